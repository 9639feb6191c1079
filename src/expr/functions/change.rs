//! `change`: change between any two values.

use super::Function;
use super::compare::versus;
use crate::expr::evaluator::Outcome;

pub(super) static FUNCTION: Function = Function {
    name: "change",
    signature: "change(x@a..b) or change(new,old)",
    summary: "change from the first to the last, in per cent",
    documentation: "Over a range from its first to its last observation; of two values from the second to the first.",
    example: "change(visits.central@2025-01..2025-06)",
    options: &[],
    run: |evaluator, call, span| {
        let (new, old) = evaluator.pair(call, span, "change(series@2025-01..2025-06)")?;
        let words = versus("change", "against", &new, &old);
        evaluator.percent_change(new, old, words, span).map(Outcome::Amount)
    },
};
