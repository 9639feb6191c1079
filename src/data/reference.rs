//! Sources and discrepancies: who says a number, and where they part ways.
//!
//! A source is a publisher's document, never a file on disk (that is an input).

use super::period::Period;
use super::quantity::Decimal;
use crate::text::{Span, Spanned};

/// Id of a source.
pub type SourceId = String;

/// How near a source is to the measurement.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Tier {
    /// Government, court, or whoever measured.
    Primary,
    /// News-agency text, often on another site.
    Wire,
    /// A text about it.
    Secondary,
    /// A site that collects numbers.
    Aggregator,
    /// Kept only because it is wrong in an instructive way.
    Low,
}

impl Tier {
    /// The word in YAML.
    #[must_use]
    pub fn word(self) -> &'static str {
        match self {
            Self::Primary => "primary",
            Self::Wire => "wire",
            Self::Secondary => "secondary",
            Self::Aggregator => "aggregator",
            Self::Low => "low",
        }
    }
}

/// A document that states figures.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Source {
    /// Its id.
    pub id: SourceId,
    /// Title of the document.
    pub title: String,
    /// Who published it.
    pub publisher: String,
    /// Its address; without one it is a lead, not a citation.
    pub url: Option<String>,
    /// Day, month or year of publication, if known.
    pub published: Option<Period>,
    /// The day on which it was read.
    pub accessed: Option<Period>,
    /// How near it is to the measurement.
    pub tier: Tier,
    /// Who measured, when the primary document was not read.
    pub origin: Option<String>,
    /// Terms of use as recorded.
    pub licence: Option<String>,
    /// Whether its figures may be offered for download.
    pub redistribute: bool,
    /// A note for readers.
    pub note: Option<String>,
    /// An archived copy.
    pub archive: Option<String>,
    /// How it asks to be cited.
    pub citation: Option<String>,
    /// How often it appears, and when next, as written.
    pub frequency: Option<String>,
    /// The day of its next release.
    pub next_release: Option<Period>,
    /// Hash of the document that was read, and its version, as written.
    pub sha256: Option<String>,
    /// Version of the document, as written.
    pub version: Option<String>,
    /// Where it is defined.
    pub place: Span,
}

/// How much a disagreement matters.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Gravity {
    /// Changes a conclusion.
    High,
    /// Changes a number that readers would quote.
    Medium,
    /// A matter of rounding or wording.
    Low,
}

/// A place where sources disagree, mislabel or err.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Discrepancy {
    /// Its id.
    pub id: String,
    /// What it is about, in a few words.
    pub topic: String,
    /// Its type, as a word of the briefing's own: `mislabel`.
    pub r#type: String,
    /// The period that it concerns; some concern none.
    pub period: Option<Period>,
    /// `severity` in YAML.
    pub gravity: Gravity,
    /// Paths of the cells that it concerns: `exports.us@2025-06`. Figures that rest on them show it.
    pub about: Vec<Spanned<String>>,
    /// Who says what.
    pub statements: Vec<Statement>,
    /// How it was resolved, in words.
    pub resolution: Option<String>,
    /// What this briefing uses, in words.
    pub preferred: Option<String>,
    /// Where it is defined.
    pub place: Span,
}

/// What sources state on one side of a disagreement.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Statement {
    /// The statement in our words.
    pub text: String,
    /// Its number, if it has one.
    pub value: Option<Decimal>,
    /// The unit of that number, as written.
    pub unit: Option<String>,
    /// Who says so.
    pub sources: Vec<SourceId>,
}
