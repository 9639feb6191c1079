//! `pp`: difference of two percentages.

use super::Function;
use super::compare::versus;
use crate::expr::evaluator::{Amount, Outcome, is_percent};
use crate::expr::typing;
use crate::expr::value::Nature;

pub(super) static FUNCTION: Function = Function {
    name: "pp",
    signature: "pp(new,old)",
    summary: "the difference of two percentages, in points",
    documentation: "Both must be percentages. Points and per cent never match each other in the words.",
    example: "pp(shares.mining@2024,shares.mining@2023)",
    options: &[],
    run: |evaluator, call, span| {
        let usage = "pp(series@2024,series@2023)";
        let (new, old) = evaluator.pair(call, span, usage)?;
        if !(is_percent(&new) && is_percent(&old)) {
            return evaluator.bad_argument(span, "`pp` compares two percentages", "write `diff(new,old)`");
        }
        let words = versus("difference", "less", &new, &old);
        Some(Outcome::Amount(Amount {
            unit: typing::points(),
            nature: Nature::Points,
            printed: None,
            exact: new.exact && old.exact,
            times: new.times.against(old.times),
            formula: new.formula.minus(old.formula),
            words,
            subject: None,
        }))
    },
};
