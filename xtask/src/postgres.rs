//! A PostgreSQL of our own: temporary folder, free port, gone at the end.

use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};
use std::time::{Duration, Instant};

use anyhow::{Context, Result, bail};

use crate::sh;

/// A running PostgreSQL; dropping it stops it and removes its files.
#[derive(Debug)]
pub struct Postgres {
    programs: PathBuf,
    folder: PathBuf,
    account: Option<&'static str>,
    port: u16,
    child: Option<Child>,
}

impl Postgres {
    /// Makes an empty cluster and starts it.
    pub fn start() -> Result<Self> {
        let programs = programs().context("PostgreSQL is not installed (initdb was not found)")?;
        let port = sh::free_port()?;
        let folder = std::env::temp_dir().join(format!("collegiale-pg-{port}"));
        std::fs::create_dir_all(&folder)?;
        // PostgreSQL refuses to run as root.
        let root = sh::read(Command::new("id").arg("-u"))?.trim() == "0";
        let account = root.then(|| {
            if sh::read(Command::new("id").arg("postgres")).is_ok() {
                "postgres"
            } else {
                "nobody"
            }
        });
        let mut postgres = Self {
            programs,
            folder,
            account,
            port,
            child: None,
        };
        if let Some(account) = account {
            sh::run(Command::new("chown").arg(account).arg(&postgres.folder))?;
        }
        sh::read(
            postgres
                .program("initdb")
                .arg("-D")
                .arg(postgres.data())
                .args(["-U", "collegiale", "--auth=trust", "--no-sync"])
                .args(["--encoding=UTF8", "--locale=C.UTF-8"]),
        )?;
        postgres.serve()?;
        Ok(postgres)
    }

    /// Address of one of its databases.
    pub fn url(&self, database: &str) -> String {
        format!("postgres://collegiale@127.0.0.1:{}/{database}", self.port)
    }

    /// Makes an empty database and gives its address.
    pub fn create(&self, database: &str) -> Result<String> {
        sh::read(
            self.program("createdb")
                .args(["-h", "127.0.0.1", "-U", "collegiale", "-p"])
                .arg(self.port.to_string())
                .arg(database),
        )?;
        Ok(self.url(database))
    }

    /// Starts serving, on the same port as before.
    pub fn serve(&mut self) -> Result<()> {
        let log = std::fs::File::create(self.folder.with_extension("log"))?;
        let mut command = self.program("postgres");
        command
            .arg("-D")
            .arg(self.data())
            .arg("-k")
            .arg(&self.folder)
            .args(["-h", "127.0.0.1", "-p", &self.port.to_string()]);
        // Nothing here outlives the tests: no need to wait for the disk.
        for setting in [
            "fsync=off",
            "synchronous_commit=off",
            "full_page_writes=off",
            "max_connections=300",
            "shared_buffers=128MB",
        ] {
            command.args(["-c", setting]);
        }
        self.child = Some(
            command
                .stdin(Stdio::null())
                .stdout(log.try_clone()?)
                .stderr(log)
                .spawn()?,
        );
        let start = Instant::now();
        while sh::read(self.program("pg_isready").args([
            "-h",
            "127.0.0.1",
            "-p",
            &self.port.to_string(),
        ]))
        .is_err()
        {
            if Duration::from_mins(1) < start.elapsed() {
                bail!(
                    "PostgreSQL did not start:\n{}",
                    std::fs::read_to_string(self.folder.with_extension("log")).unwrap_or_default()
                );
            }
            std::thread::sleep(Duration::from_millis(100));
        }
        Ok(())
    }

    /// Stops serving: connections are cut, the data stays.
    pub fn halt(&mut self) -> Result<()> {
        sh::read(
            self.program("pg_ctl")
                .arg("-D")
                .arg(self.data())
                .args(["stop", "-m", "fast", "-w"]),
        )?;
        if let Some(mut child) = self.child.take() {
            child.wait()?;
        }
        Ok(())
    }

    fn data(&self) -> PathBuf {
        self.folder.join("data")
    }

    /// One of PostgreSQL's programs, as an account that may run it.
    fn program(&self, name: &str) -> Command {
        let path = self.programs.join(name);
        let mut command = if let Some(account) = self.account {
            let mut command = Command::new("setpriv");
            command
                .args(["--reuid", account, "--clear-groups", "--regid"])
                .arg(if account == "nobody" {
                    "nogroup"
                } else {
                    account
                })
                .arg(path);
            command
        } else {
            Command::new(path)
        };
        // Another account may not enter the folder that xtask was started in.
        command.current_dir(std::env::temp_dir());
        command
    }
}

impl Drop for Postgres {
    fn drop(&mut self) {
        // The system's temporary folder is cleaned some day; a failure here must not hide another.
        let _halted = self.halt();
        let _removed = std::fs::remove_dir_all(&self.folder);
        let _removed = std::fs::remove_file(self.folder.with_extension("log"));
    }
}

/// The folder of the newest PostgreSQL on this machine.
pub fn programs() -> Option<PathBuf> {
    let mut versions: Vec<(u32, PathBuf)> = ["/usr/lib/postgresql", "/opt/homebrew/opt"]
        .iter()
        .filter_map(|folder| std::fs::read_dir(Path::new(folder)).ok())
        .flatten()
        .flatten()
        .filter_map(|entry| {
            let name = entry.file_name().to_string_lossy().into_owned();
            let version = name.trim_start_matches("postgresql@").parse().ok()?;
            Some((version, entry.path().join("bin")))
        })
        .filter(|(_, folder)| folder.join("initdb").is_file())
        .collect();
    versions.sort();
    versions.pop().map(|(_, folder)| folder).or_else(|| {
        let path = std::env::var_os("PATH")?;
        std::env::split_paths(&path).find(|folder| folder.join("initdb").is_file())
    })
}
