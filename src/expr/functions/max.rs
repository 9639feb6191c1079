//! `max`: the largest of several values.

use super::Function;
use crate::expr::evaluator::Outcome;

pub(super) static FUNCTION: Function = Function {
    name: "max",
    signature: "max(x@a..b) or max(a,b,…)",
    summary: "the largest value of a range, or of several values",
    documentation: "The value stays an observation, compared as its source printed it, and keeps its period.",
    example: "max(visits.town@2025-01..2025-06)",
    options: &[],
    run: |evaluator, call, span| {
        let amounts = evaluator.listed(call, span, "max(series@2025-01..2025-06)")?;
        super::extreme(evaluator, call, amounts, "largest", |one, best| one > best, span).map(Outcome::Amount)
    },
};
