//! The page of a member of a code list: what it is, where it stands in the data, which events touch it.

use crate::briefing::{Briefing, place};
use crate::data::act::Act;
use crate::data::dimension::{Attribute, CodeList, Member};
use crate::data::event::Event;
use crate::data::series::Key;
use crate::render::frame::{self, ComposedPage};
use crate::render::strip;
use crate::render::view::{EventItemView, FactView, MemberView, SeriesRowView, Subject};
use crate::site::Route;
use crate::text::{Spanned, capitalised, counted, escape_html};

/// The page of a member.
pub(in crate::render) fn compose(briefing: &Briefing, list: &str, id: &str) -> Option<ComposedPage> {
    let codes = briefing.catalog.code_lists.get(list)?;
    let member = codes.members.get(id)?;
    let at = place::member(list, id);
    let subject = view(briefing, &at, codes, member);
    let mut page = frame::page(briefing, &at, &member.name, Some(("Data", place::data())));
    page.kind = "member".to_owned();
    page.section = crate::render::section(&place::data());
    page.description = format!(
        "{}: {} and {}.",
        member.name,
        counted(subject.series.len(), "line of data", "lines of data"),
        counted(subject.events.len(), "event", "events"),
    );
    let subject = Subject::Member(subject);
    Some(ComposedPage {
        template: subject.template().to_owned(),
        subject: Some(subject),
        view: page,
        route: at,
    })
}

fn view(briefing: &Briefing, at: &Route, list: &CodeList, member: &Member) -> MemberView {
    MemberView {
        strip: strip::of_member(briefing, &list.id, &member.id),
        facts: facts(briefing, list, member),
        note_html: member.note.as_deref().map(|note| escape_html(note).into_owned()),
        series: series(briefing, at, list, member),
        events: events(briefing, at, list, member),
        sources: frame::source_links(briefing, at, member.sources.iter().map(String::as_str)),
    }
}

fn facts(briefing: &Briefing, list: &CodeList, member: &Member) -> Vec<FactView> {
    let fact = |term: &str, text: &str| FactView {
        term: capitalised(term),
        text_html: escape_html(text).into_owned(),
    };
    let mut facts: Vec<FactView> = member.code.iter().map(|code| fact("code", code)).collect();
    facts.extend(member.attributes.iter().map(|(name, value)| fact(&name.replace('_', " "), &words(value))));
    let acts = briefing.catalog.acts.values().filter(|act| touches(briefing, act, list, member));
    let titles: Vec<&str> = acts.map(|act| act.title.as_str()).collect();
    if !titles.is_empty() {
        facts.push(fact("acts", &titles.join("; ")));
    }
    facts
}

fn words(value: &Attribute) -> String {
    match value {
        Attribute::Text(text) => text.clone(),
        Attribute::List(texts) => texts.join(", "),
        Attribute::Map(parts) => {
            let parts: Vec<String> = parts.iter().map(|(name, text)| format!("{name}: {text}")).collect();
            parts.join("; ")
        }
    }
}

/// Whether a member imposed an act, bears it, or is covered by it on the day of the edition.
fn touches(briefing: &Briefing, act: &Act, list: &CodeList, member: &Member) -> bool {
    let id = member.id.as_str();
    act.imposed_by.value == id || names(&act.on, id) || act.covers(list, member, briefing.edition.date)
}

fn names(ids: &[Spanned<String>], id: &str) -> bool {
    ids.iter().any(|named| named.value == id)
}

/// Every key of every series in which the member stands, with its latest value.
fn series(briefing: &Briefing, at: &Route, list: &CodeList, member: &Member) -> Vec<SeriesRowView> {
    let mut rows = Vec::new();
    for series in briefing.catalog.series.values() {
        let free: Vec<_> = series.free_dimensions().collect();
        let stands = |key: &Key| {
            key.iter().zip(&free).any(|(id, dimension)| *id == member.id && dimension.codes == list.id)
        };
        let found = series.keys.iter().filter(|(key, _)| stands(key));
        rows.extend(found.map(|(key, line)| {
            super::data::row_of_key(at, series, line, &super::series::key_names(briefing, series, key))
        }));
    }
    rows
}

fn events(briefing: &Briefing, at: &Route, list: &CodeList, member: &Member) -> Vec<EventItemView> {
    let id = member.id.as_str();
    let concerned =
        |event: &&Event| names(&event.by, id) || names(&event.on, id) || event.scope.covers(list, member);
    let newest_first = frame::events_in_order(briefing).into_iter().rev();
    newest_first.filter(concerned).map(|event| frame::event_item(briefing, at, event)).collect()
}
