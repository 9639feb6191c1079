//! `kind: discrepancies`.

use super::Reading;
use super::reading::Referent;
use crate::data::reference::{Discrepancy, Gravity, Statement};
use crate::data::scalar::ModelFields;
use crate::yaml::{Entry, Fields, Node};

/// The words of `severity`.
const GRAVITIES: &[(&str, Gravity)] =
    &[("high", Gravity::High), ("medium", Gravity::Medium), ("low", Gravity::Low)];

/// Reads a discrepancy. It is never lost: an exception that names it must find it.
pub(super) fn decode(entry: &Entry, reading: &mut Reading<'_>) -> Option<Discrepancy> {
    let mut fields = Fields::of_entry(entry, "a discrepancy", reading.sink)?;
    let topic = fields.required_text("topic", reading.sink);
    let r#type = fields.required_text("type", reading.sink);
    let gravity = fields.required("severity", reading.sink);
    let gravity = gravity.and_then(|node| node.read_word("severity", GRAVITIES, reading.sink));
    let about = reading.ids(&mut fields, "about", &Referent::Concern);
    let statements = fields.list("statements", reading.sink).iter();
    let discrepancy = Discrepancy {
        id: entry.key.value.clone(),
        topic: topic.map_or_else(|| entry.key.value.clone(), |text| text.value.to_owned()),
        r#type: r#type.map_or_else(String::new, |text| text.value.to_owned()),
        period: fields.period("period", reading.sink).map(|period| period.value),
        gravity: gravity.map_or(Gravity::Low, |word| word.value),
        about,
        statements: statements.filter_map(|node| statement(node, reading)).collect(),
        resolution: fields.string("resolution", reading.sink),
        preferred: fields.string("preferred", reading.sink),
        place: entry.key.span,
    };
    fields.finish(reading.sink);
    Some(discrepancy)
}

/// One side of the disagreement, with the number it gives, if it gives one.
fn statement(node: &Node, reading: &mut Reading<'_>) -> Option<Statement> {
    let mut fields = Fields::new(node, "a statement", reading.sink)?;
    let text = fields.required_text("text", reading.sink);
    let value = fields.number("value", reading.sink).map(|number| number.value);
    let unit = fields.string("unit", reading.sink);
    let sources = reading.ids(&mut fields, "sources", &Referent::Source);
    fields.finish(reading.sink);
    let sources = sources.into_iter().map(|id| id.value).collect();
    Some(Statement { text: text?.value.to_owned(), value, unit, sources })
}
