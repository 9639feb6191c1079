//! `briefing list`: what can be named, one line an entry.

use clap::{Args, ValueEnum};

use super::Exit;
use super::screen::Screen;
use crate::diagnostic::{code, emit};
use crate::expr::functions::FUNCTIONS;

/// What was typed after `list`.
#[derive(Debug, Args)]
pub(super) struct List {
    /// What to list
    what: What,
}

/// What can be listed.
#[derive(Debug, Clone, Copy, ValueEnum)]
enum What {
    /// The kinds of findings
    Codes,
    /// What expressions can compute
    Functions,
    /// The formats of a report
    Formats,
}

impl List {
    /// Prints the list.
    pub(super) fn run(self, screen: &mut Screen) -> Exit {
        let entries: Vec<(&str, &str)> = match self.what {
            What::Codes => code::all().map(|code| (code.name, code.summary)).collect(),
            What::Functions => {
                FUNCTIONS.iter().map(|function| (function.signature, function.summary)).collect()
            }
            What::Formats => emit::WRITERS.iter().map(|writer| (writer.name, writer.summary)).collect(),
        };
        let width = entries.iter().map(|(name, _)| name.chars().count()).max().unwrap_or(0);
        let lines = entries.iter().map(|(name, summary)| format!("{name:<width$}  {summary}\n"));
        screen.result(&lines.collect::<String>());
        Exit::Clean
    }
}
