//! Words against data: does what an editor wrote follow from the expression it is bound to?
//!
//! Reads the words (`scan`, `reading`), the words beside them (`beside`), derives the interval that they accept
//! (`accept`) and judges the value against it (`judge`). Refuses what it cannot read; never guesses. Knows nothing of
//! Markdown or YAML: it is given words and places.

mod accept;
mod beside;
mod context;
mod date;
mod divisor;
mod form;
mod held;
mod judge;
mod measure;
mod numeral;
mod reading;
mod record;
mod relation;
mod report;
mod resolve;
mod scan;
mod show;
mod suggest;
mod wording;
mod words;

use crate::data::catalog::Catalog;
use crate::data::concern::Concerns;
use crate::data::reference::SourceId;
use crate::diagnostic::code::Code;
use crate::expr::{Evaluation, Figure};
use crate::text::Span;

pub use resolve::resolve;
pub use show::{interval, value};
pub use wording::{is_draft, wordings};
pub use words::Vocabulary;

/// What claims are judged against.
#[derive(Debug, Clone, Copy)]
pub struct Ground<'a> {
    /// The data.
    pub catalog: &'a Catalog,
    /// What the discrepancies in the data are about.
    pub concerns: &'a Concerns,
    /// The words that are understood.
    pub vocabulary: &'a Vocabulary,
}

/// The words of a figure and what stands around them, as the carrier gives them: a link in prose, a title, an alt text.
#[derive(Clone, Copy)]
pub struct ClaimText<'a> {
    /// The words, without markup.
    pub words: &'a str,
    /// The text of the same block before the words.
    pub before: &'a str,
    /// The text of the same block after the words.
    pub after: &'a str,
    /// Where in `before` and in `after` other figures stand.
    pub others: (&'a [std::ops::Range<usize>], &'a [std::ops::Range<usize>]),
    /// The editor's note: the title of the link.
    pub title: Option<&'a str>,
    /// The whole link.
    pub span: Span,
    /// Bytes of the words to their place in the file.
    pub place: &'a (dyn Fn(std::ops::Range<usize>) -> Span + Sync),
}

/// What became of a claim.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Verdict {
    /// The value is one that the words accept.
    Ok,
    /// It is, within the rounding of the sources.
    OkRounding,
    /// Outside by no more than one unit of the last place: the data moved a little.
    Drift,
    /// Outside, or a unit, base or period that does not fit.
    Wrong,
    /// The opposite of what the data says.
    Contradicts,
    /// It cannot be told.
    Unknown,
}

impl Verdict {
    /// Its word in the ledger.
    #[must_use]
    pub fn word(self) -> &'static str {
        match self {
            Self::Ok => "ok",
            Self::OkRounding => "ok-rounding",
            Self::Drift => "drift",
            Self::Wrong => "wrong",
            Self::Contradicts => "contradicts",
            Self::Unknown => "unknown",
        }
    }

    /// Whether the sentence may stand.
    #[must_use]
    pub fn passes(self) -> bool {
        matches!(self, Self::Ok | Self::OkRounding)
    }
}

/// What readers are told about a figure.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum State {
    /// It follows from observations.
    Matches,
    /// It follows from values that were computed here.
    Derived,
    /// It rests on a provisional value.
    Provisional,
    /// It rests on a cell about which sources differ.
    Differ,
    /// A source vouches for it, or it follows from a printed number that was used to derive an input.
    Cited,
    /// It is no claim about the data.
    Exempt,
}

impl State {
    /// Its word in the ledger.
    #[must_use]
    pub fn word(self) -> &'static str {
        match self {
            Self::Matches => "matches",
            Self::Derived => "derived",
            Self::Provisional => "provisional",
            Self::Differ => "differ",
            Self::Cited => "cited",
            Self::Exempt => "exempt",
        }
    }
}

/// A claim with its verdict and everything that readers and the ledger are shown.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ResolvedClaim {
    /// The words as written.
    pub words: String,
    /// What they are bound to; a named figure stands for what it names.
    pub figure: Figure,
    /// The verdict; of several expressions the worst.
    pub verdict: Verdict,
    /// What readers are told.
    pub state: State,
    /// Each expression with its value, in order; none for citations and exemptions.
    pub parts: Vec<Part>,
    /// All sources, each once: those of the inputs, or the one cited.
    pub sources: Vec<SourceId>,
    /// The editor's note.
    pub title: Option<String>,
    /// The discrepancies that concern an input, by id.
    pub discrepancies: Vec<String>,
    /// What is remarkable though it passed.
    pub notes: Vec<String>,
    /// The whole link.
    pub span: Span,
}

/// One expression of a claim.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Part {
    /// The expression as written, in one spelling.
    pub expression: String,
    /// What it comes to, with inputs and the expression in words.
    pub evaluation: Evaluation,
    /// The value with its unit, for readers: `157.5%`.
    pub value: String,
    /// The interval that the sources leave open, for readers; empty for exact values.
    pub interval: String,
    /// The interval that the words accept, for readers; empty where they name none.
    pub accepted: String,
    /// The verdict on this expression.
    pub verdict: Verdict,
}

/// The outcome of one comparison, before it is shown.
#[derive(Debug, Clone)]
struct Judgement {
    verdict: Verdict,
    fault: Option<Fault>,
    notes: Vec<String>,
    /// What the words accept, as it is shown, and in which unit.
    accepted: Option<accept::Accepted>,
    /// That unit.
    symbol: String,
}

/// What is wrong with a claim.
#[derive(Debug, Clone)]
struct Fault {
    code: &'static Code,
    message: String,
    help: Vec<String>,
}

impl Fault {
    fn new(code: &'static Code, message: impl Into<String>) -> Self {
        Self { code, message: message.into(), help: Vec::new() }
    }
}

impl Judgement {
    fn passed() -> Self {
        Self { verdict: Verdict::Ok, fault: None, notes: Vec::new(), accepted: None, symbol: String::new() }
    }

    fn fault(verdict: Verdict, code: &'static Code, message: impl Into<String>) -> Self {
        Self { verdict, fault: Some(Fault::new(code, message)), ..Self::passed() }
    }

    /// Adds what to write instead.
    fn help(mut self, text: impl Into<String>) -> Self {
        let text = text.into();
        if let Some(fault) = self.fault.as_mut().filter(|_| !text.is_empty()) {
            fault.help.push(text);
        }
        self
    }
}

#[cfg(test)]
mod tests;
