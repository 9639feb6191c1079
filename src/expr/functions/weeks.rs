//! `weeks`: the weeks between two dates.

use super::Function;
use super::days::{duration, ends};
use crate::data::quantity::Decimal;
use crate::expr::evaluator::Outcome;
use crate::expr::value::TimeUnit;

pub(super) static FUNCTION: Function = Function {
    name: "weeks",
    signature: "weeks(a..b)",
    summary: "weeks from one date to another",
    documentation: "Days over seven, half-open like `days`.",
    example: "weeks(truce.effective..truce.expires)",
    options: &[],
    run: |evaluator, call, span| {
        let (from, to) = ends(evaluator, call, span)?;
        let days = Decimal::from_int(to.first().days_since(from.first()).into());
        let weeks = days.checked_div(Decimal::from_int(7))?;
        duration(evaluator, "weeks", TimeUnit::Weeks, weeks, from, to).map(Outcome::Amount)
    },
};
