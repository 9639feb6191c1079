//! Values, intervals and accepted ranges as text for readers and messages.
//!
//! An observation keeps the digits of its source; a computed value gets as many as its interval supports and a
//! sub-editor would print.

use super::accept::Accepted;
use crate::data::format;
use crate::data::quantity::{Decimal, Interval};
use crate::expr::{Evaluation, Nature, Number, Printed, TimeUnit, Value};

/// A value with its unit: `353 t`, `157.5%`, `2.58 times`, `12 August 2025`.
#[must_use]
pub fn value(evaluation: &Evaluation) -> String {
    match &evaluation.value {
        Value::Number(number) => quantity(number, number.value),
        Value::Date(date) => format::period(*date),
        Value::Record(record) => format::quantity(record.value, &record.unit, 0),
        Value::Unknown => String::new(),
    }
}

/// The interval behind a value; empty where there is none to tell of.
#[must_use]
pub fn interval(evaluation: &Evaluation) -> String {
    let Value::Number(number) = &evaluation.value else { return String::new() };
    let Interval { low, high } = number.interval;
    if low == high || number.exact {
        return String::new();
    }
    let wide = (decimals(number) + 1..decimals(number) + 4)
        .find(|places| rounded(low, *places) != rounded(high, *places));
    let Some(decimals) = wide else { return String::new() };
    let high = with_unit(high, decimals, number);
    let low = with_unit(low, decimals, number);
    // A unit behind the number is said once.
    let symbol =
        high.rfind(|letter: char| letter.is_ascii_digit()).map_or("", |at| high.get(at + 1..).unwrap_or(""));
    let low = low.strip_suffix(symbol).unwrap_or(&low);
    format!("{} to {}", low.trim_start_matches('+'), high.trim_start_matches('+'))
}

/// Shows one value in the unit and with the digits of a number.
fn quantity(number: &Number, value: Decimal) -> String {
    with_unit(value, decimals(number), number)
}

pub(super) fn rounded(value: Decimal, decimals: i32) -> Decimal {
    match u32::try_from(decimals) {
        Ok(places) => value.with_scale(places),
        Err(_) => value.round(decimals),
    }
}

fn with_unit(value: Decimal, decimals: i32, number: &Number) -> String {
    let multiplier = number.printed.map_or_else(|| large(value, number), |printed| printed.multiplier);
    let power = Decimal::power_of_ten(multiplier).unwrap_or(Decimal::ONE);
    let scaled = value.checked_div(power).unwrap_or(value);
    let shown = rounded(scaled, decimals);
    match number.nature {
        Nature::Duration(unit) => {
            let word = match unit {
                TimeUnit::Days => "days",
                TimeUnit::Weeks => "weeks",
                TimeUnit::Months => "months",
            };
            format!("{}\u{a0}{word}", format::number(shown))
        }
        Nature::Ratio => format!("{}\u{a0}times", format::number(shown)),
        Nature::PercentChange if !value.is_negative() && !value.is_zero() => {
            format!("+{}", format::quantity(shown, &number.unit, 0))
        }
        _ => format::quantity(shown, &number.unit, multiplier),
    }
}

/// Large computed sums of money are shown in millions or billions.
pub(super) fn large(value: Decimal, number: &Number) -> i32 {
    let money = matches!(number.unit.kind, crate::data::unit::UnitKind::Currency(_));
    let reaches = |power: i32| Decimal::power_of_ten(power).is_some_and(|limit| value.abs() >= limit);
    match money {
        true if reaches(9) => 9,
        true if reaches(6) => 6,
        _ => 0,
    }
}

/// Decimals to show: those of the source; for computed values by their kind and the width of their interval.
pub(super) fn decimals(number: &Number) -> i32 {
    if let Some(Printed { decimals, .. }) = number.printed {
        return decimals.max(0);
    }
    match number.nature {
        Nature::Rank(_) | Nature::Count | Nature::Streak => 0,
        Nature::Duration(_) if number.value.normalized().scale() == 0 => 0,
        Nature::PercentChange | Nature::Points | Nature::Share | Nature::PercentOf | Nature::Duration(_) => 1,
        Nature::Ratio => 2,
        _ => by_interval(number),
    }
}

/// As many decimals as the interval supports: a width of 5 shows units, of 0.5 tenths; at most two.
fn by_interval(number: &Number) -> i32 {
    if large(number.value, number) > 0 {
        return 2;
    }
    let width = number.interval.width().unwrap_or(Decimal::ZERO);
    let exact = i32::try_from(number.value.normalized().scale()).unwrap_or(0).min(2);
    let tenth = Decimal::power_of_ten(-1).unwrap_or(Decimal::ONE);
    match width {
        width if width.is_zero() => exact,
        width if width >= Decimal::ONE => 0,
        width if width >= tenth => 1,
        _ => 2,
    }
}

/// What the words accept: `2.70 up to 3.00`, `above 2`, `155 to 165`.
pub(super) fn accepted(accepted: &Accepted, symbol: &str) -> String {
    let show = |end: Decimal| format::number(end.round(4).normalized());
    let unit = match symbol {
        "" => String::new(),
        "%" => "%".to_owned(),
        symbol => format!("\u{a0}{symbol}"),
    };
    match (accepted.low, accepted.high) {
        (Some(low), Some(high)) if low.at == high.at => format!("{}{unit} exactly", show(low.at)),
        (Some(low), Some(high)) if low.included && high.included => {
            format!("{} to {}{unit}", show(low.at), show(high.at))
        }
        (Some(low), Some(high)) if low.included => {
            format!("{} up to but not {}{unit}", show(low.at), show(high.at))
        }
        (Some(low), Some(high)) => format!("above {} up to {}{unit}", show(low.at), show(high.at)),
        (Some(low), None) if low.included => format!("{}{unit} or more", show(low.at)),
        (Some(low), None) => format!("above {}{unit}", show(low.at)),
        (None, Some(high)) if high.included => format!("{}{unit} or less", show(high.at)),
        (None, Some(high)) => format!("below {}{unit}", show(high.at)),
        (None, None) => String::new(),
    }
}
