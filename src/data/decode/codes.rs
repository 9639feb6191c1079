//! `kind: codes`, and members of dimensions that are written in place.

use indexmap::IndexMap;

use super::Part;
use super::reading::{Reading, Referent};
use crate::data::dimension::{Attribute, CodeList, Member, MemberId};
use crate::data::scalar::check_id;
use crate::yaml::{Entry, Fields, Kind, Node};

/// Reads a code list. Members with faults stay in it under their id, so that what names them stays silent.
pub(super) fn decode(mut fields: Fields<'_>, reading: &mut Reading<'_>, part: &mut Part) {
    let id = fields.required_text("id", reading.sink).map(|text| text.owned());
    let title = fields.string("title", reading.sink);
    fields.required("members", reading.sink);
    let members = members(fields.mapping("members", reading.sink), reading);
    fields.finish(reading.sink);
    if let Some(id) = id {
        check_id(&id, reading.sink);
        part.code_lists.push(CodeList { id: id.value, title, members, in_place: false, place: id.span });
    }
}

/// The members of a list by id, in its order.
pub(super) fn members(entries: &[Entry], reading: &mut Reading<'_>) -> IndexMap<MemberId, Member> {
    let mut members = IndexMap::new();
    for entry in entries {
        check_id(&entry.key, reading.sink);
        let member = member(entry, reading).unwrap_or_else(|| named(entry, entry.key.value.clone()));
        members.entry(entry.key.value.clone()).or_insert(member);
    }
    members
}

/// `us: United States`, or a mapping with more about the member.
fn member(entry: &Entry, reading: &mut Reading<'_>) -> Option<Member> {
    if let Some(name) = entry.value.text() {
        return Some(named(entry, name.value.to_owned()));
    }
    let mut fields = Fields::of_entry(entry, "a member", reading.sink)?;
    let name = fields.required_text("name", reading.sink);
    let code = fields.take("code").and_then(|node| node.read_code("code", reading.sink));
    let sources = reading.ids(&mut fields, "sources", &Referent::Source);
    let attributes = fields.mapping("attributes", reading.sink).iter();
    let member = Member {
        code: code.map(|code| code.value.to_owned()),
        aggregate: fields.boolean("aggregate", reading.sink).is_some_and(|flag| flag.value),
        note: fields.string("note", reading.sink),
        sources: sources.into_iter().map(|id| id.value).collect(),
        attributes: attributes.filter_map(|entry| attribute(entry, reading)).collect(),
        ..named(entry, name.map_or_else(|| entry.key.value.clone(), |text| text.value.to_owned()))
    };
    fields.finish(reading.sink);
    Some(member)
}

/// A member of which nothing is known but its name.
fn named(entry: &Entry, name: String) -> Member {
    Member {
        id: entry.key.value.clone(),
        code: None,
        name,
        aggregate: false,
        note: None,
        sources: Vec::new(),
        attributes: IndexMap::new(),
        place: entry.key.span,
    }
}

/// What a list has of its own is kept as written; who shows it knows what it means.
fn attribute(entry: &Entry, reading: &mut Reading<'_>) -> Option<(String, Attribute)> {
    let key = &entry.key.value;
    let text = |node: &Node, reading: &mut Reading<'_>| {
        node.read_text(key, reading.sink).map(|text| text.value.to_owned())
    };
    let attribute = match &entry.value.kind {
        Kind::Null => return None,
        Kind::Scalar(scalar) => Attribute::Text(scalar.text.clone()),
        Kind::List(items) => Attribute::List(items.iter().filter_map(|item| text(item, reading)).collect()),
        Kind::Map(_) => {
            let parts = Fields::of_entry(entry, "an attribute", reading.sink)?.rest();
            let part = |part: &Entry| Some((part.key.value.clone(), text(&part.value, reading)?));
            Attribute::Map(parts.filter_map(part).collect())
        }
    };
    Some((key.clone(), attribute))
}
