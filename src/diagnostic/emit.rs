//! The writers of findings, one file a format, chosen by name.
//!
//! A writer is a function of the findings and the texts; it prints nothing itself and reads no file.

mod github;
mod human;
mod json;
mod short;

use std::collections::BTreeMap;
use std::fmt;

use super::{Diagnostic, Diagnostics, Severity, Texts};
use crate::text::{FileId, LineColumn, LineIndex, Span, counted};

/// Where a report belongs.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Stream {
    /// With what the program has to say beside its result.
    Stderr,
    /// It is the result.
    Stdout,
}

/// A format of the report.
#[derive(Debug)]
pub struct Writer {
    /// The value of `--format`.
    pub name: &'static str,
    /// Who it is for, in one line.
    pub summary: &'static str,
    /// Where the report belongs.
    pub stream: Stream,
    /// The whole report. May hold terminal styles, which the caller strips where they are not wanted.
    pub write: fn(&Report<'_>) -> String,
}

/// Every format; the first is the default.
pub static WRITERS: &[&Writer] = &[&human::WRITER, &short::WRITER, &json::WRITER, &github::WRITER];

/// The writer of a name.
#[must_use]
pub fn find(name: &str) -> Option<&'static Writer> {
    WRITERS.iter().find(|writer| writer.name == name).copied()
}

/// The findings of a run, sorted, and the texts they point into.
pub struct Report<'a> {
    findings: &'a Diagnostics,
    texts: &'a dyn Texts,
    lines: BTreeMap<FileId, LineIndex>,
}

impl<'a> Report<'a> {
    /// Binds findings to their texts. The line starts are found once for each file that is pointed at.
    #[must_use]
    pub fn new(findings: &'a Diagnostics, texts: &'a dyn Texts) -> Self {
        let spans = findings.iter().flat_map(|finding| {
            finding.span.into_iter().chain(finding.labels.iter().map(|label| label.span))
        });
        let lines = spans.map(|span| (span.file, LineIndex::new(texts.text(span.file)))).collect();
        Self { findings, texts, lines }
    }

    /// The findings in the order of the report.
    fn findings(&self) -> impl Iterator<Item = &'a Diagnostic> {
        self.findings.iter()
    }

    /// How many there are of each weight.
    #[must_use]
    pub fn summary(&self) -> Summary {
        let count = |severity| self.findings.iter().filter(|finding| finding.severity == severity).count();
        Summary {
            errors: count(Severity::Error),
            warnings: count(Severity::Warning),
            notes: count(Severity::Note),
        }
    }

    /// A place as people say it.
    fn place(&self, span: Span) -> Place<'a> {
        let text = self.texts.text(span.file);
        let at = |offset: u32| match self.lines.get(&span.file) {
            Some(lines) => lines.position(text, offset as usize),
            None => LineColumn { line: 1, column: 1 },
        };
        Place { path: self.texts.path(span.file), start: at(span.start), end: at(span.end) }
    }
}

/// A place as people say it.
struct Place<'a> {
    path: &'a str,
    start: LineColumn,
    end: LineColumn,
}

/// How many findings there are of each weight.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Summary {
    /// Findings that fail the run.
    pub errors: usize,
    /// Findings that fail it under `--strict`.
    pub warnings: usize,
    /// Findings that never do.
    pub notes: usize,
}

impl fmt::Display for Summary {
    /// `3 errors, 1 warning`; what there is none of is left out, and `no findings` if there is none at all.
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        let counts = [
            (self.errors, "error", "errors"),
            (self.warnings, "warning", "warnings"),
            (self.notes, "note", "notes"),
        ];
        let words: Vec<String> = counts
            .into_iter()
            .filter(|(count, ..)| *count > 0)
            .map(|(count, one, many)| counted(count, one, many))
            .collect();
        out.write_str(if words.is_empty() { "no findings" } else { "" })?;
        out.write_str(&words.join(", "))
    }
}

/// A weight in one word, as every format writes it.
pub(crate) fn word(severity: Severity) -> &'static str {
    match severity {
        Severity::Error => "error",
        Severity::Warning => "warning",
        Severity::Note => "note",
    }
}

#[cfg(test)]
mod tests;
