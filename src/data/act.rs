//! Acts: legal instruments that stay in force and change by phases.
//!
//! Rates and "in force" are computed from acts alone; dates of a happening stand in its event.

use indexmap::IndexMap;

use super::dimension::MemberId;
use super::event::{EventId, LegalStatus, Scope};
use super::period::Period;
use super::quantity::Decimal;
use super::reference::SourceId;
use crate::text::{Span, Spanned};

/// Id of an act.
pub type ActId = String;

/// How an act combines with others on the same goods.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Stacking {
    /// On top of the others.
    Additive,
    /// Not on goods that these acts reach.
    Excludes(Vec<Spanned<ActId>>),
    /// Only the greatest of these and itself.
    GreaterOf(Vec<Spanned<ActId>>),
}

/// A legal instrument.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Act {
    /// Its id.
    pub id: ActId,
    /// Its title for readers.
    pub title: String,
    /// What it is: `tariff`, `export_control`, `quota`, `licence`, …
    pub instrument: String,
    /// Its legal basis, as `basis:` selects it.
    pub basis: Option<String>,
    /// Number of the order or announcement.
    pub documents: Vec<String>,
    /// Who imposed it.
    pub imposed_by: Spanned<MemberId>,
    /// On whom.
    pub on: Vec<Spanned<MemberId>>,
    /// What it covers.
    pub scope: Scope,
    /// How it combines with others, and from when.
    pub stacks: Stacking,
    /// From when it combines so, where that has its own date.
    pub stacks_from: Option<Period>,
    /// Time zone in which its hours are meant, as written.
    pub time_zone: Option<String>,
    /// What it demands, step by step, in order of time.
    pub phases: Vec<Phase>,
    /// Changes of what it covers, on their own clock.
    pub scope_changes: Vec<ScopeChange>,
    /// What is expected to come.
    pub expected: Vec<Expected>,
    /// A summary for readers.
    pub summary: Option<String>,
    /// A note for readers.
    pub note: Option<String>,
    /// Who says so.
    pub sources: Vec<Spanned<SourceId>>,
    /// Where it is defined.
    pub place: Span,
}

impl Phase {
    /// Whether it demands something: a rate above zero or a requirement, and nothing that has set it aside.
    #[must_use]
    pub fn is_binding(&self) -> bool {
        let demands = self.requirement.is_some() || self.rate.is_some_and(|rate| !rate.is_zero());
        let stands = self.status.is_none_or(|status| status == LegalStatus::InForce);
        stands && (demands || !self.rates.is_empty())
    }
}

impl Act {
    /// An act of which nothing is known but what it must have.
    #[cfg(test)]
    pub(crate) fn bare(
        id: &str,
        instrument: &str,
        imposed_by: &str,
        phases: Vec<Phase>,
        place: Span,
    ) -> Self {
        Self {
            id: id.to_owned(),
            title: format!("Act {id}"),
            instrument: instrument.to_owned(),
            basis: None,
            documents: Vec::new(),
            imposed_by: Spanned::new(imposed_by.to_owned(), place),
            on: Vec::new(),
            scope: Scope::default(),
            stacks: Stacking::Additive,
            stacks_from: None,
            time_zone: None,
            phases,
            scope_changes: Vec::new(),
            expected: Vec::new(),
            summary: None,
            note: None,
            sources: Vec::new(),
            place,
        }
    }
}

/// A step of an act: holds from its day until the next step.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Phase {
    /// The happening that began it.
    pub event: Option<Spanned<EventId>>,
    /// Its first day: the event's effective date unless given.
    pub from: Option<Period>,
    /// Its rate in per cent.
    pub rate: Option<Decimal>,
    /// Rates by code, for base duties.
    pub rates: IndexMap<String, Decimal>,
    /// What it demands instead of a rate: `licence`.
    pub requirement: Option<String>,
    /// Where it stands.
    pub status: Option<LegalStatus>,
    /// The order of this step, where it has its own.
    pub documents: Vec<String>,
    /// A note for readers.
    pub note: Option<String>,
    /// Who says so, where it differs from the act.
    pub sources: Vec<Spanned<SourceId>>,
    /// Where it is written.
    pub place: Span,
}

/// A change of what an act covers.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ScopeChange {
    /// Its first day.
    pub from: Period,
    /// What is covered from then on, in addition.
    pub add: Scope,
    /// What is taken out from then on.
    pub add_except: Scope,
    /// Who says so.
    pub sources: Vec<Spanned<SourceId>>,
    /// Where it is written.
    pub place: Span,
}

/// A step that is foreseen.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Expected {
    /// Its day.
    pub from: Period,
    /// Its rate in per cent.
    pub rate: Option<Decimal>,
    /// What it will demand instead of a rate.
    pub requirement: Option<String>,
    /// The condition, in words.
    pub condition: Option<String>,
    /// Where it is written.
    pub place: Span,
}
