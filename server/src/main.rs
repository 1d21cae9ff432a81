//! `collegiale`: see `collegiale --help`.

use std::process::ExitCode;

use clap::Parser as _;
use server::command::Arguments;

fn main() -> ExitCode {
    if let Err(error) = server::heap::settle() {
        eprintln!("collegiale: more memory than needed will be used ({error})");
    }
    serve()
}

#[tokio::main]
async fn serve() -> ExitCode {
    match Arguments::parse().run().await {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("collegiale: {error}");
            ExitCode::FAILURE
        }
    }
}
