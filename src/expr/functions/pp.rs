//! `pp`: difference of two percentages.

use super::Function;
use crate::expr::evaluator::{Outcome, is_percent};

pub(super) static FUNCTION: Function = Function {
    name: "pp",
    signature: "pp(new,old)",
    summary: "the difference of two percentages, in points",
    documentation: "Both must be percentages. Points and per cent never match each other in the words.",
    example: "pp(shares.mining@2024,shares.mining@2023)",
    options: &[],
    run: |evaluator, call, span| {
        let (new, old) = evaluator.pair(call, span, "pp(series@2024,series@2023)")?;
        if !(is_percent(&new) && is_percent(&old)) {
            return evaluator.bad_argument(span, "`pp` compares two percentages", "write `diff(new,old)`");
        }
        evaluator.difference(new, old, span).map(Outcome::Amount)
    },
};
