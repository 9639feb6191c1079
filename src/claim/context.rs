//! Whether the sentence fits the claim: the base words and the periods that it names.
//!
//! Finds fault only where no phrase of the sentence names the right period; where it cannot tell, it is silent.

use super::beside::{Beside, Mention, Role, Step, Time};
use super::reading::{Form, Spoken};
use super::words::{LevelWord, UnitWord};
use super::{Judgement, Verdict};
use crate::data::catalog::Catalog;
use crate::data::format;
use crate::data::period::Period;
use crate::data::series::Measure;
use crate::data::unit::UnitKind;
use crate::diagnostic::code::claim as codes;
use crate::expr::{Evaluation, Nature, Number, Value};

/// Base words against the two periods of a comparison.
pub(super) fn base(
    spoken: &Spoken,
    number: &Number,
    evaluation: &Evaluation,
    (beside, bases): (&Beside, &[(Step, String)]),
    catalog: &Catalog,
) -> Option<Judgement> {
    if let Some(fault) = percent_of(spoken, number, beside) {
        return Some(fault);
    }
    if let Some(fault) =
        annualised(evaluation, beside).or_else(|| levelled(spoken, number, evaluation, beside))
    {
        return Some(fault);
    }
    let (months, base) = match (evaluation.times.of.last(), evaluation.times.base.first()) {
        (Some(of), Some(base)) => (months_between(*base, *of), Some(*base)),
        _ => (compared(number, evaluation, catalog)?, None),
    };
    let of = evaluation.times.of.last().copied();
    let wrong = bases.iter().find(|(step, _)| !step.reaches(months, of))?;
    if bases.iter().any(|(step, _)| step.reaches(months, of)) || matches!(number.nature, Nature::Duration(_))
    {
        return None;
    }
    let message = format!("`{}` is not what the expression compares with", wrong.1);
    let right = match months {
        1 => "on the month".to_owned(),
        3 => "on the quarter".to_owned(),
        12 => "on a year earlier".to_owned(),
        _ => base.map_or_else(String::new, |base| format!("on {}", format::period(base))),
    };
    Some(
        Judgement::fault(Verdict::Wrong, &codes::BASE_MISMATCH, message)
            .help(format!("write `{right}`, or change the function")),
    )
}

/// Whether two times are compared, not two things of one time.
fn is_step(evaluation: &Evaluation) -> bool {
    let base = &evaluation.times.base;
    !base.is_empty() && !base.iter().any(|period| evaluation.times.of.contains(period))
}

/// An annualised rate is another number than the one it is made of.
fn annualised(evaluation: &Evaluation, beside: &Beside) -> Option<Judgement> {
    let says_so = |label: &str| label.to_lowercase().contains("annuali");
    if !beside.annualised || evaluation.inputs.iter().any(|input| says_so(&input.label)) {
        return None;
    }
    let message = "the words say annualised, the title of the data does not";
    Some(
        Judgement::fault(Verdict::Wrong, &codes::BASE_MISMATCH, message)
            .help("leave it out, or say so in the title of the series"),
    )
}

/// "Rose to 213,000 tonnes" over the difference of two times: the size of a step is not where it led.
fn levelled(spoken: &Spoken, number: &Number, evaluation: &Evaluation, beside: &Beside) -> Option<Judgement> {
    let steps = matches!(number.nature, Nature::Difference | Nature::Points) && is_step(evaluation);
    let to = spoken.level.or(beside.level) == Some(LevelWord::To);
    let moves = spoken.direction.is_some() || beside.is_moving();
    if !(steps && to && moves) {
        return None;
    }
    let message = "the words name a level, the expression gives a change";
    Some(
        Judgement::fault(Verdict::Wrong, &codes::BASE_MISMATCH, message)
            .help("write `by` before the number, or bind the words to the value itself"),
    )
}

/// How far back a change looks that a source states as such.
pub(super) fn compared(number: &Number, evaluation: &Evaluation, catalog: &Catalog) -> Option<i32> {
    let (Nature::Level(Measure::Change), [input]) = (number.nature, evaluation.inputs.as_slice()) else {
        return None;
    };
    let (series, _) = input.series.as_ref()?;
    catalog.series.get(series)?.compares?.months()
}

pub(super) fn months_between(earlier: Period, later: Period) -> i32 {
    let index = |period: Period| i32::from(period.first().year()) * 12 + i32::from(period.first().month());
    index(later) - index(earlier)
}

/// "n% of" speaks of a share, "up n%" of a change.
fn percent_of(spoken: &Spoken, number: &Number, beside: &Beside) -> Option<Judgement> {
    let percent =
        spoken.unit == Some(UnitWord::Percent) && matches!(spoken.form, Form::Number(_) | Form::Span(..));
    let change = number.nature == Nature::PercentChange;
    let of_follows = beside.of_follows || spoken.of_follows;
    if percent && change && of_follows && spoken.direction.is_none() {
        let message = "per cent of something is a share, the expression gives a change";
        return Some(
            Judgement::fault(Verdict::Wrong, &codes::BASE_MISMATCH, message)
                .help("bind the words to `pct(a,b)` or `share(part,whole)`"),
        );
    }
    let part = matches!(number.nature, Nature::Share | Nature::PercentOf);
    let sized = percent || matches!(spoken.form, Form::Fraction(..));
    // "Was up [442%]" says a change as "[up 442%]" does.
    let moved = spoken.direction.or_else(|| beside.adjacent().filter(|_| beside.is_led_by_verb()));
    if sized && part && moved.is_some() && spoken.level.is_none() {
        let message = "the words name a change, the expression gives a share";
        return Some(
            Judgement::fault(Verdict::Wrong, &codes::BASE_MISMATCH, message)
                .help("bind the words to `change(new,old)`"),
        );
    }
    None
}

/// The periods of the sentence against those of the figure's values.
pub(super) fn periods(evaluations: &[Evaluation], beside: &Beside, catalog: &Catalog) -> Option<Judgement> {
    // "After 46 tonnes the month before" names its period without saying it.
    if beside.is_forward && beside.is_relative || evaluations.iter().any(|evaluation| !is_judged(evaluation))
    {
        return None;
    }
    let of: Vec<Period> = evaluations.iter().flat_map(times_of).collect();
    let base: Vec<Period> = evaluations.iter().flat_map(|one| one.times.base.iter().copied()).collect();
    let strict = evaluations.iter().all(is_amount_of_time);
    let wrong = if evaluations.iter().any(is_of_one_time) {
        mismatch(&beside.mentions, Role::Of, &of, &base, strict)
    } else if beside.is_relative {
        swapped(&beside.mentions, &of, &base)
    } else {
        mismatch(&beside.mentions, Role::Of, &of, &base, strict)
            .or_else(|| mismatch(&beside.mentions, Role::Base, &base, &[], false))
            .or_else(|| too_long(evaluations, beside))
            .or_else(|| restarted(evaluations, beside, catalog))
            .or_else(|| {
                mismatch(&beside.mentions, Role::Since, &base, &[], false).filter(|_| !beside.is_extreme)
            })
    }?;
    let is_run = matches!(wrong.time, Time::Run(..));
    let is_own = wrong.role == Role::Of || is_run && wrong.role != Role::Base;
    let right = if is_own { of.last() } else { base.last().or(of.last()) }?;
    let message = match is_own || base.is_empty() {
        true => format!("the sentence names {}, the value is of {}", wrong.words, format::period(*right)),
        false => format!(
            "the sentence compares with {}, the expression with {}",
            wrong.words,
            format::period(*right)
        ),
    };
    let help = format!("name {}, or change the period in the expression", format::period(*right));
    Some(Judgement::fault(Verdict::Wrong, &codes::PERIOD_MISMATCH, message).help(help))
}

/// The times that a value is of: what was added up or averaged over several is of all of them together.
fn times_of(evaluation: &Evaluation) -> Vec<Period> {
    let of = &evaluation.times.of;
    let whole = of.iter().min().zip(of.iter().max()).and_then(|(first, last)| first.through(*last));
    match whole.filter(|_| is_amount_of_time(evaluation)) {
        Some(whole) => vec![whole],
        None => of.clone(),
    }
}

/// "Rose [3.1%] from August" over a rate whose source compares with another time, or with none.
fn restarted<'a>(evaluations: &[Evaluation], beside: &'a Beside, catalog: &Catalog) -> Option<&'a Mention> {
    let [evaluation @ Evaluation { value: Value::Number(number), times, .. }] = evaluations else {
        return None;
    };
    let (true, [of]) = (number.unit.kind == UnitKind::Percent, times.of.as_slice()) else { return None };
    let base = match number.nature {
        Nature::Level(Measure::Rate) => None,
        Nature::Level(Measure::Change) => {
            let months = compared(number, evaluation, catalog)?;
            Some(of.step(-(months / of.months_covered().max(1))))
        }
        _ => return None,
    };
    let open = times.base.is_empty() && beside.level.is_none() && beside.is_moving();
    let mut own = beside.mentions.iter().filter(|mention| mention.is_own && mention.role == Role::Base);
    own.next().filter(|mention| open && !base.is_some_and(|base| fits(mention.time, base)))
}

/// The base named as the period of the value: "in the first half of 2024 it was 9% higher than a year earlier".
fn swapped<'a>(mentions: &'a [Mention], of: &[Period], base: &[Period]) -> Option<&'a Mention> {
    let named = |right: &[Period]| {
        mentions.iter().find(|mention| {
            mention.role == Role::Of
                && matches!(mention.time, Time::Period(_))
                && right.iter().any(|period| fits(mention.time, *period))
        })
    };
    named(base).filter(|_| named(of).is_none())
}

/// "In 2025" over one of its months: the year as a whole is meant, unless the words speak of a part of it.
fn too_long<'a>(evaluations: &[Evaluation], beside: &'a Beside) -> Option<&'a Mention> {
    let [Evaluation { value: Value::Number(number), times, .. }] = evaluations else { return None };
    let [of] = times.of.as_slice() else { return None };
    let yearly = times.base.first().is_some_and(|base| months_between(*base, *of) == 12);
    let whole = match number.nature {
        Nature::Level(Measure::Flow | Measure::Balance) => times.base.is_empty(),
        Nature::PercentChange => yearly,
        _ => false,
    };
    let changed = number.nature == Nature::PercentChange;
    let longer = |time: Time| match time {
        // A change on the year is one over the twelve months.
        Time::Run(month, count) => {
            let ends = month == of.last().month() && of.months_covered() < i32::from(count);
            ends && !(changed && count == 12)
        }
        Time::Period(named) => named.contains(*of) && named != *of,
        Time::Part(_, count) => time.meets(*of) && of.months_covered() < i32::from(count),
        Time::Month(_) => false,
    };
    let is_run = |mention: &Mention| matches!(mention.time, Time::Run(..));
    let fitting = beside.mentions.iter().any(|mention| !is_run(mention) && fits(mention.time, *of));
    let mut named = beside.near.iter();
    let found = named.find(|mention| (mention.role == Role::Of || is_run(mention)) && longer(mention.time));
    found.filter(|_| whole && !fitting && !beside.is_partial && times.within.is_none())
}

/// Dates and stretches of time are about other times than their sentence may name.
fn is_judged(evaluation: &Evaluation) -> bool {
    match &evaluation.value {
        Value::Number(number) => !matches!(number.nature, Nature::Duration(_)),
        Value::Record(_) => true,
        _ => false,
    }
}

/// Records, rows and numbers of periods are of the time up to which they reach; where they begin is judged with them.
fn is_of_one_time(evaluation: &Evaluation) -> bool {
    match &evaluation.value {
        Value::Number(number) => matches!(number.nature, Nature::Count | Nature::Streak),
        Value::Record(_) => true,
        _ => false,
    }
}

/// What is added up or averaged over a time, so that a part of that time has another value.
fn is_amount_of_time(evaluation: &Evaluation) -> bool {
    let is_amount = match &evaluation.value {
        Value::Number(number) => matches!(
            number.nature,
            Nature::Level(Measure::Flow | Measure::Balance | Measure::Rate | Measure::Index)
        ),
        _ => false,
    };
    is_amount && evaluation.times.base.is_empty()
}

/// A period named in a role, if no phrase names a right one: among the link's own words if they name any, else in the
/// whole sentence. `other` are periods that the words may mean as well; `strict` takes no part for the whole.
fn mismatch<'a>(
    mentions: &'a [Mention],
    role: Role,
    right: &[Period],
    other: &[Period],
    strict: bool,
) -> Option<&'a Mention> {
    if right.is_empty() {
        return None;
    }
    let whole = right
        .iter()
        .min()
        .copied()
        .and_then(|first| right.iter().max().and_then(|last| first.through(*last)));
    let fits = |time: Time, period: Period| fits(time, period) && !(strict && is_part(time, period));
    let supports = |mention: &Mention| right.iter().chain(&whole).any(|period| fits(mention.time, *period));
    let own = || mentions.iter().filter(|mention| mention.is_own);
    let has_own = own().any(|mention| mention.role == role);
    let may_mean =
        own().any(|mention| mention.role == role && other.iter().any(|period| fits(mention.time, *period)));
    let is_wrong = |mention: &&Mention| mention.role == role && !is_coarser(mention.time, right);
    if has_own && !may_mean {
        // What is said to be the base is the base; a time that nothing leads to may be that of the value.
        let may_be = |said: Role| said == role || said == Role::Other && role != Role::Base;
        let supported = own().any(|mention| may_be(mention.role) && supports(mention));
        return own().find(|mention| is_wrong(mention)).filter(|_| !supported);
    }
    if mentions.iter().any(supports) {
        return None;
    }
    mentions.iter().find(is_wrong)
}

/// A named time that is no more than a part of a period: June of a second quarter.
fn is_part(time: Time, period: Period) -> bool {
    match time {
        Time::Month(_) => period.months_covered() > 1,
        Time::Period(named) => period.contains(named) && named != period,
        Time::Part(_, count) | Time::Run(_, count) => period.months_covered() > i32::from(count),
    }
}

/// Whether a named period is the period, one of its ends, or (a finer series) holds it.
fn fits(time: Time, period: Period) -> bool {
    let (first, last) = (period.first(), period.last());
    match time {
        Time::Month(month) | Time::Run(month, _) => month == first.month() || month == last.month(),
        Time::Part(from, count) => {
            let (starts, ends) = (from == first.month(), from + count - 1 == last.month());
            let covered = period.months_covered();
            covered == i32::from(count) && starts && ends || covered > i32::from(count) && (starts || ends)
        }
        Time::Period(named) => {
            let ends = period.contains(named) && (named.first() == first || named.last() == last);
            named == period || ends
        }
    }
}

/// A longer period that holds the value may be meant as its background.
fn is_coarser(time: Time, right: &[Period]) -> bool {
    match time {
        Time::Period(named) => right.iter().any(|period| named.contains(*period)),
        Time::Part(_, count) => {
            right.iter().any(|period| time.meets(*period) && period.months_covered() < i32::from(count))
        }
        Time::Month(_) | Time::Run(..) => false,
    }
}
