//! Numbers, units and periods as readers see them: the one place that sets marks, signs and month names.
//!
//! English for now; a further language is a further table here. Formats what it is given and rounds nothing
//! unless told to how many decimals.

use super::period::{Day, Frequency, Period};
use super::quantity::Decimal;
use super::unit::{Unit, UnitKind};

/// The minus sign of typesetters, U+2212.
pub const MINUS: char = '\u{2212}';

const MONTHS: [&str; 12] = [
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
];

/// The name of a month from 1 to 12: `June`.
#[must_use]
pub fn month(number: i8) -> &'static str {
    let index = usize::try_from(number - 1).unwrap_or_default();
    MONTHS.get(index).copied().unwrap_or_default()
}

/// The name of a month in three letters: `Jun`.
#[must_use]
pub fn month_short(number: i8) -> &'static str {
    month(number).get(..3).unwrap_or_default()
}

/// A day in words: `20 December 2025`.
#[must_use]
pub fn day(day: Day) -> String {
    format!("{} {} {}", day.day(), month(day.month()), day.year())
}

/// A period in words: `June 2025`, `first half of 2025`, `January to February 2025`, `2020 to 2023`.
#[must_use]
pub fn period(period: Period) -> String {
    let first = period.first();
    let year = first.year();
    match period.frequency() {
        Frequency::Daily => day(first),
        Frequency::Monthly => format!("{} {year}", month(first.month())),
        Frequency::Quarterly => format!("{} quarter of {year}", ordinal((first.month() + 2) / 3)),
        Frequency::HalfYearly => format!("{} half of {year}", ordinal((first.month() + 5) / 6)),
        Frequency::Annual => year.to_string(),
        Frequency::Irregular => range(period, month),
    }
}

/// A period in little room: `Jun 2025`, `H1 2025`, `Jan–Feb 2025`, `2020–2023`.
#[must_use]
pub fn period_short(period: Period) -> String {
    let first = period.first();
    let year = first.year();
    match period.frequency() {
        Frequency::Daily => format!("{} {} {year}", first.day(), month_short(first.month())),
        Frequency::Monthly => format!("{} {year}", month_short(first.month())),
        Frequency::Quarterly => format!("Q{} {year}", (first.month() + 2) / 3),
        Frequency::HalfYearly => format!("H{} {year}", (first.month() + 5) / 6),
        Frequency::Annual => year.to_string(),
        Frequency::Irregular => range(period, month_short).replace(" to ", "–"),
    }
}

/// An uneven range in the coarsest words that keep both ends.
fn range(period: Period, name: fn(i8) -> &'static str) -> String {
    let (first, last) = (period.first(), period.last());
    let (year, to_year) = (first.year(), last.year());
    let (from, to) = (name(first.month()), name(last.month()));
    match (period.is_whole_months(), year == to_year) {
        (true, false) if first.month() == 1 && last.month() == 12 => format!("{year} to {to_year}"),
        (true, true) => format!("{from} to {to} {year}"),
        (true, false) => format!("{from} {year} to {to} {to_year}"),
        (false, true) => format!("{} {from} to {} {to} {year}", first.day(), last.day()),
        (false, false) => format!("{} {from} {year} to {} {to} {to_year}", first.day(), last.day()),
    }
}

fn ordinal(number: i8) -> &'static str {
    match number {
        1 => "first",
        2 => "second",
        3 => "third",
        _ => "fourth",
    }
}

/// A number with thousands marks and a true minus, its digits as they are: `−1,204.50`.
#[must_use]
pub fn number(value: Decimal) -> String {
    let digits = value.abs().to_string();
    let (whole, fraction) = digits.split_once('.').unwrap_or((&digits, ""));
    let mut out = String::with_capacity(digits.len() + 6);
    if value.is_negative() {
        out.push(MINUS);
    }
    for (at, digit) in whole.chars().enumerate() {
        if at > 0 && (whole.len() - at).is_multiple_of(3) {
            out.push(',');
        }
        out.push(digit);
    }
    if !fraction.is_empty() {
        out.push('.');
        out.push_str(fraction);
    }
    out
}

/// A number with its unit as it stands in a table or a popover: `353 t`, `−38.1%`, `US$71.4/kg`.
///
/// `multiplier` is the power of ten in which the value is printed; it is said in words: `71 million US$`.
#[must_use]
pub fn quantity(value: Decimal, unit: &Unit, multiplier: i32) -> String {
    let number = number(value);
    let scale = scale_word(multiplier);
    let symbol = unit.symbol.as_str();
    match (&unit.kind, scale) {
        (UnitKind::Percent, "") => format!("{number}%"),
        (UnitKind::Currency(_), _) => join(&[&money(symbol, &number), scale]),
        (UnitKind::Quotient(above, _), "") if matches!(**above, UnitKind::Currency(_)) => {
            let (currency, per) = symbol.split_once('/').unwrap_or((symbol, ""));
            format!("{}/{per}", money(currency, &number))
        }
        (_, scale) => join(&[&number, scale, symbol]),
    }
}

/// The same with a letter behind the number, which says how good the value is: `353p t`, `12.5%p`.
#[must_use]
pub fn marked_quantity(value: Decimal, letter: &str, unit: &Unit, multiplier: i32) -> String {
    let whole = quantity(value, unit, multiplier);
    let number = number(value.abs());
    match unit.kind {
        UnitKind::Percent => format!("{whole}{letter}"),
        _ => whole.replacen(&number, &format!("{number}{letter}"), 1),
    }
}

/// A currency sign stands before the number, behind the minus; a currency code with a space between.
fn money(symbol: &str, number: &str) -> String {
    let (minus, size) = match number.strip_prefix(MINUS) {
        Some(size) => ("\u{2212}", size),
        None => ("", number),
    };
    let gap = if symbol.ends_with(char::is_alphabetic) { "\u{a0}" } else { "" };
    format!("{minus}{symbol}{gap}{size}")
}

fn join(parts: &[&str]) -> String {
    let parts: Vec<&str> = parts.iter().copied().filter(|part| !part.is_empty()).collect();
    parts.join("\u{a0}")
}

/// A unit in words with its power of ten: `million US dollars`; empty for units without words.
#[must_use]
pub fn unit_words(unit: &Unit, multiplier: i32) -> String {
    format!("{} {}", scale_word(multiplier), unit.name).trim().to_owned()
}

/// What a power of ten is called: `million` for 6; empty for 0 and for powers without a word.
#[must_use]
pub fn scale_word(multiplier: i32) -> &'static str {
    match multiplier {
        3 => "thousand",
        6 => "million",
        9 => "billion",
        12 => "trillion",
        _ => "",
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::data::unit::UnitTable;

    #[test]
    fn numbers_have_marks_and_a_true_minus() {
        let check = |text: &str, expected: &str| assert_eq!(number(Decimal::parse(text).unwrap()), expected);
        check("0", "0");
        check("353", "353");
        check("3188", "3,188");
        check("22319.0", "22,319.0");
        check("-1204.50", "−1,204.50");
        check("1000000", "1,000,000");
    }

    #[test]
    fn quantities_carry_their_unit() {
        let units = UnitTable::default();
        let check = |value: &str, unit: &str, multiplier, expected: &str| {
            let unit = units.find(unit).unwrap();
            assert_eq!(quantity(Decimal::parse(value).unwrap(), &unit, multiplier), expected);
        };
        check("353", "t", 0, "353\u{a0}t");
        check("-38.1", "%", 0, "−38.1%");
        check("71.4", "USD", 6, "US$71.4\u{a0}million");
        check("-71.4", "USD", 0, "−US$71.4");
        check("12", "CNY", 0, "CNY\u{a0}12");
        check("60.1", "USD/kg", 0, "US$60.1/kg");
        check("2", "rank", 0, "2");
        check("7.5", "pp", 0, "7.5\u{a0}pp");
        let marked = |unit: &str| {
            marked_quantity(Decimal::parse("-71.4").unwrap(), "p", &units.find(unit).unwrap(), 0)
        };
        assert_eq!((marked("USD/kg"), marked("%")), ("−US$71.4p/kg".to_owned(), "−71.4%p".to_owned()));
    }

    #[test]
    fn periods_read_as_people_say_them() {
        let check = |text: &str, long: &str, short: &str| {
            let value = Period::parse(text).unwrap();
            assert_eq!((period(value).as_str(), period_short(value).as_str()), (long, short));
        };
        check("2025-06", "June 2025", "Jun 2025");
        check("2025-06-05", "5 June 2025", "5 Jun 2025");
        check("2025-H1", "first half of 2025", "H1 2025");
        check("2025-Q4", "fourth quarter of 2025", "Q4 2025");
        check("2025-01/2025-02", "January to February 2025", "Jan–Feb 2025");
        check("2020/2023", "2020 to 2023", "2020–2023");
        check("2024-08/2025-03", "August 2024 to March 2025", "Aug 2024–Mar 2025");
        check("2025-05-14/2025-08-11", "14 May to 11 August 2025", "14 May–11 Aug 2025");
    }
}
