//! `members`: what an event or act covers, as a set to be counted.

use super::Function;
use crate::data::act::ScopeChange;
use crate::data::catalog::{Catalog, Target};
use crate::data::event::Scope;
use crate::data::format;
use crate::data::period::Period;
use crate::data::quantity::{Decimal, Interval};
use crate::data::reference::SourceId;
use crate::data::series::ObservationStatus;
use crate::expr::ast::{Call, Node};
use crate::expr::evaluator::Evaluator;
use crate::expr::value::{Input, Printed};
use crate::text::{Span, nearest};

pub(super) static FUNCTION: Function = Function {
    name: "members",
    signature: "members(id,codelist)",
    summary: "the members of a code list that an event or act covers",
    documentation: "A set, not a number: `count(members(id,elements))` counts it. What the scope takes out is not in it. An act whose scope changes later has no one set.",
    example: "members(truce,elements)",
    options: &[],
    run: |evaluator, call, span| {
        covered(evaluator, call, span)?;
        let help = format!("write `count({call})`");
        evaluator.bad_argument(span, "a set of members is no number", help)
    },
};

/// An event or act whose scope is asked for.
struct Covering<'a> {
    title: &'a str,
    scope: &'a Scope,
    changes: &'a [ScopeChange],
    date: Period,
    sources: Vec<SourceId>,
    place: Span,
}

/// How many members are covered, and that in words; keeps the event or act among the inputs, with their names.
pub(super) fn covered(evaluator: &mut Evaluator<'_>, call: &Call, span: Span) -> Option<(usize, String)> {
    let usage = "members(id,elements)";
    let (id, list) = evaluator.two(call, span, usage)?;
    let (Node::Path(id), Node::Path(list)) = (&id.node, &list.node) else {
        return evaluator.bad_argument(
            span,
            "`members` wants an id and a code list",
            format!("write `{usage}`"),
        );
    };
    let covering = covering(evaluator, id, span)?;
    if let Some(change) = covering.changes.iter().find(|change| touches(change, list)) {
        let from = format::period(change.from);
        let message =
            format!("what `{id}` covers of `{list}` changes on {from}, so that one number would not do");
        return evaluator.refuse(span, message, "name an event with the list of its day, or cite the number");
    }
    let Some(covers) = covering.scope.covers.get(list) else {
        let near = nearest(list, covering.scope.covers.keys().map(String::as_str));
        let known: Vec<&str> = covering.scope.covers.keys().map(String::as_str).collect();
        let help = near.map_or_else(|| known.join("`, `"), str::to_owned);
        return evaluator.bad_argument(
            span,
            format!("the scope of `{id}` names no `{list}`"),
            format!("it has `{help}`"),
        );
    };
    if covers.iter().any(|member| member.value == "all") {
        return evaluator.refuse(
            span,
            format!("the scope of `{id}` covers all `{list}`"),
            "name an act with a list",
        );
    }
    let except = covering.scope.except.get(list);
    let taken_out = |member: &str| except.is_some_and(|except| except.iter().any(|one| one.value == member));
    let kept: Vec<&str> =
        covers.iter().map(|member| member.value.as_str()).filter(|member| !taken_out(member)).collect();
    let names: Vec<&str> = kept.iter().map(|member| name(evaluator.catalog, list, member)).collect();
    let input = Input {
        path: format!("{id}.scope.{list}"),
        label: format!("{}: {}", covering.title, names.join(", ")),
        series: None,
        period: covering.date,
        value: None,
        unit: None,
        printed: Printed { decimals: 0, multiplier: 0 },
        status: ObservationStatus::Reported,
        sources: covering.sources,
        formula: None,
        scope: None,
        note: None,
        place: covering.place,
    };
    let _ = evaluator.cell(input, Decimal::ZERO, Interval::point(Decimal::ZERO));
    Some((kept.len(), format!("number of {list} in the scope of: {}", covering.title)))
}

/// Whether a change of scope says anything of a code list.
fn touches(change: &ScopeChange, list: &str) -> bool {
    change.add.covers.contains_key(list) || change.add_except.covers.contains_key(list)
}

fn name<'a>(catalog: &'a Catalog, list: &str, member: &'a str) -> &'a str {
    catalog.member(list, member).map_or(member, |member| &member.name)
}

fn covering<'a>(evaluator: &mut Evaluator<'a>, id: &str, span: Span) -> Option<Covering<'a>> {
    let catalog = evaluator.catalog;
    match catalog.resolve(id) {
        Ok(Target::Event(event)) => Some(Covering {
            title: &event.title,
            scope: &event.scope,
            changes: &[],
            date: event.date,
            sources: event.sources.iter().map(|source| source.value.clone()).collect(),
            place: event.place,
        }),
        Ok(Target::Act(act)) => {
            let phase = act.phases.first()?;
            let began = phase.event.as_ref().and_then(|event| catalog.events.get(&event.value));
            Some(Covering {
                title: &act.title,
                scope: &act.scope,
                changes: &act.scope_changes,
                date: phase.from.or_else(|| began.map(|event| event.effective.unwrap_or(event.date)))?,
                sources: act.sources.iter().map(|source| source.value.clone()).collect(),
                place: act.place,
            })
        }
        Ok(Target::Lost) => None,
        Ok(_) => {
            evaluator.bad_argument(span, format!("`{id}` is no event or act"), "see `briefing list events`")
        }
        Err(unknown) => evaluator.unknown_path(id, &unknown, span),
    }
}
