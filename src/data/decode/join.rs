//! Puts the parts of all files together: one space of names, references looked up, fixes applied, unions built.

use std::collections::{BTreeMap, BTreeSet};

use indexmap::IndexMap;

use super::paths::{self, Meant};
use super::reading::{Reference, Referent};
use super::{Part, fixes, unions};
use crate::data::act::Act;
use crate::data::catalog::Catalog;
use crate::data::event::EventId;
use crate::data::period::Period;
use crate::data::series::Condition;
use crate::data::unit::UnitTable;
use crate::diagnostic::code::data::{
    DATE_ORDER, DUPLICATE_ID, UNKNOWN_ACT, UNKNOWN_CODE, UNKNOWN_CODE_LIST, UNKNOWN_DISCREPANCY,
    UNKNOWN_EVENT, UNKNOWN_SOURCE,
};
use crate::diagnostic::{Code, Diagnostic, Diagnostics};
use crate::text::{Span, nearest};

/// Makes the catalogue of the parts, in their order.
#[must_use]
pub fn join(parts: Vec<Part>, units: UnitTable, sink: &mut Diagnostics) -> Catalog {
    let mut catalog = Catalog { units, ..Catalog::default() };
    let mut references = Vec::new();
    let mut names = Names::default();
    for part in parts {
        references.extend(add(part, &mut catalog, &mut names, sink));
    }
    lose(&mut catalog, names.again);
    for reference in &references {
        check(reference, &mut catalog, sink);
    }
    for act in catalog.acts.values_mut() {
        date_phases(act, &catalog.events, sink);
    }
    fixes::apply(&mut catalog, sink);
    let conflicts = unions::build(&mut catalog, sink);
    for reference in &references {
        if let Some(meant) = meant(&reference.to) {
            paths::resolve(&catalog, &reference.id, meant, sink);
        }
    }
    unions::report(&catalog, conflicts, sink);
    catalog
}

/// What a path may name, if a reference is one.
fn meant(to: &Referent) -> Option<Meant> {
    match to {
        Referent::Cell => Some(Meant::Cells),
        Referent::Concern => Some(Meant::Concern),
        _ => None,
    }
}

/// The ids that are taken, with their places.
#[derive(Default)]
struct Names {
    /// Of what a path can begin with.
    paths: BTreeMap<String, Span>,
    code_lists: BTreeMap<String, Span>,
    discrepancies: BTreeMap<String, Span>,
    figures: BTreeMap<String, Span>,
    fixes: BTreeMap<String, Span>,
    /// Paths that are taken twice.
    again: BTreeSet<String>,
}

/// Takes an id, or reports that it is taken.
fn claim(names: &mut BTreeMap<String, Span>, id: &str, place: Span, sink: &mut Diagnostics) -> bool {
    if let Some(first) = names.get(id) {
        let finding = Diagnostic::new(&DUPLICATE_ID, place, format!("`{id}` is defined twice"));
        sink.push(finding.also(*first, "first here").help("rename one of the two"));
        return false;
    }
    names.insert(id.to_owned(), place);
    true
}

/// Takes out what is defined twice. Which of the two an expression means cannot be told, so that what names it stays
/// silent until one is renamed.
fn lose(catalog: &mut Catalog, ids: BTreeSet<String>) {
    for id in &ids {
        catalog.series.shift_remove(id);
        catalog.events.shift_remove(id);
        catalog.acts.shift_remove(id);
        catalog.sources.shift_remove(id);
    }
    catalog.lost.extend(ids);
}

/// Adds what one file holds and gives its references.
fn add(part: Part, catalog: &mut Catalog, names: &mut Names, sink: &mut Diagnostics) -> Vec<Reference> {
    /// Adds entries that know their id and place.
    macro_rules! add {
        ($field:ident, $names:ident, $again:expr) => {
            for item in part.$field {
                if claim(&mut names.$names, &item.id, item.place, sink) {
                    catalog.$field.insert(item.id.clone(), item);
                } else {
                    $again.insert(item.id);
                }
            }
        };
        ($field:ident, $names:ident) => {
            add!($field, $names, BTreeSet::new())
        };
    }
    add!(series, paths, names.again);
    add!(events, paths, names.again);
    add!(acts, paths, names.again);
    add!(sources, paths, names.again);
    for list in part.code_lists {
        if claim(&mut names.code_lists, &list.id, list.place, sink) {
            catalog.code_lists.insert(list.id.clone(), list);
        } else if let Some(first) = catalog.code_lists.get_mut(&list.id) {
            // Members of either are known, so that what names them stays silent.
            first.members.extend(list.members);
        }
    }
    add!(discrepancies, discrepancies);
    add!(fixes, fixes);
    for (id, expression) in part.figures {
        if claim(&mut names.figures, &id.value, id.span, sink) {
            catalog.figures.insert(id.value, expression);
        }
    }
    catalog.lost.extend(part.lost);
    part.references
}

/// Reports a reference that leads nowhere and damages the series that rests on it.
fn check(reference: &Reference, catalog: &mut Catalog, sink: &mut Diagnostics) {
    let Err((code, message, near)) = look_up(reference, catalog) else { return };
    sink.push(Diagnostic::new(code, reference.id.span, message).suggest(near.as_deref()));
    let damages = matches!(reference.to, Referent::CodeList | Referent::Member(_));
    let owner = reference.owner.as_ref().filter(|_| damages);
    if let Some(series) = owner.and_then(|id| catalog.series.get_mut(id)) {
        series.condition = Condition::Damaged;
    }
}

/// Why an id is unknown: the code, the message, and the nearest known id.
type Unknown = (&'static Code, String, Option<String>);

/// What a reference names, or why it names nothing.
fn look_up(reference: &Reference, catalog: &Catalog) -> Result<(), Unknown> {
    let id = reference.id.value.as_str();
    if catalog.lost.contains(id) {
        return Ok(());
    }
    match &reference.to {
        Referent::Source => known(id, &catalog.sources, &UNKNOWN_SOURCE, "a source"),
        Referent::Event => known(id, &catalog.events, &UNKNOWN_EVENT, "an event"),
        Referent::Act => known(id, &catalog.acts, &UNKNOWN_ACT, "an act"),
        Referent::Discrepancy => known(id, &catalog.discrepancies, &UNKNOWN_DISCREPANCY, "a discrepancy"),
        Referent::CodeList => known(id, &catalog.code_lists, &UNKNOWN_CODE_LIST, "a code list"),
        // Where the list itself is unknown, that is what the editor hears.
        Referent::Member(list) | Referent::MemberIfListed(list) => match catalog.code_lists.get(list) {
            Some(codes) => known(id, &codes.members, &UNKNOWN_CODE, &format!("a member of `{list}`")),
            None => Ok(()),
        },
        // Looked up when the unions are built.
        Referent::Cell | Referent::Concern => Ok(()),
    }
}

/// Whether an id is one of these.
fn known<T>(id: &str, all: &IndexMap<String, T>, code: &'static Code, what: &str) -> Result<(), Unknown> {
    if all.contains_key(id) {
        return Ok(());
    }
    let near = nearest(id, all.keys().map(String::as_str)).map(str::to_owned);
    Err((code, format!("`{id}` is not {what}"), near))
}

/// Gives each phase its first day, that of its event unless it has its own, and checks their order.
fn date_phases(act: &mut Act, events: &IndexMap<EventId, crate::data::event::Event>, sink: &mut Diagnostics) {
    let mut last: Option<Period> = None;
    for phase in &mut act.phases {
        let event = phase.event.as_ref().and_then(|event| events.get(&event.value));
        phase.from = phase.from.or_else(|| event.map(|event| event.effective.unwrap_or(event.date)));
        if let (Some(from), Some(earlier)) = (phase.from, last)
            && from.first() < earlier.first()
        {
            let message = format!("this phase begins on {from}, before the one above it ({earlier})");
            sink.push(
                Diagnostic::new(&DATE_ORDER, phase.place, message).help("put the phases in order of time"),
            );
        }
        last = phase.from.or(last);
    }
}
