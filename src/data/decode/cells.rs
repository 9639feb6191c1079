//! One cell of a series: a number, a mapping, or a list of mappings of which one counts.

use super::reading::{Reading, Referent};
use crate::data::period::Period;
use crate::data::quantity::{Decimal, Interval};
use crate::data::reference::SourceId;
use crate::data::scalar::{ModelFields, read_number};
use crate::data::series::{Observation, ObservationStatus};
use crate::diagnostic::Diagnostic;
use crate::diagnostic::code::data::{
    AMBIGUOUS_CELL, BAD_RANGE, MISSING_FORMULA, MISSING_SOURCE, MISSING_VALUE, UNEXPECTED_VALUE,
};
use crate::diagnostic::code::yaml::{BAD_NUMBER, UNKNOWN_KEY};
use crate::text::{Span, Spanned, nearest};
use crate::yaml::{Fields, Kind, Node};

/// The words of `status`.
pub(super) const STATUSES: &[(&str, ObservationStatus)] = &[
    ("reported", ObservationStatus::Reported),
    ("provisional", ObservationStatus::Provisional),
    ("estimated", ObservationStatus::Estimated),
    ("derived", ObservationStatus::Derived),
    ("revised", ObservationStatus::Revised),
    ("forecast", ObservationStatus::Forecast),
    ("suppressed", ObservationStatus::Suppressed),
    ("not_collected", ObservationStatus::NotCollected),
    ("not_possible", ObservationStatus::NotPossible),
];

/// The changes that a source may print beside a value.
const STATED: &[&str] = &["mom", "qoq", "yoy"];

/// What holds for observations that do not say otherwise.
#[derive(Debug, Clone, Default)]
pub(super) struct Defaults {
    pub(super) sources: Vec<SourceId>,
    pub(super) status: Option<ObservationStatus>,
    pub(super) decimals: Option<i32>,
}

/// One value of a cell, and whether it is kept for comparison only.
struct Version {
    observation: Observation,
    alternative: bool,
}

/// Reads a cell. `place` is that of its period.
pub(super) fn decode(
    node: &Node,
    period: Spanned<Period>,
    defaults: &Defaults,
    reading: &mut Reading<'_>,
) -> Option<Observation> {
    let Some(items) = node.list() else {
        let version = version(node, period, defaults, reading)?;
        return choose(vec![version], node.span, reading);
    };
    let versions: Vec<_> = items.iter().map(|item| version(item, period, defaults, reading)).collect();
    // A version with a fault may be the one that counts: then nothing is said about the others.
    let sound: Option<Vec<_>> = versions.into_iter().collect();
    choose(sound?, node.span, reading)
}

/// The one version that counts, with the others inside it.
fn choose(versions: Vec<Version>, place: Span, reading: &mut Reading<'_>) -> Option<Observation> {
    let (alternatives, mut releases): (Vec<_>, Vec<_>) =
        versions.into_iter().partition(|version| version.alternative);
    releases.sort_by_key(|version| version.observation.as_of);
    let undated = releases.iter().filter(|version| version.observation.as_of.is_none()).count();
    let same_day = releases.windows(2).any(|pair| match pair {
        [one, other] => one.observation.as_of == other.observation.as_of,
        _ => false,
    });
    if releases.len() > 1 && (undated > 0 || same_day) {
        let message = format!("{} values of this cell would count", releases.len());
        let help = "mark all but one `alternative: true`, or give each its own `as_of` day";
        reading.sink.push(Diagnostic::new(&AMBIGUOUS_CELL, place, message).help(help));
        return None;
    }
    let Some(newest) = releases.pop() else {
        let finding = Diagnostic::new(&AMBIGUOUS_CELL, place, "no value of this cell counts");
        reading.sink.push(finding.help("one of them must not be an alternative"));
        return None;
    };
    // The series breaks in a period, whichever release says so.
    let all = || std::iter::once(&newest).chain(&releases).chain(&alternatives);
    let breaks = all().find_map(|version| version.observation.breaks.clone());
    let observations =
        |versions: Vec<Version>| versions.into_iter().map(|version| version.observation).collect();
    Some(Observation {
        breaks,
        alternatives: observations(alternatives),
        earlier: observations(releases),
        ..newest.observation
    })
}

/// Reads one of the values of a cell. What is contradictory in it is only looked for where every field could be read.
fn version(
    node: &Node,
    period: Spanned<Period>,
    defaults: &Defaults,
    reading: &mut Reading<'_>,
) -> Option<Version> {
    let before = reading.sink.len();
    let version = match &node.kind {
        Kind::Scalar(_) => {
            let value = read_number(node, "value", reading.sink)?;
            let observation = Observation { place: value.span, ..bare(period, Some(value.value), defaults) };
            Version { observation, alternative: false }
        }
        Kind::Null => Version { observation: bare(period, None, defaults), alternative: false },
        _ => detailed(node, period, defaults, reading)?,
    };
    if reading.sink.len() == before {
        check(&version.observation, reading);
    }
    Some(version)
}

/// An observation with nothing but its value, which carries its precision in its digits.
fn bare(period: Spanned<Period>, value: Option<Decimal>, defaults: &Defaults) -> Observation {
    let shown = value.map_or(0, |value| i32::try_from(value.scale()).unwrap_or(28));
    let decimals = defaults.decimals.unwrap_or(shown);
    let status = defaults.status.unwrap_or(ObservationStatus::Reported);
    Observation::printed(period.value, value, decimals, status, defaults.sources.clone(), period.span)
}

/// An observation that says more than its value. Its place is that of the value, which is what a finding points at.
fn detailed(
    node: &Node,
    period: Spanned<Period>,
    defaults: &Defaults,
    reading: &mut Reading<'_>,
) -> Option<Version> {
    let fields = Fields::new(node, "an observation", reading.sink)?;
    let mut fields = fields.at(period.span);
    let value = fields.number("value", reading.sink);
    let mut observation = bare(period, value.map(|value| value.value), defaults);
    observation.place = value.map_or(period.span, |value| value.span);
    observation.range = range(&mut fields, value, reading);
    observation.decimals = decimals(&mut fields, reading).unwrap_or(observation.decimals);
    let status = fields.word("status", STATUSES, reading.sink);
    observation.status = status.map_or(observation.status, |status| status.value);
    let sources = reading.ids(&mut fields, "source", &Referent::Source);
    if !sources.is_empty() {
        observation.sources = sources.into_iter().map(|id| id.value).collect();
    }
    observation.formula = reading.expression_of(&mut fields, "formula");
    observation.stated = stated(&mut fields, reading);
    observation.note = fields.string("note", reading.sink);
    observation.scope = fields.string("scope", reading.sink);
    observation.as_of = fields.day("as_of", reading.sink).map(|day| day.value);
    observation.reason = fields.string("reason", reading.sink);
    let alternative = fields.boolean("alternative", reading.sink).is_some_and(|flag| flag.value);
    observation.breaks = break_words(&mut fields, reading);
    fields.finish(reading.sink);
    Some(Version { observation, alternative })
}

/// `break: true`, or in words why the series breaks: a new method, a new definition.
fn break_words(fields: &mut Fields<'_>, reading: &mut Reading<'_>) -> Option<String> {
    let node = fields.take("break")?;
    let text = node.read_text("break", reading.sink)?.value.trim();
    let flags = ["true", "false", "yes", "no", "on", "off", "1", "0"];
    if !flags.contains(&text.to_ascii_lowercase().as_str()) {
        return Some(text.to_owned());
    }
    let flag = node.read_boolean("break", reading.sink)?;
    flag.value.then(String::new)
}

/// The precision that is printed, if it is not what the digits show.
pub(super) fn decimals(fields: &mut Fields<'_>, reading: &mut Reading<'_>) -> Option<i32> {
    small(fields.integer("decimals", reading.sink)?, "decimals", reading)
}

/// A number of digits or a power of ten, which is small.
pub(super) fn small(number: Spanned<i64>, key: &str, reading: &mut Reading<'_>) -> Option<i32> {
    let small = i32::try_from(number.value).ok().filter(|size| size.abs() <= 20);
    if small.is_none() {
        let finding =
            Diagnostic::new(&BAD_NUMBER, number.span, format!("`{key}` cannot be {}", number.value));
        reading.sink.push(finding.help("it lies between -20 and 20"));
    }
    small
}

/// `low` and `high`; the value stands for the end that is not given.
fn range(
    fields: &mut Fields<'_>,
    value: Option<Spanned<Decimal>>,
    reading: &mut Reading<'_>,
) -> Option<Interval> {
    let low = fields.number("low", reading.sink);
    let high = fields.number("high", reading.sink);
    let place = low.or(high)?.span;
    let Some(value) = value else {
        // One that could not be read is reported already.
        if fields.take("value").is_none() {
            let finding =
                Diagnostic::new(&BAD_RANGE, place, "a range lies around a value, and there is none");
            reading.sink.push(finding.help("write `value`, or remove `low` and `high`"));
        }
        return None;
    };
    let (low, high) = (low.unwrap_or(value).value, high.unwrap_or(value).value);
    let held = low <= value.value && value.value <= high;
    if !held {
        let message = format!("{low} to {high} is no range around {}", value.value);
        reading.sink.push(Diagnostic::new(&BAD_RANGE, place, message).help("low ≤ value ≤ high"));
    }
    held.then_some(Interval { low, high })
}

/// Changes that the source printed beside the value, in per cent.
fn stated(fields: &mut Fields<'_>, reading: &mut Reading<'_>) -> Vec<(Spanned<String>, Decimal)> {
    let mut stated = Vec::new();
    for entry in fields.mapping("stated", reading.sink) {
        let key = &entry.key;
        if !STATED.contains(&key.value.as_str()) {
            let message = format!("`{}` is not a change that is kept", key.value);
            let near = nearest(&key.value, STATED.iter().copied());
            let finding = Diagnostic::new(&UNKNOWN_KEY, key.span, message).suggest(near);
            reading.sink.push(finding.note("its keys are `mom`, `qoq`, `yoy`"));
            continue;
        }
        let number = read_number(&entry.value, &key.value, reading.sink);
        stated.extend(number.map(|number| (Spanned::new(key.value.clone(), number.span), number.value)));
    }
    stated
}

/// That value, status, formula and sources fit each other.
fn check(observation: &Observation, reading: &mut Reading<'_>) {
    let (missing, place) = (observation.status.is_missing(), observation.place);
    let word = observation.status.word();
    let mut report = |code, message: String, help: &str| {
        reading.sink.push(Diagnostic::new(code, place, message).help(help));
    };
    match observation.value {
        None if !missing => {
            let help = "write `value`, or say why there is none: `status: suppressed`, `not_collected` or `not_possible`";
            report(&MISSING_VALUE, "this observation has no value".to_owned(), help);
        }
        Some(value) if missing => {
            let message = format!("the status is `{word}`, yet the value {value} is given");
            report(&UNEXPECTED_VALUE, message, "remove the value, or correct the status");
        }
        None | Some(_) => {}
    }
    let derived = observation.status == ObservationStatus::Derived;
    if derived && observation.formula.is_none() {
        let help = "write `formula:` with every input that the data holds";
        report(&MISSING_FORMULA, "a derived value lacks `formula`".to_owned(), help);
    }
    if observation.sources.is_empty() && !derived && !missing {
        report(
            &MISSING_SOURCE,
            "this value has no source".to_owned(),
            "write `source:` here, or once for the series",
        );
    }
}
