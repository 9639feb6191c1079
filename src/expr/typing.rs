//! Units through arithmetic: what may be added, what a product or quotient is measured in.
//!
//! Like adds to like; per cent minus per cent is points; a value over another of its kind is a plain number; a
//! literal scales. Anything else keeps a composed unit or is refused, never guessed.

use std::collections::BTreeSet;

use super::ast::Operator;
use super::evaluator::{Amount, Evaluator};
use super::formula::Formula;
use super::value::{Nature, Times};
use crate::data::period::{Day, Period};
use crate::data::quantity::Decimal;
use crate::data::series::Measure;
use crate::data::unit::{Unit, UnitKind};
use crate::diagnostic::Diagnostic;
use crate::diagnostic::code::expr::UNIT_MISMATCH;
use crate::text::Span;

fn simple(id: &str, symbol: &str, name: &str, kind: UnitKind) -> Unit {
    Unit { id: id.to_owned(), symbol: symbol.to_owned(), name: name.to_owned(), kind, factor: Decimal::ONE }
}

/// The unit of plain numbers.
pub(super) fn plain() -> Unit {
    simple("number", "", "", UnitKind::Number)
}

/// The unit of multiples.
pub(super) fn times() -> Unit {
    simple("ratio", "", "times", UnitKind::Number)
}

/// Per cent.
pub(super) fn percent() -> Unit {
    simple("%", "%", "per cent", UnitKind::Percent)
}

/// Percentage points.
pub(super) fn points() -> Unit {
    simple("pp", "pp", "percentage points", UnitKind::Points)
}

/// Things counted.
pub(super) fn count() -> Unit {
    simple("count", "", "", UnitKind::Count)
}

/// Joins two amounts by an operator.
pub(super) fn combine(
    evaluator: &mut Evaluator<'_>,
    operator: Operator,
    left: Amount,
    right: Amount,
    span: Span,
) -> Option<Amount> {
    let words = format!("{} {} {}", bracketed(&left), operator.reader_sign(), bracketed(&right));
    let joined = match operator {
        Operator::Add | Operator::Subtract => additive(evaluator, operator, left, right, span)?,
        Operator::Multiply => product(evaluator, left, right, span)?,
        Operator::Divide => quotient(evaluator, left, right, span)?,
    };
    Some(Amount { words, ..joined })
}

/// Words with blanks in brackets, so that an operator's reach can be seen.
fn bracketed(amount: &Amount) -> String {
    if amount.words.contains(['+', '\u{2212}', '\u{d7}', '\u{f7}']) {
        format!("({})", amount.words)
    } else {
        amount.words.clone()
    }
}

/// The same amount in another unit of its kind; refused where they do not fit.
pub(super) fn convert(
    evaluator: &mut Evaluator<'_>,
    amount: Amount,
    unit: &Unit,
    span: Span,
) -> Option<Amount> {
    match amount.unit.factor_to(unit) {
        Some(factor) => Some(Amount {
            formula: amount.formula.times(Formula::Constant(factor)),
            unit: unit.clone(),
            ..amount
        }),
        None => {
            let message = format!("{} and {} do not add up", named(unit), named(&amount.unit));
            let help = match (&unit.kind, &amount.unit.kind) {
                (UnitKind::Number, _) | (_, UnitKind::Number) => "a bare number can only multiply or divide",
                _ => "compare them with `ratio`, `pct` or `share`, or choose series of one unit",
            };
            evaluator.report(Diagnostic::new(&UNIT_MISMATCH, span, message).help(help))
        }
    }
}

fn named(unit: &Unit) -> String {
    if unit.symbol.is_empty() { "a plain number".to_owned() } else { format!("`{}`", unit.symbol) }
}

fn additive(
    evaluator: &mut Evaluator<'_>,
    operator: Operator,
    left: Amount,
    right: Amount,
    span: Span,
) -> Option<Amount> {
    let subtract = operator == Operator::Subtract;
    let both_percent = left.unit.kind == UnitKind::Percent && right.unit.kind == UnitKind::Percent;
    let shifts = left.unit.kind == UnitKind::Percent && right.unit.kind == UnitKind::Points;
    let right = if shifts { right } else { convert(evaluator, right, &left.unit, span)? };
    if !subtract {
        may_add(evaluator, &left, &right, span)?;
    }
    let same_line = left.subject.is_some() && left.subject == right.subject;
    // January to July less July is January to June: a level, not a difference of two times.
    let rest = left_over(&left, &right).filter(|_| subtract && same_line);
    let nature = match (left.nature, subtract) {
        _ if both_percent && subtract => Nature::Points,
        (nature, _) if rest.is_some() => nature,
        (Nature::Level(_), true) if same_line => Nature::Difference,
        (Nature::Level(_), true) => Nature::Level(Measure::Balance),
        (nature, _) => nature,
    };
    let unit = if both_percent && subtract { points() } else { left.unit.clone() };
    let times = match rest {
        Some(rest) => Times::of(rest),
        None if same_line && subtract => left.times.clone().against(right.times.clone()),
        None => left.times.clone().and(right.times.clone()),
    };
    let formula = if subtract { left.formula.minus(right.formula) } else { left.formula.plus(right.formula) };
    let exact = left.exact && right.exact;
    Some(Amount { formula, unit, nature, printed: None, exact, times, words: left.words, subject: None })
}

/// Whether two levels make a total: not where that counts something twice, and of what stands at a time, not where the
/// times differ.
pub(super) fn may_add(
    evaluator: &mut Evaluator<'_>,
    left: &Amount,
    right: &Amount,
    span: Span,
) -> Option<()> {
    let (Nature::Level(measure), Nature::Level(_)) = (left.nature, right.nature) else { return Some(()) };
    let shared = left.formula.cells().iter().any(|cell| right.formula.cells().contains(cell));
    let overlap = || {
        let pairs = left.times.of.iter().flat_map(|one| right.times.of.iter().map(move |other| (one, other)));
        pairs.into_iter().any(|(one, other)| one.first() <= other.last() && other.first() <= one.last())
    };
    let same_line = left.subject.is_some() && left.subject == right.subject;
    if shared || same_line && overlap() {
        let message = "the sum counts the same observation twice";
        return evaluator.refuse(span, message, "name each part once; `2*x` doubles a value");
    }
    let growth = measure == Measure::Change && left.unit.kind == UnitKind::Percent;
    let at_a_time = growth || matches!(measure, Measure::Stock | Measure::Rate | Measure::Index);
    let ends = |amount: &Amount| -> BTreeSet<Day> { amount.times.of.iter().map(|one| one.last()).collect() };
    let (one, other) = (ends(left), ends(right));
    if !at_a_time || one.is_empty() || other.is_empty() || one == other {
        return Some(());
    }
    let message = format!("a {} does not add up over time", measure.word());
    evaluator.refuse(span, message, "write `mean(…)` or the last period, or `diff(new,old)` for what changed")
}

/// What remains of a longer period without its beginning or its end.
fn left_over(left: &Amount, right: &Amount) -> Option<Period> {
    let ([whole], [part]) = (left.times.of.as_slice(), right.times.of.as_slice()) else { return None };
    match () {
        () if whole == part || !whole.contains(*part) => None,
        () if whole.last() == part.last() => Period::new(whole.first(), part.first().plus_days(-1)),
        () if whole.first() == part.first() => Period::new(part.last().plus_days(1), whole.last()),
        () => None,
    }
}

fn is_literal(amount: &Amount) -> bool {
    matches!(amount.formula, Formula::Constant(_))
}

fn product(evaluator: &mut Evaluator<'_>, left: Amount, right: Amount, span: Span) -> Option<Amount> {
    let (left, right) = if left.unit.kind == UnitKind::Number { (right, left) } else { (left, right) };
    let hundred = |one: &Amount| one.formula == Formula::Constant(Decimal::HUNDRED);
    let to_percent = |one: &Amount, other: &Amount| one.nature == Nature::Ratio && hundred(other);
    let (unit, nature) = match (&left.unit.kind, &right.unit.kind) {
        _ if to_percent(&left, &right) || to_percent(&right, &left) => (percent(), Nature::PercentOf),
        (_, UnitKind::Number) if is_literal(&right) => (left.unit.clone(), left.nature),
        (UnitKind::Number, UnitKind::Number) => (plain(), Nature::Plain),
        (_, UnitKind::Number) => (left.unit.clone(), left.nature),
        _ => match cancelled(evaluator, &left.unit, &right.unit)
            .or_else(|| cancelled(evaluator, &right.unit, &left.unit))
        {
            Some((unit, factor)) => {
                let right = Amount { formula: right.formula.times(Formula::Constant(factor)), ..right };
                return Some(made_of((left, right), Formula::times, unit, Nature::Plain));
            }
            None => {
                let message =
                    format!("{} times {} has no meaning here", named(&left.unit), named(&right.unit));
                let help = "multiply by a plain number, or a quotient unit by its divisor";
                return evaluator.report(Diagnostic::new(&UNIT_MISMATCH, span, message).help(help));
            }
        },
    };
    Some(made_of((left, right), Formula::times, unit, nature))
}

/// Two amounts made one: it rests on both, and no printed digits are its own.
fn made_of(
    (left, right): (Amount, Amount),
    join: fn(Formula, Formula) -> Formula,
    unit: Unit,
    nature: Nature,
) -> Amount {
    Amount {
        formula: join(left.formula, right.formula),
        unit,
        nature,
        printed: None,
        exact: left.exact && right.exact,
        times: left.times.and(right.times),
        words: String::new(),
        subject: None,
    }
}

/// `USD/t` times `t` is `USD`; with the factor from the other's unit to the divisor of the quotient.
fn cancelled(evaluator: &Evaluator<'_>, quotient: &Unit, other: &Unit) -> Option<(Unit, Decimal)> {
    let UnitKind::Quotient(_, below) = &quotient.kind else { return None };
    if **below != other.kind {
        return None;
    }
    let (id, _) = quotient.id.split_once('/')?;
    let unit = evaluator.catalog.units.find(id)?;
    // The quotient counts `factor` base units of its numerator per base unit of its divisor.
    let factor = quotient.factor.checked_mul(other.factor)?.checked_div(unit.factor)?;
    Some((unit, factor))
}

fn quotient(evaluator: &mut Evaluator<'_>, left: Amount, right: Amount, span: Span) -> Option<Amount> {
    if right.unit.kind == UnitKind::Number {
        let (unit, nature) = (left.unit.clone(), left.nature);
        return Some(made_of((left, right), Formula::over, unit, nature));
    }
    if left.unit.kind == right.unit.kind {
        let right = convert(evaluator, right, &left.unit, span)?;
        let same_line = left.subject.is_some() && left.subject == right.subject;
        let base = same_line.then(|| left.times.clone().against(right.times.clone()));
        let joined = made_of((left, right), Formula::over, times(), Nature::Ratio);
        let times = base.unwrap_or_else(|| joined.times.clone());
        return Some(Amount { times, ..joined });
    }
    if left.unit.kind == UnitKind::Number {
        let message = format!("a plain number over {} has no meaning here", named(&right.unit));
        return evaluator
            .report(Diagnostic::new(&UNIT_MISMATCH, span, message).help("turn the quotient round"));
    }
    let unit = Unit {
        id: format!("{}/{}", left.unit.id, right.unit.id),
        symbol: format!("{}/{}", left.unit.symbol, right.unit.symbol),
        name: format!("{} per {}", left.unit.name, right.unit.symbol),
        kind: UnitKind::Quotient(Box::new(left.unit.kind.clone()), Box::new(right.unit.kind.clone())),
        factor: left.unit.factor.checked_div(right.unit.factor)?,
    };
    Some(made_of((left, right), Formula::over, unit, Nature::Level(Measure::Rate)))
}
