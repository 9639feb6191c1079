//! What a number is divided by: a day, per head, a litre. Said in the words or directly behind them.
//!
//! Whether a divisor fits is told from the unit and the title of the data, and for times from the periods of the value;
//! one that cannot be told is refused.

use super::context::{compared, months_between};
use super::scan::{Chunk, Item};
use super::words::{Sense, UnitWord};
use super::{Judgement, Verdict};
use crate::data::catalog::Catalog;
use crate::data::period::{Frequency, Period};
use crate::data::quantity::Decimal;
use crate::data::series::Measure;
use crate::data::unit::UnitKind;
use crate::diagnostic::code::claim as codes;
use crate::expr::{Evaluation, Nature, Number};

/// A divisor as words name it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Divisor {
    /// A unit of the table, by its id.
    Named(&'static str),
    /// A stretch of time.
    Time(UnitWord),
    /// Anything else, by its word: `head`, `litre`, `100000`.
    Other(String),
}

/// Behind a stretch of time: "a month earlier" divides nothing.
const RELATIVE: &[&str] = &[
    "earlier",
    "ago",
    "before",
    "later",
    "after",
    "on",
    "older",
    "previously",
    "beforehand",
    "over",
    "hence",
    "prior",
    "since",
];

/// Nouns that "a" makes a divisor.
const HEADS: &[&str] = &[
    "person",
    "head",
    "household",
    "worker",
    "employee",
    "pupil",
    "student",
    "patient",
    "resident",
    "family",
    "passenger",
    "customer",
    "share",
    "unit",
    "night",
    "piece",
    "item",
    "copy",
    "ticket",
    "vehicle",
    "car",
    "home",
    "mouth",
    "shift",
];

/// The divisor at a place, with the chunks that it takes.
pub(super) fn at(chunks: &[Chunk], at: usize) -> Option<(Divisor, usize)> {
    let text = |ahead: usize| chunks.get(at + ahead).map_or("", Chunk::text);
    let first = chunks.get(at)?;
    let slash = matches!(first.item, Item::Mark('/'));
    let article = matches!(first.text(), "a" | "an");
    if matches!(first.text(), "apiece" | "a share") {
        return Some((Divisor::Other("share".to_owned()), 1));
    }
    // "4% each" deals the number out to several, and divides nothing.
    let per = slash || first.sense() == Some(Sense::Per);
    let next = chunks.get(at + 1).filter(|_| per || article || first.text() == "the");
    let found = match next.map(|next| &next.item) {
        // "Four times the €12 million" goes on to another amount.
        Some(Item::Known(Sense::Unit(_), _)) if is_amount(chunks, at + 2) => None,
        Some(Item::Known(Sense::Unit(UnitWord::Named(id)), _)) => Some(Divisor::Named(id)),
        _ if !per && !article => None,
        Some(Item::Known(Sense::Quarter, _)) if !RELATIVE.contains(&text(2)) => {
            Some(Divisor::Time(UnitWord::Quarters))
        }
        Some(Item::Known(Sense::Unit(unit), _)) if unit.is_time() => {
            let relative = article && RELATIVE.contains(&text(2));
            (!relative).then_some(Divisor::Time(*unit))
        }
        Some(Item::Known(Sense::Unit(UnitWord::Percent | UnitWord::Points | UnitWord::BasisPoints), _)) => {
            None
        }
        Some(Item::Known(Sense::Unit(_), word)) => {
            Some(Divisor::Other(word.trim_end_matches('s').to_owned()))
        }
        Some(Item::Known(Sense::Scale(power), _)) if per => {
            let number = Decimal::power_of_ten(*power)?.normalized();
            Some(Divisor::Other(number.to_string()))
        }
        Some(Item::Digits(written)) if per => Some(Divisor::Other(written.value.normalized().to_string())),
        Some(Item::Word(word)) if per || HEADS.contains(&word.as_str()) => {
            Some(Divisor::Other(word.trim_end_matches('s').to_owned()))
        }
        _ => None,
    };
    found.map(|divisor| (divisor, 2))
}

fn is_amount(chunks: &[Chunk], at: usize) -> bool {
    matches!(chunks.get(at).map(|chunk| &chunk.item), Some(Item::Digits(_)))
}

/// Whether the data are divided so; a fault if not.
pub(super) fn judge(
    divisor: &Divisor,
    number: &Number,
    evaluation: &Evaluation,
    catalog: &Catalog,
) -> Option<Judgement> {
    let unit = format!(" {} {} {} ", number.unit.id, number.unit.symbol, number.unit.name).to_lowercase();
    let labels: Vec<String> = evaluation.inputs.iter().map(|input| input.label.to_lowercase()).collect();
    let said = format!("{unit} {}", labels.join(" "));
    let (shown, fits) = match divisor {
        Divisor::Named(id) => {
            ((*id).to_owned(), named(&said, &id.to_lowercase()) || is_mass_quotient(number))
        }
        Divisor::Other(word) => (word.clone(), other(word, &said, number, evaluation, catalog)),
        Divisor::Time(time) => {
            (time_words(*time).0.to_owned(), timed(*time, &said, number, evaluation, catalog))
        }
    };
    if fits {
        return None;
    }
    let message = format!("the words divide by `{shown}`, the expression does not");
    let help =
        "leave the divisor out, divide in the expression, or name it in the unit or title of the series";
    Some(Judgement::fault(Verdict::Wrong, &codes::WORDED_UNIT, message).help(help))
}

/// Quotients of the table are compared and converted as units.
fn is_mass_quotient(number: &Number) -> bool {
    matches!(&number.unit.kind, UnitKind::Quotient(_, below) if **below == UnitKind::Mass)
}

fn named(said: &str, word: &str) -> bool {
    if word.starts_with(|first: char| first.is_ascii_digit()) {
        let plain = said
            .replace([',', '\u{a0}', '\u{2009}'], "")
            .replace("thousand", "1000")
            .replace("million", "1000000");
        return plain.split(|letter: char| !letter.is_ascii_digit()).any(|number| number == word);
    }
    let plain = said.replace([',', '\u{a0}'], "");
    plain.contains(word) || said.contains(word)
}

/// Whether the unit or title has a divisor of its own.
fn is_divided(said: &str, number: &Number) -> bool {
    matches!(number.unit.kind, UnitKind::Quotient(..))
        || [" per ", " a ", " an ", "/"].iter().any(|mark| said.contains(mark))
}

fn other(word: &str, said: &str, number: &Number, evaluation: &Evaluation, catalog: &Catalog) -> bool {
    let synonym = match word {
        "head" | "capita" | "person" | "inhabitant" => ["person", "capita", "head", "people"].as_slice(),
        _ => &[],
    };
    if named(said, word) || synonym.iter().any(|word| named(said, word)) || number.nature == Nature::Ratio {
        return true;
    }
    !is_divided(said, number) && is_rate(number, evaluation, catalog)
}

/// Whether every input is a rate, of which the title need not say what it is divided by.
fn is_rate(number: &Number, evaluation: &Evaluation, catalog: &Catalog) -> bool {
    let mut series = evaluation.inputs.iter().filter_map(|input| input.series.as_ref());
    let rates = series.all(|(id, _)| {
        catalog.series.get(id).is_some_and(|one| matches!(one.measure, Measure::Rate | Measure::Index))
    });
    rates && !evaluation.inputs.is_empty() && !matches!(number.nature, Nature::Share | Nature::PercentOf)
}

/// A time in the singular and as an adjective.
fn time_words(time: UnitWord) -> (&'static str, &'static str) {
    match time {
        UnitWord::Seconds => ("second", "second"),
        UnitWord::Minutes => ("minute", "minute"),
        UnitWord::Hours => ("hour", "hourly"),
        UnitWord::Days => ("day", "daily"),
        UnitWord::Weeks => ("week", "weekly"),
        UnitWord::Fortnights => ("fortnight", "fortnightly"),
        UnitWord::Months => ("month", "monthly"),
        UnitWord::Quarters => ("quarter", "quarterly"),
        UnitWord::Decades => ("decade", "decade"),
        UnitWord::Centuries => ("century", "century"),
        _ => ("year", "annual"),
    }
}

/// "A month": the flow of a month, a change on the month before, or a rate whose unit or title says so.
fn timed(time: UnitWord, said: &str, number: &Number, evaluation: &Evaluation, catalog: &Catalog) -> bool {
    let (noun, adjective) = time_words(time);
    let times = &evaluation.times;
    let step = times.of.last().zip(times.base.first()).map(|(of, base)| months_between(*base, *of));
    match number.nature {
        Nature::PercentChange | Nature::Points | Nature::Difference => time.months() == step,
        Nature::Level(Measure::Change) => time.months() == compared(number, evaluation, catalog),
        Nature::Level(Measure::Flow | Measure::Balance) if !times.of.is_empty() => {
            times.of.iter().all(|of| is_as_long(*of, time)) || named(said, &format!(" {noun}"))
        }
        Nature::Ratio | Nature::Plain => named(said, noun),
        _ => {
            let told = named(said, noun) || named(said, adjective);
            told || !is_divided(said, number) && is_rate(number, evaluation, catalog)
        }
    }
}

fn is_as_long(period: Period, time: UnitWord) -> bool {
    match (time.months(), time.days()) {
        (Some(months), _) => {
            period.frequency() != Frequency::Daily
                && period.first().plus_months(months).plus_days(-1) == period.last()
        }
        (_, Some(days)) => period.days() == days,
        _ => false,
    }
}
