//! Every series as CSV and JSON: all observations with status, sources and notes, digits as printed.
//!
//! A value that rests on a source which forbids redistribution is withheld, and its row says so.

use serde_json::{Map, Value, json};

use super::{File, Setting};
use crate::briefing::Briefing;
use crate::briefing::place;
use crate::data::quantity::Decimal;
use crate::data::series::{Key, Observation, Observations, Series};
use crate::text::csv_row;

pub(super) fn produce(setting: &Setting<'_>) -> Vec<File> {
    let briefing = setting.briefing;
    briefing
        .catalog
        .series
        .values()
        .flat_map(|series| {
            let rows = rows(briefing, series);
            [csv(series, &rows), json(series, &rows)]
        })
        .collect()
}

/// A value of a series with what it is: in use, or kept beside another.
struct Row<'a> {
    key: &'a Key,
    line: &'a Observations,
    value: &'a Observation,
    role: &'static str,
    /// A source of it forbids redistribution.
    withheld: bool,
}

/// What stands in the note of a value that is withheld.
const WITHHELD: &str = "withheld: the source does not allow redistribution";

fn rows<'a>(briefing: &Briefing, series: &'a Series) -> Vec<Row<'a>> {
    let forbids = |id: &String| briefing.catalog.sources.get(id).is_some_and(|source| !source.redistribute);
    let mut rows = Vec::new();
    for (key, line) in &series.keys {
        let row = |value: &'a Observation, role| {
            let withheld = value.sources.iter().any(forbids);
            Row { key, line, value, role, withheld }
        };
        for value in line.by_period.values() {
            rows.push(row(value, "in_use"));
            rows.extend(value.alternatives.iter().map(|value| row(value, "alternative")));
            rows.extend(value.earlier.iter().map(|value| row(value, "earlier")));
        }
    }
    rows
}

impl Row<'_> {
    /// A number, unless it is withheld.
    fn number(&self, number: Option<Decimal>) -> Option<String> {
        number.filter(|_| !self.withheld).map(|number| number.to_string())
    }

    fn note(&self) -> Option<String> {
        if self.withheld { Some(WITHHELD.to_owned()) } else { self.value.remarks() }
    }
}

fn csv(series: &Series, rows: &[Row<'_>]) -> File {
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
    for row in rows {
        text.push_str(&csv_row(&csv_fields(row)));
    }
    File::new(place::series_csv(&series.id).output(), text)
}

fn csv_fields(row: &Row<'_>) -> Vec<String> {
    let Row { key, line, value, role, .. } = row;
    let number = |number| row.number(number).unwrap_or_default();
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
        row.note().unwrap_or_default(),
    ]);
    fields
}

fn json(series: &Series, rows: &[Row<'_>]) -> File {
    let dimensions: Vec<&str> = series.free_dimensions().map(|dimension| dimension.id.as_str()).collect();
    let observations: Vec<Value> = rows.iter().map(|row| json_observation(&dimensions, row)).collect();
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
    File::new(place::series_json(&series.id).output(), format!("{document:#}\n"))
}

/// Values are texts, so that no reader of JSON turns `585.0` into `585`.
fn json_observation(dimensions: &[&str], row: &Row<'_>) -> Value {
    let Row { key, line, value, role, .. } = row;
    let mut out = Map::new();
    out.insert("period".to_owned(), json!(value.period.to_string()));
    for (dimension, member) in dimensions.iter().zip(key.iter()) {
        out.insert((*dimension).to_owned(), json!(member));
    }
    out.insert("value".to_owned(), json!(row.number(value.value)));
    if let Some(range) = value.range {
        out.insert("low".to_owned(), json!(row.number(Some(range.low))));
        out.insert("high".to_owned(), json!(row.number(Some(range.high))));
    }
    // A member may be printed in other thousands than its series.
    out.insert("unit".to_owned(), json!(line.unit.id));
    out.insert("multiplier".to_owned(), json!(line.multiplier));
    out.insert("decimals".to_owned(), json!(value.decimals));
    out.insert("status".to_owned(), json!(value.status.word()));
    out.insert("role".to_owned(), json!(role));
    out.insert("sources".to_owned(), json!(value.sources));
    if let Some(formula) = &value.formula {
        out.insert("formula".to_owned(), json!(formula.value));
    }
    if let Some(note) = row.note() {
        out.insert("note".to_owned(), json!(note));
    }
    Value::Object(out)
}
