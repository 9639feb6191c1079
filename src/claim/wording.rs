//! Words for a draft: how a sub-editor would print the values of a figure, the best wording first.
//!
//! Proposes and judges nothing: whoever fills a draft has every proposal judged in its sentence before it stands.

use super::beside::{self, Beside, Side};
use super::numeral::whole;
use super::show::{decimals, large, rounded};
use super::words::{Direction, Sense, Vocabulary};
use super::{ClaimText, ResolvedClaim};
use crate::data::format::{self, MINUS};
use crate::data::quantity::Decimal;
use crate::data::unit::{Unit, UnitKind};
use crate::expr::{Evaluation, Nature, Number, Record, TimeUnit, Value};

/// Places and small numbers in words, from the first.
const ORDINALS: &[&str] = &[
    "first", "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth", "tenth",
    "eleventh", "twelfth",
];

/// Whether the words of a figure ask for its value instead of saying it.
#[must_use]
pub fn is_draft(words: &str) -> bool {
    matches!(words.trim(), "" | "?")
}

/// Wordings for the values of a claim in its sentence, the best first; none where a value is unknown or has no words.
#[must_use]
pub fn wordings(text: &ClaimText<'_>, claim: &ResolvedClaim, vocabulary: &Vocabulary) -> Vec<String> {
    let evaluations: Vec<&Evaluation> = claim.parts.iter().map(|part| &part.evaluation).collect();
    of(text, &evaluations, vocabulary)
}

/// As [`wordings`], before there is a claim.
pub(super) fn of(text: &ClaimText<'_>, evaluations: &[&Evaluation], vocabulary: &Vocabulary) -> Vec<String> {
    let sentence = Sentence::new(text, vocabulary);
    let each: Vec<Vec<String>> =
        evaluations.iter().map(|evaluation| sentence.of(&evaluation.value)).collect();
    let count = each.iter().map(Vec::len).max().unwrap_or(0);
    let mut out: Vec<String> = Vec::new();
    for at in 0..count {
        let values: Option<Vec<&String>> =
            each.iter().map(|values| values.get(at).or(values.last())).collect();
        out.extend(values.map(|values| sentence.joined(&values)).filter(|words| !out.contains(words)));
    }
    out
}

/// What stands around a draft.
struct Sentence<'a> {
    before: &'a str,
    after: &'a str,
    beside: Beside,
    vocabulary: &'a Vocabulary,
}

impl<'a> Sentence<'a> {
    fn new(text: &ClaimText<'a>, vocabulary: &'a Vocabulary) -> Self {
        let beside = beside::read(&ClaimText { words: "", ..*text }, vocabulary);
        Self { before: text.before.trim_end(), after: text.after.trim_start(), beside, vocabulary }
    }

    /// Several values in the order of their expressions: from the one to the other behind a verb of change, else a
    /// list.
    fn joined(&self, values: &[&String]) -> String {
        let is_change = self.beside.directions.iter().any(|(_, side, _)| *side == Side::Before);
        match values {
            [from, to] if self.last_word("from") => format!("{from} to {to}"),
            [from, to] if is_change => format!("from {from} to {to}"),
            [first @ .., last] if !first.is_empty() => {
                let first: Vec<&str> = first.iter().map(|value| value.as_str()).collect();
                format!("{} and {last}", first.join(", "))
            }
            _ => values.iter().map(|value| value.as_str()).collect(),
        }
    }

    fn last_word(&self, word: &str) -> bool {
        self.before.rsplit(char::is_whitespace).next().is_some_and(|last| last.eq_ignore_ascii_case(word))
    }

    fn of(&self, value: &Value) -> Vec<String> {
        match value {
            Value::Number(number) => match number.nature {
                Nature::Rank(order) => self.rank(number, order.ascending, order.tied > 1),
                Nature::Streak => self.streak(number),
                _ => self.number(number),
            },
            Value::Date(date) => vec![format::period(*date)],
            Value::Record(record) => extreme(record),
            Value::Unknown => Vec::new(),
        }
    }

    /// `third`, where the superlative stands behind; else `third-largest`.
    fn rank(&self, number: &Number, ascending: bool, tied: bool) -> Vec<String> {
        let Some(place) = whole(number.value).and_then(|place| usize::try_from(place).ok()) else {
            return Vec::new();
        };
        let superlative = if ascending { "smallest" } else { "largest" };
        let joint = if tied { "joint " } else { "" };
        let next = self.after.split(|letter: char| !letter.is_alphanumeric()).next().unwrap_or_default();
        let is_said = matches!(
            self.vocabulary.sense(&next.to_lowercase()),
            Some(Sense::Superlative(_) | Sense::Valued)
        );
        match (ORDINALS.get(place.saturating_sub(1)), is_said) {
            // "The first largest" is no English, and the words for it are the editor's.
            (_, true) if place == 1 => Vec::new(),
            (Some(ordinal), true) => vec![format!("{joint}{ordinal}")],
            _ if place == 1 => vec![format!("{joint}{superlative}")],
            (Some(ordinal), false) => vec![format!("{joint}{ordinal}-{superlative}")],
            (None, _) => Vec::new(),
        }
    }

    /// `third`, as in "the third rise running".
    fn streak(&self, number: &Number) -> Vec<String> {
        let length = whole(number.value.abs()).and_then(|count| usize::try_from(count).ok());
        let ordinal = length.and_then(|count| ORDINALS.get(count.checked_sub(1)?));
        let digits = format::number(number.value.abs());
        std::iter::once(digits).chain(ordinal.map(|word| (*word).to_owned())).collect()
    }

    /// A number in every precision that its interval supports, with and without its sign and unit.
    fn number(&self, number: &Number) -> Vec<String> {
        let places = precision(number);
        let fewer = if number.printed.is_some() { places..=places } else { 0..=places };
        let mut out = Vec::new();
        for places in fewer.rev() {
            for is_signed in if self.needs_sign(number) { [true, false] } else { [false, true] } {
                let sign = if is_signed { sign(number) } else { String::new() };
                out.push(format!("{sign}{}", self.with_unit(number, places)));
            }
        }
        out
    }

    /// A change needs its sign where no word beside it gives the direction; a level below zero where none says so.
    fn needs_sign(&self, number: &Number) -> bool {
        if number.nature.has_direction() {
            return self.beside.directions.is_empty() && self.beside.sign.is_none();
        }
        number.value.is_negative() && self.beside.sign != Some(Direction::Down)
    }

    /// The size as it is printed, with the unit in words unless the sentence says it.
    fn with_unit(&self, number: &Number, places: i32) -> String {
        let multiplier = number.printed.map_or_else(|| large(number.value, number), |it| it.multiplier);
        let power = Decimal::power_of_ten(multiplier).unwrap_or(Decimal::ONE);
        let scaled = rounded(number.value.abs().checked_div(power).unwrap_or(number.value.abs()), places);
        let scaled = if number.printed.is_some() { scaled } else { scaled.normalized() };
        let size = format::number(scaled);
        let alone = format!("{size} {}", format::scale_word(multiplier)).trim_end().to_owned();
        let word = word(number, &size);
        match (&number.unit.kind, word) {
            _ if self.says(&number.unit, word) => alone,
            // Editors type spaces that break.
            (UnitKind::Percent | UnitKind::Currency(_) | UnitKind::Quotient(..), _) => {
                format::quantity(scaled, &number.unit, multiplier).replace('\u{a0}', " ")
            }
            (_, "") => alone,
            (_, word) => format!("{alone} {word}"),
        }
    }

    /// Whether a unit stands beside the draft already.
    fn says(&self, unit: &Unit, word: &str) -> bool {
        let follows = |unit: &str| {
            let rest = self.after.strip_prefix(unit).filter(|_| !unit.is_empty());
            rest.is_some_and(|rest| !rest.starts_with(char::is_alphanumeric))
        };
        let symbol = unit.symbol.as_str();
        let of_kind: &[&str] = match unit.kind {
            UnitKind::Percent => &["%", "per cent", "percent"],
            UnitKind::Points => &["percentage", "points", "point"],
            UnitKind::Time => &["day", "days", "week", "weeks", "month", "months"],
            _ => &[],
        };
        let behind = of_kind.iter().copied().chain([symbol, unit.name.as_str(), word]).any(follows);
        behind || matches!(unit.kind, UnitKind::Currency(_)) && self.before.ends_with(symbol)
    }
}

/// The word behind a number: those that claims are read with. Things counted are named by the sentence.
fn word(number: &Number, size: &str) -> &'static str {
    let is_one = size == "1";
    match number.nature {
        Nature::Ratio => return "times",
        Nature::Duration(unit) => {
            return match (unit, is_one) {
                (TimeUnit::Days, true) => "day",
                (TimeUnit::Days, false) => "days",
                (TimeUnit::Weeks, true) => "week",
                (TimeUnit::Weeks, false) => "weeks",
                (TimeUnit::Months, true) => "month",
                (TimeUnit::Months, false) => "months",
            };
        }
        _ => {}
    }
    let named = |plural: &'static str, singular| if is_one { singular } else { plural };
    match (&number.unit.kind, number.unit.id.as_str()) {
        (UnitKind::Points, _) => named("percentage points", "percentage point"),
        (UnitKind::Mass, "t") => named("tonnes", "tonne"),
        (UnitKind::Mass, "kt") => named("kilotonnes", "kilotonne"),
        (UnitKind::Mass, "Mt") => "million tonnes",
        (UnitKind::Mass, "kg") => named("kilograms", "kilogram"),
        (UnitKind::Mass, "g") => named("grams", "gram"),
        (UnitKind::Mass, "lb") => named("pounds", "pound"),
        (UnitKind::Mass, "short_ton") => named("short tons", "short ton"),
        (UnitKind::Mass, "long_ton") => named("long tons", "long ton"),
        _ => "",
    }
}

/// Decimals to print: those of the source; for a computed value no more than its interval supports.
fn precision(number: &Number) -> i32 {
    let usual = decimals(number);
    let width = number.interval.width().unwrap_or(Decimal::ZERO);
    let is_whole = number.printed.is_none() && !number.exact && width >= Decimal::ONE;
    if is_whole && number.nature != Nature::Ratio { 0 } else { usual }
}

/// The sign in front of a size.
fn sign(number: &Number) -> String {
    match number.value {
        value if value.is_negative() => MINUS.to_string(),
        value if value.is_zero() || !number.nature.has_direction() => String::new(),
        _ => "+".to_owned(),
    }
}

/// A value that is an extreme in one direction, by its superlative.
fn extreme(record: &Record) -> Vec<String> {
    match (record.highest.beaten_by.is_none(), record.lowest.beaten_by.is_none()) {
        (true, false) => vec!["highest".to_owned()],
        (false, true) => vec!["lowest".to_owned()],
        _ => Vec::new(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::claim::tests::judged;

    /// The wordings of the draft in a sentence, `exports rose [] on the month`.
    fn words(sentence: &str, expression: &str) -> Vec<String> {
        let (before, rest) = sentence.split_once("[]").unwrap();
        let (claim, _) = judged(&format!("{before}[?]{rest}"), expression);
        let place = |_: std::ops::Range<usize>| claim.span;
        let text = ClaimText {
            words: "",
            before,
            after: rest,
            others: (&[], &[]),
            title: None,
            span: claim.span,
            place: &place,
        };
        wordings(&text, &claim, &Vocabulary::english(Some("USD")))
    }

    #[test]
    fn the_first_wording_is_what_a_sub_editor_would_print_and_passes() {
        let check = |sentence: &str, expression: &str, expected: &str| {
            let words = words(sentence, expression);
            assert_eq!(
                words.first().map(String::as_str),
                Some(expected),
                "{sentence} {expression}: {words:?}"
            );
            let filled = sentence.replace("[]", &format!("[{expected}]"));
            let (claim, sink) = judged(&filled, expression);
            assert!(claim.verdict.passes(), "{filled}: {sink:?}");
        };
        check("It shipped [] in June.", "u@2025-06", "353 tonnes");
        check("It shipped [] tonnes in June.", "u@2025-06", "353");
        check("Exports were [].", "w@2025-06", "3,188 tonnes");
        check("Exports rose [] on the month.", "mom(w@2025-06)", "157.5%");
        check("Exports rose [] per cent on the month.", "mom(w@2025-06)", "157.5");
        check("Exports fell [].", "yoy(w@2025-H1)", "18.9%");
        check("In the first half: [].", "yoy(w@2025-H1)", "−18.9%");
        check("On the month: [].", "mom(w@2025-06)", "+157.5%");
        check("Shipments rose from [].", "u@2025-05,u@2025-06", "46 tonnes to 353 tonnes");
        check("Shipments rose [].", "u@2025-05,u@2025-06", "from 46 tonnes to 353 tonnes");
        check("In May and June: [].", "u@2025-05,u@2025-06", "46 tonnes and 353 tonnes");
        check("Shipments rose [].", "mom(u@2025-06)", "667%");
        check("It lasted [].", "days(truce.effective..truce.expires)", "90 days");
        check("The [] buyer.", "rank(m.us@2025-06)", "second-largest");
        check("The [] largest buyer.", "rank(m.us@2025-06)", "second");
        check("June was [] May.", "ratio(w@2025-06,w@2025-05)", "2.58 times");
    }

    #[test]
    fn what_has_no_value_has_no_words() {
        assert_eq!(words("It was [].", "u@2025-02"), Vec::<String>::new());
        assert_eq!(words("The [] largest buyer.", "rank(w@2025-06)"), Vec::<String>::new());
    }
}
