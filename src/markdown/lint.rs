//! What looks like a construct and would be printed as it stands: broken figures, missing footnotes.
//!
//! Works on runs of the source that the parser took for text, so that code, comments and escapes are left alone.

use std::ops::Range;

use crate::diagnostic::{Diagnostic, code};
use crate::text::Span;

/// How far the beginning and the end of a broken figure are looked for, in bytes; an expression is at most 1,000
/// long.
const REACH: usize = 1_200;

/// The longest name of a footnote, in bytes: that of link labels in CommonMark.
const LABEL: usize = 999;

/// A construct that the parser did not see.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Fault {
    /// A figure whose target has blanks or line ends in it, or no end; with its target, if that is found.
    Figure { range: Range<usize>, target: Option<String> },
    /// Words with a link inside them, bound to an expression or linked themselves.
    Nested { range: Range<usize> },
    /// A reference to a footnote that is not defined.
    Footnote { range: Range<usize>, label: String },
}

impl Fault {
    /// The bytes of the source.
    pub(super) fn range(&self) -> Range<usize> {
        match self {
            Self::Figure { range, .. } | Self::Nested { range } | Self::Footnote { range, .. } => {
                range.clone()
            }
        }
    }

    /// The finding for it.
    pub(super) fn diagnostic(&self, span: Span) -> Diagnostic {
        match self {
            Self::Figure { target: Some(target), .. } => broken_figure(target, span),
            Self::Figure { target: None, .. } => {
                Diagnostic::new(&code::markdown::FIGURE_NOT_A_LINK, span, "this figure is no link and would be printed raw")
                    .help("a figure is `[words](=expression)`: check that its brackets and parentheses are closed")
            }
            Self::Nested { .. } => Diagnostic::new(
                &code::markdown::FIGURE_NOT_A_LINK,
                span,
                "a link or footnote stands inside the words of a link, so the outer one is printed raw",
            )
            .help("end the first link before the second begins; one figure may take several expressions: `[from 46 to 353](=a,b)`"),
            Self::Footnote { label, .. } => {
                let message = format!("the footnote `[^{label}]` is not defined");
                Diagnostic::new(&code::markdown::UNDEFINED_FOOTNOTE, span, message)
                    .help(format!("write `[^{label}]: …` in a paragraph of its own"))
            }
        }
    }
}

/// Says why a closed figure is no link, and how it would be one.
fn broken_figure(target: &str, span: Span) -> Diagnostic {
    let one_line = target.split_whitespace().collect::<Vec<_>>().join(" ");
    let reason = match (target.contains('|'), target.contains('\n')) {
        (true, _) => "a `|` ends the table cell",
        (_, true) => "its target runs over two lines",
        _ if one_line.contains(' ') => "its target has spaces in it",
        _ => "its brackets do not match",
    };
    let message = format!("this figure is no link and would be printed raw: {reason}");
    let finding = Diagnostic::new(&code::markdown::FIGURE_NOT_A_LINK, span, message);
    if one_line.contains(' ') {
        let without: String = one_line.split(' ').collect();
        finding.help(format!("write `(<{one_line}>)` or `({without})`"))
    } else {
        finding.help(format!("write `[words]({one_line})`"))
    }
}

/// The faults in a run of text. `follows_link`: a link, figure or footnote stands before it in the same line.
pub(super) fn text(source: &str, run: Range<usize>, follows_link: bool) -> Vec<Fault> {
    let found = |pattern: &'static str| {
        let text = source.get(run.clone()).unwrap_or_default();
        text.match_indices(pattern)
            .map(|(at, _)| run.start + at)
            .filter(|at| !is_escaped(source, *at))
            .collect::<Vec<_>>()
    };
    let is_figure = |at: usize| {
        source.get(at + 2..).is_some_and(|rest| rest.starts_with('=') || rest.starts_with("fig:"))
    };
    let mut faults = Vec::new();
    for at in found("](") {
        match opening(source, at) {
            Some(start) if follows_link && start < run.start => {
                faults.push(Fault::Nested { range: start..at + 2 })
            }
            start if is_figure(at) => faults.push(figure(source, start.unwrap_or(at), at + 2)),
            _ => {}
        }
    }
    faults.extend(found("[^").into_iter().filter_map(|at| footnote(source, at)));
    faults
}

/// A broken figure whose words begin at `start` and whose target begins at `target`.
fn figure(source: &str, start: usize, target: usize) -> Fault {
    let rest = source.get(target..).unwrap_or_default();
    let mut depth = 0_u32;
    for (at, letter) in rest.char_indices().take_while(|(at, _)| *at < REACH) {
        match letter {
            '(' => depth += 1,
            ')' if depth == 0 => {
                let written = rest.get(..at).unwrap_or_default();
                return Fault::Figure { range: start..target + at + 1, target: Some(written.to_owned()) };
            }
            ')' => depth -= 1,
            '\n' if rest
                .get(at + 1..)
                .is_some_and(|next| next.trim_start_matches([' ', '\t', '\r']).starts_with('\n')) =>
            {
                break;
            }
            _ => {}
        }
    }
    let line = rest.lines().next().unwrap_or_default().len();
    Fault::Figure { range: start..target + line, target: None }
}

/// A footnote reference that begins at `at`.
fn footnote(source: &str, at: usize) -> Option<Fault> {
    let end = source.floor_char_boundary(at.saturating_add(LABEL));
    let (label, _) = source.get(at + 2..end)?.split_once(']')?;
    let is_label = !label.is_empty() && !label.contains(['[', '\n', ' ']);
    is_label.then(|| Fault::Footnote { range: at..at + 3 + label.len(), label: label.to_owned() })
}

/// The bracket in the same paragraph that the one at `close` answers.
fn opening(source: &str, close: usize) -> Option<usize> {
    let window = source.floor_char_boundary(close.saturating_sub(REACH));
    let before = source.get(window..close)?;
    let paragraph = before.rfind("\n\n").map_or(0, |at| at + 2);
    let mut depth = 0_u32;
    for (at, letter) in before.char_indices().rev().take_while(|(at, _)| *at >= paragraph) {
        match letter {
            _ if is_escaped(before, at) => {}
            ']' => depth += 1,
            '[' if depth == 0 => return Some(window + at),
            '[' => depth -= 1,
            _ => {}
        }
    }
    None
}

/// Whether an odd number of backslashes stands before a byte.
fn is_escaped(source: &str, at: usize) -> bool {
    let before = source.get(..at).unwrap_or_default();
    (before.len() - before.trim_end_matches('\\').len()) % 2 == 1
}
