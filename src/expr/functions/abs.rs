//! `abs`: the size of a value.

use super::Function;
use crate::expr::evaluator::{Amount, Outcome};

pub(super) static FUNCTION: Function = Function {
    name: "abs",
    signature: "abs(e)",
    summary: "the size of a value, without its sign",
    documentation: "Lifts the need for a word that says down; one that is there is still judged.",
    example: "abs(yoy(visits.town@2025-06))",
    options: &[],
    run: |evaluator, call, span| {
        let argument = evaluator.only(call, span, "abs(expression)")?;
        let amount = evaluator.amount(argument)?;
        let words = format!("size of the {}", amount.words);
        Some(Outcome::Amount(Amount { formula: amount.formula.size(), words, ..amount }))
    },
};
