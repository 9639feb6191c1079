//! What a number in words accepts: the interval of values for which a competent sub-editor would let it stand.
//!
//! Windows of hedges, rounding units, fractions among their neighbours. Sizes only; signs are settled before.

use super::numeral::Numeral;
use super::reading::Form;
use super::words::{Class, Hedge};
use crate::data::quantity::{Decimal, Interval};

/// An accepted interval; an absent end is open to infinity.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Accepted {
    pub(super) low: Option<End>,
    pub(super) high: Option<End>,
    /// Whether a value outside may still pass by the overlap of its own interval: for printed numbers, bare or
    /// with "about".
    pub(super) overlap: bool,
}

/// An end of an accepted interval.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct End {
    pub(super) at: Decimal,
    pub(super) included: bool,
}

impl Accepted {
    fn closed(low: Decimal, high: Decimal) -> Self {
        let end = |at| Some(End { at, included: true });
        Self { low: end(low), high: end(high), overlap: false }
    }

    fn above(at: Decimal, included: bool) -> Self {
        Self { low: Some(End { at, included }), high: None, overlap: false }
    }

    fn below(at: Decimal, included: bool) -> Self {
        Self { low: None, high: Some(End { at, included }), overlap: false }
    }

    /// Whether it holds the value.
    pub(super) fn contains(&self, value: Decimal) -> bool {
        let above = self.low.is_none_or(|end| value > end.at || end.included && value == end.at);
        let below = self.high.is_none_or(|end| value < end.at || end.included && value == end.at);
        above && below
    }

    /// Whether it shares an interval of positive length with another.
    pub(super) fn meets(&self, other: Interval) -> bool {
        let low = self.low.is_none_or(|end| end.at < other.high);
        let high = self.high.is_none_or(|end| other.low < end.at);
        low && high
    }

    /// The same interval in hundredths.
    pub(super) fn times_hundred(self) -> Option<Self> {
        let end = |end: Option<End>| match end {
            None => Some(None),
            Some(end) => end.at.checked_mul(Decimal::HUNDRED).map(|at| Some(End { at, ..end })),
        };
        Some(Self { low: end(self.low)?, high: end(self.high)?, ..self })
    }

    /// How far a value lies outside.
    pub(super) fn distance(&self, value: Decimal) -> Decimal {
        let below = self.low.and_then(|end| end.at.checked_sub(value)).unwrap_or(Decimal::ZERO);
        let above = self.high.and_then(|end| value.checked_sub(end.at)).unwrap_or(Decimal::ZERO);
        below.max(above).max(Decimal::ZERO)
    }

    /// Whether one of its open or single ends lies within an interval: the data cannot tell on which side it is.
    pub(super) fn cuts(&self, interval: Interval) -> bool {
        let inside =
            |end: Option<End>| end.is_some_and(|end| interval.low < end.at && end.at < interval.high);
        inside(self.low) || inside(self.high)
    }
}

/// How wide a number's windows are.
struct Windows {
    number: Decimal,
    bare: Decimal,
    about: Decimal,
    side: Decimal,
    overlap: bool,
}

/// What a form accepts; nothing for forms without a number, and on overflow.
pub(super) fn accepted(form: Form, hedge: Option<Hedge>, exact: bool) -> Option<Accepted> {
    match form {
        Form::Number(numeral) if exact && is_unit_exact(numeral) && plain(hedge) => {
            Some(Accepted::closed(numeral.value, numeral.value))
        }
        Form::Number(numeral) => hedged(&number_windows(numeral)?, hedge),
        Form::Multiple(numeral) => hedged(&multiple_windows(numeral)?, hedge),
        Form::Span(low, high) => widened(span(low, high)?, hedge),
        Form::SpanMultiple(low, high) => widened(Accepted::closed(low.value, high.value), hedge),
        Form::Fraction(count, parts) => fraction(count, parts, hedge),
        Form::Halved => hedged(&relative(Decimal::ONE.checked_div(Decimal::TWO)?)?, hedge),
        Form::Class(class) => hedged_class(class, hedge),
        Form::Digits(digits) => {
            let low = Decimal::power_of_ten(i32::try_from(digits).ok()? - 1)?;
            let high = low.checked_mul(Decimal::TEN)?;
            Some(Accepted::above(low, true).with_high(Some(End { at: high, included: false })))
        }
        Form::Several(unit) => Some(Accepted::above(Decimal::from_int(i64::from(unit) * 2), true)),
        Form::Zero => Some(Accepted::closed(Decimal::ZERO, Decimal::ZERO)),
        Form::Rank(_) | Form::TopRank(_) | Form::Flat(_) | Form::Direction | Form::Record => None,
    }
}

impl Accepted {
    fn with_high(self, high: Option<End>) -> Self {
        Self { high, ..self }
    }
}

fn plain(hedge: Option<Hedge>) -> bool {
    matches!(hedge, None | Some(Hedge::Exactly))
}

/// Counts and rates printed to the unit are exact; with a scale word or rounded zeros they are rounded.
fn is_unit_exact(numeral: Numeral) -> bool {
    numeral.scale.is_none() && !numeral.worded && numeral.unit == numeral.last
}

fn part(value: Decimal, percent: i64) -> Option<Decimal> {
    value.abs().checked_mul(Decimal::from_int(percent))?.checked_div(Decimal::HUNDRED)
}

fn number_windows(numeral: Numeral) -> Option<Windows> {
    if numeral.worded {
        return relative(numeral.value);
    }
    let bare = numeral.unit.checked_div(Decimal::TWO)?;
    let five = part(numeral.value, 5)?;
    let third = part(numeral.unit, 35)?;
    let third = if numeral.scale.is_some() { third.min(part(numeral.value, 10)?) } else { third };
    Some(Windows { number: numeral.value, bare, about: bare.max(five), side: five.max(third), overlap: true })
}

/// Multiples: printed decimals round as numbers do, the rest is worded.
fn multiple_windows(numeral: Numeral) -> Option<Windows> {
    let decimals = numeral.last < Decimal::ONE && !numeral.worded && numeral.unit == numeral.last;
    let half = Decimal::ONE.checked_div(Decimal::TWO)?;
    let worded_half = numeral.value.checked_sub(half)?.round(0) == numeral.value.checked_sub(half)?;
    if decimals && !worded_half { number_windows(numeral) } else { relative(numeral.value) }
}

/// Worded numbers: 5% bare, 10% hedged.
fn relative(number: Decimal) -> Option<Windows> {
    let (bare, side) = (part(number, 5)?, part(number, 10)?);
    Some(Windows { number, bare, about: side, side, overlap: false })
}

fn hedged(windows: &Windows, hedge: Option<Hedge>) -> Option<Accepted> {
    let Windows { number, bare, about, side, overlap } = *windows;
    let around = |by: Decimal| Some(Accepted::closed(number.checked_sub(by)?, number.checked_add(by)?));
    let one_and_a_half = || number.checked_mul(Decimal::from_int(3))?.checked_div(Decimal::TWO);
    Some(match hedge {
        None | Some(Hedge::Joining) => Accepted { overlap, ..around(bare)? },
        Some(Hedge::About) => Accepted { overlap, ..around(about)? },
        Some(Hedge::Exactly) => around(Decimal::ZERO)?,
        Some(Hedge::Nearly) => {
            let end = Some(End { at: number, included: false });
            Accepted::above(number.checked_sub(side)?, true).with_high(end)
        }
        Some(Hedge::JustOver) => {
            let end = Some(End { at: number.checked_add(side)?, included: true });
            Accepted::above(number, false).with_high(end)
        }
        Some(Hedge::MoreThan) => Accepted::above(number, false),
        Some(Hedge::LessThan) => Accepted::below(number, false),
        Some(Hedge::AtLeast) => Accepted::above(number, true),
        Some(Hedge::AtMost) => Accepted::below(number, true),
        Some(Hedge::WellOver) => Accepted::above(number.checked_add(side)?, false),
        Some(Hedge::WellUnder) => Accepted::below(number.checked_sub(side)?, false),
        Some(Hedge::FarMore) => Accepted::above(one_and_a_half()?, true),
        Some(Hedge::Barely) => around(side)?,
    })
}

/// Printed ends are widened by half of their last digit, zeros counted; worded ends are not.
fn span(low: Numeral, high: Numeral) -> Option<Accepted> {
    let half = |numeral: Numeral| {
        if numeral.worded { Some(Decimal::ZERO) } else { numeral.last.checked_div(Decimal::TWO) }
    };
    let (from, to) = (low.value.checked_sub(half(low)?)?, high.value.checked_add(half(high)?)?);
    Some(Accepted { overlap: true, ..Accepted::closed(from, to) })
}

/// A range under "about" reaches 5% further on both sides; other hedges say nothing of a range.
fn widened(span: Accepted, hedge: Option<Hedge>) -> Option<Accepted> {
    let by = |end: Option<End>, sign: i64| {
        let end = end?;
        let more = part(end.at, 5)?.checked_mul(Decimal::from_int(sign))?;
        Some(End { at: end.at.checked_add(more)?, ..end })
    };
    match hedge {
        None | Some(Hedge::Joining | Hedge::Exactly) => Some(span),
        Some(Hedge::About) => Some(Accepted { low: by(span.low, -1), high: by(span.high, 1), ..span }),
        Some(_) => None,
    }
}

/// "Nearly a majority" is just short of half; of other classes nobody knows how far a hedge would reach.
fn hedged_class(class: Class, hedge: Option<Hedge>) -> Option<Accepted> {
    let fifty = Decimal::from_int(50);
    match (class, hedge) {
        (_, None | Some(Hedge::Joining | Hedge::Exactly)) => Some(self::class(class)),
        (Class::Majority, Some(Hedge::Nearly)) => {
            let end = Some(End { at: fifty, included: true });
            Some(Accepted::above(Decimal::from_int(45), true).with_high(end))
        }
        (Class::Majority, Some(Hedge::JustOver | Hedge::Barely)) => Some(self::class(Class::SlimMajority)),
        (Class::Majority, Some(Hedge::LessThan)) => Some(self::class(Class::Minority)),
        (Class::Majority, Some(Hedge::WellOver)) => Some(Accepted::above(Decimal::from_int(55), false)),
        _ => None,
    }
}

fn class(class: Class) -> Accepted {
    let number = Decimal::from_int;
    match class {
        Class::Majority => Accepted::above(number(50), false),
        Class::SlimMajority => {
            Accepted::above(number(50), false).with_high(Some(End { at: number(55), included: true }))
        }
        Class::Minority => Accepted::below(number(50), false),
        Class::VastMajority => Accepted::above(number(75), true),
        Class::AlmostAll => Accepted::above(number(95), true),
    }
}

/// Fractions that people know; an approximate one must be nearer than its neighbours.
const KNOWN: &[(i64, i64)] = &[
    (0, 1),
    (1, 20),
    (1, 10),
    (1, 8),
    (1, 6),
    (1, 5),
    (1, 4),
    (1, 3),
    (2, 5),
    (1, 2),
    (3, 5),
    (2, 3),
    (3, 4),
    (4, 5),
    (9, 10),
    (1, 1),
];

fn fraction(count: u32, parts: u32, hedge: Option<Hedge>) -> Option<Accepted> {
    let number = Decimal::from_int(count.into()).checked_div(Decimal::from_int(parts.into()))?;
    let mut windows = relative(number)?;
    let sided = matches!(hedge, Some(Hedge::About | Hedge::Nearly | Hedge::JustOver | Hedge::Barely));
    let Some((low, high)) = neighbours(number, count, parts).filter(|_| sided) else {
        return hedged(&windows, hedge);
    };
    let twelve = part(number, 12)?;
    let middle = |other: Decimal| number.checked_add(other)?.checked_div(Decimal::TWO);
    let low = number.checked_sub(twelve)?.max(middle(low)?);
    let high = number.checked_add(twelve)?.min(middle(high)?);
    if hedge == Some(Hedge::About) || hedge == Some(Hedge::Barely) {
        return Some(Accepted::closed(low, high));
    }
    windows.side =
        if hedge == Some(Hedge::Nearly) { number.checked_sub(low)? } else { high.checked_sub(number)? };
    hedged(&windows, hedge)
}

/// The known fractions on both sides; for tenths the tenths. Nothing for a fraction that is not known.
fn neighbours(number: Decimal, count: u32, parts: u32) -> Option<(Decimal, Decimal)> {
    if parts == 10 && (2..=8).contains(&count) {
        let tenth = |count: u32| Decimal::from_int(count.into()).checked_div(Decimal::TEN);
        return Some((tenth(count - 1)?, tenth(count + 1)?));
    }
    let values: Vec<Decimal> = KNOWN
        .iter()
        .filter_map(|(above, below)| Decimal::from_int(*above).checked_div(Decimal::from_int(*below)))
        .collect();
    let at = values.iter().position(|value| *value == number)?;
    Some((*values.get(at.checked_sub(1)?)?, *values.get(at + 1)?))
}
