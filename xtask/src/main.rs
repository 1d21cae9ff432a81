//! Set-up, build, run, test and bench of Collégiale: `cargo xtask --help`.

mod belenios;
mod bench;
mod build;
mod demo;
mod dev;
mod http;
mod install;
mod place;
mod postgres;
mod run;
mod screenshots;
mod sh;
mod site;
mod test;

use clap::{Parser, Subcommand};

/// Everything that is done with Collégiale from a clone of it.
#[derive(Debug, Parser)]
#[command(name = "cargo xtask", bin_name = "cargo xtask")]
struct Arguments {
    #[command(subcommand)]
    task: Task,
}

#[derive(Debug, Subcommand)]
enum Task {
    /// Build everything, load the demonstration and serve it on 127.0.0.1.
    Run(run::Options),
    /// Like `run`, and rebuild and restart when a file changes.
    Dev(run::Options),
    /// Build the browser's files and the server, and say where they are.
    Build(build::Options),
    /// Formatting, lints, boundaries, unit, integration (SQLite, PostgreSQL) and browser tests.
    Test(test::Options),
    /// Measure the figures of the specification and write `docs/bench.md`.
    Bench(bench::Options),
    /// Take the pictures of `docs/screenshots`.
    Screenshots,
}

fn main() -> anyhow::Result<()> {
    let arguments = Arguments::parse();
    let place = place::Place::find()?;
    match arguments.task {
        Task::Run(options) => run::run(&place, &options),
        Task::Dev(options) => dev::dev(&place, &options),
        Task::Build(options) => build::build(&place, options).map(drop),
        Task::Test(options) => test::test(&place, &options),
        Task::Bench(options) => bench::bench(&place, &options),
        Task::Screenshots => screenshots::take(&place),
    }
}
