//! Wording that would pass: phrases made from the value and judged again before they are offered.

use super::accept::accepted;
use super::measure::Measured;
use super::numeral::Numeral;
use super::reading::{Form, Spoken};
use super::words::Hedge;
use crate::data::format;
use crate::data::quantity::Decimal;
use crate::expr::{Nature, Number};

/// At most so many phrases are offered.
const OFFERS: usize = 2;

/// Fractions and multiples worth offering, with their words.
const FRACTIONS: &[(u32, u32, &str)] = &[
    (1, 10, "a tenth"),
    (1, 5, "a fifth"),
    (1, 4, "a quarter"),
    (1, 3, "a third"),
    (1, 2, "half"),
    (2, 3, "two-thirds"),
    (3, 4, "three-quarters"),
];

/// Multiples: the number and the words.
const MULTIPLES: &[(&str, &str)] = &[
    ("2", "doubled"),
    ("2.5", "two and a half times"),
    ("3", "tripled"),
    ("4", "quadrupled"),
    ("5", "fivefold"),
    ("6", "sixfold"),
    ("7", "sevenfold"),
    ("8", "eightfold"),
    ("9", "ninefold"),
    ("10", "tenfold"),
];

const HEDGES: &[(Option<Hedge>, &str)] = &[
    (None, ""),
    (Some(Hedge::About), "roughly "),
    (Some(Hedge::Nearly), "nearly "),
    (Some(Hedge::JustOver), "just over "),
    (Some(Hedge::MoreThan), "more than "),
];

/// Phrases for the value in the form that the editor chose.
pub(super) fn phrases(spoken: &Spoken, number: &Number, measured: &Measured) -> Vec<String> {
    let value = measured.value.abs();
    let mut out: Vec<String> = match spoken.form {
        Form::Multiple(_) => multiples(value),
        Form::Fraction(..) => fractions(value),
        Form::Number(numeral) => numbers(numeral, number, measured),
        _ => Vec::new(),
    };
    out.truncate(OFFERS);
    out
}

fn passes(form: Form, hedge: Option<Hedge>, value: Decimal) -> bool {
    accepted(form, hedge, false).is_some_and(|accepted| accepted.contains(value))
}

/// Multiples under each hedge; no verb is offered twice.
fn multiples(value: Decimal) -> Vec<String> {
    let mut offered: Vec<(&str, &str)> = Vec::new();
    for (hedge, words) in [HEDGES.get(1), HEDGES.get(2), HEDGES.first(), HEDGES.get(4)].into_iter().flatten()
    {
        let passes = |text: &str| {
            let numeral = Decimal::parse(text).and_then(|number| Numeral::in_words(number, None));
            numeral.is_some_and(|numeral| passes(Form::Multiple(numeral), *hedge, value))
        };
        let is_new = |verb: &str| offered.iter().all(|(_, other)| *other != verb);
        let fitting = MULTIPLES.iter().rev().find(|(text, verb)| is_new(verb) && passes(text));
        offered.extend(fitting.map(|(_, verb)| (*words, *verb)));
    }
    offered.into_iter().map(|(words, verb)| format!("{words}{verb}")).collect()
}

fn fractions(value: Decimal) -> Vec<String> {
    let hedges = [HEDGES.get(1), HEDGES.get(2), HEDGES.get(3), HEDGES.get(4)];
    let mut out = Vec::new();
    for (hedge, words) in hedges.into_iter().flatten() {
        let fitting = FRACTIONS
            .iter()
            .rev()
            .find(|(count, parts, _)| passes(Form::Fraction(*count, *parts), *hedge, value));
        out.extend(fitting.map(|(_, _, fraction)| format!("{words}{fraction}")));
    }
    out
}

/// The value at the editor's own precision, and a rounder one with "about".
fn numbers(numeral: Numeral, number: &Number, measured: &Measured) -> Vec<String> {
    let value = measured.value.abs();
    let places = i32::try_from(numeral.last.scale()).unwrap_or(0);
    let limit = measured.step.map_or(places, |step| places.min(i32::try_from(step.scale()).unwrap_or(0)));
    let scale = if numeral.scale.is_some() { numeral.value } else { Decimal::ZERO };
    let mut out = Vec::new();
    if scale.is_zero() {
        let exact = value.round(limit);
        if passes_printed(exact, None, value) {
            out.push(with_unit(exact, measured));
        }
    }
    let digits = whole_digits(value);
    let round = value.round(2 - digits);
    if number.nature != Nature::Count
        && round != value.round(limit)
        && passes_printed(round, Some(Hedge::About), value)
    {
        out.push(format!("about {}", with_unit(round, measured)));
    }
    out.dedup();
    out
}

fn passes_printed(said: Decimal, hedge: Option<Hedge>, value: Decimal) -> bool {
    Numeral::printed(said.with_scale(said.scale()), None)
        .is_some_and(|numeral| passes(Form::Number(numeral), hedge, value))
}

/// Digits before the point.
fn whole_digits(value: Decimal) -> i32 {
    let text = value.round(0).to_string();
    i32::try_from(text.len()).unwrap_or(0)
}

/// A number as an editor would type it.
fn with_unit(value: Decimal, measured: &Measured) -> String {
    let number = format::number(value);
    match measured.symbol.as_str() {
        "%" => format!("{number}%"),
        "" => number,
        "times" => format!("{number} times"),
        symbol if symbol.ends_with('$') || matches!(symbol, "€" | "£" | "¥") => {
            format!("{symbol}{number}")
        }
        symbol => format!("{number} {symbol}"),
    }
}
