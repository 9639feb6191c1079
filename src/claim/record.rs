//! Records: whether the words that call a value an extreme say no more than the comparison behind it.

use super::beside::{Beside, Role};
use super::judge::contradiction;
use super::reading::{Form, Reach, Reading, Spoken};
use super::words::{Direction, Hedge, UnitWord};
use super::{Judgement, Verdict};
use crate::data::format;
use crate::data::period::{Day, Period};
use crate::data::quantity::Decimal;
use crate::diagnostic::code::claim as codes;
use crate::expr::{Record, Standing};

/// A record: highest or lowest by the superlative.
pub(super) fn judge(
    spoken: &Spoken,
    record: &Record,
    reading: &Reading,
    beside: &Beside,
    of: Option<Period>,
) -> Judgement {
    if spoken.form != Form::Record {
        let message = "the expression tells whether a value is an extreme, the words say something else";
        return Judgement::fault(Verdict::Unknown, &codes::UNREADABLE, message)
            .help("write `highest`, `lowest` or `record`, or bind the words to the value itself");
    }
    let bounded = since(record, reading, beside).or_else(|| of.and_then(|of| reach(record, reading, of)));
    if let Some(fault) = bounded {
        return fault;
    }
    // The sharpest fall is the lowest of changes.
    let falls =
        record.value.is_negative() && reading.directions.iter().any(|(_, one)| *one == Direction::Down);
    let own = if record.value.is_negative() { Direction::Down } else { Direction::Up };
    if let Some(said) = spoken.noun.filter(|said| record.is_balance && *said != own) {
        return contradiction(said, own);
    }
    // The widest deficit is the lowest balance.
    let noun = spoken.noun.or(beside.noun).or(beside.is_after_deficit.then_some(Direction::Down));
    let sized = record.value.is_negative() && (falls || noun == Some(Direction::Down));
    let smallest = (reading.smallest == Some(true)) != (sized && reading.smallest.is_some());
    let (meant, other) =
        if smallest { (&record.lowest, &record.highest) } else { (&record.highest, &record.lowest) };
    // Whether the worst is a high or a low depends on what is counted.
    let turned = reading.valued && meant.beaten_by.is_some();
    let mut judgement = extreme(if turned { other } else { meant }, record, reading, beside);
    if reading.valued && judgement.fault.is_none() {
        let end = if turned == smallest { "highest" } else { "lowest" };
        judgement.notes.push(format!("the words praise or blame; the value is the {end}"));
    }
    judgement
}

/// The value against the others, in one direction.
fn extreme(standing: &Standing, record: &Record, reading: &Reading, beside: &Beside) -> Judgement {
    let shown =
        |value: Decimal| format!("{} {}", format::number(value), record.unit.symbol).trim_end().to_owned();
    if let Some((period, value)) = standing.beaten_by {
        let message = format!("{} was more extreme: {}", format::period(period), shown(value));
        return Judgement::fault(Verdict::Contradicts, &codes::CONTRADICTED, message);
    }
    if let Some(period) = standing.tied_with.filter(|_| !reading.joint) {
        let message = format!("{} had the same value", format::period(period));
        return Judgement::fault(Verdict::Wrong, &codes::NUMBER_MISMATCH, message)
            .help("say `joint` or `matched`");
    }
    if reading.ever && !record.whole_record {
        let message = "the series does not say where its record starts";
        return Judgement::fault(Verdict::Unknown, &codes::UNREADABLE, message)
            .help("declare `record_starts`, or say since when");
    }
    let open = record.since.is_none() && reading.reach.is_none();
    if let Some((period, value)) = standing.overtaken_by.filter(|_| open && !beside.is_then) {
        let message = format!("{} was more extreme since: {}", format::period(period), shown(value));
        return Judgement::fault(Verdict::Contradicts, &codes::CONTRADICTED, message)
            .help("say `until then`, or since when it is meant");
    }
    let mut passed = Judgement::passed();
    if standing.equalled_at_since == Some(true) && beside.is_since_at_least {
        let message = "the value at that time was as extreme or more, so it is no record since at least then";
        return Judgement::fault(Verdict::Wrong, &codes::NUMBER_MISMATCH, message)
            .help("say `since`, not `since at least`");
    }
    if standing.equalled_at_since == Some(false) {
        passed.notes.push("nothing at that time was as extreme: the words say too little".to_owned());
    }
    passed
}

/// The date in the words must be that of the expression: "since 2016" is not `since:2014`. Words that say no date claim
/// all earlier values.
fn since(record: &Record, reading: &Reading, beside: &Beside) -> Option<Judgement> {
    let mentions = |role: Role| beside.mentions.iter().filter(move |mention| mention.role == role);
    let fits = |since: Period| beside.mentions.iter().any(|mention| mention.time.meets(since));
    let said = mentions(Role::Since).next();
    if let Some(said) = said.filter(|_| !record.since.is_some_and(fits)) {
        let message = format!("the words say since {}, the expression does not", said.words);
        return Some(unlike(message));
    }
    let named = record.since.is_none_or(fits) || reading.reach.is_some() || beside.is_bounded_in_time;
    if reading.ever && record.since.is_some() && said.is_none() && reading.reach.is_none() {
        let message = "the words say of all times, the expression compares since a time only".to_owned();
        return Some(unlike(message));
    }
    (!named).then(|| unlike("the words do not say since when, the expression does".to_owned()))
}

fn unlike(message: String) -> Judgement {
    let help = "let the words and `record(…,since:…)` name the same time";
    Judgement::fault(Verdict::Wrong, &codes::PERIOD_MISMATCH, message).help(help)
}

/// "An 18-month high" reaches back just so far; one that reaches farther says too little, which is no fault.
fn reach(record: &Record, reading: &Reading, of: Period) -> Option<Judgement> {
    let reach = reading.reach?;
    let Some(since) = record.since else {
        return Some(unlike(
            "the words say how far back the record reaches, the expression does not".to_owned(),
        ));
    };
    let (hedge, whole) = (reach.hedge, Decimal::ONE);
    let nine_tenths = Decimal::from_int(9).checked_div(Decimal::TEN)?;
    let part = if matches!(hedge, Some(Hedge::Nearly | Hedge::About)) { nine_tenths } else { whole };
    let first = back(of.first(), reach, part)?;
    let farther = matches!(hedge, Some(Hedge::MoreThan | Hedge::JustOver | Hedge::WellOver | Hedge::FarMore));
    if matches!(hedge, Some(Hedge::LessThan | Hedge::WellUnder)) {
        let message = "the words bound how far back the record reaches from above, which says nothing";
        return Some(Judgement::fault(Verdict::Unknown, &codes::UNREADABLE, message).help("say since when"));
    }
    if since.first() < first || !farther && since.first() == first {
        return None;
    }
    let message = format!("the record reaches back to {} only", format::period(since));
    Some(Judgement::fault(Verdict::Wrong, &codes::NUMBER_MISMATCH, message))
}

/// The day so far back, or the given part of it.
fn back(from: Day, reach: Reach, part: Decimal) -> Option<Day> {
    let length = |count: i32| {
        let size = reach.count.checked_mul(part)?.checked_mul(Decimal::from_int(count.into()))?;
        size.round(0).to_string().parse::<i32>().ok()
    };
    match reach.unit {
        unit if unit.months().is_some() => Some(from.plus_months(-length(unit.months()?)?)),
        UnitWord::Weeks | UnitWord::Fortnights | UnitWord::Days => {
            Some(from.plus_days(-length(reach.unit.days()?)?))
        }
        _ => None,
    }
}
