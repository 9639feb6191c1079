//! `rate`: the duty that the acts in force on a day add up to.
//!
//! Nobody types a total: scope, phases and stacking of the acts give it. The parts stay among the inputs.

use super::Function;
use super::arguments::option;
use crate::data::act::{Act, Phase, Stacking};
use crate::data::catalog::Catalog;
use crate::data::event::LegalStatus;
use crate::data::format;
use crate::data::period::{Day, Period};
use crate::data::quantity::{Decimal, Interval};
use crate::data::series::{Measure, ObservationStatus};
use crate::expr::ast::{Call, ChoiceValue, Node, When};
use crate::expr::evaluator::{Amount, Evaluator, Outcome};
use crate::expr::formula::Formula;
use crate::expr::typing;
use crate::expr::value::{Input, Nature, Printed, Times};
use crate::text::{Span, nearest};

pub(super) static FUNCTION: Function = Function {
    name: "rate",
    signature: "rate(by,against,hs:850811,on:2025-06-15,basis:word,excl:word)",
    summary: "the duty in force on a day, in per cent, added up over acts",
    documentation: "`by` imposes, `against` bears; `world` bears too. With `hs:` the acts whose scope holds the code by prefix, without it only duties on everything. `basis:` keeps the acts of one legal basis, `excl:` leaves those of one out. Stacking follows the acts: additive, excluded by another, or only the greater.",
    example: "rate(us,fr,hs:850811,on:2025-06-15,excl:mfn)",
    options: &["hs", "on", "basis", "excl"],
    run: |evaluator, call, span| {
        let query = query(evaluator, call, span)?;
        known(evaluator, &query, span)?;
        let found = applying(evaluator, &query, span)?;
        let parts: Vec<&Duty<'_>> =
            found.iter().filter(|duty| counts(evaluator.catalog, duty, &found, &query)).collect();
        total(evaluator, &query, &parts, span).map(Outcome::Amount)
    },
};

/// What is asked.
struct Query {
    by: String,
    against: String,
    code: Option<String>,
    day: Day,
    basis: Option<String>,
    without: Vec<String>,
}

/// An act that reaches the goods on the day.
struct Duty<'a> {
    act: &'a Act,
    phase: &'a Phase,
    rate: Decimal,
}

fn query(evaluator: &mut Evaluator<'_>, call: &Call, span: Span) -> Option<Query> {
    let usage = "rate(us,fr,hs:850811,on:2025-06-15)";
    let (by, against) = evaluator.two(call, span, usage)?;
    let (Node::Path(by), Node::Path(against)) = (&by.node, &against.node) else {
        return evaluator.bad_argument(
            span,
            "`rate` wants two members: who imposes, who bears",
            format!("write `{usage}`"),
        );
    };
    let Some(ChoiceValue::When(When::Period(date))) = option(call, "on").map(|choice| &choice.value) else {
        return evaluator.bad_argument(span, "`rate` wants a day", "write `on:2025-06-15`");
    };
    if date.first() != date.last() {
        return evaluator.bad_argument(
            span,
            "`rate` wants a day, not a longer time",
            "write `on:2025-06-15`",
        );
    }
    let code = match option(call, "hs").map(|choice| (&choice.value, choice.span)) {
        None => None,
        Some((ChoiceValue::Number(digits), _)) => Some(plain(digits)),
        Some((_, place)) => return evaluator.bad_argument(place, "`hs` wants a code", "write `hs:850811`"),
    };
    Some(Query {
        by: by.clone(),
        against: against.clone(),
        code,
        day: date.first(),
        basis: bases(evaluator, call, "basis")?.pop(),
        without: bases(evaluator, call, "excl")?,
    })
}

/// The legal bases that an option names; one that no act has is refused, for it would keep or leave out nothing.
fn bases(evaluator: &mut Evaluator<'_>, call: &Call, name: &str) -> Option<Vec<String>> {
    let catalog = evaluator.catalog;
    let all = || catalog.acts.values().filter_map(|act| act.basis.as_deref());
    let mut out = Vec::new();
    for choice in call.options.iter().filter(|choice| choice.name == name) {
        let ChoiceValue::Path(word) = &choice.value else {
            let message = format!("`{name}` wants a legal basis");
            return evaluator.bad_argument(choice.span, message, format!("write `{name}:word`"));
        };
        if !all().any(|basis| basis == word) {
            let message = format!("no act has the legal basis `{word}`");
            let near = nearest(word, all()).map_or_else(String::new, |near| format!("write `{near}`"));
            return evaluator.bad_argument(choice.span, message, near);
        }
        out.push(word.clone());
    }
    Some(out)
}

/// Whether the two members are such: the duties on all the world would be given for any misspelt one.
fn known(evaluator: &mut Evaluator<'_>, query: &Query, span: Span) -> Option<()> {
    let catalog = evaluator.catalog;
    let named = catalog.acts.values().flat_map(|act| act.on.iter().chain([&act.imposed_by]));
    let listed = catalog.code_lists.values().flat_map(|list| list.members.keys());
    let members: Vec<&str> = named.map(|one| one.value.as_str()).chain(listed.map(String::as_str)).collect();
    let Some(stranger) = [&query.by, &query.against].into_iter().find(|one| !members.contains(&one.as_str()))
    else {
        return Some(());
    };
    let near = nearest(stranger, members).map_or_else(String::new, |near| format!("write `{near}`"));
    evaluator.bad_argument(span, format!("`{stranger}` is no member of any list"), near)
}

/// A code without its dots.
fn plain(code: &str) -> String {
    code.chars().filter(char::is_ascii_digit).collect()
}

/// The duties in force on the day that reach the goods, before stacking. An act whose duty the data does not tell makes
/// the total unknown.
fn applying<'a>(evaluator: &mut Evaluator<'a>, query: &Query, span: Span) -> Option<Vec<Duty<'a>>> {
    let catalog = evaluator.catalog;
    let bears = |act: &Act| act.on.iter().any(|on| on.value == query.against || on.value == "world");
    let based = |act: &Act| {
        let basis = act.basis.as_deref().unwrap_or_default();
        query.basis.as_deref().is_none_or(|wanted| wanted == basis)
            && !query.without.iter().any(|word| word == basis)
    };
    let acts =
        catalog.acts.values().filter(|act| act.imposed_by.value == query.by && bears(act) && based(act));
    let mut out = Vec::new();
    for act in acts.filter(|act| act.covers_goods(query.code.as_deref(), query.day)) {
        let Some(phase) = act.phase_on(query.day, &catalog.events) else { continue };
        match rate(phase, query) {
            Some(rate) => out.push(Duty { act, phase, rate }),
            None if demands_no_duty(phase, query) => {}
            None => {
                let message =
                    format!("`{}` gives no rate for these goods on {}", act.id, format::day(query.day));
                return evaluator.refuse(
                    span,
                    message,
                    "add the rate to the act; a missing duty is never zero",
                );
            }
        }
    }
    Some(out)
}

/// The rate of a step: its own, or that of the longest code that holds the goods; none while it is not in force.
fn rate(phase: &Phase, query: &Query) -> Option<Decimal> {
    let own = phase.rate.or_else(|| {
        let code = query.code.as_ref()?;
        let fitting = phase.rates.iter().filter(|(known, _)| code.starts_with(&plain(known)));
        fitting.max_by_key(|(known, _)| plain(known).len()).map(|(_, rate)| *rate)
    });
    own.filter(|rate| rate.is_zero() || is_in_force(phase))
}

fn is_in_force(phase: &Phase) -> bool {
    phase.status.is_none_or(|status| status == LegalStatus::InForce)
}

/// Whether a step without a rate for the goods has none to give: it is set aside, demands something else, or has rates
/// by code and no code was asked for.
fn demands_no_duty(phase: &Phase, query: &Query) -> bool {
    let by_code = !phase.rates.is_empty() && query.code.is_none();
    !is_in_force(phase) || phase.requirement.is_some() || by_code
}

/// Whether a duty counts beside the others.
fn counts(catalog: &Catalog, duty: &Duty<'_>, found: &[Duty<'_>], query: &Query) -> bool {
    if duty.act.stacks_from.is_some_and(|from| query.day < from.first()) {
        return true;
    }
    let named = |ids: &[crate::text::Spanned<String>]| -> Vec<Decimal> {
        let known = ids.iter().filter(|id| catalog.acts.contains_key(&id.value));
        known
            .filter_map(|id| found.iter().find(|other| other.act.id == id.value))
            .map(|other| other.rate)
            .collect()
    };
    match &duty.act.stacks {
        Stacking::Additive => true,
        Stacking::Excludes(ids) => named(ids).iter().all(|rate| rate.is_zero()),
        Stacking::GreaterOf(ids) => named(ids).iter().all(|rate| *rate <= duty.rate),
    }
}

/// The sum, its parts kept as inputs.
fn total(evaluator: &mut Evaluator<'_>, query: &Query, parts: &[&Duty<'_>], span: Span) -> Option<Amount> {
    let mut formula: Option<Formula> = None;
    for duty in parts {
        let cell = evaluator.cell(input(duty, query.day), duty.rate, Interval::point(duty.rate));
        let part = Formula::Cell(cell, Decimal::ONE);
        formula = Some(match formula {
            Some(sum) => sum.plus(part),
            None => part,
        });
    }
    let date = format::day(query.day);
    let Some(formula) = formula else {
        let message = format!("no act of the data puts a duty on these goods on {date}");
        return evaluator.refuse(
            span,
            message,
            "name the code by `hs:`, or add the act; a missing duty is never zero",
        );
    };
    let goods = query.code.as_ref().map_or("all goods".to_owned(), |code| format!("goods of code {code}"));
    Some(Amount {
        formula,
        unit: typing::percent(),
        nature: Nature::Level(Measure::Rate),
        printed: None,
        exact: true,
        times: Times::default(),
        words: format!("duties on {goods} in force on {date}, added up"),
        subject: None,
    })
}

fn input(duty: &Duty<'_>, day: Day) -> Input {
    let own = if duty.phase.sources.is_empty() { &duty.act.sources } else { &duty.phase.sources };
    let decimals = i32::try_from(duty.rate.scale()).unwrap_or(0);
    Input {
        path: duty.act.id.clone(),
        label: duty.act.title.clone(),
        series: None,
        period: Period::day(day),
        value: Some(duty.rate),
        unit: Some(typing::percent()),
        printed: Printed { decimals, multiplier: 0 },
        status: ObservationStatus::Reported,
        sources: own.iter().map(|source| source.value.clone()).collect(),
        formula: None,
        scope: None,
        note: duty.phase.note.clone(),
        place: duty.phase.place,
    }
}
