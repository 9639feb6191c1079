//! `months`: the whole calendar months between two dates.

use super::Function;
use super::days::{duration, ends};
use crate::data::quantity::Decimal;
use crate::expr::evaluator::Outcome;
use crate::expr::value::TimeUnit;

pub(super) static FUNCTION: Function = Function {
    name: "months",
    signature: "months(a..b)",
    summary: "whole calendar months from one date to another",
    documentation: "As many months as can be added to the first day without passing the last.",
    example: "months(truce.effective..truce.expires)",
    options: &[],
    run: |evaluator, call, span| {
        let (from, to) = ends(evaluator, call, span)?;
        let (first, last) = (from.first(), to.first());
        let guess = from.through(to)?.months_covered();
        let months = (0..=guess).rev().find(|months| first.plus_months(*months) <= last).unwrap_or(0);
        duration(evaluator, "months", TimeUnit::Months, Decimal::from_int(months.into()), from, to)
            .map(Outcome::Amount)
    },
};
