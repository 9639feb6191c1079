//! The catalogue: everything of the model by id, frozen after decoding.
//!
//! Looks things up; never reads, computes or formats.

use indexmap::IndexMap;

use super::act::{Act, ActId};
use super::dimension::{CodeList, CodeListId, Member};
use super::event::{Event, EventId};
use super::period::Period;
use super::quantity::Decimal;
use super::reference::{Discrepancy, Source, SourceId};
use super::series::{Key, Observation, Observations, Series, SeriesId};
use super::unit::UnitTable;
use crate::text::{Span, Spanned, nearest};

/// Everything by id, in the order of files and entries.
#[derive(Debug, Clone, Default)]
pub struct Catalog {
    /// Series.
    pub series: IndexMap<SeriesId, Series>,
    /// Legal instruments.
    pub acts: IndexMap<ActId, Act>,
    /// Dated happenings.
    pub events: IndexMap<EventId, Event>,
    /// Documents.
    pub sources: IndexMap<SourceId, Source>,
    /// Code lists, those written in place included.
    pub code_lists: IndexMap<CodeListId, CodeList>,
    /// Disagreements.
    pub discrepancies: IndexMap<String, Discrepancy>,
    /// Named figures: an expression each.
    pub figures: IndexMap<String, Spanned<String>>,
    /// Local corrections, already applied.
    pub fixes: IndexMap<String, Fix>,
    /// Units.
    pub units: UnitTable,
    /// Ids whose definition had a fault so grave that nothing could be kept of it; what names them stays silent.
    pub lost: std::collections::BTreeSet<String>,
}

/// A local correction of what a source got wrong.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Fix {
    /// Its id.
    pub id: String,
    /// `match` in YAML: the cell, as `path@period`.
    pub cell: Spanned<String>,
    /// What is done about it.
    pub action: FixAction,
    /// The value to use instead, before the multiplier.
    pub value: Option<Decimal>,
    /// The value that must still stand there, or the fix is stale.
    pub expect: Option<Spanned<Decimal>>,
    /// Why, in words for readers.
    pub reason: String,
    /// Whose error it is.
    pub provider: Option<String>,
    /// How far it has got with the provider.
    pub status: FixStatus,
    /// Where it is defined.
    pub place: Span,
}

/// What a fix does.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum FixAction {
    /// Uses another value.
    Override,
    /// Leaves the observation out.
    Drop,
    /// Keeps the value and says so.
    Flag,
}

/// How far a fix has got with the provider.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum FixStatus {
    /// Nobody was told.
    Open,
    /// The provider was told.
    Reported,
    /// The provider agrees.
    Acknowledged,
    /// The provider has mended it.
    FixedUpstream,
}

/// What a path of an expression stands for.
#[derive(Debug, Clone, Copy)]
pub enum Target<'a> {
    /// Observations of one key: a series without free dimensions, or a series and all its members.
    Observations(&'a Series, &'a Key, &'a Observations),
    /// A series with free dimensions of which not all are named; the members named so far follow.
    Partial(&'a Series, usize),
    /// A key that its series could have but has no observations for.
    NoObservations(&'a Series),
    /// A dated attribute of an event.
    Date(&'a Event, &'static str, Option<Period>),
    /// An event as a whole.
    Event(&'a Event),
    /// An act as a whole.
    Act(&'a Act),
    /// A source.
    Source(&'a Source),
    /// Something whose definition had faults, which are reported already.
    Lost,
}

/// Why a path stands for nothing.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct UnknownPath {
    /// The longest beginning that is known, if any: `exports`.
    pub known: Option<String>,
    /// The segment that is not.
    pub unknown: String,
    /// The known word nearest to it.
    pub near: Option<String>,
}

impl Catalog {
    /// Resolves a dotted path: the longest known id, then its members or an attribute.
    ///
    /// # Errors
    /// Where no beginning of the path is a known id, or a member or attribute is unknown.
    pub fn resolve(&self, path: &str) -> Result<Target<'_>, UnknownPath> {
        let cuts = path.match_indices('.').map(|(at, _)| at);
        let mut ends: Vec<usize> = cuts.chain(std::iter::once(path.len())).collect();
        ends.reverse();
        for end in ends {
            let (head, rest) = path.split_at_checked(end).unwrap_or((path, ""));
            let rest: Vec<&str> = rest.split('.').filter(|segment| !segment.is_empty()).collect();
            if let Some(found) = self.resolve_from(head, &rest) {
                return found;
            }
        }
        let head = path.split('.').next().unwrap_or(path);
        let near = nearest(path, self.ids()).or_else(|| nearest(head, self.ids()));
        Err(UnknownPath { known: None, unknown: path.to_owned(), near: near.map(str::to_owned) })
    }

    fn resolve_from(&self, head: &str, rest: &[&str]) -> Option<Result<Target<'_>, UnknownPath>> {
        if let Some(series) = self.series.get(head) {
            return Some(self.resolve_members(series, rest));
        }
        if let Some(event) = self.events.get(head) {
            return Some(resolve_event(event, rest));
        }
        if self.lost.contains(head) {
            return Some(Ok(Target::Lost));
        }
        let whole = rest.is_empty();
        let act = self.acts.get(head).filter(|_| whole).map(Target::Act);
        act.or_else(|| self.sources.get(head).filter(|_| whole).map(Target::Source)).map(Ok)
    }

    fn resolve_members<'a>(&'a self, series: &'a Series, rest: &[&str]) -> Result<Target<'a>, UnknownPath> {
        let free: Vec<_> = series.free_dimensions().collect();
        for (at, segment) in rest.iter().enumerate() {
            let members = free.get(at).and_then(|dimension| self.code_lists.get(&dimension.codes));
            let known = members.is_some_and(|list| list.members.contains_key(*segment));
            if !known {
                let candidates = members.into_iter().flat_map(|list| list.members.keys());
                let near = nearest(segment, candidates.map(String::as_str)).map(str::to_owned);
                return Err(UnknownPath {
                    known: Some(series.id.clone()),
                    unknown: (*segment).to_owned(),
                    near,
                });
            }
        }
        if rest.len() < free.len() {
            return Ok(Target::Partial(series, rest.len()));
        }
        let key: Key = rest.iter().map(|segment| (*segment).to_owned()).collect();
        Ok(match series.keys.get_key_value(&key) {
            Some((key, observations)) => Target::Observations(series, key, observations),
            None => Target::NoObservations(series),
        })
    }

    /// All ids that a path may begin with.
    pub fn ids(&self) -> impl Iterator<Item = &str> {
        let series = self.series.keys().chain(self.events.keys()).chain(self.acts.keys());
        series.chain(self.sources.keys()).map(String::as_str)
    }

    /// Names of the members of a key, one for each free dimension of its series.
    #[must_use]
    pub fn member_names(&self, series: &Series, key: &Key) -> Vec<String> {
        let pairs = series.free_dimensions().zip(key);
        pairs
            .map(|(dimension, id)| {
                self.member(&dimension.codes, id).map_or_else(|| id.clone(), |member| member.name.clone())
            })
            .collect()
    }

    /// A member of a code list.
    #[must_use]
    pub fn member(&self, list: &str, member: &str) -> Option<&Member> {
        self.code_lists.get(list)?.members.get(member)
    }

    /// Every observation with its series and key, without alternatives and earlier releases.
    pub fn observations(&self) -> impl Iterator<Item = (&Series, &Key, &Observation)> {
        self.series.values().flat_map(|series| {
            let keys = series.keys.iter();
            keys.flat_map(move |(key, line)| line.by_period.values().map(move |value| (series, key, value)))
        })
    }
}

fn resolve_event<'a>(event: &'a Event, rest: &[&str]) -> Result<Target<'a>, UnknownPath> {
    let Some(attribute) = rest.first() else { return Ok(Target::Event(event)) };
    let known = Event::DATED.iter().find(|name| *name == attribute);
    match known {
        Some(name) if rest.len() == 1 => Ok(Target::Date(event, name, event.dated(name))),
        _ => {
            let near = nearest(attribute, Event::DATED.iter().copied()).map(str::to_owned);
            Err(UnknownPath { known: Some(event.id.clone()), unknown: (*attribute).to_owned(), near })
        }
    }
}
