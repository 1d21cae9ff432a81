//! `cargo xtask run`: from a clone to the demonstration in one command.

use anyhow::{Result, bail};

use crate::build;
use crate::demo::Demo;
use crate::place::Place;
use crate::site::Flavour;

/// Options of `cargo xtask run` and `cargo xtask dev`.
#[derive(Clone, Debug, clap::Args)]
pub struct Options {
    /// Throw the demonstration's database away and start over.
    #[arg(long)]
    pub fresh: bool,
    /// A database of its own, such as `postgres://user@localhost/demo`; SQLite in `data/` otherwise.
    #[arg(long)]
    pub database_url: Option<String>,
    /// Port on 127.0.0.1.
    #[arg(long, default_value_t = 3000)]
    pub port: u16,
    /// About how many members the demonstration has, when it is loaded.
    #[arg(long)]
    pub members: Option<u32>,
    /// Optimise the server: the first start takes longer, pages come faster.
    #[arg(long)]
    pub release: bool,
}

impl Options {
    /// The demonstration these options ask for.
    pub fn demo(&self, place: &Place) -> Result<Demo> {
        let database_url = if let Some(url) = &self.database_url {
            url.clone()
        } else {
            std::fs::create_dir_all(place.data())?;
            format!("sqlite://{}", place.data().join("demo.db").display())
        };
        Ok(Demo {
            database_url,
            port: self.port,
            members: self.members,
            fresh: self.fresh,
            quiet: false,
        })
    }
}

/// Builds, loads, serves, until Ctrl-C.
pub fn run(place: &Place, options: &Options) -> Result<()> {
    if std::net::TcpListener::bind(("127.0.0.1", options.port)).is_err() {
        bail!(
            "port {} is taken: is another `cargo xtask run` open? `--port` chooses another",
            options.port
        );
    }
    if !options.release {
        println!(
            "Building without optimisation, so that the first start is short: about four minutes \
             on two cores. `--release` answers faster."
        );
    }
    let built = build::parts(place, options.release, Flavour::Full)?;
    let mut server = options.demo(place)?.command(place, &built).spawn()?;
    // Ctrl-C reaches the server too; it ends by itself when its requests are answered.
    let status = server.wait()?;
    if !status.success() && status.code().is_some() {
        bail!("the server ended with {status}");
    }
    Ok(())
}
