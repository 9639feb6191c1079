//! What a run has to say to its user: findings with a place, a code and the words that would pass.
//!
//! Holds no formatted text with paths and prints nothing; the writers under `emit` do that.

pub mod code;
mod codes;
pub mod emit;

use crate::text::{FileId, Span};

pub use code::Code;

/// How much a finding weighs.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Severity {
    /// Fails the run.
    Error,
    /// Fails the run under `--strict`.
    Warning,
    /// Never fails.
    Note,
}

/// A second place that explains a finding.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct Label {
    /// Where.
    pub span: Span,
    /// What is to be seen there.
    pub text: String,
}

/// One finding.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Diagnostic {
    /// What kind of finding, with its long explanation.
    pub code: &'static Code,
    /// How much it weighs; the code's own severity unless a stage lowers it.
    pub severity: Severity,
    /// Where; `None` only for what has no place in an input (a missing folder).
    pub span: Option<Span>,
    /// What is wrong, in one line: lower case, no full stop, values in backticks.
    pub message: String,
    /// Text under the primary place, if it adds something.
    pub label: String,
    /// Further places.
    pub labels: Vec<Label>,
    /// Facts that explain the finding: `value 2.575 (3,188 t ÷ 1,238 t)`.
    pub notes: Vec<String>,
    /// What to write instead.
    pub help: Vec<String>,
}

impl Diagnostic {
    /// A finding at a place.
    #[must_use]
    pub fn new(code: &'static Code, span: Span, message: impl Into<String>) -> Self {
        Self { span: Some(span), ..Self::without_place(code, message) }
    }

    /// A finding about something that is not in any input.
    #[must_use]
    pub fn without_place(code: &'static Code, message: impl Into<String>) -> Self {
        Self {
            code,
            severity: code.severity,
            span: None,
            message: message.into(),
            label: String::new(),
            labels: Vec::new(),
            notes: Vec::new(),
            help: Vec::new(),
        }
    }

    /// Adds what to write instead.
    #[must_use]
    pub fn help(mut self, text: impl Into<String>) -> Self {
        self.help.push(text.into());
        self
    }

    /// Adds a "did you mean" where there is a near match.
    #[must_use]
    pub fn suggest(self, near: Option<&str>) -> Self {
        match near {
            Some(near) => self.help(format!("did you mean `{near}`?")),
            None => self,
        }
    }

    /// Adds a fact.
    #[must_use]
    pub fn note(mut self, text: impl Into<String>) -> Self {
        self.notes.push(text.into());
        self
    }

    /// Says something under the primary place.
    #[must_use]
    pub fn label(mut self, text: impl Into<String>) -> Self {
        self.label = text.into();
        self
    }

    /// Points at a further place.
    #[must_use]
    pub fn also(mut self, span: Span, text: impl Into<String>) -> Self {
        self.labels.push(Label { span, text: text.into() });
        self
    }

    /// Gives it another weight than its code's.
    #[must_use]
    pub fn severity(mut self, severity: Severity) -> Self {
        self.severity = severity;
        self
    }
}

/// The findings of a stage, in the order in which they were made.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Diagnostics {
    list: Vec<Diagnostic>,
}

impl Diagnostics {
    /// An empty list.
    #[must_use]
    pub fn new() -> Self {
        Self::default()
    }

    /// Adds a finding.
    pub fn push(&mut self, diagnostic: Diagnostic) {
        self.list.push(diagnostic);
    }

    /// Adds all findings of another list.
    pub fn append(&mut self, other: Self) {
        self.list.extend(other.list);
    }

    /// Whether one of them is an error.
    #[must_use]
    pub fn has_errors(&self) -> bool {
        self.list.iter().any(|finding| finding.severity == Severity::Error)
    }

    /// Whether there is none.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.list.is_empty()
    }

    /// How many there are.
    #[must_use]
    pub fn len(&self) -> usize {
        self.list.len()
    }

    /// The findings in their present order.
    pub fn iter(&self) -> std::slice::Iter<'_, Diagnostic> {
        self.list.iter()
    }

    /// The findings as users meet them: by path, place and code, each said once. The order does not depend on the
    /// number of threads or on the order of the walk. What has no place comes last.
    #[must_use]
    pub fn sorted(mut self, texts: &dyn Texts) -> Self {
        let path = |span: Option<Span>| span.map(|span| texts.path(span.file).to_owned());
        self.list.sort_by_cached_key(|finding| {
            let offsets = finding.span.map(|span| (span.start, span.end));
            let place = (finding.span.is_none(), path(finding.span), offsets);
            (place, finding.severity, finding.code.name, finding.message.clone())
        });
        self.list.dedup();
        self
    }
}

impl<'a> IntoIterator for &'a Diagnostics {
    type Item = &'a Diagnostic;
    type IntoIter = std::slice::Iter<'a, Diagnostic>;

    fn into_iter(self) -> Self::IntoIter {
        self.iter()
    }
}

impl IntoIterator for Diagnostics {
    type Item = Diagnostic;
    type IntoIter = std::vec::IntoIter<Diagnostic>;

    fn into_iter(self) -> Self::IntoIter {
        self.list.into_iter()
    }
}

impl FromIterator<Diagnostic> for Diagnostics {
    fn from_iter<I: IntoIterator<Item = Diagnostic>>(findings: I) -> Self {
        Self { list: findings.into_iter().collect() }
    }
}

/// Paths and texts of the inputs, for whoever has to show a place.
pub trait Texts {
    /// The path as a user knows it: relative to the root, with `/`.
    fn path(&self, file: FileId) -> &str;
    /// The whole text of the file; empty for what is not text.
    fn text(&self, file: FileId) -> &str;
}
