//! `collegiale`: see `collegiale --help`.

use std::process::ExitCode;

use clap::Parser as _;
use server::command::Arguments;

#[tokio::main]
async fn main() -> ExitCode {
    match Arguments::parse().run().await {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("collegiale: {error}");
            ExitCode::FAILURE
        }
    }
}
