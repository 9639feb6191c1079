//! Rates stand in acts: an event that a phase names has none of its own.

use super::{Check, Run};
use crate::data::catalog::Catalog;
use crate::diagnostic::code::check::RATE_TWICE;
use crate::diagnostic::{Diagnostic, Diagnostics};

pub(super) const CHECK: Check = Check {
    name: "rates",
    summary: "a rate stands in an act or in an event, not in both",
    run: Run::Data(run),
};

/// Only phases with a rate count: a phase may also stand for a requirement that an event only announced.
fn run(catalog: &Catalog, sink: &mut Diagnostics) {
    for event in catalog.events.values().filter(|event| event.rate.is_some()) {
        let phases = catalog.acts.values().flat_map(|act| &act.phases);
        let named = |id: &str| id == event.id;
        let phase = phases
            .filter(|phase| phase.rate.is_some())
            .find(|phase| phase.event.as_ref().is_some_and(|id| named(&id.value)));
        if let Some(phase) = phase {
            let message = format!("`{}` has a rate, and so has the phase that it began", event.id);
            let finding = Diagnostic::new(&RATE_TWICE, event.place, message).also(phase.place, "the phase");
            sink.push(finding.help("remove `rate` from the event"));
        }
    }
}
