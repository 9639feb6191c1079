//! `mean`: the average of several values.

use super::Function;
use crate::data::quantity::Decimal;
use crate::expr::evaluator::{Amount, Outcome};
use crate::expr::formula::Formula;
use crate::expr::typing;

pub(super) static FUNCTION: Function = Function {
    name: "mean",
    signature: "mean(x@a..b) or mean(a,b,…)",
    summary: "the average of the periods of a range, or of several values",
    documentation: "Each period of the series counts once; a missing one makes the average unknown.",
    example: "mean(visits.town@2025-01..2025-06)",
    options: &[],
    run: |evaluator, call, span| {
        let amounts = evaluator.listed(call, span, "mean(series@2025-01..2025-06)")?;
        let count = i64::try_from(amounts.len()).ok()?;
        let words = super::of_range(evaluator, call, "average", &amounts);
        let mut total: Option<Amount> = None;
        for amount in amounts {
            total = Some(match total {
                None => amount,
                Some(sum) => {
                    let amount = typing::convert(evaluator, amount, &sum.unit, span)?;
                    sum.added(amount)
                }
            });
        }
        let total = total?;
        let formula = total.formula.over(Formula::Constant(Decimal::from_int(count)));
        Some(Outcome::Amount(Amount { formula, words, printed: None, subject: None, exact: false, ..total }))
    },
};
