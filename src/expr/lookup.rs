//! Paths and times to observations: the only place where an expression meets the catalogue.
//!
//! Says what is unknown with the nearest match; what is lost or damaged has been reported already and stays silent.

use std::collections::BTreeMap;

use super::ast::When;
use super::evaluator::{Amount, Evaluator};
use super::formula::Formula;
use super::value::{Input, Nature, Printed, RankOrder, Times};
use crate::data::catalog::{Catalog, Target, UnknownPath};
use crate::data::format;
use crate::data::period::{Day, Frequency, Period};
use crate::data::quantity::{Decimal, Interval};
use crate::data::series::{Condition, Key, Measure, Observation, Observations, Series, Timing};
use crate::data::unit::UnitKind;
use crate::diagnostic::Diagnostic;
use crate::diagnostic::code::expr::{
    BAD_ARGUMENTS, MISSING_OBSERVATION, REFUSED_OPERATION, UNKNOWN_MEMBER, UNKNOWN_SERIES,
};
use crate::text::Span;

/// The observations of one key, found by a path.
#[derive(Debug, Clone, Copy)]
pub(super) struct Line<'a> {
    pub(super) series: &'a Series,
    pub(super) key: &'a Key,
    pub(super) observations: &'a Observations,
}

impl Line<'_> {
    /// The path that names it.
    pub(super) fn path(&self) -> String {
        self.series.path(self.key)
    }

    /// Whether its last member stands for others: a total beside its parts.
    pub(super) fn is_aggregate(&self, catalog: &Catalog) -> bool {
        let named = self.series.free_dimensions().last().zip(self.key.last());
        named.is_some_and(|(dimension, member)| is_aggregate(catalog, &dimension.codes, member))
    }

    /// What it is, for readers: the title and the names of its members.
    pub(super) fn label(&self, catalog: &Catalog) -> String {
        let mut label = self.series.title.clone();
        for (dimension, member) in self.series.free_dimensions().zip(self.key) {
            let name =
                catalog.member(&dimension.codes, member).map_or(member.as_str(), |member| &member.name);
            label.push_str(", ");
            label.push_str(name);
        }
        label
    }

    /// The last observation with a value, among those of the series' own frequency where it has such.
    pub(super) fn last(&self) -> Option<Period> {
        let with_value = || self.observations.by_period.values().filter(|one| one.value.is_some());
        let regular = with_value().filter(|one| one.period.frequency() == self.series.frequency);
        let last = regular.map(|one| one.period).next_back();
        last.or_else(|| with_value().map(|one| one.period).max_by_key(|period| period.last()))
    }

    fn back(&self, from: Period, steps: u16) -> Option<Period> {
        if from.frequency() != Frequency::Irregular && self.series.frequency != Frequency::Irregular {
            return Some(from.step(-i32::from(steps)));
        }
        let earlier = self.observations.by_period.keys().rev().filter(|period| **period <= from);
        earlier.copied().nth(usize::from(steps))
    }
}

impl<'a> Evaluator<'a> {
    /// The observations that a path names.
    pub(super) fn line(&mut self, path: &str, span: Span) -> Option<Line<'a>> {
        let found = match self.catalog.resolve(path) {
            Ok(found) => found,
            Err(unknown) => return self.unknown_path(path, &unknown, segment(path, &unknown, span)),
        };
        match found {
            Target::Observations(series, key, observations) if series.condition == Condition::Sound => {
                Some(Line { series, key, observations })
            }
            Target::Observations(..) | Target::Lost => None,
            Target::Partial(series, named) => self.partial(series, named, path, span),
            Target::NoObservations(series) if series.condition == Condition::Sound => {
                let message = format!("`{}` has no observations for `{path}`", series.id);
                self.report(Diagnostic::new(&MISSING_OBSERVATION, span, message))
            }
            Target::NoObservations(_) => None,
            Target::Date(..) | Target::Event(_) | Target::Act(_) | Target::Source(_) => {
                let message = format!("`{path}` is no series and has no values by period");
                self.report(Diagnostic::new(&BAD_ARGUMENTS, span, message))
            }
        }
    }

    pub(super) fn unknown_path<T>(&mut self, path: &str, unknown: &UnknownPath, span: Span) -> Option<T> {
        let finding = match &unknown.known {
            None => Diagnostic::new(&UNKNOWN_SERIES, span, format!("there is no series `{path}`")),
            Some(known) => {
                let message = format!("`{known}` has no member or attribute `{}`", unknown.unknown);
                Diagnostic::new(&UNKNOWN_MEMBER, span, message)
            }
        };
        self.report(finding.suggest(unknown.near.as_deref()))
    }

    fn partial<T>(&mut self, series: &Series, named: usize, path: &str, span: Span) -> Option<T> {
        if series.condition == Condition::Damaged {
            return None;
        }
        let missing: Vec<&str> = series.free_dimensions().skip(named).map(|one| one.id.as_str()).collect();
        let message = format!("`{path}` names no `{}`", missing.join("`, `"));
        let keys = series.keys.keys().take(6).map(|key| format!("`{}.{}`", series.id, key.join(".")));
        let known: Vec<String> = keys.collect();
        self.report(
            Diagnostic::new(&UNKNOWN_MEMBER, span, message).help(format!("write {}", known.join(" or "))),
        )
    }

    /// The period that a time stands for on a line.
    pub(super) fn period(&mut self, line: Line<'a>, when: When, span: Span) -> Option<Period> {
        let back = match when {
            When::Period(period) => return Some(period),
            When::Latest(back) => back,
        };
        let latest = self.latest.or_else(|| line.last()).and_then(|last| line.back(last, back));
        if let Some(period) = latest {
            let note = format!("`latest` stands for {}", format::period(period));
            if back == 0 && !self.notes.contains(&note) {
                self.notes.push(note);
            }
            return latest;
        }
        let message = format!("`{}` has no observation that `{when}` could stand for", line.path());
        self.report(Diagnostic::new(&MISSING_OBSERVATION, span, message))
    }

    /// The value of a line at a period: its observation, or the sum of those that tile it.
    pub(super) fn observe(&mut self, line: Line<'a>, period: Period, span: Span) -> Option<Amount> {
        let by_period = &line.observations.by_period;
        let in_force = || {
            let earlier = by_period.values().rfind(|one| one.period.first() <= period.first());
            // A longer time within which the value changes has no one value.
            let changes = |known: &Period| period.first() < known.first() && known.first() <= period.last();
            let steady = line.series.timing == Timing::From && !by_period.keys().any(changes);
            earlier.filter(|_| steady)
        };
        if let Some(one) = by_period.get(&period) {
            return self.single(line, one, span);
        }
        if let Some(one) = in_force() {
            let since = format::period(one.period);
            let words = format!("{}, {} (since {since})", line.label(self.catalog), format::period(period));
            let step = self.single(line, one, span)?;
            return Some(Amount { words, times: Times::of(period), ..step });
        }
        if !self.may_tile(line, period, span) {
            return None;
        }
        let Some(tiles) = tiles(by_period, period) else { return self.hole(line, period, span) };
        let mut total: Option<Amount> = None;
        for tile in tiles {
            let amount = self.single(line, tile, span)?;
            total = Some(match total {
                Some(sum) => sum.added(amount),
                None => amount,
            });
        }
        let subject = line.label(self.catalog);
        total.map(|mut sum| {
            sum.times = Times::of(period);
            sum.printed = None;
            sum.words = format!("{subject}, {}", format::period(period));
            sum
        })
    }

    /// Whether a longer period may be made from shorter ones; says so where not.
    fn may_tile(&mut self, line: Line<'a>, period: Period, span: Span) -> bool {
        let measure = line.observations.measure;
        let percent = line.observations.unit.kind == UnitKind::Percent;
        if measure.may_be_summed() || measure == Measure::Change && !percent {
            return true;
        }
        let inside = line.observations.by_period.keys().filter(|one| period.contains(**one)).count();
        if inside == 0 {
            let _: Option<()> = self.hole(line, period, span);
            return false;
        }
        let path = line.path();
        let message = format!("`{path}` is a {}: its values do not add up over {period}", measure.word());
        let last = line.observations.by_period.keys().rev().find(|one| period.contains(**one));
        let last = last.map_or(String::new(), |last| format!(" or the last period, `{path}@{last}`"));
        let range = spelling(period);
        let help = format!("write `mean({path}@{range})`{last}");
        let _: Option<()> = self.report(Diagnostic::new(&REFUSED_OPERATION, span, message).help(help));
        false
    }

    fn hole<T>(&mut self, line: Line<'a>, period: Period, span: Span) -> Option<T> {
        let path = line.path();
        let by_period = &line.observations.by_period;
        let within = by_period.keys().find(|known| known.contains(period));
        let message = format!("`{path}` has no observation for {}", format::period(period));
        let mut finding = Diagnostic::new(&MISSING_OBSERVATION, span, message);
        if let Some(coarser) = within {
            finding = finding.help(format!("the data holds it only within `{path}@{coarser}`"));
        } else if let (Some(first), Some(last)) = (by_period.keys().next(), line.last()) {
            finding =
                finding.help(format!("it runs from {} to {}", format::period(*first), format::period(last)));
        }
        self.report(finding)
    }

    /// One observation as an amount.
    pub(super) fn single(&mut self, line: Line<'a>, one: &'a Observation, span: Span) -> Option<Amount> {
        let Some(value) = one.value else {
            let status = one.status.word().replace('_', " ");
            let path = line.path();
            let message =
                format!("the value of `{path}` for {} is missing: {status}", format::period(one.period));
            let finding = Diagnostic::new(&MISSING_OBSERVATION, span, message);
            return self
                .report(finding.also(one.place, "missing here").help("a missing value is never zero"));
        };
        let observations = line.observations;
        let Some(factor) = Decimal::power_of_ten(observations.multiplier) else { return self.overflow(span) };
        let exact = line.series.exact || counts_exactly(observations, one);
        let interval = match one.range {
            Some(range) => range,
            None if exact => Interval::point(value),
            None => Interval::rounded_to(value, one.decimals).unwrap_or(Interval::point(value)),
        };
        let cell = self.cell(input(self.catalog, line, one, value), value, interval);
        let words = format!("{}, {}", line.label(self.catalog), format::period(one.period));
        Some(Amount {
            formula: Formula::Cell(cell, factor),
            unit: observations.unit.clone(),
            nature: nature(observations),
            printed: Some(Printed { decimals: one.decimals, multiplier: observations.multiplier }),
            exact,
            times: Times::of(one.period),
            words,
            subject: Some(line.path()),
        })
    }
}

/// Whether a member of a code list stands for others.
pub(super) fn is_aggregate(catalog: &Catalog, codes: &str, member: &str) -> bool {
    catalog.member(codes, member).is_some_and(|member| member.aggregate)
}

/// The place of the segment that is unknown, in the place of an expression that begins with its path.
pub(super) fn segment(path: &str, unknown: &UnknownPath, span: Span) -> Span {
    let known = unknown.known.as_ref().map_or(0, String::len);
    let at = path.get(known..).and_then(|rest| rest.find(unknown.unknown.as_str()));
    match at {
        Some(at) => span.part(known + at..known + at + unknown.unknown.len()),
        None => span.part(0..path.len()),
    }
}

/// A period as expressions write it: `2025-01..2025-02` for a range.
pub(super) fn spelling(period: Period) -> String {
    period.to_string().replace('/', "..")
}

/// Counts in units are whole; counts printed in thousands or rounded to tens are not.
fn counts_exactly(observations: &Observations, one: &Observation) -> bool {
    let counted = matches!(observations.unit.kind, UnitKind::Count | UnitKind::Rank);
    counted && observations.multiplier == 0 && one.decimals >= 0
}

fn nature(observations: &Observations) -> Nature {
    match observations.unit.kind {
        UnitKind::Rank => Nature::Rank(RankOrder { ascending: false, tied: 1, among: 0 }),
        UnitKind::Points => Nature::Points,
        _ => Nature::Level(observations.measure),
    }
}

fn input(catalog: &Catalog, line: Line<'_>, one: &Observation, value: Decimal) -> Input {
    Input {
        path: format!("{}@{}", line.path(), spelling(one.period)),
        label: line.label(catalog),
        series: Some((line.series.id.clone(), line.key.clone())),
        period: one.period,
        value: Some(value),
        unit: Some(line.observations.unit.clone()),
        printed: Printed { decimals: one.decimals, multiplier: line.observations.multiplier },
        status: one.status,
        sources: one.sources.clone(),
        formula: one.formula.clone(),
        scope: one.scope.clone(),
        note: one.remarks(),
        place: one.place,
    }
}

/// The fewest observations that cover a period without gap and overlap, in order of time. The map is sorted by
/// first day, so a day is final before an observation begins on it.
fn tiles(by_period: &BTreeMap<Period, Observation>, period: Period) -> Option<Vec<&Observation>> {
    let mut reached: BTreeMap<Day, Vec<&Observation>> = BTreeMap::from([(period.first(), Vec::new())]);
    for one in by_period.values().filter(|one| one.value.is_some() && period.contains(one.period)) {
        let Some(way) = reached.get(&one.period.first()).cloned() else { continue };
        let next = one.period.last().plus_days(1);
        if reached.get(&next).is_none_or(|known| known.len() > way.len() + 1) {
            reached.insert(next, way.into_iter().chain([one]).collect());
        }
    }
    reached.remove(&period.last().plus_days(1)).filter(|tiles| !tiles.is_empty())
}
