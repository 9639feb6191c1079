//! The functions of the language: one file each, listed here.
//!
//! An entry holds what `briefing list functions` and the documentation print and the code that runs; adding a function is
//! one file and one line. What several of them share, reading arguments and percentages of change, stands in
//! `arguments` and `compare`.

mod abs;
mod arguments;
mod change;
mod compare;
mod count;
mod date;
mod days;
mod diff;
mod max;
mod mean;
mod members;
mod min;
mod mom;
mod months;
mod pct;
mod pp;
mod qoq;
mod rank;
mod rate;
mod ratio;
mod record;
mod share;
mod streak;
mod sum;
mod weeks;
mod yoy;

use super::ast::{Call, Choice, ChoiceValue, Node};
use super::breaks::ACROSS;
use super::evaluator::{Amount, Evaluator, Outcome};
use super::typing;
use super::value::Times;
use crate::data::format;
use crate::data::quantity::Decimal;
use crate::diagnostic::Diagnostic;
use crate::diagnostic::code::expr::UNKNOWN_FUNCTION;
use crate::text::{Span, nearest};

/// A function of the language.
pub struct Function {
    /// Its name.
    pub name: &'static str,
    /// How it is called: `mom(p)`.
    pub signature: &'static str,
    /// What it gives, in one line.
    pub summary: &'static str,
    /// The rules, in Markdown.
    pub documentation: &'static str,
    /// An expression that uses it.
    pub example: &'static str,
    /// The options that it takes, beside `across:break`, which every function takes.
    pub options: &'static [&'static str],
    run: fn(&mut Evaluator<'_>, &Call, Span) -> Option<Outcome>,
}

/// All functions, in the order of the documentation.
pub static FUNCTIONS: &[&Function] = &[
    &mom::FUNCTION,
    &qoq::FUNCTION,
    &yoy::FUNCTION,
    &change::FUNCTION,
    &diff::FUNCTION,
    &pp::FUNCTION,
    &ratio::FUNCTION,
    &share::FUNCTION,
    &pct::FUNCTION,
    &sum::FUNCTION,
    &mean::FUNCTION,
    &min::FUNCTION,
    &max::FUNCTION,
    &abs::FUNCTION,
    &rank::FUNCTION,
    &record::FUNCTION,
    &streak::FUNCTION,
    &count::FUNCTION,
    &days::FUNCTION,
    &weeks::FUNCTION,
    &months::FUNCTION,
    &date::FUNCTION,
    &members::FUNCTION,
    &rate::FUNCTION,
];

/// Options that may stand more than once in a call.
const MANY: &[&str] = &["excl"];

/// Runs a call; reports an unknown name or option with the nearest match.
pub(super) fn call(evaluator: &mut Evaluator<'_>, call: &Call, span: Span) -> Option<Outcome> {
    let Some(function) = FUNCTIONS.iter().find(|function| function.name == call.name) else {
        return unknown(evaluator, call);
    };
    let mut known = true;
    for option in &call.options {
        if option.name != ACROSS && !function.options.contains(&option.name.as_str()) {
            let message = format!("`{}` has no option `{}`", function.name, option.name);
            let near = nearest(&option.name, function.options.iter().copied());
            let help = format!("it is called `{}`", function.signature);
            evaluator
                .sink
                .push(Diagnostic::new(&UNKNOWN_FUNCTION, option.span, message).suggest(near).help(help));
            known = false;
        }
    }
    if let Some(again) = repeated(call) {
        let message = format!("`{}` stands here twice", again.name);
        return evaluator.bad_argument(again.span, message, "keep one of them");
    }
    // With an option that could not be read it would be another question.
    let is_whole = call.options.iter().all(|option| option.value != ChoiceValue::Hole);
    let is_known = known && evaluator.read_across(call);
    if is_known && is_whole { (function.run)(evaluator, call, span) } else { None }
}

/// An option that says something anew that an earlier one has said.
fn repeated(call: &Call) -> Option<&Choice> {
    let is_said = |at: usize, name: &str| call.options.iter().take(at).any(|earlier| earlier.name == name);
    let mut later = call.options.iter().enumerate();
    later.find(|(at, one)| !MANY.contains(&one.name.as_str()) && is_said(*at, &one.name)).map(|(_, one)| one)
}

fn unknown<T>(evaluator: &mut Evaluator<'_>, call: &Call) -> Option<T> {
    let finding = match call.name.as_str() {
        "cite" | "quote" => {
            let message = format!("`{}` stands alone in a figure, not within an expression", call.name);
            Diagnostic::new(&UNKNOWN_FUNCTION, call.name_span, message).help("bind other words to it")
        }
        name => {
            let near = nearest(name, FUNCTIONS.iter().map(|function| function.name));
            let message = format!("there is no function `{name}`");
            Diagnostic::new(&UNKNOWN_FUNCTION, call.name_span, message).suggest(near)
        }
    };
    evaluator.report(finding)
}

/// `average of …, January to June 2025`, or of the values one by one.
fn of_range(evaluator: &mut Evaluator<'_>, call: &Call, what: &str, amounts: &[Amount]) -> String {
    if let [argument] = call.arguments.as_slice()
        && matches!(argument.node, Node::Series(..))
        && let Some(place) = evaluator.place(argument, "")
    {
        return format!(
            "{what} of {}, {}",
            place.line.label(evaluator.catalog),
            format::period(place.period)
        );
    }
    let words: Vec<&str> = amounts.iter().map(|amount| amount.words.as_str()).collect();
    format!("{what} of {}", words.join(" and "))
}

/// The first of the amounts that none beats; it stays an observation.
fn extreme(
    evaluator: &mut Evaluator<'_>,
    call: &Call,
    amounts: Vec<Amount>,
    what: &str,
    beats: fn(Decimal, Decimal) -> bool,
    span: Span,
) -> Option<Amount> {
    let words = of_range(evaluator, call, what, &amounts);
    let within = match call.arguments.as_slice() {
        [range] if matches!(range.node, Node::Series(..)) => {
            evaluator.place(range, "").map(|place| place.period)
        }
        _ => None,
    };
    let mut best: Option<(Decimal, Amount)> = None;
    for amount in amounts {
        let unit = best.as_ref().map_or(amount.unit.clone(), |(_, best)| best.unit.clone());
        let amount = typing::convert(evaluator, amount, &unit, span)?;
        let value = evaluator.value(&amount)?;
        if best.as_ref().is_none_or(|(known, _)| beats(value, *known)) {
            best = Some((value, amount));
        }
    }
    best.map(|(_, amount)| {
        let times = Times { within, ..amount.times };
        Amount { words, times, ..amount }
    })
}
