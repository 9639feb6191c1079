//! Claims with rules of their own: ranks, stretches of time, rows and numbers of periods.

use super::judge::Setting;
use super::numeral::Numeral;
use super::reading::{Form, Reading, Spoken};
use super::words::{Hedge, UnitWord};
use super::{Judgement, Verdict};
use crate::data::format;
use crate::data::period::{Day, Frequency};
use crate::data::quantity::Decimal;
use crate::diagnostic::code::claim as codes;
use crate::expr::{Evaluation, Nature, Number, RankOrder, TimeUnit};

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
    let stretch = |numeral: Numeral| in_days(numeral, unit, from.first(), spoken.hedge.is_some());
    let holds = match spoken.form {
        Form::Number(numeral) => stretch(numeral).map(|stretch| lasts(days, stretch, spoken.hedge)),
        Form::Span(low, high) => stretch(low).zip(stretch(high)).map(|((low, before), (high, after))| {
            let (least, most) = (low.checked_sub(before), high.checked_add(after));
            least.is_some_and(|least| least <= days) && most.is_some_and(|most| days <= most)
        }),
        _ => {
            let message = "the expression gives a stretch of time, the words none that could be read";
            return Judgement::fault(Verdict::Unknown, &codes::UNREADABLE, message)
                .help("write days, weeks, months or years");
        }
    };
    let Some(holds) = holds else {
        let message = "the expression gives a stretch of time, the words another unit";
        return Judgement::fault(Verdict::Wrong, &codes::WORDED_UNIT, message)
            .help("write days, weeks, months or years");
    };
    if holds {
        return Judgement::passed();
    }
    let message = format!("from {} to {} are {days} days", format::period(*from), format::period(*to));
    Judgement::fault(Verdict::Wrong, &codes::NUMBER_MISMATCH, message).help(format!("write `{days} days`"))
}

/// Whether so many days are the stretch that the words name, which has a slack of its own, under their hedge.
fn lasts(days: Decimal, (expected, slack): (Decimal, Decimal), hedge: Option<Hedge>) -> bool {
    let gap = || expected.checked_sub(days).map_or(Decimal::HUNDRED, Decimal::abs);
    // Months and years are worded: a tenth; days and weeks are printed: a twentieth.
    let part = if slack.is_zero() { Decimal::from_int(20) } else { Decimal::TEN };
    let five = expected.abs().checked_div(part).unwrap_or(slack).max(slack);
    match hedge {
        None | Some(Hedge::Exactly | Hedge::Joining) => gap() <= slack,
        Some(Hedge::About | Hedge::Barely) => gap() <= five,
        Some(Hedge::Nearly) => days < expected && gap() <= five,
        Some(Hedge::JustOver) => days > expected && gap() <= five,
        Some(Hedge::MoreThan | Hedge::WellOver | Hedge::FarMore) => days > expected,
        Some(Hedge::LessThan | Hedge::WellUnder) => days < expected,
        Some(Hedge::AtLeast) => days >= expected,
        Some(Hedge::AtMost) => days <= expected,
    }
}

/// A stretch in days and the slack that its unit has; nothing for units that dates cannot count.
fn in_days(numeral: Numeral, unit: UnitWord, from: Day, hedged: bool) -> Option<(Decimal, Decimal)> {
    if let Some(days) = unit.days() {
        return Some((numeral.value.checked_mul(Decimal::from_int(days.into()))?, Decimal::ZERO));
    }
    let months = numeral.value.checked_mul(Decimal::from_int(unit.months()?.into()))?.normalized();
    let length = match months.to_string().parse::<i32>() {
        Ok(whole) if !hedged => Decimal::from_int(from.plus_months(whole).days_since(from).into()),
        _ => months.checked_mul(Decimal::parse("30.44")?)?,
    };
    Some((length, Decimal::TWO))
}

/// The unit in which a row or number of periods is counted must be that of the data: "two years in a row" of months.
pub(super) fn periods(spoken: &Spoken, evaluation: &Evaluation) -> Option<Judgement> {
    let said = spoken.unit.filter(|unit| unit.is_time())?;
    let step = evaluation.inputs.iter().find(|input| input.series.is_some())?.period;
    let fits = match (said.months(), step.frequency()) {
        (Some(months), frequency) => frequency.months() == Some(months),
        (None, Frequency::Daily) => said == UnitWord::Days,
        (None, _) => said.days() == Some(step.days()),
    };
    if fits {
        return None;
    }
    let message =
        format!("the words count other periods than the data has, such as {}", format::period(step));
    Some(
        Judgement::fault(Verdict::Wrong, &codes::WORDED_UNIT, message)
            .help("count the periods of the series"),
    )
}

/// "Five of seven months": the seven against the periods that were looked at.
pub(super) fn among(reading: &Reading, evaluation: &Evaluation) -> Option<Judgement> {
    let (said, unit) = reading.among?;
    let [period] = evaluation.times.of.as_slice() else { return None };
    let said = Decimal::from_int(said.into());
    let looked = match (unit.months(), unit.days()) {
        (Some(months), _) => {
            said.checked_mul(Decimal::from_int(months.into()))
                == Some(Decimal::from_int(period.months_covered().into()))
        }
        (_, Some(days)) => {
            said.checked_mul(Decimal::from_int(days.into())) == Some(Decimal::from_int(period.days().into()))
        }
        _ => false,
    };
    if looked {
        return None;
    }
    let message = format!("the expression looks at {}", format::period(*period));
    let help = "change the range or the words";
    Some(Judgement::fault(Verdict::Wrong, &codes::NUMBER_MISMATCH, message).help(help))
}
