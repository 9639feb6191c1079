//! `sum`: what adds up.

use super::Function;
use crate::data::series::Measure;
use crate::expr::ast::{Expression, Node};
use crate::expr::evaluator::{Amount, Outcome};
use crate::expr::typing;
use crate::expr::value::Nature;

pub(super) static FUNCTION: Function = Function {
    name: "sum",
    signature: "sum(x@a..b) or sum(a,b,…)",
    summary: "the sum of a range or of several values",
    documentation: "Over a range the fewest observations that cover it without gap: a joint figure for two months is used whole. Stocks, rates and indices do not add up over time.",
    example: "sum(visits.town@2025-01..2025-06)",
    options: &[],
    run: |evaluator, call, span| {
        let usage = "sum(series@2025-01..2025-06)";
        if let [one @ Expression { node: Node::Series(..) | Node::Point(..), .. }] = call.arguments.as_slice()
        {
            let amount = evaluator.amount(one)?;
            return Some(Outcome::Amount(Amount { words: format!("sum of {}", amount.words), ..amount }));
        }
        let amounts = evaluator.listed(call, span, usage)?;
        let mut total: Option<Amount> = None;
        for amount in amounts {
            if matches!(amount.nature, Nature::Level(Measure::Rate | Measure::Index)) {
                return evaluator.refuse(span, "rates and indices do not add up", "write `mean(…)`");
            }
            total = Some(match total {
                None => Amount { words: format!("sum of {}", amount.words), ..amount },
                Some(sum) => {
                    let amount = typing::convert(evaluator, amount, &sum.unit, span)?;
                    typing::may_add(evaluator, &sum, &amount, span)?;
                    let words = format!("{} and {}", sum.words, amount.words);
                    Amount { words, ..sum.added(amount) }
                }
            });
        }
        total.map(Outcome::Amount)
    },
};
