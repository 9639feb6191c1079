//! `briefing fill`: writes computed values into the drafts of figures, in the source.

use std::path::{Path, PathBuf};

use clap::Args;

use super::Exit;
use super::screen::Screen;
use super::site::{Shown, cannot_run, read, report_human};
use crate::diagnostic::{Diagnostics, Texts};
use crate::error::Error;
use crate::input::InputSet;
use crate::output::{self, Replacement};
use crate::pipeline::{self, Filled, Options};
use crate::text::{LineIndex, counted};

/// What was typed after `fill`.
#[derive(Debug, Args)]
pub(super) struct Fill {
    /// Write nothing, and fail if something would be written
    #[arg(long)]
    check: bool,
    /// The folder that holds `content/`
    #[arg(long, value_name = "DIR", default_value = ".")]
    root: PathBuf,
}

impl Fill {
    /// Fills what can be filled, says what was written where, and reports what is left.
    pub(super) fn run(self, screen: &mut Screen) -> Exit {
        let mut sink = Diagnostics::new();
        let inputs = match read(&self.root, &mut sink, screen) {
            Ok(inputs) => inputs,
            Err(exit) => return exit,
        };
        let mut filled = pipeline::fill(&inputs, &Options::default());
        // A file that cannot be read may hold drafts, or the data of others.
        filled.diagnostics.append(sink);
        if !self.check
            && let Err(error) = write(&filled, &inputs, &self.root)
        {
            return cannot_run(&error, screen);
        }
        let texts = Shown::new(&self.root, &inputs);
        screen.result(&told(&filled, &texts));
        let summary = report_human(&filled.diagnostics.sorted(&texts), &texts, screen);
        screen.say(&closing(filled.changes.len(), filled.texts.len(), self.check));
        let is_waiting = self.check && !filled.changes.is_empty();
        if is_waiting || summary.errors > 0 { Exit::Findings } else { Exit::Clean }
    }
}

fn write(filled: &Filled, inputs: &InputSet, root: &Path) -> Result<(), Error> {
    let paths: Vec<PathBuf> = filled.texts.keys().map(|file| root.join(inputs.path(*file))).collect();
    let files = filled.texts.iter().zip(&paths).map(|((file, text), path)| Replacement {
        path,
        before: inputs.text(*file),
        after: text,
    });
    output::replace(&files.collect::<Vec<_>>())
}

/// `content/page.md:5:16: [21,000](=loans.town@2025-02)`, a line for each draft.
fn told(filled: &Filled, texts: &dyn Texts) -> String {
    let lines = filled.changes.iter().map(|change| {
        let text = texts.text(change.place.file);
        let at = LineIndex::new(text).position(text, change.place.range().start);
        let path = texts.path(change.place.file);
        format!("{path}:{}:{}: [{}](={})\n", at.line, at.column, change.words, change.expression)
    });
    lines.collect()
}

fn closing(changes: usize, files: usize, is_check: bool) -> String {
    let (figures, files) = (counted(changes, "figure", "figures"), counted(files, "file", "files"));
    match (changes, is_check) {
        (0, _) => "nothing was filled\n".to_owned(),
        (_, false) => format!("filled {figures} in {files}\n"),
        (_, true) => format!("would fill {figures} in {files}\n"),
    }
}
