//! The dimensions of a series: their code lists, and which are fixed to one member.

use super::reading::{Reading, Referent};
use super::{Part, codes};
use crate::data::dimension::{CodeList, Dimension};
use crate::data::scalar::check_id;
use crate::diagnostic::Diagnostic;
use crate::diagnostic::code::yaml::UNKNOWN_KEY;
use crate::text::nearest;
use crate::yaml::{Entry, Fields};

/// Reads `dims` and `fixed` of a series.
pub(super) fn decode(
    fields: &mut Fields<'_>,
    series: &str,
    reading: &mut Reading<'_>,
    part: &mut Part,
) -> Vec<Dimension> {
    let entries = fields.mapping("dims", reading.sink);
    let mut dimensions: Vec<Dimension> =
        entries.iter().filter_map(|entry| dimension(entry, series, reading, part)).collect();
    for entry in fields.mapping("fixed", reading.sink) {
        fix(entry, &mut dimensions, reading);
    }
    dimensions
}

/// `partner: countries`, or `partner: {us: United States}` with the members in place.
fn dimension(entry: &Entry, series: &str, reading: &mut Reading<'_>, part: &mut Part) -> Option<Dimension> {
    check_id(&entry.key, reading.sink);
    let id = entry.key.value.clone();
    if let Some(members) = entry.value.entries() {
        let codes = format!("{series}.{id}");
        let members = codes::members(members, reading);
        let place = entry.key.span;
        part.code_lists.push(CodeList { id: codes.clone(), title: None, members, in_place: true, place });
        return Some(Dimension { id, codes, fixed: None });
    }
    let codes = entry.value.read_text(&id, reading.sink)?.map(str::to_owned);
    reading.refer(Referent::CodeList, &codes);
    Some(Dimension { id, codes: codes.value, fixed: None })
}

/// Ties a dimension to its one member.
fn fix(entry: &Entry, dimensions: &mut [Dimension], reading: &mut Reading<'_>) {
    let names: Vec<String> = dimensions.iter().map(|dimension| dimension.id.clone()).collect();
    let Some(dimension) = dimensions.iter_mut().find(|dimension| dimension.id == entry.key.value) else {
        let message = format!("`{}` is not a dimension of this series", entry.key.value);
        let near = nearest(&entry.key.value, names.iter().map(String::as_str));
        reading.sink.push(Diagnostic::new(&UNKNOWN_KEY, entry.key.span, message).suggest(near));
        return;
    };
    if let Some(member) = entry.value.read_text(&entry.key.value, reading.sink) {
        let member = member.map(str::to_owned);
        reading.refer(Referent::Member(dimension.codes.clone()), &member);
        dimension.fixed = Some(member.value);
    }
}
