//! `min`: the smallest of several values.

use super::Function;
use crate::expr::evaluator::Outcome;

pub(super) static FUNCTION: Function = Function {
    name: "min",
    signature: "min(x@a..b) or min(a,b,…)",
    summary: "the smallest value of a range, or of several values",
    documentation: "The value stays an observation, compared as its source printed it, and keeps its period.",
    example: "min(visits.town@2025-01..2025-06)",
    options: &[],
    run: |evaluator, call, span| {
        let amounts = evaluator.listed(call, span, "min(series@2025-01..2025-06)")?;
        super::extreme(evaluator, call, amounts, "smallest", |one, best| one < best, span)
            .map(Outcome::Amount)
    },
};
