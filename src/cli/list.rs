//! `briefing list`: what can be named, one line an entry.

use std::path::PathBuf;

use clap::{Args, ValueEnum};

use super::Exit;
use super::screen::Screen;
use super::site::{Shown, read, report_human};
use crate::data::catalog::Catalog;
use crate::diagnostic::{Diagnostics, code, emit};
use crate::exhibit::ExhibitSpec;
use crate::expr::functions::FUNCTIONS;
use crate::input::InputSet;
use crate::markdown::parse_inline;
use crate::pipeline::{self, Options};

/// What was typed after `list`.
#[derive(Debug, Args)]
pub(super) struct List {
    /// What to list
    what: What,
    /// The folder that holds `content/`, for what a briefing holds
    #[arg(long, value_name = "DIR", default_value = ".")]
    root: PathBuf,
}

/// What can be listed.
#[derive(Debug, Clone, Copy, ValueEnum)]
enum What {
    /// The series of a briefing
    Series,
    /// The acts of a briefing
    Acts,
    /// The events of a briefing
    Events,
    /// The sources of a briefing
    Sources,
    /// The charts of a briefing
    Charts,
    /// The kinds of findings
    Codes,
    /// What expressions can compute
    Functions,
    /// The formats of a report
    Formats,
}

/// What can be named, and what it is.
type Entry = (String, String);

impl List {
    /// Prints the list.
    pub(super) fn run(self, screen: &mut Screen) -> Exit {
        if let Some(entries) = built_in(self.what) {
            return print(&entries, screen);
        }
        let mut sink = Diagnostics::new();
        let inputs = match read(&self.root, &mut sink, screen) {
            Ok(inputs) => inputs,
            Err(exit) => return exit,
        };
        let printed = print(&of_briefing(self.what, &inputs), screen);
        // The list lacks what stands in a file that cannot be read.
        let texts = Shown::new(&self.root, &inputs);
        let summary = report_human(&sink.sorted(&texts), &texts, screen);
        if summary.errors > 0 { Exit::Findings } else { printed }
    }
}

fn print(entries: &[Entry], screen: &mut Screen) -> Exit {
    let width = entries.iter().map(|(name, _)| name.chars().count()).max().unwrap_or(0);
    let lines = entries.iter().map(|(name, summary)| format!("{name:<width$}  {summary}\n"));
    screen.result(&lines.collect::<String>());
    Exit::Clean
}

/// What every briefing has.
fn built_in(what: What) -> Option<Vec<Entry>> {
    let entry = |name: &str, summary: &str| (name.to_owned(), summary.to_owned());
    Some(match what {
        What::Codes => code::all().map(|code| entry(code.name, code.summary)).collect(),
        What::Functions => FUNCTIONS.iter().map(|one| entry(one.signature, one.summary)).collect(),
        What::Formats => emit::WRITERS.iter().map(|writer| entry(writer.name, writer.summary)).collect(),
        _ => return None,
    })
}

/// What a briefing has, in the order of its files. Its faults are the business of `check`.
fn of_briefing(what: What, inputs: &InputSet) -> Vec<Entry> {
    if matches!(what, What::Charts) {
        return pipeline::charts(inputs).iter().map(chart).collect();
    }
    let (catalog, _) = pipeline::catalog(inputs, &Options::default());
    of_catalog(what, &catalog)
}

fn of_catalog(what: What, catalog: &Catalog) -> Vec<Entry> {
    let entry =
        |id: &String, title: &String| (id.clone(), title.split_whitespace().collect::<Vec<_>>().join(" "));
    match what {
        What::Series => catalog.series.iter().map(|(id, one)| entry(id, &one.title)).collect(),
        What::Acts => catalog.acts.iter().map(|(id, one)| entry(id, &one.title)).collect(),
        What::Events => catalog.events.iter().map(|(id, one)| entry(id, &one.title)).collect(),
        What::Sources => catalog.sources.iter().map(|(id, one)| entry(id, &one.title)).collect(),
        What::Charts | What::Codes | What::Functions | What::Formats => Vec::new(),
    }
}

/// A chart by its title as readers see it, without the expressions behind its figures.
fn chart(spec: &ExhibitSpec) -> Entry {
    let place = |range| spec.title.place_in(range);
    let title = parse_inline(spec.title.text(), &place, &mut Diagnostics::new());
    (spec.id.clone(), title.plain())
}
