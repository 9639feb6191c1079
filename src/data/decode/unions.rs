//! Series that present others as one: the cells of all parts under one set of keys.

use std::collections::BTreeMap;

use indexmap::IndexMap;

use super::paths::{self, Cells, Meant};
use crate::data::catalog::Catalog;
use crate::data::dimension::MemberId;
use crate::data::format;
use crate::data::order::{Graph, order};
use crate::data::period::Period;
use crate::data::quantity::Interval;
use crate::data::series::{
    Body, Condition, Key, Measure, Observation, ObservationStatus, Observations, Series, SeriesId,
};
use crate::data::unit::Unit;
use crate::diagnostic::code::data::{UNION_CONFLICT, UNION_MISMATCH, UNKNOWN_PATH};
use crate::diagnostic::{Diagnostic, Diagnostics};
use crate::text::{Span, Spanned, nearest};

/// A cell that two parts hold with values that do not agree.
pub(super) struct Conflict {
    /// The cell as each of the three series names it: the union and the two parts.
    cells: Vec<(SeriesId, Key)>,
    one: Observation,
    other: Observation,
}

/// Builds every union, those of unions last. Gives the cells in conflict, some of which a discrepancy may explain.
pub(super) fn build(catalog: &mut Catalog, sink: &mut Diagnostics) -> Vec<Conflict> {
    let unions = catalog.series.values().filter(|one| matches!(one.body, Body::Union(_)));
    let ids = |id: &str| parts(catalog, id).into_iter().map(|part| part.value).collect();
    let graph: Graph<SeriesId> = unions.map(|one| (one.id.clone(), ids(&one.id))).collect();
    let order = order(&graph);
    let conflicts = order.ready.iter().flat_map(|id| build_one(catalog, id, sink)).collect();
    for id in order.circles.iter().flatten() {
        if let Some(place) = catalog.series.get(id).map(|series| series.place) {
            let message = format!("`{id}` is a part of itself");
            sink.push(Diagnostic::new(&UNION_MISMATCH, place, message).help("take it out of its own parts"));
        }
        damage(catalog, id);
    }
    order.behind.iter().for_each(|id| damage(catalog, id));
    conflicts
}

/// The parts of a union, as its file names them.
fn parts(catalog: &Catalog, id: &str) -> Vec<Spanned<SeriesId>> {
    match catalog.series.get(id).map(|series| &series.body) {
        Some(Body::Union(parts)) => parts.clone(),
        _ => Vec::new(),
    }
}

/// Marks a series whose parts or formula have faults.
fn damage(catalog: &mut Catalog, id: &str) {
    if let Some(series) = catalog.series.get_mut(id) {
        series.condition = Condition::Damaged;
    }
}

/// Builds one union of parts that are all built. A part that is unknown, damaged or does not fit damages the union, so
/// that nothing is said about cells it may have had.
fn build_one(catalog: &mut Catalog, id: &str, sink: &mut Diagnostics) -> Vec<Conflict> {
    let Some(mut union) = catalog.series.get(id).cloned() else { return Vec::new() };
    let mut conflicts = Vec::new();
    let mut found = Vec::new();
    for part in parts(catalog, id) {
        match catalog.series.get(&part.value) {
            Some(series) => found.push((part.span, series)),
            None => {
                union.condition = Condition::Damaged;
                report_unknown(catalog, &part, sink);
            }
        }
    }
    infer_dimensions(&mut union, &found);
    let mut origins = BTreeMap::new();
    for (place, part) in found {
        if part.condition == Condition::Damaged {
            union.condition = Condition::Damaged;
        } else if let Some(message) = misfit(&union, part) {
            union.condition = Condition::Damaged;
            sink.push(Diagnostic::new(&UNION_MISMATCH, place, message).also(part.place, "defined here"));
        } else {
            conflicts.extend(take(&mut union, part, &mut origins));
        }
    }
    catalog.series.insert(id.to_owned(), union);
    conflicts
}

/// A part that is no series; one that was lost has been reported.
fn report_unknown(catalog: &Catalog, part: &Spanned<SeriesId>, sink: &mut Diagnostics) {
    if !catalog.lost.contains(&part.value) {
        let near = nearest(&part.value, catalog.series.keys().map(String::as_str));
        let message = format!("`{}` is not a series", part.value);
        sink.push(Diagnostic::new(&UNKNOWN_PATH, part.span, message).suggest(near));
    }
}

/// Where the union does not say, its dimensions are those of its parts, fixed where all parts fix the same member.
fn infer_dimensions(union: &mut Series, parts: &[(Span, &Series)]) {
    let Some((_, first)) = parts.first() else { return };
    if !union.dimensions.is_empty() {
        return;
    }
    union.dimensions.clone_from(&first.dimensions);
    for dimension in &mut union.dimensions {
        let same = |part: &Series| {
            part.dimensions.iter().any(|other| other.id == dimension.id && other.fixed == dimension.fixed)
        };
        if !parts.iter().all(|(_, part)| same(part)) {
            dimension.fixed = None;
        }
    }
}

/// Why a part cannot be presented as the union, if it cannot. What holds for the union is what readers see, so a part
/// of which anything else holds, for all of its values or for those of one key, would be shown as another number.
fn misfit(union: &Series, part: &Series) -> Option<String> {
    if matches!(part.body, Body::Derive(_)) {
        let id = &part.id;
        return Some(format!("`{id}` is computed; a union presents values that files hold"));
    }
    let differs =
        difference(union, part).map(|what| format!("`{}` and `{}` differ in {what}", part.id, union.id));
    differs.or_else(|| {
        let held = |(key, line)| Some((line, union.keys.get(&key_in(union, part, key)?)?, key));
        let mut lines = part.keys.iter().filter_map(held);
        let (line, own, key) = lines.find(|(line, own, _)| kind(line) != kind(own))?;
        let (path, what) = (part.path(key), |line: &Observations| in_words(line));
        Some(format!("`{path}` is {} here and {} in a part before it", what(line), what(own)))
    })
}

/// What makes the values of a line comparable.
fn kind(line: &Observations) -> (&Unit, i32, Measure) {
    (&line.unit, line.multiplier, line.measure)
}

/// `a flow in million US dollars`.
fn in_words(line: &Observations) -> String {
    let unit = format::unit_words(&line.unit, line.multiplier);
    let unit = if unit.is_empty() { "plain numbers" } else { &unit };
    format!("a {} in {unit}", line.measure.word())
}

/// In what a part and the union differ as a whole, if in anything.
fn difference(union: &Series, part: &Series) -> Option<String> {
    let dimensions = |series: &Series| {
        series.dimensions.iter().map(|one| (one.id.clone(), one.codes.clone())).collect::<BTreeMap<_, _>>()
    };
    if union.indicator != part.indicator {
        return Some("their indicator".to_owned());
    }
    if (union.measure, &union.unit, union.multiplier) != (part.measure, &part.unit, part.multiplier) {
        return Some("measure, unit or multiplier".to_owned());
    }
    if union.timing != part.timing {
        return Some("`timing`".to_owned());
    }
    if union.exact != part.exact {
        return Some("`exact`".to_owned());
    }
    if union.compares != part.compares {
        return Some("`compares`".to_owned());
    }
    if dimensions(union) != dimensions(part) {
        return Some("their dimensions".to_owned());
    }
    let freed = union.dimensions.iter().find(|one| {
        let other = part.dimensions.iter().find(|other| other.id == one.id);
        one.fixed.is_some() && other.is_some_and(|other| other.fixed != one.fixed)
    });
    freed.map(|dimension| format!("the member of `{}`, which the union fixes", dimension.id))
}

/// The key in the union of a key of a part: the part's fixed members become segments where the union is free.
fn key_in(union: &Series, part: &Series, key: &Key) -> Option<Key> {
    let free = part.free_dimensions().map(|dimension| dimension.id.as_str());
    let mut members: IndexMap<&str, &MemberId> = free.zip(key).collect();
    for dimension in &part.dimensions {
        if let Some(member) = &dimension.fixed {
            members.insert(&dimension.id, member);
        }
    }
    union
        .free_dimensions()
        .map(|dimension| members.get(dimension.id.as_str()).map(|member| (*member).clone()))
        .collect()
}

/// Which part a key of the union first came from.
type Origins = BTreeMap<(Key, Period), (SeriesId, Key)>;

/// Adds the cells of a part. Of two that agree the earlier part's stays, unless it is derived and the other is not.
fn take(union: &mut Series, part: &Series, origins: &mut Origins) -> Vec<Conflict> {
    let mut conflicts = Vec::new();
    let exact = union.exact;
    for (key, line) in &part.keys {
        let Some(own_key) = key_in(union, part, key) else { continue };
        let lines = union.keys.entry(own_key.clone());
        let own = lines.or_insert_with(|| Observations { by_period: BTreeMap::new(), ..line.clone() });
        for (period, observation) in &line.by_period {
            let origin = (part.id.clone(), key.clone());
            let Some(held) = own.by_period.get_mut(period) else {
                own.by_period.insert(*period, observation.clone());
                origins.insert((own_key.clone(), *period), origin);
                continue;
            };
            // A break is one of the cell, whichever part knows of it.
            let breaks = held.breaks.take().or_else(|| observation.breaks.clone());
            held.breaks.clone_from(&breaks);
            if !agree(held, observation, exact) {
                let first = origins.get(&(own_key.clone(), *period)).cloned();
                let cells = [Some((union.id.clone(), own_key.clone())), first, Some(origin)];
                let (one, other) = (held.clone(), observation.clone());
                conflicts.push(Conflict { cells: cells.into_iter().flatten().collect(), one, other });
            } else if is_computed(held) && !is_computed(observation) {
                own.by_period.insert(*period, Observation { breaks, ..observation.clone() });
            }
        }
    }
    conflicts
}

/// Whether we computed it.
fn is_computed(observation: &Observation) -> bool {
    observation.status == ObservationStatus::Derived
}

/// Whether two values of one cell may be the same number, rounded differently.
fn agree(one: &Observation, other: &Observation, exact: bool) -> bool {
    match (interval(one, exact), interval(other, exact)) {
        (Some(one), Some(other)) => one.low <= other.high && other.low <= one.high,
        _ => one.value == other.value,
    }
}

/// All values that an observation leaves open.
fn interval(observation: &Observation, exact: bool) -> Option<Interval> {
    let value = observation.value?;
    if exact {
        return Some(Interval::point(value));
    }
    observation.range.or_else(|| Interval::rounded_to(value, observation.decimals))
}

/// Reports the conflicts that no discrepancy is about.
pub(super) fn report(catalog: &Catalog, conflicts: Vec<Conflict>, sink: &mut Diagnostics) {
    if conflicts.is_empty() {
        return;
    }
    // Paths that lead nowhere are reported where they stand.
    let mut silent = Diagnostics::new();
    let about = catalog.discrepancies.values().flat_map(|one| &one.about);
    let explained: Vec<Cells> =
        about.filter_map(|path| paths::resolve(catalog, path, Meant::Concern, &mut silent)).collect();
    for conflict in conflicts {
        let period = conflict.one.period;
        let named =
            |(series, key): &(SeriesId, Key)| explained.iter().any(|cells| cells.hold(series, key, period));
        if conflict.cells.iter().any(named) {
            continue;
        }
        let show = |observation: &Observation| {
            observation.value.map_or_else(|| "none".to_owned(), |value| value.to_string())
        };
        let message =
            format!("{period} is {} here and {} in another part", show(&conflict.other), show(&conflict.one));
        let finding = Diagnostic::new(&UNION_CONFLICT, conflict.other.place, message);
        let help = "correct one, or name the cell under `about` of a discrepancy";
        sink.push(finding.also(conflict.one.place, "the other value").help(help));
    }
}
