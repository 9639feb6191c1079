//! `figures.json`: every figure of the site with its expression, value, interval, verdict, inputs and sources.

use serde_json::{Value, json};

use super::{File, Setting};
use crate::briefing::{BoundFigure, Briefing};
use crate::claim::Part;
use crate::expr::{self, Input};
use crate::site::Page;

pub(super) fn produce(setting: &Setting<'_>) -> Vec<File> {
    let briefing = setting.briefing;
    let figures: Vec<Value> = briefing
        .written()
        .flat_map(|(page, bound)| {
            bound.all_figures(briefing).map(move |figure| self::figure(briefing, page, figure))
        })
        .collect();
    let document = json!({
        "title": briefing.config.title,
        "edition": briefing.edition.date.map(|date| date.to_string()),
        "figures": figures,
    });
    vec![File::new("figures.json", format!("{document:#}\n"))]
}

fn figure(briefing: &Briefing, page: &Page, figure: &BoundFigure) -> Value {
    json!({
        "page": page.route.permalink(&briefing.base_url),
        "text": figure.text.words,
        "expression": figure.text.target.value,
        "verdict": figure.claim.verdict.word(),
        "state": figure.claim.state.word(),
        "note": figure.claim.title,
        "values": figure.claim.parts.iter().map(value).collect::<Vec<_>>(),
        "sources": figure.claim.sources,
        "discrepancies": figure.claim.discrepancies,
    })
}

/// Numbers are texts, so that no reader of JSON changes their digits.
fn value(part: &Part) -> Value {
    let evaluation = &part.evaluation;
    let inputs: Vec<Value> = evaluation.inputs.iter().map(input).collect();
    match &evaluation.value {
        expr::Value::Number(number) => json!({
            "expression": part.expression,
            "words": evaluation.words,
            "value": number.value.normalized().to_string(),
            "low": number.interval.low.normalized().to_string(),
            "high": number.interval.high.normalized().to_string(),
            "unit": number.unit.id,
            "inputs": inputs,
        }),
        expr::Value::Date(date) => json!({ "expression": part.expression,
            "words": evaluation.words, "date": date.to_string(), "inputs": inputs }),
        expr::Value::Record(record) => json!({
            "expression": part.expression,
            "words": evaluation.words,
            "value": record.value.normalized().to_string(),
            "unit": record.unit.id,
            "inputs": inputs,
        }),
        expr::Value::Unknown => json!({ "expression": part.expression,
            "words": evaluation.words, "inputs": inputs }),
    }
}

fn input(input: &Input) -> Value {
    json!({
        "path": input.path,
        "period": input.period.to_string(),
        "value": input.value.map(|value| value.to_string()),
        "unit": input.unit.as_ref().map(|unit| &unit.id),
        "status": input.status.word(),
        "sources": input.sources,
    })
}
