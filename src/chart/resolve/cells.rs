//! Where each member of a code list stands on one day, by the acts and events that cover it.
//!
//! Where an act stands is said by `data::standing`. Places nothing.

use std::collections::BTreeMap;

use crate::data::act::{Act, Phase, ScopeChange};
use crate::data::catalog::Catalog;
use crate::data::dimension::{CodeList, CodeListId, Member, MemberId};
use crate::data::event::Event;
use crate::data::period::{Day, Period};
use crate::data::reference::SourceId;
use crate::data::standing::Standing;
use crate::diagnostic::code::chart::{BAD_CHART, CHART_DATA, CHART_EVENT};
use crate::diagnostic::{Diagnostic, Diagnostics};
use crate::exhibit::{ExhibitSpec, Moment};
use crate::text::{Spanned, nearest};

use super::Setting;
use super::measures::demand_of_phase;
use crate::chart::scene::Role;

/// The members of a code list on one day.
#[derive(Debug, Clone, PartialEq)]
pub(in crate::chart) struct Cells {
    /// The code list.
    pub(in crate::chart) codes: CodeListId,
    /// The day.
    pub(in crate::chart) day: Day,
    /// Its members, in the order of the file.
    pub(in crate::chart) cells: Vec<MemberCell>,
    /// The colour of those that are covered.
    pub(in crate::chart) role: Role,
}

/// A member and what covers it.
#[derive(Debug, Clone, PartialEq)]
pub(in crate::chart) struct MemberCell {
    /// The member.
    pub(in crate::chart) member: MemberId,
    /// Its short name: its code in the outside world.
    pub(in crate::chart) symbol: String,
    /// Its name.
    pub(in crate::chart) name: String,
    /// The strongest measure that covers it; none where nothing does.
    pub(in crate::chart) cover: Option<Cover>,
}

impl MemberCell {
    /// Where the strongest measure over it stands; none where nothing covers it.
    pub(in crate::chart) fn standing(&self) -> Option<Standing> {
        self.cover.as_ref().map(|cover| cover.standing)
    }
}

/// A measure that covers a member.
#[derive(Debug, Clone, PartialEq)]
pub(in crate::chart) struct Cover {
    /// Where it stands.
    pub(in crate::chart) standing: Standing,
    /// The id of the act or event.
    pub(in crate::chart) id: String,
    /// What readers call it.
    pub(in crate::chart) title: String,
    /// What it demands: `licence`; empty for events.
    pub(in crate::chart) demand: String,
    /// Since when it stands there.
    pub(in crate::chart) since: Day,
    /// Who says so.
    pub(in crate::chart) sources: Vec<SourceId>,
}

/// The members of the chart file's code list. Nothing where the list, a measure or the day is unknown.
pub(super) fn cells(
    spec: &ExhibitSpec,
    catalog: &Catalog,
    setting: Setting<'_>,
    sink: &mut Diagnostics,
) -> Option<Cells> {
    let codes = spec.measures.codes.as_ref()?;
    let day = day(spec, setting, sink);
    let list = list(codes, catalog, sink);
    let states = &spec.measures.state;
    let known: Vec<Option<State<'_>>> = states.iter().map(|id| state(id, catalog, sink)).collect();
    let (known, list, day) = (known.into_iter().collect::<Option<Vec<_>>>()?, list?, day?);
    let begun: Vec<(&State<'_>, Cover)> =
        known.iter().filter_map(|state| Some((state, state.cover(catalog, day)?))).collect();
    let cell = |member: &Member| MemberCell {
        member: member.id.clone(),
        symbol: member.code.clone().unwrap_or_else(|| member.name.clone()),
        name: member.name.clone(),
        cover: strongest(&begun, list, member, day),
    };
    let cells: Vec<MemberCell> = list.members.values().map(cell).collect();
    let role = known.iter().find_map(|state| state.role(setting.colours)).unwrap_or(Role::Ink);
    report_idle(states, &known, list, sink).then_some(Cells { codes: list.id.clone(), day, cells, role })
}

/// The day of `at`, else that of the edition.
fn day(spec: &ExhibitSpec, setting: Setting<'_>, sink: &mut Diagnostics) -> Option<Day> {
    let asked = spec.at.as_ref().and_then(|at| match at.value {
        Moment::Of(period) => Some(period.last()),
        Moment::Latest => None,
    });
    let day = asked.or(setting.edition);
    if day.is_none() {
        let message = "neither the chart nor the briefing says for which day the members are shown";
        sink.push(Diagnostic::new(&BAD_CHART, spec.place, message).help("write `at: 2025-06-15`"));
    }
    day
}

fn list<'a>(id: &Spanned<String>, catalog: &'a Catalog, sink: &mut Diagnostics) -> Option<&'a CodeList> {
    let found = catalog.code_lists.get(id.as_str());
    if found.is_none() && !catalog.lost.contains(id.as_str()) {
        let own = catalog.code_lists.values().filter(|list| !list.in_place);
        let near = nearest(id, own.map(|list| list.id.as_str()));
        let finding = Diagnostic::new(&CHART_DATA, id.span, format!("`{}` is not a code list", id.value));
        sink.push(finding.suggest(near));
    }
    found
}

/// An act or an event that says where members stand.
enum State<'a> {
    Act(&'a Act),
    Event(&'a Event),
}

fn state<'a>(id: &Spanned<String>, catalog: &'a Catalog, sink: &mut Diagnostics) -> Option<State<'a>> {
    let act = catalog.acts.get(id.as_str()).map(State::Act);
    let found = act.or_else(|| catalog.events.get(id.as_str()).map(State::Event));
    if found.is_none() && !catalog.lost.contains(id.as_str()) {
        let known = catalog.acts.keys().chain(catalog.events.keys()).map(String::as_str);
        let finding =
            Diagnostic::new(&CHART_EVENT, id.span, format!("`{}` is not an act or event", id.value));
        sink.push(finding.suggest(nearest(id, known)));
    }
    found
}

impl<'a> State<'a> {
    /// Where it stands on a day; nothing before it began.
    fn cover(&self, catalog: &Catalog, day: Day) -> Option<Cover> {
        match self {
            Self::Act(act) => of_act(act, catalog, day),
            Self::Event(event) => of_event(event, day),
        }
    }

    /// Whether it covers a member on a day; without a day, as it was first made.
    fn covers(&self, list: &CodeList, member: &Member, day: Option<Day>) -> bool {
        match self {
            Self::Act(act) => act.covers(list, member, day),
            Self::Event(event) => event.scope.covers(list, member),
        }
    }

    /// Whether it covers a member of the list at any time.
    fn is_about(&self, list: &CodeList) -> bool {
        let changes: &[ScopeChange] = match self {
            Self::Act(act) => &act.scope_changes,
            Self::Event(_) => &[],
        };
        let days = || changes.iter().map(|change| Some(change.from.first())).chain([None]);
        list.members.values().any(|member| days().any(|day| self.covers(list, member, day)))
    }

    /// The colour of its kind, else of who is behind it.
    fn role(&self, colours: &BTreeMap<String, String>) -> Option<Role> {
        let names: Vec<&str> = match self {
            Self::Act(act) => vec![&act.id, &act.instrument, &act.imposed_by.value],
            Self::Event(event) => vec![&event.id, &event.r#type.value],
        };
        names.into_iter().filter_map(|name| colours.get(name)).find_map(|token| Role::of_token(token))
    }
}

fn of_act(act: &Act, catalog: &Catalog, day: Day) -> Option<Cover> {
    let stages = act.stages(&catalog.events);
    let stage = stages.iter().rfind(|stage| stage.from <= day)?;
    Some(Cover {
        standing: stage.standing,
        id: act.id.clone(),
        title: act.title.clone(),
        demand: demanded(act, stage.phase, day, catalog),
        since: stage.from,
        sources: act.sources.iter().map(|source| source.value.clone()).collect(),
    })
}

/// What an act demands on a day, or did before it was set aside.
fn demanded(act: &Act, phase: &Phase, day: Day, catalog: &Catalog) -> String {
    let own = demand_of_phase(phase);
    let stages = act.stages(&catalog.events);
    let before =
        stages.iter().rev().filter(|stage| stage.from <= day).map(|stage| demand_of_phase(stage.phase));
    if own.is_empty() { before.into_iter().find(|words| !words.is_empty()).unwrap_or_default() } else { own }
}

fn of_event(event: &Event, day: Day) -> Option<Cover> {
    let since = event.effective.unwrap_or(event.date).first();
    let over = event.ended.or(event.expires).map(Period::first).is_some_and(|end| end <= day);
    let standing = match event.status.map_or(Standing::InForce, Standing::of_status) {
        _ if over => Standing::Ended,
        standing => standing,
    };
    (since <= day).then(|| Cover {
        standing,
        id: event.id.clone(),
        title: event.title.clone(),
        demand: String::new(),
        since,
        sources: event.sources.iter().map(|source| source.value.clone()).collect(),
    })
}

/// The measure with the most force among those that reach a member; what has ended counts as none.
fn strongest(begun: &[(&State<'_>, Cover)], list: &CodeList, member: &Member, day: Day) -> Option<Cover> {
    let reaching = begun.iter().filter(|(state, _)| state.covers(list, member, Some(day)));
    let standing = reaching.map(|(_, cover)| cover).filter(|cover| cover.standing != Standing::Ended);
    // Of equals the first in the file.
    standing.rev().max_by_key(|cover| cover.standing).cloned()
}

/// Whether every measure names members of the list; one that names none says nothing about it.
fn report_idle(
    ids: &[Spanned<String>],
    states: &[State<'_>],
    list: &CodeList,
    sink: &mut Diagnostics,
) -> bool {
    let mut sound = true;
    for (id, state) in ids.iter().zip(states) {
        if !state.is_about(list) {
            let message = format!("`{}` covers no member of `{}`", id.value, list.id);
            sink.push(Diagnostic::new(&CHART_EVENT, id.span, message).help("leave it out"));
            sound = false;
        }
    }
    sound
}
