//! Which keys of a chart file a type has a use for, and which it cannot do without.
//!
//! Keys that every type takes (`title`, `data`, `highlight`, …) are not listed. Reads no value of a key.

use crate::diagnostic::code::chart::BAD_CHART;
use crate::diagnostic::{Diagnostic, Diagnostics};
use crate::exhibit::{EventChoice, ExhibitSpec};
use crate::text::Span;

/// A key that means something to some types only.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Key {
    /// `at`: the one period.
    At,
    /// `compare`: the other period.
    Compare,
    /// `sort`: the order of members.
    Sort,
    /// `limit`: how many members.
    Limit,
    /// `range`: the periods.
    Range,
    /// `events`: what is marked on the axis of time.
    Events,
    /// `annotate`: notes in the picture.
    Annotate,
    /// `parts_of`: the total that the data add up to.
    PartsOf,
}

/// What is known about a key.
struct Rule {
    key: Key,
    /// As it is written.
    word: &'static str,
    /// Where a file has it.
    place: fn(&ExhibitSpec) -> Option<Span>,
    /// What a type that needs it does, which says why: `compares members at one period`.
    purpose: &'static str,
    /// How it is written, for a file that lacks it.
    help: &'static str,
}

/// Every key, in the order in which findings name them.
static RULES: &[Rule] = &[
    Rule {
        key: Key::At,
        word: "at",
        place: |spec| spec.at.as_ref().map(|at| at.span),
        purpose: "compares members at one period",
        help: "write `at: latest` or `at: 2025-07`",
    },
    Rule {
        key: Key::Compare,
        word: "compare",
        place: |spec| spec.compare.as_ref().map(|period| period.span),
        purpose: "compares two periods",
        help: "name the other period: `compare: 2025-06`",
    },
    Rule {
        key: Key::Sort,
        word: "sort",
        place: |spec| spec.sort.as_ref().map(|order| order.span),
        purpose: "orders its members",
        help: "write `sort: desc`, `asc` or `given`",
    },
    Rule {
        key: Key::Limit,
        word: "limit",
        place: |spec| spec.limit.as_ref().map(|limit| limit.top.span),
        purpose: "shows some of its members",
        help: "write `limit: {top: 8, rest: Other}`",
    },
    Rule {
        key: Key::Range,
        word: "range",
        place: |spec| spec.range.as_ref().map(|range| range.span),
        purpose: "runs over time",
        help: "write `range: 2024-01..latest`",
    },
    Rule {
        key: Key::Events,
        word: "events",
        place: events_place,
        purpose: "marks events",
        help: "write `events: {show: […]}`",
    },
    Rule {
        key: Key::Annotate,
        word: "annotate",
        place: |spec| spec.annotate.first().map(|note| note.text.span()),
        purpose: "holds notes",
        help: "write `annotate: [{at: 2025-05, text: …}]`",
    },
    Rule {
        key: Key::PartsOf,
        word: "parts_of",
        place: |spec| spec.parts_of.as_ref().map(|path| path.span),
        purpose: "adds its series up",
        help: "name the total that they are parts of: `parts_of: trade.world`",
    },
];

/// Reports the keys of a file that a type of this name has no use for, and those that it needs and lacks.
pub(super) fn check(spec: &ExhibitSpec, name: &str, takes: &[Key], needs: &[Key], sink: &mut Diagnostics) {
    for rule in RULES {
        let place = (rule.place)(spec);
        let needed = needs.contains(&rule.key);
        if let Some(place) = place.filter(|_| !needed && !takes.contains(&rule.key)) {
            let message = format!("`{}` means nothing in a chart of type `{name}`", rule.word);
            let help = format!("remove `{}`, or choose another type", rule.word);
            sink.push(Diagnostic::new(&BAD_CHART, place, message).help(help));
        }
        if needed && place.is_none() {
            let message = format!("a chart of type `{name}` {} and lacks `{}`", rule.purpose, rule.word);
            sink.push(Diagnostic::new(&BAD_CHART, spec.r#type.span, message).help(rule.help));
        }
    }
}

/// Where a file names its events.
pub(super) fn events_place(spec: &ExhibitSpec) -> Option<Span> {
    match &spec.events {
        EventChoice::None => None,
        EventChoice::Show(names) | EventChoice::Types(names) => names.first().map(|name| name.span),
    }
}
