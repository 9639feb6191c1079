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
    /// `free`: a scale for each panel.
    Free,
    /// `groups`: measures under headings.
    Groups,
    /// `as_of`: the day up to which measures are shown.
    AsOf,
    /// `codes`: the list of which each member is shown.
    Codes,
    /// `state`: the measures that say where members stand.
    State,
}

/// Where a file has a key, if it has it.
type Place = fn(&ExhibitSpec) -> Option<Span>;

/// What is known about a key.
struct Rule {
    key: Key,
    /// As it is written.
    word: &'static str,
    /// Where a file has it.
    place: Place,
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
    Rule {
        key: Key::Free,
        word: "free",
        place: |spec| spec.free.as_ref().map(|free| free.span),
        purpose: "has several panels",
        help: "write `free: true`",
    },
    Rule {
        key: Key::Groups,
        word: "groups",
        place: |spec| spec.measures.groups.first().map(|group| group.place),
        purpose: "shows measures",
        help: "write `groups: [{label: …, acts: […]}]`",
    },
    Rule {
        key: Key::AsOf,
        word: "as_of",
        place: |spec| spec.measures.as_of.as_ref().map(|day| day.span),
        purpose: "speaks of a day",
        help: "write `as_of: 2025-06-15`",
    },
    Rule {
        key: Key::Codes,
        word: "codes",
        place: |spec| spec.measures.codes.as_ref().map(|codes| codes.span),
        purpose: "shows the members of a code list",
        help: "name the list: `codes: countries`",
    },
    Rule {
        key: Key::State,
        word: "state",
        place: |spec| spec.measures.state.first().map(|state| state.span),
        purpose: "shows where members stand",
        help: "name the act, or acts and events: `state: [first_act, second_act]`",
    },
];

/// The keys of values, which every type takes but those that show measures.
static OF_VALUES: &[(&str, Place)] = &[
    ("data", |spec| spec.data.first().map(|entry| entry.path.span)),
    ("highlight", |spec| spec.highlight.first().map(|path| path.span)),
    ("y", |spec| spec.zero.as_ref().map(|zero| zero.span)),
];

/// Reports the keys of a file that a type of this name has no use for, and those that it needs and lacks.
pub(super) fn check(spec: &ExhibitSpec, name: &str, takes: &[Key], needs: &[Key], sink: &mut Diagnostics) {
    let useless = |word: &str, place: Span| {
        let message = format!("`{word}` means nothing in a chart of type `{name}`");
        Diagnostic::new(&BAD_CHART, place, message).help(format!("remove `{word}`, or choose another type"))
    };
    if needs.contains(&Key::Groups) || needs.contains(&Key::Codes) {
        let found = OF_VALUES.iter().filter_map(|(word, place)| Some(useless(word, place(spec)?)));
        found.for_each(|finding| sink.push(finding));
    }
    for rule in RULES {
        let place = (rule.place)(spec);
        let needed = needs.contains(&rule.key);
        if let Some(place) = place.filter(|_| !needed && !takes.contains(&rule.key)) {
            sink.push(useless(rule.word, place));
        }
        if needed && place.is_none() {
            report_lack(rule.key, spec, name, sink);
        }
    }
}

/// Reports that a file lacks a key.
pub(super) fn report_lack(key: Key, spec: &ExhibitSpec, name: &str, sink: &mut Diagnostics) {
    if let Some(rule) = RULES.iter().find(|rule| rule.key == key) {
        let message = format!("a chart of type `{name}` {} and lacks `{}`", rule.purpose, rule.word);
        sink.push(Diagnostic::new(&BAD_CHART, spec.r#type.span, message).help(rule.help));
    }
}

/// Where a file names its events.
pub(super) fn events_place(spec: &ExhibitSpec) -> Option<Span> {
    match &spec.events {
        EventChoice::None => None,
        EventChoice::Show(names) | EventChoice::Types(names) => names.first().map(|name| name.span),
    }
}
