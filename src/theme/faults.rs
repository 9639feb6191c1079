//! What the engine says about a template, turned into findings with a place.
//!
//! Syntax and rendering faults carry a span; unknown names arrive as drawn reports only, whose
//! `--> file:line:column` line is read back here. Must not decide which files stay in the set.

use std::error::Error as _;

use tera::{Error, ErrorKind};

use super::{BUILTIN, Overrides, builtin_templates};
use crate::diagnostic::{Code, Diagnostic};
use crate::text::{Span, nearest};

/// A fault in a template.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Fault {
    /// Name of the template, with its prefix if it is built in; empty where none is known.
    pub(super) file: String,
    /// Where in it.
    place: Place,
    /// What is wrong.
    message: String,
    /// The names that exist instead of a missing one, where the engine lists them.
    available: Vec<String>,
    /// Where the faulty part was called from, innermost first.
    callers: Vec<(String, Place)>,
}

/// A place in a template.
#[derive(Debug, Clone, PartialEq, Eq)]
enum Place {
    /// Bytes of the template.
    Bytes(std::ops::Range<usize>),
    /// Line and column, both from 1, columns in characters; and how many characters.
    Drawn(usize, usize, usize),
    /// The whole file.
    Whole,
}

impl Fault {
    /// The finding: at its place if the template is one of the site's files, else where a file of
    /// the site called it.
    pub(super) fn diagnostic(&self, code: &'static Code, overrides: &Overrides) -> Diagnostic {
        let span = |file: &str, place: &Place| {
            let (text, file) = overrides.get(file)?;
            Some(Span::new(*file, place.bytes(text)))
        };
        let mut callers = self.callers.iter().filter_map(|(file, place)| span(file, place));
        let mut finding = match span(&self.file, &self.place) {
            Some(own) => Diagnostic::new(code, own, self.message.clone()),
            None => self.elsewhere(code, callers.next()),
        };
        for caller in callers {
            finding = finding.also(caller, "called from here");
        }
        if self.available.is_empty() {
            return finding;
        }
        let missing = self.message.split('`').nth(1).unwrap_or_default();
        let names = self.available.iter().map(String::as_str);
        finding
            .suggest(nearest(missing, names))
            .note(format!("available fields: {}", self.available.join(", ")))
    }

    /// The finding for a fault that shows in a built-in template, or in none.
    fn elsewhere(&self, code: &'static Code, caller: Option<Span>) -> Diagnostic {
        let finding = match caller {
            Some(caller) => Diagnostic::new(code, caller, self.message.clone()),
            None => Diagnostic::without_place(code, self.message.clone()),
        };
        let Some(name) = self.file.strip_prefix(BUILTIN) else { return finding };
        let line = self.builtin_line(name).map(|line| format!(", line {line}")).unwrap_or_default();
        let finding = finding.note(format!("in the built-in template `{name}`{line}"));
        if caller.is_some() {
            return finding;
        }
        finding.help("look for the cause in a template that the site puts in place of a built-in one")
    }

    /// The line of a built-in template that the fault is in, from 1.
    fn builtin_line(&self, name: &str) -> Option<usize> {
        let (_, text) = builtin_templates().find(|(builtin, _)| *builtin == name)?;
        let before = text.get(..self.place.bytes(text).start)?;
        Some(before.matches('\n').count() + 1)
    }

    /// Whether the fault is only that a file left out for its own faults is missing.
    pub(super) fn follows_from(&self, dropped: &[String]) -> bool {
        !dropped.is_empty()
            && (self.message.starts_with("unknown component")
                || dropped.iter().any(|name| self.message.contains(&format!("`{name}`"))))
    }
}

impl Place {
    /// The place as bytes of the text.
    fn bytes(&self, text: &str) -> std::ops::Range<usize> {
        match *self {
            Self::Bytes(ref range) => range.clone(),
            Self::Whole => 0..text.find('\n').unwrap_or(text.len()),
            Self::Drawn(line, column, width) => {
                let start: usize =
                    text.split_inclusive('\n').take(line.saturating_sub(1)).map(str::len).sum();
                let rest = text.get(start..).unwrap_or_default();
                let at = |chars: usize| start + rest.chars().take(chars).map(char::len_utf8).sum::<usize>();
                at(column.saturating_sub(1))..at(column.saturating_sub(1) + width)
            }
        }
    }
}

/// The fault of a file that is no template at all; `None` if it can be read.
pub(super) fn syntax(error: &Error) -> Option<Fault> {
    match error.kind() {
        ErrorKind::SyntaxError(report) => Some(reported(report)),
        _ => None,
    }
}

/// The faults that the set as a whole has.
pub(super) fn references(error: &Error) -> Vec<Fault> {
    match error.kind() {
        ErrorKind::MissingParent { current, parent } => {
            vec![whole(current, format!("unknown template `{parent}` to extend"))]
        }
        ErrorKind::CircularExtend { tpl, .. } => {
            vec![whole(tpl, "the template extends itself in a circle".to_owned())]
        }
        ErrorKind::CircularInclude { tpl, .. } => {
            vec![whole(tpl, "the template includes itself in a circle".to_owned())]
        }
        ErrorKind::SyntaxError(report) => vec![reported(report)],
        ErrorKind::Msg(text) => drawn(text),
        other => vec![whole("", other.to_string())],
    }
}

/// The faults without those that show again in a further built-in template: one file of the site is
/// behind them all.
pub(super) fn told_once(faults: &[Fault]) -> impl Iterator<Item = &Fault> {
    faults.iter().enumerate().filter_map(|(at, fault)| {
        let again = |earlier: &Fault| earlier.message == fault.message;
        let repeated = fault.file.starts_with(BUILTIN) && faults.iter().take(at).any(again);
        (!repeated).then_some(fault)
    })
}

/// The fault of a rendering; `template` is the one that was asked for.
pub(super) fn rendering(template: &str, error: &Error) -> Fault {
    match error.kind() {
        ErrorKind::RenderingError(report) | ErrorKind::SyntaxError(report) => {
            Fault { callers: callers(&error.to_string()), ..reported(report) }
        }
        ErrorKind::TemplateNotFound(name) => whole("", format!("unknown template `{name}`")),
        other => {
            let cause = error.source().map(|cause| format!(": {cause}")).unwrap_or_default();
            whole(template, format!("{other}{cause}"))
        }
    }
}

/// A fault with a span of its own.
fn reported(report: &tera::ReportError) -> Fault {
    let (message, fields) =
        report.message().split_once(". Available fields: ").unwrap_or((report.message(), ""));
    Fault {
        file: report.filename().to_owned(),
        place: Place::Bytes(report.span().range.clone()),
        message: voiced(message),
        available: fields.split(", ").filter(|name| !name.is_empty()).map(str::to_owned).collect(),
        callers: Vec::new(),
    }
}

/// A fault of a whole file.
fn whole(file: &str, message: String) -> Fault {
    Fault { file: file.to_owned(), place: Place::Whole, message, available: Vec::new(), callers: Vec::new() }
}

/// The faults in a message of drawn reports; the message itself where it holds none.
fn drawn(text: &str) -> Vec<Fault> {
    let reports: Vec<_> = text.split("error: ").filter_map(report).collect();
    if !reports.is_empty() {
        return reports;
    }
    // "Component `x` is defined in both `a` and `b`": the second file is the one to change.
    let file = text.rsplit('`').nth(1).unwrap_or_default();
    vec![whole(file, voiced(text))]
}

/// Reads one drawn report: message, `--> file:line:column`, three lines of drawing.
fn report(text: &str) -> Option<Fault> {
    let mut lines = text.lines();
    let message = voiced(lines.next()?);
    let (file, line, column) = locus(lines.next()?.trim_start().strip_prefix("--> ")?)?;
    let width = lines.find(|line| line.contains('^')).map_or(1, |line| line.matches('^').count());
    let place = Place::Drawn(line, column, width);
    Some(Fault { file: file.to_owned(), place, message, available: Vec::new(), callers: Vec::new() })
}

/// The places in the notes of a drawn report: `note: called from file:line:column`.
fn callers(text: &str) -> Vec<(String, Place)> {
    let notes = text.lines().filter_map(|line| line.strip_prefix("note: called from "));
    notes
        .filter_map(locus)
        .map(|(file, line, column)| (file.to_owned(), Place::Drawn(line, column, 1)))
        .collect()
}

/// Takes `file:line:column` apart.
fn locus(text: &str) -> Option<(&str, usize, usize)> {
    let mut parts = text.rsplitn(3, ':');
    let column = parts.next()?.parse().ok()?;
    let line = parts.next()?.parse().ok()?;
    Some((parts.next()?, line, column))
}

/// The engine's sentence in our voice: no capital, no full stop.
fn voiced(message: &str) -> String {
    let message = message.trim().trim_end_matches('.');
    let mut chars = message.chars();
    chars.next().map(|first| first.to_lowercase().chain(chars).collect()).unwrap_or_default()
}
