//! The page of an event: what happened, its dates, what it covers, who says so, what stands before and after.

use indexmap::IndexMap;

use crate::briefing::Briefing;
use crate::briefing::place;
use crate::data::act::Act;
use crate::data::event::{Event, Scope};
use crate::data::format;
use crate::data::period::Period;
use crate::render::frame::{self, ComposedPage};
use crate::render::view::{EventItemView, EventView, FactView, PageView, PagerView, Subject};
use crate::render::{shown, strip, words};
use crate::site::Route;
use crate::text::{Spanned, escape_html};

/// How many events are listed before and after.
const NEIGHBOURS: usize = 3;

/// The page of the event with this id.
pub(in crate::render) fn compose(briefing: &Briefing, id: &str) -> Option<ComposedPage> {
    let event = briefing.catalog.events.get(id)?;
    let at = place::event(id);
    let subject = Subject::Event(view(briefing, &at, event));
    let template = subject.template().to_owned();
    Some(ComposedPage { view: page(briefing, &at, event), subject: Some(subject), template, route: at })
}

fn page(briefing: &Briefing, at: &Route, event: &Event) -> PageView {
    let order = frame::events_in_order(briefing);
    let own = order.iter().position(|other| other.id == event.id).unwrap_or_default();
    let neighbour = |index: Option<usize>, word: &str| {
        let other = order.get(index?)?;
        Some(PagerView {
            kicker: format!("{word}: {}", format::period(other.date)),
            title_html: escape_html(&other.title).into_owned(),
            href: place::event(&other.id).relative_to(at),
        })
    };
    let mut view = frame::page(briefing, at, &event.title, Some(("Timeline", place::timeline())));
    if let Some(last) = view.crumbs.last_mut() {
        last.label = format::period(event.date);
        last.glyph = Some(frame::glyph(briefing, event));
    }
    view.kind = "event".to_owned();
    view.section = place::timeline().to_string();
    view.description = event.summary.clone();
    view.pager_label = "Events".to_owned();
    view.previous = neighbour(own.checked_sub(1), "Earlier");
    view.next = neighbour(own.checked_add(1), "Later");
    view
}

fn view(briefing: &Briefing, at: &Route, event: &Event) -> EventView {
    EventView {
        kind: frame::event_kind(briefing, event),
        glyph: frame::glyph(briefing, event),
        facts: facts(briefing, at, event),
        strip: strip::of_scope(briefing, &event.scope),
        summary_html: format!("<p>{}</p>", escape_html(&event.summary)),
        exhibits: shown::on_generated(briefing, at, Some(&event.id)),
        neighbours: neighbours(briefing, at, event),
        related: related(briefing, at, event),
        sources: frame::source_links(briefing, at, event.sources.iter().map(|id| id.value.as_str())),
        discrepancies: frame::discrepancy_links(
            briefing,
            at,
            briefing.index.discrepancies_of_event(&event.id),
        ),
    }
}

/// The list of facts, each only where it is known.
fn facts(briefing: &Briefing, at: &Route, event: &Event) -> Vec<FactView> {
    let mut facts = Vec::new();
    let mut add = |term: &str, text: Option<String>| {
        if let Some(text) = text.filter(|text| !text.is_empty()) {
            facts.push(FactView { term: term.to_owned(), text_html: text });
        }
    };
    let date = |period: Option<Period>| period.map(format::period);
    let plain = |text: &Option<String>| text.as_deref().map(|text| escape_html(text).into_owned());
    add("Date", date(Some(event.date)));
    add("Status", status(event));
    add("Type", Some(escape_html(&frame::event_kind(briefing, event)).into_owned()));
    add("By", Some(names(briefing, at, &event.by)));
    add("Concerns", Some(names(briefing, at, &event.on)));
    add("Announced", date(event.announced));
    add("In force from", date(event.effective));
    add("Set to end", date(event.expires));
    add("Ended", date(event.ended));
    add("Rate", event.rate.map(|rate| format!("{}%", format::number(rate))));
    add("On the rate", plain(&event.rate_note));
    add("Adding up", plain(&event.stacking));
    add("Instrument", Some(escape_html(&event.documents.join(", ")).into_owned()));
    for (what, text) in scope(briefing, at, &event.scope) {
        add(&what, Some(text));
    }
    add("Part of", Some(acts(briefing, event)));
    add("Time zone", Some(time_zones(briefing, event)));
    add("Expected", Some(expected(briefing, event)));
    add("Certainty", Some(words::certainty(event.certainty).to_owned()));
    facts
}

fn status(event: &Event) -> Option<String> {
    let word = event.status.map(words::legal_status);
    let note = event.status_note.as_deref().map(|note| escape_html(note).into_owned());
    match (word, note) {
        (Some(word), Some(note)) if !note.eq_ignore_ascii_case(&word) => {
            Some(format!("{}: {note}", words::sentence_case(&word)))
        }
        (Some(word), _) => Some(words::sentence_case(&word)),
        (None, note) => note,
    }
}

fn names(briefing: &Briefing, at: &Route, ids: &[Spanned<String>]) -> String {
    let names: Vec<String> = ids.iter().map(|id| frame::member_link(briefing, at, &id.value)).collect();
    names.join(", ")
}

/// What is covered and what is taken out, one fact a dimension.
fn scope(briefing: &Briefing, at: &Route, scope: &Scope) -> Vec<(String, String)> {
    let rows = |part: &IndexMap<String, Vec<Spanned<String>>>, prefix: &str| {
        let row = |(dimension, members): (&String, &Vec<Spanned<String>>)| {
            let term = format!("{prefix}{}", scope_word(dimension));
            (term, scope_members(briefing, at, dimension, members))
        };
        part.iter().map(row).collect::<Vec<_>>()
    };
    let mut all = rows(&scope.covers, "Covers: ");
    all.extend(rows(&scope.except, "Except: "));
    all
}

/// `hs_codes` are customs codes to readers; every other dimension is its own word.
fn scope_word(dimension: &str) -> String {
    match dimension {
        "hs_codes" => "customs codes".to_owned(),
        other => other.replace('_', " "),
    }
}

fn scope_members(briefing: &Briefing, at: &Route, dimension: &str, members: &[Spanned<String>]) -> String {
    let list = briefing.catalog.code_lists.get(dimension);
    let name = |id: &str| match list.and_then(|list| Some((list, list.members.get(id)?))) {
        Some((list, member)) => frame::member_anchor(briefing, at, list, member),
        None => escape_html(&id.replace('_', " ")).into_owned(),
    };
    let names: Vec<String> = members.iter().map(|member| name(&member.value)).collect();
    names.join(", ")
}

/// The acts of which the event began a phase, the last phase where that is asked.
fn acts_begun<'a>(briefing: &'a Briefing, event: &Event, last: bool) -> Vec<&'a Act> {
    let begins = |act: &&Act| {
        let phases = act.phases.iter().rev().take(if last { 1 } else { usize::MAX });
        phases.filter_map(|phase| phase.event.as_ref()).any(|id| id.value == event.id)
    };
    briefing.catalog.acts.values().filter(begins).collect()
}

/// The acts with what they are: `Reciprocal duty (tariff)`.
fn acts(briefing: &Briefing, event: &Event) -> String {
    let named = |act: &&Act| format!("{} ({})", act.title, act.instrument.replace('_', " "));
    let titles: Vec<String> = acts_begun(briefing, event, false).iter().map(named).collect();
    escape_html(&titles.join("; ")).into_owned()
}

/// Where the hours of the acts are meant, by the city of the zone: `New York`.
fn time_zones(briefing: &Briefing, event: &Event) -> String {
    let acts = acts_begun(briefing, event, false);
    let zones = acts.iter().filter_map(|act| act.time_zone.as_deref());
    let cities = zones.map(|zone| zone.rsplit('/').next().unwrap_or(zone).replace('_', " "));
    let cities: std::collections::BTreeSet<String> = cities.collect();
    escape_html(&cities.into_iter().collect::<Vec<_>>().join(", ")).into_owned()
}

/// What lies ahead of the acts that stand where this event put them: `10 November 2026, 34%, if not extended`.
fn expected(briefing: &Briefing, event: &Event) -> String {
    let today = briefing.edition.date;
    let acts = acts_begun(briefing, event, true);
    let ahead = acts.iter().flat_map(|act| &act.expected);
    let ahead = ahead.filter(|step| today.is_none_or(|today| step.from.last() >= today));
    let words = ahead.map(|step| {
        let rate = step.rate.map(|rate| format!("{}%", format::number(rate)));
        let condition = step.condition.as_ref().map(|condition| format!("if {condition}"));
        let parts = [Some(format::period(step.from)), rate, step.requirement.clone(), condition];
        parts.into_iter().flatten().collect::<Vec<_>>().join(", ")
    });
    escape_html(&words.collect::<Vec<_>>().join("; ")).into_owned()
}

fn neighbours(briefing: &Briefing, at: &Route, event: &Event) -> Vec<EventItemView> {
    let order = frame::events_in_order(briefing);
    let own = order.iter().position(|other| other.id == event.id).unwrap_or_default();
    let from = own.saturating_sub(NEIGHBOURS);
    let near = order.into_iter().skip(from).take(own - from + NEIGHBOURS + 1);
    near.map(|other| neighbour(briefing, at, event, other)).collect()
}

fn neighbour(briefing: &Briefing, at: &Route, event: &Event, other: &Event) -> EventItemView {
    let mut item = frame::event_item(briefing, at, other);
    if other.id == event.id {
        item.href = None;
        return item;
    }
    let exact = event.date.days() == 1 && other.date.days() == 1;
    item.gap = exact.then(|| words::gap(other.date.first().days_since(event.date.first())));
    item
}

fn related(briefing: &Briefing, at: &Route, event: &Event) -> Vec<EventItemView> {
    let ids = event.cause.iter().chain(&event.retaliation_to).chain(&event.related);
    let known = ids.filter_map(|id| briefing.catalog.events.get(&id.value));
    known.map(|other| frame::event_item(briefing, at, other)).collect()
}
