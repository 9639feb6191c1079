//! `figures.json`, for the site and for each page: every figure with its expression, value, interval, verdict, inputs
//! and sources, and its permanent address.

use serde_json::{Value, json};

use super::{File, Setting};
use crate::briefing::{BoundFigure, Briefing, place};
use crate::claim::Part;
use crate::expr::{self, Input};
use crate::site::{Page, Route};

pub(super) fn produce(setting: &Setting<'_>) -> Vec<File> {
    let briefing = setting.briefing;
    let mut all = Vec::new();
    let mut files = Vec::new();
    for (page, bound) in briefing.written() {
        let figures: Vec<Value> =
            bound.all_figures(briefing).map(|figure| self::figure(briefing, page, figure)).collect();
        // The front page's own would take the place of the site's.
        if page.parent.is_some() && !figures.is_empty() {
            files.push(file(place::page_figures(&page.route), &page.title(), briefing, &figures));
        }
        all.extend(figures);
    }
    files.push(file(place::figures(), &briefing.config.title, briefing, &all));
    files
}

fn file(route: Route, title: &str, briefing: &Briefing, figures: &[Value]) -> File {
    let edition = briefing.edition.date.map(|date| date.to_string());
    let document = json!({ "title": title, "edition": edition, "figures": figures });
    File::new(route.output(), format!("{document:#}\n"))
}

fn figure(briefing: &Briefing, page: &Page, figure: &BoundFigure) -> Value {
    json!({
        "page": page.route.permalink(&briefing.base_url),
        "permalink": format!("{}#{}", page.route.permalink(&briefing.base_url), figure.anchor()),
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
