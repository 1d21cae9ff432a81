//! A server with the demonstration: for `run`, for e2e tests, for figures.

use std::process::{Child, Command, Stdio};
use std::time::{Duration, Instant};

use anyhow::{Context, Result, bail};

use crate::build::Built;
use crate::http;
use crate::place::Place;
use crate::sh;

/// Where our server says that it is ready.
pub const READY: &str = "/readyz";

/// What to serve, where.
#[derive(Clone, Debug)]
pub struct Demo {
    pub database_url: String,
    pub port: u16,
    pub members: Option<u32>,
    pub fresh: bool,
    /// Only errors are written.
    pub quiet: bool,
}

impl Demo {
    /// Where it will be.
    pub fn url(&self) -> String {
        format!("http://127.0.0.1:{}", self.port)
    }

    /// The command that serves it.
    pub fn command(&self, place: &Place, built: &Built) -> Command {
        let mut command = sh::command(&built.server, &place.root);
        command
            .arg("demo")
            .args(["--port", &self.port.to_string()])
            .env("COLLEGIALE_DATABASE__URL", &self.database_url)
            .env("COLLEGIALE_HTTP__SITE", &built.site);
        if let Some(members) = self.members {
            command.args(["--members", &members.to_string()]);
        }
        if self.fresh {
            command.arg("--fresh");
        }
        if self.quiet {
            command
                .env("COLLEGIALE_LOG__LEVEL", "error")
                .stdout(Stdio::null());
        }
        command
    }

    /// Starts it and waits until it says that it is ready.
    pub fn start(&self, place: &Place, built: &Built) -> Result<Running> {
        Running::start(&mut self.command(place, built), self.port, READY)
    }
}

/// A server that is stopped when this is dropped.
#[derive(Debug)]
pub struct Running {
    pub child: Child,
    pub port: u16,
}

impl Running {
    /// Starts a server on this port and waits until it answers 200 at `path`.
    pub fn start(command: &mut Command, port: u16, path: &str) -> Result<Self> {
        let child = command.spawn().context("the server")?;
        let mut running = Self { child, port };
        running.wait_ready(path, Duration::from_mins(3))?;
        Ok(running)
    }

    /// `http://127.0.0.1:PORT`.
    pub fn url(&self) -> String {
        format!("http://127.0.0.1:{}", self.port)
    }

    /// Asks it to end, and waits.
    pub fn stop(mut self) -> Result<()> {
        sh::stop(&mut self.child)
    }

    fn wait_ready(&mut self, path: &str, patience: Duration) -> Result<()> {
        let start = Instant::now();
        loop {
            if let Some(status) = self.child.try_wait()? {
                bail!("the server ended with {status} before it was ready");
            }
            if http::get(self.port, path).is_ok_and(|answer| answer.status == 200) {
                return Ok(());
            }
            if patience < start.elapsed() {
                bail!("the server was not ready after {} s", patience.as_secs());
            }
            std::thread::sleep(Duration::from_millis(50));
        }
    }
}

impl Drop for Running {
    fn drop(&mut self) {
        // Nothing more can be done for a server that cannot be stopped.
        let _stopped = sh::stop(&mut self.child);
    }
}
