//! `kind: series`: one series a file.

use super::cells::{self, Defaults, STATUSES};
use super::observations::{self, Frame};
use super::reading::{Reading, Referent};
use super::{Part, dimensions, table};
use crate::data::dimension::Dimension;
use crate::data::period::{Frequency, Period};
use crate::data::quantity::Decimal;
use crate::data::scalar::{ModelFields, check_id, read_number};
use crate::data::series::{Assertion, Body, Condition, Measure, Rule, Series, StatedClaim, Timing};
use crate::data::unit::Unit;
use crate::diagnostic::Diagnostic;
use crate::diagnostic::code::data::{BAD_PERIOD, SERIES_BODY};
use crate::diagnostic::code::yaml::{BAD_NUMBER, BAD_WORD, MISSING_KEY, UNKNOWN_KEY, WRONG_TYPE};
use crate::text::Spanned;
use crate::yaml::{Fields, Node};

/// The words of `measure`.
pub(super) const MEASURES: &[(&str, Measure)] = &[
    ("flow", Measure::Flow),
    ("stock", Measure::Stock),
    ("rate", Measure::Rate),
    ("index", Measure::Index),
    ("change", Measure::Change),
    ("balance", Measure::Balance),
];

/// The words of `timing`.
const TIMINGS: &[(&str, Timing)] = &[("during", Timing::During), ("at", Timing::At), ("from", Timing::From)];

/// The words of `frequency`.
const FREQUENCIES: &[(&str, Frequency)] = &[
    ("annual", Frequency::Annual),
    ("half_yearly", Frequency::HalfYearly),
    ("quarterly", Frequency::Quarterly),
    ("monthly", Frequency::Monthly),
    ("daily", Frequency::Daily),
    ("irregular", Frequency::Irregular),
];

/// What a change compares with, by the length of its step.
const COMPARES: &[(&str, Frequency)] =
    &[("month", Frequency::Monthly), ("quarter", Frequency::Quarterly), ("year", Frequency::Annual)];

/// Reads the series of a file into its part, or its id into what is lost. One without an id is read for its other
/// faults alone.
pub(super) fn decode(mut fields: Fields<'_>, reading: &mut Reading<'_>, part: &mut Part) {
    let Some(id) = fields.required_text("id", reading.sink).map(Spanned::owned) else {
        let nameless = Spanned::new(String::new(), fields.place());
        series(&mut fields, &nameless, reading, &mut Part::default());
        fields.finish(reading.sink);
        return;
    };
    check_id(&id, reading.sink);
    reading.owner = Some(id.value.clone());
    let before = reading.sink.len();
    let mut series = series(&mut fields, &id, reading, part);
    fields.finish(reading.sink);
    reading.owner = None;
    match &mut series {
        Some(series) if reading.sink.len() > before => series.condition = Condition::Damaged,
        Some(_) => {}
        None => {
            part.lost.insert(id.value.clone());
        }
    }
    part.series.extend(series);
}

/// What must be known before a value can be read.
struct Basis {
    measure: Measure,
    frequency: Frequency,
    unit: Unit,
    multiplier: i32,
}

/// Reads the basis, all of its faults at once; nothing unless all of it is known.
fn basis(fields: &mut Fields<'_>, reading: &mut Reading<'_>) -> Option<Basis> {
    let measure = fields.required("measure", reading.sink);
    let measure = measure.and_then(|node| node.read_word("measure", MEASURES, reading.sink));
    let frequency = fields.required("frequency", reading.sink);
    let frequency = frequency.and_then(|node| node.read_word("frequency", FREQUENCIES, reading.sink));
    let unit = fields.required("unit", reading.sink).and_then(|_| reading.unit(fields, "unit"));
    let multiplier = fields.integer("multiplier", reading.sink);
    let multiplier = multiplier.and_then(|power| cells::small(power, "multiplier", reading)).unwrap_or(0);
    Some(Basis { measure: measure?.value, frequency: frequency?.value, unit: unit?, multiplier })
}

impl Basis {
    /// Lets the rest of a series be read, so that all its faults are found in one run; nothing of it is kept.
    fn unknown() -> Self {
        Self { measure: Measure::Flow, frequency: Frequency::Irregular, unit: Unit::plain(), multiplier: 0 }
    }
}

/// Reads everything under a series. Faults of its head do not keep those of its body from being found, but a series
/// without measure, frequency or unit is not kept: any value of it could be wrong by a factor.
fn series(
    fields: &mut Fields<'_>,
    id: &Spanned<String>,
    reading: &mut Reading<'_>,
    part: &mut Part,
) -> Option<Series> {
    let title = fields.required_text("title", reading.sink);
    let indicator = fields.required_text("indicator", reading.sink);
    let known = basis(fields, reading);
    let (keep, basis) = (known.is_some(), known.unwrap_or_else(Basis::unknown));
    let timing = fields.word("timing", TIMINGS, reading.sink).map_or(Timing::During, |word| word.value);
    let dimensions = dimensions::decode(fields, &id.value, reading, part);
    let mut series = Series {
        id: id.value.clone(),
        title: title.map_or_else(|| id.value.clone(), |text| text.value.to_owned()),
        description: fields.string("description", reading.sink),
        indicator: indicator.map_or_else(String::new, |text| text.value.to_owned()),
        measure: basis.measure,
        timing,
        frequency: basis.frequency,
        unit: basis.unit,
        multiplier: basis.multiplier,
        exact: fields.boolean("exact", reading.sink).is_some_and(|flag| flag.value),
        compares: fields.word("compares", COMPARES, reading.sink).map(|word| word.value),
        keys: indexmap::IndexMap::new(),
        body: Body::Own,
        parts_of: reading.id(fields, "parts_of", Referent::Cell),
        record_starts: fields.period("record_starts", reading.sink).map(|period| period.value),
        licence: fields.string("licence", reading.sink),
        limits: fields.string("limits", reading.sink),
        revision_policy: fields.string("revision_policy", reading.sink),
        stated: stated(fields, reading),
        assertions: assertions(fields, reading),
        condition: Condition::Sound,
        dimensions,
        place: id.span,
    };
    body(fields, &mut series, reading);
    keep.then_some(series)
}

/// Reads `observations`, `union` or `derive`: exactly one of them.
fn body(fields: &mut Fields<'_>, series: &mut Series, reading: &mut Reading<'_>) {
    let defaults = defaults(fields, reading);
    let free: Vec<&Dimension> = series.free_dimensions().collect();
    let overrides = observations::overrides(fields, &free, reading);
    let own = fields.take("observations");
    let union = fields.spanned_list("union", reading.sink);
    let derive = reading.expression_of(fields, "derive");
    let bodies = [own.is_some(), !union.is_empty(), derive.is_some()];
    if bodies.iter().filter(|given| **given).count() != 1 {
        let none = bodies.iter().all(|given| !given);
        let message =
            if none { "the series has no observations" } else { "the series has two kinds of observations" };
        let finding = Diagnostic::new(&SERIES_BODY, fields.place(), message);
        reading.sink.push(finding.help("write exactly one of `observations`, `union` and `derive`"));
    } else if own.is_none() {
        refuse_defaults(fields, derive.is_some(), reading);
        if let (Some(dimension), Some(derive)) = (free.first(), &derive) {
            refuse_free(dimension, derive, reading);
        }
    }
    if let Some(tree) = own.and_then(|node| table::tree(node, &free, reading)) {
        let frame = Frame {
            free,
            frequency: series.frequency,
            unit: series.unit.clone(),
            multiplier: series.multiplier,
            measure: series.measure,
            defaults,
            overrides,
        };
        series.keys = observations::decode(&tree, &frame, reading);
    }
    series.body = match derive {
        Some(expression) => Body::Derive(expression),
        None if !union.is_empty() => Body::Union(union),
        None => Body::Own,
    };
}

/// What a series says for observations of its own means nothing where it has none: nobody would see that it is ignored.
fn refuse_defaults(fields: &mut Fields<'_>, derived: bool, reading: &mut Reading<'_>) {
    for key in ["source", "status", "decimals", "overrides"] {
        let Some(entry) = fields.entry(key) else { continue };
        let (what, from) = if derived {
            ("a derived series", "its inputs")
        } else {
            ("a union", "the series that it presents")
        };
        let message = format!("`{key}` is not a key of {what}");
        let finding = Diagnostic::new(&UNKNOWN_KEY, entry.key.span, message);
        reading.sink.push(finding.help(format!("remove it: each value has its own from {from}")));
    }
}

/// A path could name none of the values of a derived series that is broken down.
fn refuse_free(dimension: &Dimension, derive: &Spanned<String>, reading: &mut Reading<'_>) {
    let id = &dimension.id;
    let message = format!("`{id}` has no fixed member, and an expression gives one line of values");
    let finding = Diagnostic::new(&SERIES_BODY, derive.span, message);
    reading.sink.push(finding.help(format!("write `fixed: {{{id}: …}}`, or leave the dimension out")));
}

/// What holds for each observation that does not say otherwise.
fn defaults(fields: &mut Fields<'_>, reading: &mut Reading<'_>) -> Defaults {
    let sources = reading.ids(fields, "source", &Referent::Source);
    Defaults {
        sources: sources.into_iter().map(|id| id.value).collect(),
        status: fields.word("status", STATUSES, reading.sink).map(|word| word.value),
        decimals: cells::decimals(fields, reading),
    }
}

/// What others printed about the series, each with who printed it.
fn stated(fields: &mut Fields<'_>, reading: &mut Reading<'_>) -> Vec<StatedClaim> {
    let claim = |node: &Node, reading: &mut Reading<'_>| {
        let mut fields = Fields::new(node, "a stated figure", reading.sink)?;
        let by = reading.id(&mut fields, "by", Referent::Source);
        fields.required("text", reading.sink);
        let text = reading.expression_of(&mut fields, "text");
        fields.required("expr", reading.sink);
        let expression = reading.expression_of(&mut fields, "expr");
        if by.is_none() {
            fields.required("by", reading.sink);
        }
        fields.finish(reading.sink);
        Some(StatedClaim { by: by?, text: text?, expression: expression? })
    };
    fields.list("stated", reading.sink).iter().filter_map(|node| claim(node, reading)).collect()
}

/// The assertions, leaving out those with faults.
fn assertions(fields: &mut Fields<'_>, reading: &mut Reading<'_>) -> Vec<Assertion> {
    fields.list("assert", reading.sink).iter().filter_map(|node| assertion(node, reading)).collect()
}

/// One assertion: a rule, and the discrepancy that may explain its failure.
fn assertion(node: &Node, reading: &mut Reading<'_>) -> Option<Assertion> {
    let mut fields = Fields::new(node, "an assertion", reading.sink)?;
    let before = reading.sink.len();
    let except = reading.id(&mut fields, "except", Referent::Discrepancy);
    let rules = [
        never(&mut fields, reading),
        no_gap(&mut fields, reading),
        max_step(&mut fields, reading),
        equal(&mut fields, reading),
    ];
    let place = fields.place();
    fields.finish(reading.sink);
    let mut rules = rules.into_iter().flatten();
    let (rule, second) = (rules.next(), rules.next());
    if (rule.is_none() || second.is_some()) && reading.sink.len() == before {
        let finding = Diagnostic::new(&MISSING_KEY, place, "an assertion states one rule");
        reading.sink.push(finding.help("write one of `never`, `no_gap`, `max_step` and `equal`"));
    }
    Some(Assertion { rule: rule?, except, place })
}

/// `never: negative`, the only thing that can never be.
fn never(fields: &mut Fields<'_>, reading: &mut Reading<'_>) -> Option<Rule> {
    let word = fields.text("never", reading.sink)?;
    if word.value != "negative" {
        let message = format!("`{}` is not a word that `never` takes", word.value);
        reading.sink.push(Diagnostic::new(&BAD_WORD, word.span, message).help("write `never: negative`"));
        return None;
    }
    Some(Rule::NeverNegative)
}

/// `a..b`, as in expressions.
fn no_gap(fields: &mut Fields<'_>, reading: &mut Reading<'_>) -> Option<Rule> {
    let text = fields.text("no_gap", reading.sink)?;
    let ends = text.value.split_once("..");
    let ends = ends.and_then(|(from, to)| Period::parse(from).zip(Period::parse(to)));
    if ends.is_none_or(|(from, to)| from.first() > to.first()) {
        let finding =
            Diagnostic::new(&BAD_PERIOD, text.span, format!("`{}` is not a range of periods", text.value));
        reading.sink.push(finding.help("write the first and the last: `2025-03..2026-03`"));
        return None;
    }
    ends.map(|(from, to)| Rule::NoGap(from, to))
}

/// Below this every step would be too long.
fn max_step(fields: &mut Fields<'_>, reading: &mut Reading<'_>) -> Option<Rule> {
    let step = fields.number("max_step", reading.sink)?;
    if step.value <= Decimal::ONE {
        let message = format!("`max_step` is a factor above 1, not {}", step.value);
        let finding = Diagnostic::new(&BAD_NUMBER, step.span, message);
        reading.sink.push(finding.help("write `max_step: 10` for no more than ten times the value before"));
        return None;
    }
    Some(Rule::MaxStep(step.value))
}

/// Two expressions, and how far apart they may be beyond rounding.
fn equal(fields: &mut Fields<'_>, reading: &mut Reading<'_>) -> Option<Rule> {
    let within = tolerance(fields, reading);
    let node = fields.take("equal")?;
    match node.read_list("equal", reading.sink)? {
        [left, right] => {
            let [left, right] = [left, right].map(|side| reading.expression(side, "equal"));
            Some(Rule::Equal { left: left?, right: right?, within: within.unwrap_or(Decimal::ZERO) })
        }
        items => {
            let message = format!("`equal` takes two expressions, not {}", items.len());
            let finding = Diagnostic::new(&WRONG_TYPE, node.span, message);
            reading.sink.push(finding.help("an expression with a comma must stand in quotes"));
            None
        }
    }
}

/// `within`, which says something beside `equal` alone.
fn tolerance(fields: &mut Fields<'_>, reading: &mut Reading<'_>) -> Option<Decimal> {
    let entry = fields.entry("within")?;
    let number = read_number(&entry.value, "within", reading.sink)?;
    if fields.take("equal").is_none() {
        let finding = Diagnostic::new(&UNKNOWN_KEY, entry.key.span, "`within` belongs to `equal`");
        reading.sink.push(finding.help("remove it, or write the two expressions under `equal`"));
    } else if number.value.is_negative() {
        let message = format!("a tolerance cannot be {}", number.value);
        let finding = Diagnostic::new(&BAD_NUMBER, number.span, message);
        reading.sink.push(finding.help("write how far apart the two may be, in their own unit"));
    }
    Some(number.value)
}
