//! The observations of a series: one level of keys for each free dimension, then periods, then cells.

use std::collections::BTreeMap;

use indexmap::IndexMap;

use super::cells::{self, Defaults, STATUSES};
use super::reading::{Reading, Referent};
use super::series::MEASURES;
use crate::data::dimension::Dimension;
use crate::data::period::{Frequency, Period};
use crate::data::scalar::parse_period;
use crate::data::series::{Key, Measure, ObservationStatus, Observations};
use crate::data::unit::Unit;
use crate::diagnostic::Diagnostic;
use crate::diagnostic::code::data::{DUPLICATE_PERIOD, OBSERVATION_SHAPE, PERIOD_MISFIT};
use crate::diagnostic::code::yaml::{BAD_NUMBER, DUPLICATE_KEY};
use crate::text::{Span, Spanned};
use crate::yaml::{Entry, Fields, Node};

/// What a series says for all of its observations.
pub(super) struct Frame<'a> {
    pub(super) free: Vec<&'a Dimension>,
    pub(super) frequency: Frequency,
    pub(super) unit: Unit,
    pub(super) multiplier: i32,
    pub(super) measure: Measure,
    pub(super) defaults: Defaults,
    pub(super) overrides: Vec<Override>,
}

/// What holds for the keys that begin with some members.
#[derive(Debug, Clone, Default)]
pub(super) struct Override {
    prefix: Vec<String>,
    unit: Option<Unit>,
    multiplier: Option<i32>,
    measure: Option<Measure>,
    decimals: Option<i32>,
    status: Option<ObservationStatus>,
    sources: Vec<String>,
}

/// Reads `overrides`, the shortest beginnings first.
pub(super) fn overrides(
    fields: &mut Fields<'_>,
    free: &[&Dimension],
    reading: &mut Reading<'_>,
) -> Vec<Override> {
    let entries = fields.mapping("overrides", reading.sink).iter();
    let mut overrides: Vec<_> = entries.filter_map(|entry| r#override(entry, free, reading)).collect();
    overrides.sort_by_key(|one| one.prefix.len());
    overrides
}

/// Reads what holds for one beginning of keys; its segments are members like those of the observations.
fn r#override(entry: &Entry, free: &[&Dimension], reading: &mut Reading<'_>) -> Option<Override> {
    let mut fields = Fields::of_entry(entry, "an override", reading.sink)?;
    let prefix: Vec<String> = entry.key.value.split('.').map(str::to_owned).collect();
    if prefix.len() > free.len() {
        let message = format!("`{}` has more segments than the series has free dimensions", entry.key.value);
        reading.sink.push(Diagnostic::new(&OBSERVATION_SHAPE, entry.key.span, message));
    }
    for (member, dimension) in prefix.iter().zip(free) {
        let member = Spanned::new(member.clone(), entry.key.span);
        reading.refer(Referent::Member(dimension.codes.clone()), &member);
    }
    let sources = reading.ids(&mut fields, "source", &Referent::Source);
    let multiplier = fields.integer("multiplier", reading.sink);
    let decoded = Override {
        prefix,
        unit: reading.unit(&mut fields, "unit"),
        multiplier: multiplier.and_then(|power| cells::small(power, "multiplier", reading)),
        measure: fields.word("measure", MEASURES, reading.sink).map(|word| word.value),
        decimals: cells::decimals(&mut fields, reading),
        status: fields.word("status", STATUSES, reading.sink).map(|word| word.value),
        sources: sources.into_iter().map(|id| id.value).collect(),
    };
    fields.finish(reading.sink);
    Some(decoded)
}

impl Frame<'_> {
    /// The empty line of a key and the defaults of its cells, after all overrides.
    fn line(&self, key: &Key) -> (Observations, Defaults) {
        let mut line = Observations {
            unit: self.unit.clone(),
            multiplier: self.multiplier,
            measure: self.measure,
            by_period: BTreeMap::new(),
        };
        let mut defaults = self.defaults.clone();
        for one in self.overrides.iter().filter(|one| key.starts_with(&one.prefix)) {
            line.unit = one.unit.clone().unwrap_or(line.unit);
            line.multiplier = one.multiplier.unwrap_or(line.multiplier);
            line.measure = one.measure.unwrap_or(line.measure);
            defaults.decimals = one.decimals.or(defaults.decimals);
            defaults.status = one.status.or(defaults.status);
            if !one.sources.is_empty() {
                defaults.sources.clone_from(&one.sources);
            }
        }
        (line, defaults)
    }
}

/// Reads the observations of all keys.
pub(super) fn decode(
    node: &Node,
    frame: &Frame<'_>,
    reading: &mut Reading<'_>,
) -> IndexMap<Key, Observations> {
    let mut keys = IndexMap::new();
    level(node, &mut Vec::new(), frame, reading, &mut keys);
    keys
}

/// One level: members of the next free dimension, or periods.
fn level(
    node: &Node,
    key: &mut Key,
    frame: &Frame<'_>,
    reading: &mut Reading<'_>,
    keys: &mut IndexMap<Key, Observations>,
) {
    let Some(entries) = node.entries() else {
        let wanted = frame.free.get(key.len()).map_or("periods", |dimension| dimension.id.as_str());
        let message = format!("a mapping of {wanted} belongs here, this is {}", node.form());
        reading.sink.push(Diagnostic::new(&OBSERVATION_SHAPE, node.span, message));
        return;
    };
    let Some(dimension) = frame.free.get(key.len()) else {
        let line = periods(entries, key, frame, reading);
        keys.entry(key.clone()).or_insert(line);
        return;
    };
    let mut seen = BTreeMap::new();
    for entry in entries {
        if is_member(&entry.key, dimension, &mut seen, reading) {
            reading.refer(Referent::Member(dimension.codes.clone()), &entry.key);
            key.push(entry.key.value.clone());
            level(&entry.value, key, frame, reading, keys);
            key.pop();
        }
    }
}

/// Whether a key can be a member: the first of its name, and no period that slipped up a level.
fn is_member<'a>(
    member: &'a Spanned<String>,
    dimension: &Dimension,
    seen: &mut BTreeMap<&'a str, Span>,
    reading: &mut Reading<'_>,
) -> bool {
    let name = &member.value;
    if let Some(first) = seen.insert(name, member.span) {
        let finding = Diagnostic::new(&DUPLICATE_KEY, member.span, format!("`{name}` stands twice"));
        reading.sink.push(finding.also(first, "first here").help("put its periods under one key"));
        return false;
    }
    if Period::parse(name).is_some() {
        let message = format!("`{name}` is a period where a member of `{}` belongs", dimension.id);
        let help =
            format!("write the member above it, or fix the dimension: `fixed: {{{}: …}}`", dimension.id);
        reading.sink.push(Diagnostic::new(&OBSERVATION_SHAPE, member.span, message).help(help));
        return false;
    }
    true
}

/// The cells of one key.
fn periods(entries: &[Entry], key: &Key, frame: &Frame<'_>, reading: &mut Reading<'_>) -> Observations {
    let (mut line, defaults) = frame.line(key);
    let mut seen: BTreeMap<Period, Span> = BTreeMap::new();
    for entry in entries {
        let Some(period) = period(entry, frame, reading) else { continue };
        if let Some(first) = seen.get(&period) {
            let message = format!("{period} stands twice");
            let finding =
                Diagnostic::new(&DUPLICATE_PERIOD, entry.key.span, message).also(*first, "first here");
            reading
                .sink
                .push(finding.help("remove one; several values of one cell are a list under one period"));
            continue;
        }
        seen.insert(period, entry.key.span);
        let period = Spanned::new(period, entry.key.span);
        if let Some(observation) = cells::decode(&entry.value, period, &defaults, reading) {
            line.by_period.insert(period.value, observation);
        }
    }
    line
}

/// The period of a cell, with the mistakes that look like one: a member too many, a number cut at its comma.
fn period(entry: &Entry, frame: &Frame<'_>, reading: &mut Reading<'_>) -> Option<Period> {
    let text = &entry.key;
    let inner = entry.value.entries().and_then(|entries| entries.first());
    if Period::parse(&text.value).is_none()
        && inner.is_some_and(|first| Period::parse(&first.key.value).is_some())
    {
        let message =
            format!("`{}` stands where a period belongs: the series has no free dimension left", text.value);
        let help = "name the dimension under `dims`, and do not fix it";
        reading.sink.push(Diagnostic::new(&OBSERVATION_SHAPE, text.span, message).help(help));
        return None;
    }
    if entry.value.is_null() && text.value.len() == 3 && text.value.bytes().all(|byte| byte.is_ascii_digit())
    {
        let message = format!("`{}` is the rest of a number that YAML cuts at its comma", text.value);
        reading
            .sink
            .push(Diagnostic::new(&BAD_NUMBER, text.span, message).help("write the digits without a comma"));
        return None;
    }
    let period = parse_period(&text.value, text.span, reading.sink)?;
    if let Some(message) = misfit(period, frame.frequency) {
        let finding = Diagnostic::new(&PERIOD_MISFIT, text.span, message);
        reading.sink.push(finding.help("correct the period, or the `frequency` of the series"));
    }
    Some(period)
}

/// Why a period cannot stand in a series, if it cannot: it is as long as those of the frequency, or a whole number of
/// them. Where a year begins is left to the series, since a financial year is one too.
fn misfit(period: Period, frequency: Frequency) -> Option<String> {
    let months = frequency.months()?;
    let kind = frequency.word().replace('_', "-");
    if period.is_whole_months() && period.months_covered() % months == 0 {
        return None;
    }
    let shortest = period.first().plus_months(months).plus_days(-1);
    if period.last() < shortest {
        return Some(format!("{period} is finer than a {kind} series"));
    }
    Some(format!("{period} is no whole number of {kind} periods"))
}
