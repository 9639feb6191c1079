//! Whether the sentence fits the claim: the base words and the periods that it names.
//!
//! Finds fault only where no phrase of the sentence names the right period; where it cannot tell, it is silent.

use super::beside::{Beside, Mention, Role, Time};
use super::reading::{Form, Spoken};
use super::words::UnitWord;
use super::{Judgement, Verdict};
use crate::data::format;
use crate::data::period::Period;
use crate::diagnostic::code::claim as codes;
use crate::expr::{Evaluation, Nature, Number, Value};

/// Base words against the two periods of a comparison.
pub(super) fn base(
    spoken: Option<&Spoken>,
    number: &Number,
    evaluation: &Evaluation,
    beside: &Beside,
) -> Option<Judgement> {
    if let Some(fault) = spoken.and_then(|spoken| percent_of(spoken, number, beside)) {
        return Some(fault);
    }
    let (of, base) = (evaluation.times.of.last()?, evaluation.times.base.first()?);
    let months = months_between(*base, *of);
    let wrong = beside.bases.iter().find(|(step, _)| step.months() != months)?;
    if beside.bases.iter().any(|(step, _)| step.months() == months)
        || matches!(number.nature, Nature::Duration(_))
    {
        return None;
    }
    let message = format!("`{}` is not what the expression compares with", wrong.1);
    let right = match months {
        1 => "on the month".to_owned(),
        3 => "on the quarter".to_owned(),
        12 => "on a year earlier".to_owned(),
        _ => format!("on {}", format::period(*base)),
    };
    Some(
        Judgement::fault(Verdict::Wrong, &codes::BASE_MISMATCH, message)
            .help(format!("write `{right}`, or change the function")),
    )
}

fn months_between(earlier: Period, later: Period) -> i32 {
    let index = |period: Period| i32::from(period.first().year()) * 12 + i32::from(period.first().month());
    index(later) - index(earlier)
}

/// "n% of" speaks of a share, "up n%" of a change.
fn percent_of(spoken: &Spoken, number: &Number, beside: &Beside) -> Option<Judgement> {
    let percent =
        spoken.unit == Some(UnitWord::Percent) && matches!(spoken.form, Form::Number(_) | Form::Span(..));
    let change = number.nature == Nature::PercentChange;
    if percent && change && beside.of_follows && spoken.direction.is_none() {
        let message = "per cent of something is a share, the expression gives a change";
        return Some(
            Judgement::fault(Verdict::Wrong, &codes::BASE_MISMATCH, message)
                .help("bind the words to `pct(a,b)` or `share(part,whole)`"),
        );
    }
    let part = matches!(number.nature, Nature::Share | Nature::PercentOf);
    if percent && part && spoken.direction.is_some() && spoken.level.is_none() {
        let message = "the words name a change, the expression gives a share";
        return Some(
            Judgement::fault(Verdict::Wrong, &codes::BASE_MISMATCH, message)
                .help("bind the words to `change(new,old)`"),
        );
    }
    None
}

/// The periods of the sentence against those of the figure's values.
pub(super) fn periods(evaluations: &[Evaluation], beside: &Beside) -> Option<Judgement> {
    // "After 46 tonnes the month before" names its period without saying it.
    if beside.is_relative || evaluations.iter().any(|evaluation| !is_judged(evaluation)) {
        return None;
    }
    let of: Vec<Period> = evaluations.iter().flat_map(|one| one.times.of.iter().copied()).collect();
    let base: Vec<Period> = evaluations.iter().flat_map(|one| one.times.base.iter().copied()).collect();
    let wrong = mismatch(&beside.mentions, Role::Of, &of)
        .or_else(|| mismatch(&beside.mentions, Role::Base, &base))?;
    let right = if wrong.role == Role::Of { of.last() } else { base.last() }?;
    let message = match wrong.role {
        Role::Of => format!("the sentence names {}, the value is of {}", wrong.words, format::period(*right)),
        _ => format!(
            "the sentence compares with {}, the expression with {}",
            wrong.words,
            format::period(*right)
        ),
    };
    let help = format!("name {}, or change the period in the expression", format::period(*right));
    Some(Judgement::fault(Verdict::Wrong, &codes::PERIOD_MISMATCH, message).help(help))
}

/// Dates, stretches of time and counts of events are about other times than their sentence may name.
fn is_judged(evaluation: &Evaluation) -> bool {
    match &evaluation.value {
        Value::Number(number) => {
            !matches!(number.nature, Nature::Duration(_) | Nature::Count | Nature::Streak)
        }
        _ => false,
    }
}

/// A period named in a role, if no phrase of the sentence names a right one.
fn mismatch<'a>(mentions: &'a [Mention], role: Role, right: &[Period]) -> Option<&'a Mention> {
    if right.is_empty()
        || mentions.iter().any(|mention| right.iter().any(|period| fits(mention.time, *period)))
    {
        return None;
    }
    let whole = right
        .iter()
        .min()
        .copied()
        .and_then(|first| right.iter().max().and_then(|last| first.through(*last)));
    if mentions.iter().any(|mention| whole.is_some_and(|whole| fits(mention.time, whole))) {
        return None;
    }
    mentions.iter().find(|mention| mention.role == role && !is_coarser(mention.time, right))
}

/// Whether a named period is the period, one of its ends, or (a finer series) holds it.
fn fits(time: Time, period: Period) -> bool {
    let (first, last) = (period.first(), period.last());
    match time {
        Time::Month(month) => month == first.month() || month == last.month(),
        Time::Period(named) => {
            let ends = period.contains(named) && (named.first() == first || named.last() == last);
            named == period || ends
        }
    }
}

/// A longer period that holds the value may be meant as its background.
fn is_coarser(time: Time, right: &[Period]) -> bool {
    matches!(time, Time::Period(named) if right.iter().any(|period| named.contains(*period)))
}
