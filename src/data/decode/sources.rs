//! `kind: sources`.

use super::Reading;
use crate::data::reference::{Source, Tier};
use crate::data::scalar::ModelFields;
use crate::yaml::{Entry, Fields};

/// The words of `tier`.
const TIERS: &[(&str, Tier)] = &[
    ("primary", Tier::Primary),
    ("wire", Tier::Wire),
    ("secondary", Tier::Secondary),
    ("aggregator", Tier::Aggregator),
    ("low", Tier::Low),
];

/// Reads a source. It is never lost: numbers that name it are no worse for a fault in its description.
pub(super) fn decode(entry: &Entry, reading: &mut Reading<'_>) -> Option<Source> {
    let sink = &mut *reading.sink;
    let mut fields = Fields::of_entry(entry, "a source", sink)?;
    let title = fields.required_text("title", sink);
    let publisher = fields.required_text("publisher", sink);
    let tier = fields.required("tier", sink).and_then(|node| node.read_word("tier", TIERS, sink));
    let source = Source {
        id: entry.key.value.clone(),
        title: title.map_or_else(|| entry.key.value.clone(), |text| text.value.to_owned()),
        publisher: publisher.map_or_else(String::new, |text| text.value.to_owned()),
        url: fields.string("url", sink),
        published: fields.period("published", sink).map(|period| period.value),
        accessed: fields.day("accessed", sink).map(|day| day.value),
        tier: tier.map_or(Tier::Low, |tier| tier.value),
        origin: fields.string("origin", sink),
        licence: fields.string("licence", sink),
        redistribute: fields.boolean("redistribute", sink).is_none_or(|flag| flag.value),
        note: fields.string("note", sink),
        archive: fields.string("archive", sink),
        citation: fields.string("citation", sink),
        frequency: fields.string("frequency", sink),
        next_release: fields.period("next_release", sink).map(|period| period.value),
        sha256: fields.string("sha256", sink),
        version: fields.string("version", sink),
        place: entry.key.span,
    };
    fields.finish(sink);
    Some(source)
}
