//! The program: hands its arguments to the command line and returns its exit code. Decides nothing.

use std::process::ExitCode;

fn main() -> ExitCode {
    briefing::cli::run(std::env::args_os())
}
