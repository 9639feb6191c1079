//! Readings of YAML values as numbers, periods, days and ids of the model.

use super::period::{Frequency, Period};
use super::quantity::Decimal;
use crate::diagnostic::code::data::{BAD_ID, BAD_PERIOD};
use crate::diagnostic::code::yaml::BAD_NUMBER;
use crate::diagnostic::{Diagnostic, Diagnostics};
use crate::text::{Span, Spanned};
use crate::yaml::{Fields, Node};

/// Numbers and periods of a mapping.
pub trait ModelFields<'a> {
    /// A number with its digits as written.
    fn number(&mut self, key: &'static str, sink: &mut Diagnostics) -> Option<Spanned<Decimal>>;
    /// A period.
    fn period(&mut self, key: &'static str, sink: &mut Diagnostics) -> Option<Spanned<Period>>;
    /// A single day.
    fn day(&mut self, key: &'static str, sink: &mut Diagnostics) -> Option<Spanned<Period>>;
    /// Text with its place, as a value of its own.
    fn spanned(&mut self, key: &'static str, sink: &mut Diagnostics) -> Option<Spanned<String>>;
    /// One text or several, each with its place.
    fn spanned_list(&mut self, key: &'static str, sink: &mut Diagnostics) -> Vec<Spanned<String>>;
}

impl<'a> ModelFields<'a> for Fields<'a> {
    fn number(&mut self, key: &'static str, sink: &mut Diagnostics) -> Option<Spanned<Decimal>> {
        read_number(self.take(key)?, key, sink)
    }

    fn period(&mut self, key: &'static str, sink: &mut Diagnostics) -> Option<Spanned<Period>> {
        read_period(self.take(key)?, key, sink)
    }

    fn day(&mut self, key: &'static str, sink: &mut Diagnostics) -> Option<Spanned<Period>> {
        read_day(self.take(key)?, key, sink)
    }

    fn spanned(&mut self, key: &'static str, sink: &mut Diagnostics) -> Option<Spanned<String>> {
        self.text(key, sink).map(Spanned::owned)
    }

    fn spanned_list(&mut self, key: &'static str, sink: &mut Diagnostics) -> Vec<Spanned<String>> {
        self.list_of_text(key, sink).into_iter().map(Spanned::owned).collect()
    }
}

/// A number with its digits as written; `key` is named in messages.
pub fn read_number(node: &Node, key: &str, sink: &mut Diagnostics) -> Option<Spanned<Decimal>> {
    let digits = node.read_numeral(key, sink)?;
    let number = Decimal::parse(digits.value);
    if number.is_none() {
        let message = format!("`{}` has more digits than can be kept exactly", digits.value);
        sink.push(Diagnostic::new(&BAD_NUMBER, digits.span, message).help("28 digits are"));
    }
    Some(Spanned::new(number?, digits.span))
}

/// A period.
pub fn read_period(node: &Node, key: &str, sink: &mut Diagnostics) -> Option<Spanned<Period>> {
    let text = node.read_text(key, sink)?;
    parse_period(text.value, text.span, sink).map(|period| Spanned::new(period, text.span))
}

/// A day.
pub fn read_day(node: &Node, key: &str, sink: &mut Diagnostics) -> Option<Spanned<Period>> {
    let period = read_period(node, key, sink)?;
    if period.value.frequency() != Frequency::Daily {
        let message = format!("`{key}` is a day, not `{}`", period.value);
        sink.push(Diagnostic::new(&BAD_PERIOD, period.span, message).help("write it as `2025-06-15`"));
        return None;
    }
    Some(period)
}

/// A period of a text at a place.
pub fn parse_period(text: &str, span: Span, sink: &mut Diagnostics) -> Option<Period> {
    let period = Period::parse(text);
    if period.is_none() {
        let finding = Diagnostic::new(&BAD_PERIOD, span, format!("`{text}` is not a period"));
        sink.push(finding.help(period_advice(text)));
    }
    period
}

/// What to write instead of a text that is no period.
fn period_advice(text: &str) -> String {
    if let Some((from, to)) = text.split_once('/').or_else(|| text.split_once("..")) {
        match (Period::parse(from), Period::parse(to)) {
            (Some(first), Some(last)) if first.first() > last.last() => {
                return format!("a range runs forward: write `{to}/{from}`");
            }
            (Some(_), Some(_)) => return format!("write `{from}/{to}`"),
            _ => {}
        }
    }
    guess_period(text).map_or_else(
        || {
            "write `2025`, `2025-H1`, `2025-Q2`, `2025-06`, `2025-06-15`, or a range `2025-01/2025-02`"
                .to_owned()
        },
        |guess| format!("write `{guess}`"),
    )
}

/// Year and month or part of a year in another spelling: `2025-6`, `2025/06`, `2025Q2`.
fn guess_period(text: &str) -> Option<String> {
    let (year, rest) = text.split_at_checked(4)?;
    let rest = rest.trim_start_matches(['-', '/', '.', ' ', 'M', 'm']).to_ascii_uppercase();
    let parts: Vec<String> = rest.split(['-', '/', '.', ' ']).map(padded).collect();
    let guess = format!("{year}-{}", parts.join("-"));
    Period::parse(&guess).map(|_| guess)
}

/// `6` as `06`; anything else as it is.
fn padded(part: &str) -> String {
    let digit = part.len() == 1 && part.bytes().all(|byte| byte.is_ascii_digit());
    if digit { format!("0{part}") } else { part.to_owned() }
}

/// Whether a text can be an id: `[a-z][a-z0-9_]*`, several joined by dots.
#[must_use]
pub fn is_id(text: &str) -> bool {
    let letters = |c: char| c.is_ascii_lowercase() || c.is_ascii_digit() || c == '_';
    text.split('.')
        .all(|part| part.starts_with(|c: char| c.is_ascii_lowercase()) && part.chars().all(letters))
}

/// Reports an id that cannot be one.
pub fn check_id(id: &Spanned<String>, sink: &mut Diagnostics) -> bool {
    let good = is_id(&id.value);
    if !good {
        let guess = id.value.to_ascii_lowercase().replace(['-', ' '], "_");
        let finding = Diagnostic::new(&BAD_ID, id.span, format!("`{}` is not an id", id.value));
        sink.push(if is_id(&guess) { finding.help(format!("write `{guess}`")) } else { finding });
    }
    good
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn near_spellings_of_periods_are_guessed() {
        let check =
            |text: &str, expected: &str| assert_eq!(period_advice(text), format!("write `{expected}`"));
        check("2025-6", "2025-06");
        check("2025/06", "2025-06");
        check("2025Q2", "2025-Q2");
        check("2025-q2", "2025-Q2");
        check("2025M06", "2025-06");
        check("2025-6-5", "2025-06-05");
        check("2025.06.15", "2025-06-15");
        check("2025-01..2025-02", "2025-01/2025-02");
        assert!(period_advice("2025-03/2025-01").starts_with("a range runs forward"));
        assert!(period_advice("June").starts_with("write `2025`,"));
    }

    #[test]
    fn ids_are_small_letters_digits_and_underscores() {
        for good in ["a", "us_84", "exports.us", "x1"] {
            assert!(is_id(good), "{good}");
        }
        for bad in ["", "A", "1a", "a-b", "a..b", "a.", "é", "a b", "_a"] {
            assert!(!is_id(bad), "{bad}");
        }
    }
}
