//! Claims with rules of their own: ranks, durations, dates, records.

use super::beside::{Beside, Role};
use super::judge::Setting;
use super::numeral::Numeral;
use super::reading::{Form, Reading, Spoken};
use super::scan::{Item, chunks};
use super::words::{Direction, Hedge, Sense, UnitWord, Vocabulary};
use super::{Judgement, Verdict};
use crate::data::format;
use crate::data::period::{Day, Frequency, Period};
use crate::data::quantity::Decimal;
use crate::diagnostic::code::claim as codes;
use crate::expr::{Evaluation, Nature, Number, RankOrder, Record, TimeUnit};

/// A rank: exact, with ties said.
pub(super) fn rank(spoken: &Spoken, number: &Number, order: RankOrder, setting: Setting<'_>) -> Judgement {
    let place = match spoken.form {
        Form::Rank(place) | Form::TopRank(place) => place,
        _ => {
            let message = "the expression gives a rank, the words name none";
            return Judgement::fault(Verdict::Unknown, &codes::UNREADABLE, message)
                .help("write `second`, `largest` or `top three`");
        }
    };
    let Some(actual) = counted_from(number, order, setting.reading) else {
        let message = "the words count from the other end, which the data does not tell";
        return Judgement::fault(Verdict::Unknown, &codes::UNREADABLE, message)
            .help("write `order:asc` in `rank(…)`");
    };
    let said = Decimal::from_int(place.into());
    let holds = if matches!(spoken.form, Form::TopRank(_)) { actual <= said } else { actual == said };
    if !holds {
        let message = format!("the words say place {place}, the data says place {actual}");
        return Judgement::fault(Verdict::Contradicts, &codes::CONTRADICTED, message);
    }
    if order.tied > 1 && !setting.reading.joint && matches!(spoken.form, Form::Rank(_)) {
        let message = format!("{} share this place", order.tied);
        return Judgement::fault(Verdict::Wrong, &codes::NUMBER_MISMATCH, message).help("say `joint`");
    }
    if order.tied == 1 && order.among > 0 && setting.reading.joint {
        let message = "nobody shares this place";
        return Judgement::fault(Verdict::Wrong, &codes::NUMBER_MISMATCH, message).help("leave out `joint`");
    }
    Judgement::passed()
}

/// The place counted from the end that the words mean.
fn counted_from(number: &Number, order: RankOrder, reading: &Reading) -> Option<Decimal> {
    let wants_small = reading.smallest.unwrap_or(order.ascending);
    if wants_small == order.ascending {
        return Some(number.value);
    }
    if order.among == 0 {
        return None;
    }
    let (among, tied) = (i64::try_from(order.among).ok()?, i64::try_from(order.tied).ok()?);
    Decimal::from_int(among - tied + 2).checked_sub(number.value)
}

/// Days between two dates in the words' own unit: days and weeks exactly, months and years by the calendar.
pub(super) fn duration(spoken: &Spoken, number: &Number, evaluation: &Evaluation) -> Judgement {
    let Form::Number(numeral) = spoken.form else { return Judgement::passed() };
    let (Some(from), Some(to)) = (evaluation.times.base.first(), evaluation.times.of.first()) else {
        return Judgement::fault(Verdict::Unknown, &codes::UNREADABLE, "the stretch of time has no ends");
    };
    let days = Decimal::from_int(to.first().days_since(from.first()).into());
    let own = match number.nature {
        Nature::Duration(TimeUnit::Weeks) => UnitWord::Weeks,
        Nature::Duration(TimeUnit::Months) => UnitWord::Months,
        _ => UnitWord::Days,
    };
    let unit = spoken.unit.unwrap_or(own);
    let Some((expected, slack)) = in_days(numeral, unit, from.first(), spoken.hedge.is_some()) else {
        let message = "the expression gives a stretch of time, the words another unit";
        return Judgement::fault(Verdict::Wrong, &codes::WORDED_UNIT, message)
            .help("write days, weeks, months or years");
    };
    let gap = |other: Decimal| other.checked_sub(days).map_or(Decimal::HUNDRED, Decimal::abs);
    // Months and years are worded: a tenth; days and weeks are printed: a twentieth.
    let part = if slack.is_zero() { Decimal::from_int(20) } else { Decimal::TEN };
    let five = expected.abs().checked_div(part).unwrap_or(slack).max(slack);
    let holds = match spoken.hedge {
        None | Some(Hedge::Exactly | Hedge::Joining) => gap(expected) <= slack,
        Some(Hedge::About | Hedge::Barely) => gap(expected) <= five,
        Some(Hedge::Nearly) => days < expected && gap(expected) <= five,
        Some(Hedge::JustOver) => days > expected && gap(expected) <= five,
        Some(Hedge::MoreThan | Hedge::WellOver | Hedge::FarMore) => days > expected,
        Some(Hedge::LessThan | Hedge::WellUnder) => days < expected,
        Some(Hedge::AtLeast) => days >= expected,
        Some(Hedge::AtMost) => days <= expected,
    };
    if holds {
        return Judgement::passed();
    }
    let message = format!("from {} to {} are {days} days", format::period(*from), format::period(*to));
    Judgement::fault(Verdict::Wrong, &codes::NUMBER_MISMATCH, message).help(format!("write `{days} days`"))
}

/// A stretch in days and the slack that its unit has.
fn in_days(numeral: Numeral, unit: UnitWord, from: Day, hedged: bool) -> Option<(Decimal, Decimal)> {
    let months = |count: i64| numeral.value.checked_mul(Decimal::from_int(count));
    let calendar = |months: Decimal| {
        if hedged {
            return months.checked_mul(Decimal::parse("30.44")?);
        }
        let whole = months.normalized().to_string().parse::<i32>().ok()?;
        Some(Decimal::from_int(from.plus_months(whole).days_since(from).into()))
    };
    match unit {
        UnitWord::Days => Some((numeral.value, Decimal::ZERO)),
        UnitWord::Fortnights => Some((numeral.value.checked_mul(Decimal::from_int(14))?, Decimal::ZERO)),
        UnitWord::Weeks => Some((numeral.value.checked_mul(Decimal::from_int(7))?, Decimal::ZERO)),
        UnitWord::Months => Some((calendar(numeral.value)?, Decimal::TWO)),
        UnitWord::Years => Some((calendar(months(12)?)?, Decimal::TWO)),
        _ => None,
    }
}

/// A date at the precision that the words have.
pub(super) fn date(words: &str, date: Period, vocabulary: &Vocabulary) -> Judgement {
    let said = Said::read(words, vocabulary);
    if said == Said::default() {
        return Judgement::fault(
            Verdict::Unknown,
            &codes::UNREADABLE,
            "the expression gives a date, the words name none",
        )
        .help(format!("write `{}`", format::period(date)));
    }
    let first = date.first();
    let to_the_day = date.frequency() == Frequency::Daily;
    let part = match first.day() {
        1..=10 => 1,
        11..=20 => 2,
        _ => 3,
    };
    let fits = said.year.is_none_or(|year| year == first.year())
        && said.month.is_none_or(|month| month == first.month())
        && said.day.is_none_or(|day| to_the_day && day == first.day())
        && said.part.is_none_or(|said| to_the_day && said == part);
    if fits {
        return Judgement::passed();
    }
    let message = format!("the date is {}", format::period(date));
    Judgement::fault(Verdict::Wrong, &codes::NUMBER_MISMATCH, message)
        .help(format!("write `{}`", format::period(date)))
}

/// A date as words give it.
#[derive(Debug, Default, PartialEq, Eq)]
struct Said {
    year: Option<i16>,
    month: Option<i8>,
    day: Option<i8>,
    part: Option<i8>,
}

impl Said {
    fn read(words: &str, vocabulary: &Vocabulary) -> Self {
        let mut said = Self::default();
        for chunk in chunks(words, vocabulary) {
            match &chunk.item {
                Item::Digits(written) => {
                    let text = written.value.to_string();
                    match text.len() {
                        4 => said.year = text.parse().ok(),
                        1 | 2 => said.day = text.parse().ok(),
                        _ => {}
                    }
                }
                Item::Known(Sense::Month(month), _) => said.month = Some(*month),
                Item::Known(Sense::PartOfMonth(part), _) => said.part = Some(*part),
                _ => {}
            }
        }
        said
    }
}

/// A record: highest or lowest by the superlative.
pub(super) fn record(record: &Record, reading: &Reading, beside: &Beside, of: Option<Period>) -> Judgement {
    if let Some(fault) = since(record, beside).or_else(|| of.and_then(|of| reach(record, reading, of))) {
        return fault;
    }
    // The sharpest fall is the lowest of changes.
    let falls =
        record.value.is_negative() && reading.directions.iter().any(|(_, one)| *one == Direction::Down);
    let smallest = (reading.smallest == Some(true)) != (falls && reading.smallest.is_some());
    let standing = if smallest { &record.lowest } else { &record.highest };
    let catalog_unit = &record.unit.symbol;
    if let Some((period, value)) = standing.beaten_by {
        let shown = format::number(value);
        let message = format!("{} was more extreme: {shown} {catalog_unit}", format::period(period));
        return Judgement::fault(Verdict::Contradicts, &codes::CONTRADICTED, message.trim_end().to_owned());
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
    let mut passed = Judgement::passed();
    if standing.equalled_at_since == Some(false) {
        passed.notes.push("nothing at that time was as extreme: the words say too little".to_owned());
    }
    passed
}

/// The date in the words must be that of the expression: "since 2016" is not `since:2014`.
fn since(record: &Record, beside: &Beside) -> Option<Judgement> {
    let said = beside.mentions.iter().filter(|mention| mention.role == Role::Since);
    let said: Vec<_> = said.collect();
    let fits = |since: Period| said.iter().any(|mention| mention.time.meets(since));
    if said.is_empty() || record.since.is_some_and(fits) {
        return None;
    }
    let words = said.first().map_or("", |mention| mention.words.as_str());
    let message = format!("the words say since {words}, the expression does not");
    let help = "write that time into `record(…,since:…)`";
    Some(Judgement::fault(Verdict::Wrong, &codes::PERIOD_MISMATCH, message).help(help))
}

/// "An 18-month high" reaches back just so far; one that reaches farther says too little, which is no fault.
fn reach(record: &Record, reading: &Reading, of: Period) -> Option<Judgement> {
    let (count, unit) = reading.reach?;
    let Some(since) = record.since else {
        let message = "the words say how far back the record reaches, the expression does not";
        let help = "write it into `record(…,since:…)`";
        return Some(Judgement::fault(Verdict::Unknown, &codes::UNREADABLE, message).help(help));
    };
    let count = i32::try_from(count).ok()?;
    let first = match unit {
        UnitWord::Months => of.first().plus_months(-count),
        UnitWord::Years => of.first().plus_months(count.checked_mul(-12)?),
        UnitWord::Weeks => of.first().plus_days(count.checked_mul(-7)?),
        _ => of.first().plus_days(-count),
    };
    if since.first() <= first {
        return None;
    }
    let message = format!("the record reaches back to {} only", format::period(since));
    Some(Judgement::fault(Verdict::Wrong, &codes::NUMBER_MISMATCH, message))
}

/// "Five of seven months": the seven against the periods that were looked at.
pub(super) fn among(reading: &Reading, evaluation: &Evaluation) -> Option<Judgement> {
    let (said, unit) = reading.among?;
    let [period] = evaluation.times.of.as_slice() else { return None };
    let looked = match unit {
        UnitWord::Months => period.months_covered(),
        UnitWord::Years => period.months_covered() / 12,
        _ => return None,
    };
    if u32::try_from(looked).ok() == Some(said) {
        return None;
    }
    let message = format!("the expression looks at {}", format::period(*period));
    let help = "change the range or the words";
    Some(Judgement::fault(Verdict::Wrong, &codes::NUMBER_MISMATCH, message).help(help))
}
