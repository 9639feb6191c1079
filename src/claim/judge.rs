//! One claim against one value: the verdict and its reason.
//!
//! Signs are settled first, then sizes are compared. Overlap helps only printed numbers over computed values.

use super::accept::{Accepted, accepted};
use super::beside::Beside;
use super::measure::{Measured, measure};
use super::reading::{Form, Reading, Spoken};
use super::words::{Direction, Flatness, Hedge, LevelWord, UnitWord, Vocabulary};
use super::{Fault, Judgement, Verdict, form};
use crate::data::catalog::Catalog;
use crate::data::quantity::{Decimal, Interval};
use crate::data::series::Measure;
use crate::diagnostic::Diagnostics;
use crate::diagnostic::code::claim as codes;
use crate::expr::{Evaluation, Expression, Nature, Node, Number, Operator, Value};

/// What a judgement needs to know beside the claim and the value.
#[derive(Clone, Copy)]
pub(super) struct Setting<'a> {
    pub(super) reading: &'a Reading,
    pub(super) beside: &'a Beside,
    pub(super) catalog: &'a Catalog,
    pub(super) vocabulary: &'a Vocabulary,
    /// Whether the claim stands alone; a pair's verbs are judged by its order.
    pub(super) alone: bool,
    /// What the claim is bound to.
    pub(super) expression: &'a Expression,
}

/// Judges a claim against a number.
pub(super) fn judge(
    spoken: &Spoken,
    number: &Number,
    evaluation: &Evaluation,
    setting: Setting<'_>,
) -> Judgement {
    if let Some(fault) = unhedged(spoken) {
        return fault;
    }
    let counted = matches!(number.nature, Nature::Count | Nature::Streak);
    if let Some(fault) = form::periods(spoken, evaluation).filter(|_| counted) {
        return fault;
    }
    match (spoken.form, number.nature) {
        (_, Nature::Rank(order)) => form::rank(spoken, number, order, setting),
        (_, Nature::Duration(_)) => form::duration(spoken, number, evaluation),
        (Form::Flat(flat), _) => self::flat(flat, spoken.hedge, number, setting),
        (Form::Direction, _) => direction_alone(spoken, number),
        (Form::Record, _) => Judgement::fault(
            Verdict::Unknown,
            &codes::UNREADABLE,
            "the words say a record, the expression gives none",
        )
        .help("bind them to `record(series@period)`"),
        _ => sized(&directed(spoken, number, setting), number, setting),
    }
}

/// A hedge before words that are exact, or of which it is not known how far it would reach: "almost the largest".
pub(super) fn unhedged(spoken: &Spoken) -> Option<Judgement> {
    let hedge = spoken.hedge.filter(|hedge| !matches!(hedge, Hedge::Joining | Hedge::Exactly))?;
    let takes = match spoken.form {
        Form::Rank(_) | Form::TopRank(_) | Form::Record | Form::Zero | Form::Digits(_) => false,
        Form::Several(_) => matches!(hedge, Hedge::About | Hedge::AtLeast),
        Form::Direction => hedge == Hedge::Barely,
        Form::Flat(_) => matches!(hedge, Hedge::About | Hedge::Nearly),
        _ => true,
    };
    if takes {
        return None;
    }
    let message = "a hedge stands before words that are either true or not";
    let help = "leave the hedge out, or bind the words to the number behind them";
    Some(Judgement::fault(Verdict::Unknown, &codes::UNREADABLE, message).help(help))
}

/// The claim with the direction that a word right beside the link gives a ratio: "[54%] higher", "fell twofold".
fn directed(spoken: &Spoken, number: &Number, setting: Setting<'_>) -> Spoken {
    let percent = spoken.unit == Some(UnitWord::Percent) && matches!(spoken.form, Form::Number(_));
    let part = percent || matches!(spoken.form, Form::Fraction(..));
    let open = spoken.direction.is_none() && spoken.level.is_none();
    let takes = spoken.turns || part && number.nature == Nature::Ratio;
    let beside = if spoken.turns { setting.beside.turning() } else { setting.beside.adjacent() };
    let lent = beside.filter(|_| open && takes);
    let mut spoken = spoken.clone();
    spoken.direction = spoken.direction.or(lent);
    spoken
}

/// Claims with a size: the sign first, then the interval.
fn sized(spoken: &Spoken, number: &Number, setting: Setting<'_>) -> Judgement {
    let measured = match measure(spoken, number, setting.catalog, setting.vocabulary) {
        Ok(measured) => measured,
        Err((message, help)) => {
            return Judgement::fault(Verdict::Wrong, &codes::WORDED_UNIT, message).help(help);
        }
    };
    if let Some(fault) = sign(spoken, number, &measured, setting) {
        return fault;
    }
    // What is computed of exact numbers rounds as any number does.
    let computed = matches!(
        number.nature,
        Nature::Plain | Nature::PercentChange | Nature::Ratio | Nature::Share | Nature::PercentOf
    );
    let exact = number.exact && !computed;
    let Some(accepted) = accepted(spoken.form, spoken.hedge, exact) else {
        return Judgement::fault(
            Verdict::Unknown,
            &codes::UNREADABLE,
            "the words name no size that could be judged",
        );
    };
    compare(spoken, number, &measured, accepted)
}

/// Whether the words give a value its sign and direction; a fault if not.
fn sign(spoken: &Spoken, number: &Number, measured: &Measured, setting: Setting<'_>) -> Option<Judgement> {
    let own = |value: Decimal| if value.is_negative() { Direction::Down } else { Direction::Up };
    let value = measured.signed.unwrap_or(measured.value);
    if value.is_zero() {
        return None;
    }
    if !measured.directed {
        let is_size = measured.signed.is_some();
        return moved(spoken, number, setting)
            .or_else(|| level_sign(spoken, number, (own(value), is_size), setting));
    }
    let direction = own(value);
    // "were 32%" gives a level, "were 32% less" a change.
    let outside = setting.beside.level.filter(|_| !setting.beside.is_followed_by_direction());
    let is_level = matches!(spoken.level.or(outside), Some(LevelWord::To | LevelWord::At | LevelWord::From));
    let halved = (spoken.form == Form::Halved).then_some(Direction::Down);
    let verb = spoken.direction.filter(|_| !is_level || spoken.level.is_none());
    // "1.4 points more slowly": the comparison behind the link says it, whatever the verb before.
    let behind = setting.beside.compared.filter(|_| verb.is_none());
    let said = halved.or(spoken.sign).or(verb).or(behind);
    let missing = measured.signed.is_none() && direction == Direction::Down;
    match said {
        Some(said) if said == direction => None,
        Some(said) => Some(contradiction(said, direction)),
        None if setting.beside.agrees(direction) => None,
        None if is_level && !missing => None,
        None if setting.beside.is_losing && direction == Direction::Up && !is_level => {
            Some(contradiction(Direction::Down, direction))
        }
        None if !is_level && setting.alone && setting.beside.says_near(direction.opposite()) => {
            Some(contradiction(direction.opposite(), direction))
        }
        None if setting.beside.sign == Some(direction) => None,
        None if missing => Some(
            Judgement::fault(
                Verdict::Unknown,
                &codes::SIGN_MISSING,
                "the value is negative and no word says so",
            )
            .help("say `fell`, `down` or `below` in the link or beside it"),
        ),
        None => None,
    }
}

pub(super) fn contradiction(said: Direction, own: Direction) -> Judgement {
    let word = |direction| if direction == Direction::Up { "up" } else { "down" };
    let message = format!("the words say {}, the data says {}", word(said), word(own));
    Judgement::fault(Verdict::Contradicts, &codes::CONTRADICTED, message)
        .help("read the sentence and the expression again: one of them is the wrong way round")
}

/// "Rose by 353 tonnes" over a level of 353 tonnes.
fn moved(spoken: &Spoken, number: &Number, setting: Setting<'_>) -> Option<Judgement> {
    let level = matches!(
        number.nature,
        Nature::Level(Measure::Flow | Measure::Stock | Measure::Rate | Measure::Index | Measure::Balance)
            | Nature::Share
            | Nature::PercentOf
    );
    let sized = matches!(spoken.form, Form::Number(_) | Form::Span(..) | Form::Fraction(..));
    // "Gained [£269,000]" over a price is a change; over a supply it may be the supply.
    let gained = setting.beside.is_gaining && number.nature != Nature::Level(Measure::Flow);
    let beside = (setting.beside.moved || gained) && setting.alone && spoken.level.is_none();
    if !level || !sized || !(spoken.moved || beside) {
        return None;
    }
    let message = "the words name a change, the expression gives a level";
    Some(
        Judgement::fault(Verdict::Wrong, &codes::BASE_MISMATCH, message)
            .help("write `to` before the number, or bind the words to `diff(new,old)`"),
    )
}

/// Levels carry no sign, but for values that can be below zero a noun or mark must give it, unless `abs` took it away.
fn level_sign(
    spoken: &Spoken,
    number: &Number,
    (own, is_size): (Direction, bool),
    setting: Setting<'_>,
) -> Option<Judgement> {
    let signed = matches!(
        number.nature,
        Nature::Level(Measure::Balance | Measure::Stock | Measure::Rate | Measure::Index)
    );
    let said = spoken.noun.or(setting.beside.noun);
    let balance = number.nature == Nature::Level(Measure::Balance);
    let marked = spoken.marked && spoken.sign == Some(Direction::Down) || setting.beside.marked;
    match (own, said) {
        (Direction::Down, Some(Direction::Down)) => None,
        (Direction::Down, Some(Direction::Up)) => Some(contradiction(Direction::Up, Direction::Down)),
        (Direction::Down, None) if is_size || setting.beside.is_after_deficit => None,
        (Direction::Down, None) => Some(
            Judgement::fault(
                Verdict::Unknown,
                &codes::SIGN_MISSING,
                "the value is below zero and no word says so",
            )
            .help("say `deficit`, `loss` or `below zero`, or write a minus"),
        ),
        (Direction::Up, _) if marked => Some(contradiction(Direction::Down, Direction::Up)),
        (Direction::Up, Some(Direction::Down)) if balance || signed && spoken.sign.is_some() => {
            Some(contradiction(Direction::Down, Direction::Up))
        }
        (Direction::Up, _) => None,
    }
}

/// Sizes against the accepted interval.
fn compare(spoken: &Spoken, number: &Number, measured: &Measured, accepted: Accepted) -> Judgement {
    let value = measured.value.abs();
    let interval = size(measured.interval);
    // Fractions are shown in per cent.
    let hundredths = matches!(spoken.form, Form::Fraction(..) | Form::Halved);
    let shown = if hundredths { accepted.times_hundred() } else { Some(accepted) };
    let symbol = if hundredths { "%".to_owned() } else { measured.symbol.clone() };
    let mut out = Judgement { accepted: shown, symbol, ..Judgement::passed() };
    if let Some(fault) = too_fine(spoken, measured) {
        return Judgement { accepted: out.accepted, symbol: out.symbol, ..fault };
    }
    let coarse = is_coarse(value, interval);
    if accepted.contains(value) {
        let bounded = accepted.low.is_none() || accepted.high.is_none();
        if bounded && accepted.cuts(interval) {
            out.notes.push("the bound lies within the rounding of the sources".to_owned());
        }
        if coarse && number.printed.is_none() {
            out.notes.push("the inputs are printed too coarsely to prove much".to_owned());
        }
        out.notes.extend(too_little(spoken, value));
        return out;
    }
    if accepted.overlap && number.printed.is_none() && accepted.meets(interval) {
        if coarse {
            let message = "the inputs are printed too coarsely to decide";
            return Judgement {
                verdict: Verdict::Wrong,
                fault: Some(Fault::new(&codes::INPUTS_TOO_COARSE, message)),
                ..out
            };
        }
        return Judgement { verdict: Verdict::OkRounding, ..out };
    }
    miss(spoken, number, value, accepted, out)
}

/// A value outside: by how much, and on which side.
fn miss(spoken: &Spoken, number: &Number, value: Decimal, accepted: Accepted, out: Judgement) -> Judgement {
    let drifted = match spoken.form {
        // A unit below the last place comes from the 5% of scale words: no digit that could have moved.
        Form::Number(numeral) if numeral.unit >= numeral.last && !number.exact => {
            matches!(spoken.hedge, None | Some(Hedge::Joining)) && accepted.distance(value) <= numeral.unit
        }
        _ => false,
    };
    if drifted {
        let fault = Fault::new(&codes::NUMBER_DRIFT, "the data moved a little away from the text");
        return Judgement { verdict: Verdict::Drift, fault: Some(fault), ..out };
    }
    let below = accepted.low.is_some_and(|end| value < end.at || !end.included && value == end.at);
    let message =
        if below { "the text says more than the data does" } else { "the text says less than the data does" };
    let bound =
        matches!(spoken.hedge, Some(Hedge::MoreThan | Hedge::LessThan | Hedge::AtLeast | Hedge::AtMost));
    let classed = matches!(spoken.form, Form::Class(_) | Form::Digits(_) | Form::Zero);
    // A multiple over a change was converted: a matter of size, not of side.
    let converted = matches!(spoken.form, Form::Multiple(_)) && number.nature != Nature::Ratio;
    let verdict = if bound && !converted || classed { Verdict::Contradicts } else { Verdict::Wrong };
    Judgement { verdict, fault: Some(Fault::new(&codes::NUMBER_MISMATCH, message)), ..out }
}

/// The interval of sizes.
fn size(interval: Interval) -> Interval {
    let sizes = Interval::between(interval.low.abs(), interval.high.abs());
    if interval.contains(Decimal::ZERO) { Interval { low: Decimal::ZERO, ..sizes } } else { sizes }
}

/// A bare observation cannot bear more decimals than its source printed.
fn too_fine(spoken: &Spoken, measured: &Measured) -> Option<Judgement> {
    let (Form::Number(numeral), Some(step)) = (spoken.form, measured.step) else { return None };
    let bare = matches!(spoken.hedge, None | Some(Hedge::Joining | Hedge::Exactly));
    if !bare || numeral.worded || numeral.last >= step || numeral.last >= Decimal::ONE {
        return None;
    }
    // Money is written with two decimals: $69.80 says no more than $69.8.
    let cents = Decimal::power_of_ten(-2) == Some(numeral.last) && numeral.scale.is_none();
    if cents && measured.is_money && numeral.value.normalized().scale() < 2 {
        return None;
    }
    let message = "the text is finer than what the source printed";
    Some(
        Judgement::fault(Verdict::Wrong, &codes::NUMBER_MISMATCH, message)
            .help("leave out the decimals that the source does not give"),
    )
}

/// An interval wider than a tenth of the value would excuse almost anything.
fn is_coarse(value: Decimal, interval: Interval) -> bool {
    let width = interval.width().and_then(|width| width.checked_mul(Decimal::TEN));
    width.is_some_and(|width| width > value)
}

/// Floors and ceilings that say too little pass with an offer of stronger words.
fn too_little(spoken: &Spoken, value: Decimal) -> Option<String> {
    let (Form::Number(numeral) | Form::Multiple(numeral)) = spoken.form else { return None };
    let times = value.checked_div(numeral.value)?;
    let limit = Decimal::from_int(3).checked_div(Decimal::TWO)?;
    let floor = matches!(spoken.hedge, Some(Hedge::MoreThan | Hedge::AtLeast)) && times > limit;
    let ceiling = matches!(spoken.hedge, Some(Hedge::LessThan | Hedge::AtMost))
        && numeral.value.checked_div(value)? > limit;
    (floor || ceiling).then(|| "the words are true and say too little: name a nearer bound".to_owned())
}

/// A direction word without a number.
fn direction_alone(spoken: &Spoken, number: &Number) -> Judgement {
    let zero = match number.nature {
        Nature::Ratio => Decimal::ONE,
        nature if nature.has_direction() => Decimal::ZERO,
        _ => {
            let message = "the words name a direction, the expression gives a level";
            return Judgement::fault(Verdict::Unknown, &codes::UNREADABLE, message)
                .help("bind them to `mom`, `yoy` or `change`");
        }
    };
    let value = number.signed.unwrap_or(number.value);
    let own = match value.cmp(&zero) {
        std::cmp::Ordering::Greater => Direction::Up,
        std::cmp::Ordering::Less => Direction::Down,
        std::cmp::Ordering::Equal => {
            return Judgement::fault(Verdict::Contradicts, &codes::CONTRADICTED, "the data shows no change");
        }
    };
    let said = spoken.direction.unwrap_or(own);
    if said != own {
        return contradiction(said, own);
    }
    let mut passed = Judgement::passed();
    if number.interval.contains(zero) {
        passed.notes.push("the direction lies within the rounding of the sources".to_owned());
    }
    passed
}

/// Flat, unchanged; little changed.
fn flat(flat: Flatness, hedge: Option<Hedge>, number: &Number, setting: Setting<'_>) -> Judgement {
    let flat = if matches!(hedge, Some(Hedge::Nearly | Hedge::About)) { Flatness::Little } else { flat };
    let value = number.value.abs();
    let tenth = Decimal::power_of_ten(-1).unwrap_or(Decimal::ONE);
    let holds = match (number.nature, flat) {
        (Nature::PercentChange | Nature::Level(Measure::Change), Flatness::Flat) => value < tenth,
        (Nature::PercentChange, Flatness::Little) => value < Decimal::ONE,
        (Nature::Level(Measure::Change), Flatness::Little) => value <= tenth,
        (Nature::Points | Nature::Difference, Flatness::Flat) => value.is_zero(),
        (Nature::Points, Flatness::Little) => value <= tenth,
        (Nature::Difference, Flatness::Little) => {
            let old = old_value(setting.expression, number, setting.catalog).map(Decimal::abs);
            let part = old.and_then(|old| value.checked_mul(Decimal::HUNDRED)?.checked_div(old));
            part.is_some_and(|part| part < Decimal::ONE)
        }
        _ => {
            let message = "the words say that nothing moved, the expression gives a level";
            return Judgement::fault(Verdict::Unknown, &codes::UNREADABLE, message)
                .help("bind them to `mom`, `yoy` or `diff`");
        }
    };
    if holds {
        return Judgement::passed();
    }
    Judgement::fault(
        Verdict::Contradicts,
        &codes::CONTRADICTED,
        "the words say that nothing moved, the data did",
    )
}

/// What a difference is taken from, in its unit.
fn old_value(expression: &Expression, difference: &Number, catalog: &Catalog) -> Option<Decimal> {
    let old = match &expression.node {
        Node::Binary(Operator::Subtract, _, old) => (**old).clone(),
        Node::Call(call) if call.name == "abs" => {
            return old_value(call.arguments.first()?, difference, catalog);
        }
        Node::Call(call) => match call.arguments.as_slice() {
            [_, old] => old.clone(),
            [Expression { node: Node::Series(path, from, _), span }] => {
                Expression { node: Node::Point(path.clone(), *from), span: *span }
            }
            _ => return None,
        },
        _ => return None,
    };
    let found = crate::expr::evaluate(&old, catalog, &mut Diagnostics::new());
    let Value::Number(old) = found.value else { return None };
    old.value.checked_mul(old.unit.factor_to(&difference.unit)?)
}
