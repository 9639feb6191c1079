//! `kind: events`, and what acts and events cover.

use indexmap::IndexMap;

use super::reading::{Reading, Referent};
use crate::data::event::{Certainty, Event, LegalStatus, Scope};
use crate::data::period::Period;
use crate::data::scalar::ModelFields;
use crate::diagnostic::Diagnostic;
use crate::diagnostic::code::data::DATE_ORDER;
use crate::diagnostic::code::yaml::DUPLICATE_KEY;
use crate::text::Spanned;
use crate::yaml::{Entry, Fields, Node};

/// The code list of who acts and whom it concerns.
pub(super) const ACTORS: &str = "countries";
/// The code list of the types of events.
const TYPES: &str = "event_types";

/// The words of `certainty`.
const CERTAINTIES: &[(&str, Certainty)] =
    &[("high", Certainty::High), ("medium", Certainty::Medium), ("low", Certainty::Low)];

/// Reads an event. Without a date or a type it has no place on any timeline: then it is lost, with all its other faults
/// reported.
pub(super) fn decode(entry: &Entry, reading: &mut Reading<'_>) -> Option<Event> {
    let mut fields = Fields::of_entry(entry, "an event", reading.sink)?;
    let title = fields.required_text("title", reading.sink);
    let date = fields.required("date", reading.sink);
    let date = date.and_then(|node| crate::data::scalar::read_period(node, "date", reading.sink));
    let r#type = fields.required_text("type", reading.sink).map(Spanned::owned);
    r#type.iter().for_each(|id| reading.refer(Referent::MemberIfListed(TYPES.to_owned()), id));
    let summary = fields.required_text("summary", reading.sink);
    let certainty = fields.word("certainty", CERTAINTIES, reading.sink);
    let [announced, effective, expires, ended] = dates(&mut fields, reading);
    let [by, on] = ["by", "on"].map(|key| reading.members(&mut fields, key, ACTORS));
    let [cause, retaliation_to, related] =
        ["cause", "retaliation_to", "related"].map(|key| reading.ids(&mut fields, key, &Referent::Event));
    let status = fields.word("status", LegalStatus::WORDS, reading.sink).map(|word| word.value);
    let rate = fields.number("rate", reading.sink).map(|number| number.value);
    let [status_note, rate_note, stacking] =
        ["status_note", "rate_note", "stacking"].map(|key| fields.string(key, reading.sink));
    let scope = fields.take("scope").map_or_else(Scope::default, |node| scope(node, reading));
    let documents = documents(&mut fields, reading);
    let sources = reading.ids(&mut fields, "sources", &Referent::Source);
    fields.finish(reading.sink);
    Some(Event {
        id: entry.key.value.clone(),
        title: title.map_or_else(|| entry.key.value.clone(), |text| text.value.to_owned()),
        date: date?.value,
        r#type: r#type?,
        by,
        on,
        announced,
        effective,
        expires,
        ended,
        status,
        status_note,
        rate,
        rate_note,
        stacking,
        scope,
        documents,
        summary: summary.map_or_else(String::new, |text| text.value.to_owned()),
        certainty: certainty.map_or(Certainty::High, |word| word.value),
        cause,
        retaliation_to,
        related,
        sources,
        place: entry.key.span,
    })
}

/// Announced, effective, expires, ended; an end before the beginning is reported.
fn dates(fields: &mut Fields<'_>, reading: &mut Reading<'_>) -> [Option<Period>; 4] {
    let [announced, effective, expires, ended] =
        ["announced", "effective", "expires", "ended"].map(|key| fields.period(key, reading.sink));
    if let Some(from) = effective {
        for (key, end) in [("expires", expires), ("ended", ended)] {
            if let Some(end) = end.filter(|end| end.value.last() < from.value.first()) {
                let message = format!("`{key}` is before `effective`");
                reading
                    .sink
                    .push(Diagnostic::new(&DATE_ORDER, end.span, message).also(from.span, "effective here"));
            }
        }
    }
    [announced, effective, expires, ended].map(|date| date.map(|date| date.value))
}

/// Numbers of orders: one under `document`, or several under `documents`.
pub(super) fn documents(fields: &mut Fields<'_>, reading: &mut Reading<'_>) -> Vec<String> {
    let mut documents = fields.list_of_text("document", reading.sink);
    documents.extend(fields.list_of_text("documents", reading.sink));
    documents.into_iter().map(|text| text.value.to_owned()).collect()
}

/// What is covered, and under `except` what is taken out.
pub(super) fn scope(node: &Node, reading: &mut Reading<'_>) -> Scope {
    let Some(mut fields) = Fields::new(node, "a scope", reading.sink) else { return Scope::default() };
    let except = fields.mapping("except", reading.sink);
    Scope { covers: covered(fields.rest(), reading), except: covered(except.iter(), reading) }
}

/// Members by dimension. Where the briefing has a code list of the dimension's name, a word must be one of its members
/// or `all`; what begins with a digit is a code, which holds by prefix and must stand in quotes.
fn covered<'a>(
    entries: impl Iterator<Item = &'a Entry>,
    reading: &mut Reading<'_>,
) -> IndexMap<String, Vec<Spanned<String>>> {
    let mut covers = IndexMap::new();
    for entry in entries {
        let dimension = &entry.key.value;
        let one = std::slice::from_ref(&entry.value);
        let mut members = Vec::new();
        for node in entry.value.list().unwrap_or(one) {
            let Some(text) = node.read_code(dimension, reading.sink) else { continue };
            let member = text.map(str::to_owned);
            if let Some(first) = members.iter().find(|one: &&Spanned<String>| one.value == member.value) {
                let message = format!("`{}` stands twice", member.value);
                let finding = Diagnostic::new(&DUPLICATE_KEY, member.span, message);
                reading.sink.push(finding.also(first.span, "first here").help("remove one of the two"));
                continue;
            }
            let is_code = member.value.starts_with(|c: char| c.is_ascii_digit());
            if !is_code && member.value != "all" {
                reading.refer(Referent::MemberIfListed(dimension.clone()), &member);
            }
            members.push(member);
        }
        covers.insert(dimension.clone(), members);
    }
    covers
}
