//! Events: dated happenings, each with a page on the timeline.

use indexmap::IndexMap;

use super::dimension::MemberId;
use super::period::Period;
use super::quantity::Decimal;
use super::reference::SourceId;
use crate::text::{Span, Spanned};

/// Id of an event.
pub type EventId = String;

/// Where a measure stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum LegalStatus {
    /// Put forward, not decided.
    Proposed,
    /// Decided, not yet in force.
    Announced,
    /// In force.
    InForce,
    /// Set aside for a time.
    Suspended,
    /// Ended on the day it set itself.
    Expired,
    /// Ended by a later act.
    Terminated,
    /// Ended by a court.
    StruckDown,
    /// Replaced by a later act.
    Superseded,
}

impl LegalStatus {
    /// All of them with their words in YAML.
    pub const WORDS: &'static [(&'static str, Self)] = &[
        ("proposed", Self::Proposed),
        ("announced", Self::Announced),
        ("in_force", Self::InForce),
        ("suspended", Self::Suspended),
        ("expired", Self::Expired),
        ("terminated", Self::Terminated),
        ("struck_down", Self::StruckDown),
        ("superseded", Self::Superseded),
    ];

    /// The word in YAML.
    #[must_use]
    pub fn word(self) -> &'static str {
        Self::WORDS.iter().find(|(_, status)| *status == self).map_or("", |(word, _)| word)
    }
}

/// How sure we are of what is recorded.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Certainty {
    /// Read in the act itself or in agreeing reports.
    High,
    /// Read at second hand.
    Medium,
    /// One weak report.
    Low,
}

impl Certainty {
    /// The word in YAML.
    #[must_use]
    pub fn word(self) -> &'static str {
        match self {
            Self::High => "high",
            Self::Medium => "medium",
            Self::Low => "low",
        }
    }
}

/// What an act or event covers: member ids (or free words) by dimension, `all` as the single word `all`.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Scope {
    /// What is covered: `elements`, `hs_codes`, `items`.
    pub covers: IndexMap<String, Vec<Spanned<String>>>,
    /// What is taken out, with the same keys.
    pub except: IndexMap<String, Vec<Spanned<String>>>,
}

/// A dated happening.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Event {
    /// Its id.
    pub id: EventId,
    /// Actor, verb, object.
    pub title: String,
    /// Where it stands on the timeline: a day, month or year.
    pub date: Period,
    /// A member of the code list `event_types`, which gives lane and glyph.
    pub r#type: Spanned<MemberId>,
    /// Who acted.
    pub by: Vec<Spanned<MemberId>>,
    /// Whom it concerns.
    pub on: Vec<Spanned<MemberId>>,
    /// When it was announced.
    pub announced: Option<Period>,
    /// From when it applied.
    pub effective: Option<Period>,
    /// The end it set itself: the first day on which it no longer applies.
    pub expires: Option<Period>,
    /// The end that came by a later act: the first day on which it no longer applied.
    pub ended: Option<Period>,
    /// Where it stands.
    pub status: Option<LegalStatus>,
    /// The same in words.
    pub status_note: Option<String>,
    /// A rate in per cent, where no phase of an act names the event.
    pub rate: Option<Decimal>,
    /// About the rate.
    pub rate_note: Option<String>,
    /// What the source says about duties that add up.
    pub stacking: Option<String>,
    /// What it covers.
    pub scope: Scope,
    /// Numbers of orders and announcements.
    pub documents: Vec<String>,
    /// What happened, in our words.
    pub summary: String,
    /// How sure we are.
    pub certainty: Certainty,
    /// Events that caused it.
    pub cause: Vec<Spanned<EventId>>,
    /// Events that it answers.
    pub retaliation_to: Vec<Spanned<EventId>>,
    /// Other events near it.
    pub related: Vec<Spanned<EventId>>,
    /// Who says so.
    pub sources: Vec<Spanned<SourceId>>,
    /// Where it is defined.
    pub place: Span,
}

impl Event {
    /// An event of which nothing is known but what it must have.
    #[cfg(test)]
    pub(crate) fn bare(id: &str, date: Period, kind: &str, place: Span) -> Self {
        Self {
            id: id.to_owned(),
            title: format!("Event {id}"),
            date,
            r#type: Spanned::new(kind.to_owned(), place),
            by: Vec::new(),
            on: Vec::new(),
            announced: None,
            effective: None,
            expires: None,
            ended: None,
            status: None,
            status_note: None,
            rate: None,
            rate_note: None,
            stacking: None,
            scope: Scope::default(),
            documents: Vec::new(),
            summary: String::new(),
            certainty: Certainty::High,
            cause: Vec::new(),
            retaliation_to: Vec::new(),
            related: Vec::new(),
            sources: Vec::new(),
            place,
        }
    }

    /// A dated attribute by its name in expressions: `date`, `announced`, `effective`, `expires`, `ended`.
    #[must_use]
    pub fn dated(&self, attribute: &str) -> Option<Period> {
        match attribute {
            "date" => Some(self.date),
            "announced" => self.announced,
            "effective" => self.effective,
            "expires" => self.expires,
            "ended" => self.ended,
            _ => None,
        }
    }

    /// The names that [`Event::dated`] knows.
    pub const DATED: &'static [&'static str] = &["date", "announced", "effective", "expires", "ended"];
}
