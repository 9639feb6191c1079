//! `diff`: difference of two values in their own unit.

use super::Function;
use crate::expr::evaluator::Outcome;

pub(super) static FUNCTION: Function = Function {
    name: "diff",
    signature: "diff(new,old) or diff(x@a..b)",
    summary: "the later less the earlier, in the series' own unit",
    documentation: "Of two percentages in percentage points. Two deficits compare by size: one that widens is a rise.",
    example: "diff(visits.central@2025-06,visits.central@2025-05)",
    options: &[],
    run: |evaluator, call, span| {
        let (new, old) = evaluator.pair(call, span, "diff(series@2025-06,series@2025-05)")?;
        evaluator.difference(new, old, span).map(Outcome::Amount)
    },
};
