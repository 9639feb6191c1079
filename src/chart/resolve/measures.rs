//! Measures over time: each act of a chart file with what it demanded from which day, cut and continued at the day that
//! the chart speaks of.
//!
//! Where an act stands is said by `data::standing`; this puts it into steps for a picture. Places nothing.

use std::collections::BTreeMap;

use crate::data::act::{Act, ActId, Expected, Phase};
use crate::data::catalog::Catalog;
use crate::data::event::EventId;
use crate::data::format;
use crate::data::period::{Day, Period};
use crate::data::quantity::Decimal;
use crate::data::reference::SourceId;
use crate::data::standing::{Stage, Standing};
use crate::diagnostic::code::chart::{BAD_CHART, CHART_EVENT};
use crate::diagnostic::{Diagnostic, Diagnostics};
use crate::exhibit::{ActRef, ExhibitSpec, GroupSpec, Moment};
use crate::text::{Span, Spanned, nearest};

use super::Setting;
use crate::chart::scene::Role;

/// Measures under their headings.
#[derive(Debug, Clone, PartialEq)]
pub(in crate::chart) struct Measures {
    /// The day that the chart speaks of: what lies behind it is foreseen.
    pub(in crate::chart) as_of: Day,
    /// The first and the last day of the axis.
    pub(in crate::chart) days: (Day, Day),
    /// The groups, in the order of the file.
    pub(in crate::chart) groups: Vec<Group>,
}

/// Measures under one heading.
#[derive(Debug, Clone, PartialEq)]
pub(in crate::chart) struct Group {
    /// The heading.
    pub(in crate::chart) label: String,
    /// The measures.
    pub(in crate::chart) measures: Vec<Measure>,
}

/// An act over time.
#[derive(Debug, Clone, PartialEq)]
pub(in crate::chart) struct Measure {
    /// Its id.
    pub(in crate::chart) act: ActId,
    /// What readers call it.
    pub(in crate::chart) name: String,
    /// Its colour: that of who imposed it.
    pub(in crate::chart) role: Role,
    /// Its steps in order of time; the first one has force or foresees it.
    pub(in crate::chart) steps: Vec<Step>,
}

/// A stretch of time in which a measure stands and demands the same.
#[derive(Debug, Clone, PartialEq)]
pub(in crate::chart) struct Step {
    /// Where it stands.
    pub(in crate::chart) standing: Standing,
    /// The first day.
    pub(in crate::chart) from: Day,
    /// The first day on which it no longer holds; open without.
    pub(in crate::chart) to: Option<Day>,
    /// What it demands, or why it ended: `licence`, `10%`, `struck down`.
    pub(in crate::chart) demand: String,
    /// The happening that began it.
    pub(in crate::chart) event: Option<EventId>,
    /// Who says so.
    pub(in crate::chart) sources: Vec<SourceId>,
    /// The condition under which it comes, where it is only expected.
    pub(in crate::chart) condition: Option<String>,
}

impl Measures {
    /// Every measure with the heading over it.
    pub(in crate::chart) fn all(&self) -> impl Iterator<Item = (&Group, &Measure)> {
        self.groups.iter().flat_map(|group| group.measures.iter().map(move |measure| (group, measure)))
    }

    /// Whether a step lies behind the day that the chart speaks of.
    pub(in crate::chart) fn is_ahead(&self, step: &Step) -> bool {
        step.from > self.as_of
    }
}

impl Measure {
    /// The step that holds on a day; none before the first.
    pub(in crate::chart) fn on(&self, day: Day) -> Option<&Step> {
        self.steps.iter().rfind(|step| step.from <= day)
    }
}

impl Step {
    /// What it is called: `licence`, `suspended`, `announced: 10%`.
    pub(in crate::chart) fn words(&self) -> String {
        match self.standing {
            Standing::InForce | Standing::Ended if !self.demand.is_empty() => self.demand.clone(),
            standing => standing.word().to_owned(),
        }
    }
}

/// The measures of a chart file. Nothing where one of them is unknown or the day is missing.
pub(super) fn measures(
    spec: &ExhibitSpec,
    catalog: &Catalog,
    setting: Setting<'_>,
    sink: &mut Diagnostics,
) -> Option<Measures> {
    let as_of = spec.measures.as_of.as_ref().map(|day| day.value).or(setting.edition);
    let Some(as_of) = as_of else {
        let message = "neither the chart nor the briefing says up to which day the measures are shown";
        sink.push(Diagnostic::new(&BAD_CHART, spec.place, message).help("write `as_of: 2025-06-15`"));
        return None;
    };
    let ground = Ground { catalog, colours: setting.colours, as_of };
    let found: Vec<Option<Group>> = spec.measures.groups.iter().map(|one| group(one, ground, sink)).collect();
    let groups = found.into_iter().collect::<Option<Vec<Group>>>()?;
    let days = days(spec, &groups, as_of)?;
    let measures = Measures { as_of, days, groups };
    are_inside(&measures, spec, sink).then_some(measures)
}

/// What every measure is made from.
#[derive(Clone, Copy)]
struct Ground<'a> {
    catalog: &'a Catalog,
    colours: &'a BTreeMap<String, String>,
    as_of: Day,
}

fn group(spec: &GroupSpec, ground: Ground<'_>, sink: &mut Diagnostics) -> Option<Group> {
    let measures = if spec.tags.is_empty() {
        let named: Vec<Option<Measure>> = spec.acts.iter().map(|act| named(act, ground, sink)).collect();
        named.into_iter().collect::<Option<Vec<_>>>()?
    } else {
        tagged(spec, ground, sink)?
    };
    Some(Group { label: spec.label.value.clone(), measures })
}

fn named(spec: &ActRef, ground: Ground<'_>, sink: &mut Diagnostics) -> Option<Measure> {
    let act = act(&spec.act, ground.catalog, sink)?;
    let name = spec.label.as_ref().map_or(act.title.as_str(), |label| label.value.as_str());
    let measure = measure(act, name, ground);
    if measure.is_none() {
        sink.push(without_dates(&spec.act, spec.act.span));
    }
    measure
}

fn without_dates(id: &str, place: Span) -> Diagnostic {
    Diagnostic::new(&CHART_EVENT, place, format!("`{id}` never had force, so that there is nothing to show"))
}

/// The act of an id. Says so where there is none; silent where it was lost before.
pub(super) fn act<'a>(id: &Spanned<String>, catalog: &'a Catalog, sink: &mut Diagnostics) -> Option<&'a Act> {
    let found = catalog.acts.get(id.as_str());
    if found.is_none() && !catalog.lost.contains(id.as_str()) {
        let near = nearest(id, catalog.acts.keys().map(String::as_str));
        let finding = Diagnostic::new(&CHART_EVENT, id.span, format!("`{}` is not an act", id.value));
        sink.push(finding.suggest(near));
    }
    found
}

/// The acts that have all the words of a tag, in the order in which they began.
fn tagged(spec: &GroupSpec, ground: Ground<'_>, sink: &mut Diagnostics) -> Option<Vec<Measure>> {
    let has = |act: &Act, word: &str| {
        act.instrument == word || act.basis.as_deref() == Some(word) || act.imposed_by.value == word
    };
    let acts = ground.catalog.acts.values().filter(|act| spec.tags.iter().all(|word| has(act, word)));
    let mut found: Vec<Measure> = acts.filter_map(|act| measure(act, &act.title, ground)).collect();
    found.sort_by_key(|measure| measure.steps.first().map(|step| step.from));
    if found.is_empty() {
        let place = spec.tags.first().map_or(spec.place, |word| word.span);
        let message = "no act with days has these words as its instrument, basis or author";
        sink.push(Diagnostic::new(&CHART_EVENT, place, message).help("see `briefing list acts`"));
        return None;
    }
    Some(found)
}

/// An act as a measure; nothing where it never had force and is not expected to.
fn measure(act: &Act, name: &str, ground: Ground<'_>) -> Option<Measure> {
    let stages = act.stages(&ground.catalog.events);
    let mut steps: Vec<Step> = Vec::new();
    for stage in &stages {
        let next = step(act, stage);
        match steps.last_mut() {
            Some(last) if last.standing == next.standing && last.demand == next.demand => last.to = next.to,
            None if next.standing == Standing::Ended => {}
            _ => steps.push(next),
        }
    }
    // What was expected before the day that the chart speaks of has come, as a phase, or has not.
    let last = stages.last().map_or(ground.as_of, |stage| stage.from.max(ground.as_of));
    let ahead = act.expected.iter().filter(|expected| expected.from.first() > last);
    for expected in ahead {
        steps.push(foreseen(act, expected));
    }
    (!steps.is_empty()).then(|| Measure {
        act: act.id.clone(),
        name: name.to_owned(),
        role: role(act, ground.colours),
        steps,
    })
}

fn step(act: &Act, stage: &Stage<'_>) -> Step {
    let phase = stage.phase;
    let demand = match (stage.standing, phase.status) {
        (Standing::Ended, Some(status)) => status.word().replace('_', " "),
        (Standing::Ended, None) => String::new(),
        _ => demand_of_phase(phase),
    };
    let own = if phase.sources.is_empty() { &act.sources } else { &phase.sources };
    Step {
        standing: stage.standing,
        from: stage.from,
        to: stage.to,
        demand,
        event: phase.event.as_ref().map(|event| event.value.clone()),
        sources: own.iter().map(|source| source.value.clone()).collect(),
        condition: None,
    }
}

fn foreseen(act: &Act, expected: &Expected) -> Step {
    Step {
        standing: Standing::Announced,
        from: expected.from.first(),
        to: None,
        demand: demand(expected.requirement.as_deref(), expected.rate),
        event: None,
        sources: act.sources.iter().map(|source| source.value.clone()).collect(),
        condition: expected.condition.clone(),
    }
}

/// What a phase demands: `licence`, `10%`, `0% to 5.9%` where it depends on the goods.
pub(super) fn demand_of_phase(phase: &Phase) -> String {
    let rates = || phase.rates.values().copied();
    match (rates().min(), rates().max()) {
        (Some(low), Some(high)) if low != high => format!("{} to {}", percent(low), percent(high)),
        (Some(rate), _) => percent(rate),
        _ => demand(phase.requirement.as_deref(), phase.rate),
    }
}

fn demand(requirement: Option<&str>, rate: Option<Decimal>) -> String {
    let words = requirement.map(|word| word.replace('_', " "));
    words.or_else(|| rate.map(percent)).unwrap_or_default()
}

fn percent(rate: Decimal) -> String {
    format!("{}%", format::number(rate))
}

/// The colour that the site gives to the act, to who imposed it, or to its instrument.
fn role(act: &Act, colours: &BTreeMap<String, String>) -> Role {
    let names = [act.id.as_str(), &act.imposed_by.value, &act.instrument];
    let mut roles =
        names.into_iter().filter_map(|name| colours.get(name)).filter_map(|token| Role::of_token(token));
    roles.next().unwrap_or(Role::Ink)
}

/// From the month of the first measure, or the beginning of the range, to the day that the chart speaks of, and on
/// to what is foreseen.
fn days(spec: &ExhibitSpec, groups: &[Group], as_of: Day) -> Option<(Day, Day)> {
    let steps = || groups.iter().flat_map(|group| &group.measures).flat_map(|measure| &measure.steps);
    let range = spec.range.as_ref().map(|range| range.value);
    let earliest = steps().map(|step| step.from).min()?.min(as_of);
    let first = match range {
        Some(range) => range.from.first(),
        None => Day::new(earliest.year(), earliest.month(), 1)?,
    };
    let foreseen = steps().map(|step| step.from).filter(|from| *from > as_of).max();
    // What is foreseen has no end: it is given room to be seen.
    let span = as_of.max(foreseen.unwrap_or(as_of)).days_since(first);
    let foreseen = foreseen.map(|from| from.plus_days(span / 12 + 1));
    let asked = match range.map(|range| range.to) {
        Some(Moment::Of(period)) => Some(Period::last(period)),
        _ => None,
    };
    let last = [Some(as_of), foreseen, asked].into_iter().flatten().max()?;
    (first < last).then_some((first, last))
}

/// Whether every measure has a part in the picture.
fn are_inside(measures: &Measures, spec: &ExhibitSpec, sink: &mut Diagnostics) -> bool {
    let (first, _) = measures.days;
    let is_seen = |step: &Step| step.standing != Standing::Ended && step.to.is_none_or(|to| to > first);
    let mut sound = true;
    for (_, measure) in measures.all().filter(|(_, measure)| !measure.steps.iter().any(is_seen)) {
        let named = spec.measures.groups.iter().flat_map(|group| &group.acts);
        let place = named.map(|act| &act.act).find(|act| act.value == measure.act).map(|act| act.span);
        let message = format!("`{}` had ended before the chart begins", measure.act);
        let finding = Diagnostic::new(&CHART_EVENT, place.unwrap_or(spec.place), message);
        sink.push(finding.note(format!("it begins on {first}")).help("widen `range`, or leave the act out"));
        sound = false;
    }
    sound
}
