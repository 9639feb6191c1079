//! The events that a chart marks: which, in which lane, with which marker.

use std::collections::BTreeMap;

use crate::data::catalog::Catalog;
use crate::data::dimension::{Attribute, Member};
use crate::data::event::Event;
use crate::data::period::Day;
use crate::diagnostic::code::chart::CHART_EVENT;
use crate::diagnostic::{Diagnostic, Diagnostics};
use crate::exhibit::EventChoice;
use crate::text::{Spanned, capitalised, nearest};

use super::{Glyph, PlotEvent};
use crate::chart::scene::Role;

/// The code list that says how a type of events is marked.
const TYPES: &str = "event_types";

/// The marked events in order of time. Nothing where one of them is unknown or lies outside the range.
pub(super) fn marked(
    choice: &EventChoice,
    catalog: &Catalog,
    colours: &BTreeMap<String, String>,
    days: (Day, Day),
    sink: &mut Diagnostics,
) -> Option<Vec<PlotEvent>> {
    let mut events = match choice {
        EventChoice::None => Vec::new(),
        EventChoice::Show(ids) => shown(ids, catalog, days, sink)?,
        EventChoice::Types(types) => of_types(types, catalog, days, sink)?,
    };
    events.sort_by_key(|event| event.date);
    let numbered = events.into_iter().enumerate();
    Some(numbered.map(|(at, event)| plot_event(at + 1, event, catalog, colours)).collect())
}

fn inside(event: &Event, (first, last): (Day, Day)) -> bool {
    first <= event.date.first() && event.date.last() <= last
}

fn shown<'a>(
    ids: &[Spanned<String>],
    catalog: &'a Catalog,
    days: (Day, Day),
    sink: &mut Diagnostics,
) -> Option<Vec<&'a Event>> {
    let found = ids.iter().enumerate().map(|(at, id)| {
        if let Some(first) = ids.iter().take(at).find(|other| other.value == id.value) {
            let finding = Diagnostic::new(&CHART_EVENT, id.span, format!("`{}` is named twice", id.value));
            sink.push(finding.also(first.span, "first here").help("name it once"));
            return None;
        }
        let Some(event) = catalog.events.get(id.as_str()) else {
            if !catalog.lost.contains(id.as_str()) {
                let near = nearest(id, catalog.events.keys().map(String::as_str));
                let finding =
                    Diagnostic::new(&CHART_EVENT, id.span, format!("`{}` is not an event", id.value));
                sink.push(finding.suggest(near));
            }
            return None;
        };
        if !inside(event, days) {
            let message = format!("`{}` of {} lies outside the chart", id.value, event.date);
            let range = format!("it shows {} to {}", days.0, days.1);
            sink.push(
                Diagnostic::new(&CHART_EVENT, id.span, message)
                    .note(range)
                    .help("widen `range`, or leave the event out"),
            );
            return None;
        }
        Some(event)
    });
    found.collect::<Vec<_>>().into_iter().collect()
}

fn of_types<'a>(
    types: &[Spanned<String>],
    catalog: &'a Catalog,
    days: (Day, Day),
    sink: &mut Diagnostics,
) -> Option<Vec<&'a Event>> {
    let known = catalog.code_lists.get(TYPES);
    let mut sound = true;
    for kind in types {
        let members = || known.into_iter().flat_map(|list| list.members.keys().map(String::as_str));
        if !members().any(|member| member == kind.value) {
            let finding =
                Diagnostic::new(&CHART_EVENT, kind.span, format!("`{}` is not a type of events", kind.value));
            sink.push(finding.suggest(nearest(kind, members())));
            sound = false;
        }
    }
    let wanted =
        |event: &&Event| types.iter().any(|kind| kind.value == event.r#type.value) && inside(event, days);
    sound.then(|| catalog.events.values().filter(wanted).collect())
}

fn plot_event(
    number: usize,
    event: &Event,
    catalog: &Catalog,
    colours: &BTreeMap<String, String>,
) -> PlotEvent {
    let member = catalog.member(TYPES, &event.r#type);
    let attribute = |name| member.and_then(|member| text(member, name));
    let token = colours.get(event.r#type.as_str()).map(String::as_str).or_else(|| attribute("token"));
    let role = token.and_then(Role::of_token).unwrap_or(Role::Context);
    let word = attribute("glyph");
    let glyph = Glyph::WORDS.iter().find(|(known, _)| Some(*known) == word).map(|(_, glyph)| *glyph);
    let name = member.map_or(event.r#type.as_str(), |member| member.name.as_str());
    PlotEvent {
        number,
        id: event.id.clone(),
        date: event.date,
        title: event.title.clone(),
        lane: capitalised(attribute("lane").unwrap_or(name)),
        kind: name.to_owned(),
        role,
        glyph: glyph.unwrap_or_else(|| glyph_of(role)),
    }
}

fn text<'a>(member: &'a Member, name: &str) -> Option<&'a str> {
    match member.attributes.get(name)? {
        Attribute::Text(text) => Some(text),
        _ => None,
    }
}

/// The marker that goes with a colour, so that neither carries the meaning alone.
fn glyph_of(role: Role) -> Glyph {
    match role {
        Role::E1 => Glyph::Triangle,
        Role::E2 => Glyph::Square,
        Role::E3 => Glyph::Disc,
        _ => Glyph::Diamond,
    }
}
