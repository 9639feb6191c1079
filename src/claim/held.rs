//! "Held at", "unchanged at", "remained above": the same words over the period before.
//!
//! Every observation of the expression is moved back by its own period. What cannot be moved, or is missing, is noted.

use super::judge::{Setting, judge};
use super::reading::Spoken;
use super::words::Flatness;
use super::{Judgement, Verdict, show};
use crate::data::quantity::Decimal;
use crate::data::unit::UnitKind;
use crate::diagnostic::Diagnostics;
use crate::diagnostic::code::claim as codes;
use crate::expr::{self, Call, Evaluation, Expression, Node, Number, Value, When};

/// Judges that a value stayed; nothing where it did.
pub(super) fn judge_before(
    list: &[Expression],
    at: usize,
    spoken: &Spoken,
    flat: Flatness,
    now: &Number,
    setting: Setting<'_>,
) -> Option<Judgement> {
    let before = before(list, at, setting);
    let Some((number, before)) = before.as_ref().and_then(|before| Some((number(before)?, before))) else {
        let mut passed = Judgement::passed();
        passed
            .notes
            .push("nothing tells the value of the period before, so that nothing shows it stayed".to_owned());
        return Some(passed);
    };
    let stayed = match flat {
        Flatness::Flat => judge(spoken, number, before, setting).verdict.passes(),
        Flatness::Little => is_near(number, now),
    };
    if stayed {
        return None;
    }
    let message = format!("the words say that it stayed, before it was {}", show::value(before));
    Some(Judgement::fault(Verdict::Contradicts, &codes::CONTRADICTED, message))
}

fn number(evaluation: &Evaluation) -> Option<&Number> {
    match &evaluation.value {
        Value::Number(number) => Some(number),
        _ => None,
    }
}

/// The expression over the period before.
fn before(list: &[Expression], at: usize, setting: Setting<'_>) -> Option<Evaluation> {
    let moved: Option<Vec<Expression>> = list.iter().map(earlier).collect();
    let found = expr::evaluate_all(&moved?, setting.catalog, &mut Diagnostics::new());
    found.into_iter().nth(at)
}

/// "Little changed at": within a tenth of a point of percentages, one per cent of anything else.
fn is_near(one: &Number, other: &Number) -> bool {
    let gap = one.value.checked_sub(other.value).map_or(Decimal::HUNDRED, Decimal::abs);
    if one.unit.kind == UnitKind::Percent {
        return Decimal::power_of_ten(-1).is_some_and(|tenth| gap <= tenth);
    }
    gap.checked_mul(Decimal::HUNDRED).is_some_and(|gap| gap < one.value.abs())
}

/// The expression with every observation one period earlier; nothing for one that names other times.
fn earlier(expression: &Expression) -> Option<Expression> {
    let boxed = |part: &Expression| earlier(part).map(Box::new);
    let node = match &expression.node {
        Node::Number(number) => Node::Number(*number),
        Node::Point(path, When::Period(period)) => Node::Point(path.clone(), When::Period(period.step(-1))),
        Node::Point(path, When::Latest(back)) => {
            Node::Point(path.clone(), When::Latest(back.checked_add(1)?))
        }
        Node::Series(path, When::Period(from), When::Period(to)) => {
            let whole = When::Period(from.through(*to)?.step(-1));
            Node::Series(path.clone(), whole, whole)
        }
        Node::Negate(inner) => Node::Negate(boxed(inner)?),
        Node::Binary(operator, left, right) => Node::Binary(*operator, boxed(left)?, boxed(right)?),
        Node::Call(call) if call.options.is_empty() => {
            let arguments = call.arguments.iter().map(earlier).collect::<Option<Vec<_>>>()?;
            Node::Call(Call { arguments, ..call.clone() })
        }
        _ => return None,
    };
    Some(Expression { node, span: expression.span })
}
