//! The command line: what was typed, what it means, and what is said about it.
//!
//! The door to the terminal and the environment. Each command is a file of its own and one line of `Command`; what
//! it does is the library's.

mod build;
mod explain;
mod fill;
mod list;
mod screen;
mod site;

use std::ffi::OsString;
use std::process::ExitCode;

use clap::error::ErrorKind;
use clap::{Parser, Subcommand};

use screen::Screen;

/// Builds data briefings in which a wrong number cannot be published.
#[derive(Parser)]
#[command(name = "briefing", version, about, max_term_width = 100, disable_help_subcommand = true)]
struct Arguments {
    #[command(subcommand)]
    command: Command,
}

/// What the program can do.
#[derive(Subcommand)]
enum Command {
    /// Check a briefing and write its site
    Build(build::Build),
    /// Do what `build` does, but write nothing
    Check(build::Check),
    /// Say what a finding or a function means, or what an expression comes to
    Explain(explain::Explain),
    /// Write computed values into `[?](=…)`, in the source
    Fill(fill::Fill),
    /// List what can be named
    List(list::List),
}

/// How a run ended, as its exit code says it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Exit {
    /// No finding of error level.
    Clean = 0,
    /// Errors in the briefing.
    Findings = 1,
    /// The run could not be made at all.
    CouldNotRun = 2,
}

impl From<Exit> for ExitCode {
    fn from(exit: Exit) -> Self {
        Self::from(exit as u8)
    }
}

/// Runs the program with these arguments, of which the first is its own name.
pub fn run(arguments: impl IntoIterator<Item = OsString>) -> ExitCode {
    let arguments = match Arguments::try_parse_from(arguments) {
        Ok(arguments) => arguments,
        Err(error) => return answer(&error).into(),
    };
    let mut screen = Screen::new();
    let exit = match arguments.command {
        Command::Build(command) => command.run(&mut screen),
        Command::Check(command) => command.run(&mut screen),
        Command::Explain(command) => command.run(&mut screen),
        Command::Fill(command) => command.run(&mut screen),
        Command::List(command) => command.run(&mut screen),
    };
    exit.into()
}

/// Help and version are answers; everything else that keeps arguments from being read is a mistake.
fn answer(error: &clap::Error) -> Exit {
    // A reader that went away is no reason to fail.
    let _ = error.print();
    match error.kind() {
        ErrorKind::DisplayHelp | ErrorKind::DisplayVersion => Exit::Clean,
        _ => Exit::CouldNotRun,
    }
}
