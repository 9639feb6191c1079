//! Every series as CSV and JSON: all observations with status, sources and notes, digits as printed.
//!
//! A series with a source that forbids redistribution is left out; its page says so by offering no file.

use serde_json::{Map, Value, json};

use super::{File, Setting};
use crate::briefing::place;
use crate::data::series::{Key, Observation, Observations, Series};
use crate::render::pages::series::may_be_offered;
use crate::text::csv_row;

pub(super) fn produce(setting: &Setting<'_>) -> Vec<File> {
    let briefing = setting.briefing;
    let offered = briefing.catalog.series.values().filter(|series| may_be_offered(briefing, series));
    offered.flat_map(|series| [csv(series), json(series)]).collect()
}

/// A value of a series with what it is: in use, or kept beside another.
struct Row<'a> {
    key: &'a Key,
    line: &'a Observations,
    value: &'a Observation,
    role: &'static str,
}

fn rows(series: &Series) -> Vec<Row<'_>> {
    let mut rows = Vec::new();
    for (key, line) in &series.keys {
        for value in line.by_period.values() {
            rows.push(Row { key, line, value, role: "in_use" });
            rows.extend(value.alternatives.iter().map(|value| Row { key, line, value, role: "alternative" }));
            rows.extend(value.earlier.iter().map(|value| Row { key, line, value, role: "earlier" }));
        }
    }
    rows
}

fn csv(series: &Series) -> File {
    let dimensions: Vec<&str> = series.free_dimensions().map(|dimension| dimension.id.as_str()).collect();
    let mut head = vec!["period"];
    head.extend(&dimensions);
    head.extend([
        "value",
        "low",
        "high",
        "unit",
        "multiplier",
        "decimals",
        "status",
        "status_code",
        "role",
        "source",
        "note",
    ]);
    let mut text = csv_row(&head);
    for row in rows(series) {
        text.push_str(&csv_row(&csv_fields(&row)));
    }
    File::new(place::series_csv(&series.id).output(), text)
}

fn csv_fields(row: &Row<'_>) -> Vec<String> {
    let Row { key, line, value, role } = row;
    let number =
        |number: Option<crate::data::quantity::Decimal>| number.map(|n| n.to_string()).unwrap_or_default();
    let mut fields = vec![value.period.to_string()];
    fields.extend(key.iter().cloned());
    fields.extend([
        number(value.value),
        number(value.range.map(|range| range.low)),
        number(value.range.map(|range| range.high)),
        line.unit.id.clone(),
        line.multiplier.to_string(),
        value.decimals.to_string(),
        value.status.word().to_owned(),
        value.status.sdmx().to_owned(),
        (*role).to_owned(),
        value.sources.join(" "),
        value.note.clone().unwrap_or_default(),
    ]);
    fields
}

fn json(series: &Series) -> File {
    let dimensions: Vec<&str> = series.free_dimensions().map(|dimension| dimension.id.as_str()).collect();
    let observations: Vec<Value> =
        rows(series).iter().map(|row| json_observation(&dimensions, row)).collect();
    let document = json!({
        "id": series.id,
        "title": series.title,
        "description": series.description,
        "indicator": series.indicator,
        "measure": series.measure.word(),
        "frequency": series.frequency.word(),
        "unit": series.unit.id,
        "multiplier": series.multiplier,
        "observations": observations,
    });
    let mut text = serde_json::to_string_pretty(&document).unwrap_or_default();
    text.push('\n');
    File::new(place::series_json(&series.id).output(), text)
}

/// Values are texts, so that no reader of JSON turns `585.0` into `585`.
fn json_observation(dimensions: &[&str], row: &Row<'_>) -> Value {
    let Row { key, line, value, role } = row;
    let mut out = Map::new();
    out.insert("period".to_owned(), json!(value.period.to_string()));
    for (dimension, member) in dimensions.iter().zip(key.iter()) {
        out.insert((*dimension).to_owned(), json!(member));
    }
    out.insert("value".to_owned(), json!(value.value.map(|number| number.to_string())));
    if let Some(range) = value.range {
        out.insert("low".to_owned(), json!(range.low.to_string()));
        out.insert("high".to_owned(), json!(range.high.to_string()));
    }
    out.insert("unit".to_owned(), json!(line.unit.id));
    out.insert("decimals".to_owned(), json!(value.decimals));
    out.insert("status".to_owned(), json!(value.status.word()));
    out.insert("role".to_owned(), json!(role));
    out.insert("sources".to_owned(), json!(value.sources));
    if let Some(formula) = &value.formula {
        out.insert("formula".to_owned(), json!(formula.value));
    }
    if let Some(note) = &value.note {
        out.insert("note".to_owned(), json!(note));
    }
    Value::Object(out)
}
