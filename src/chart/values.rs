//! The plotted values for programs: the same as in the CSV, as objects.
//!
//! Numbers are texts, so that no reader of JSON turns `585.0` into `585`.

use serde_json::{Map, Value, json};

use super::resolve::{Line, Plot, Point};
use super::table::{self, note};

/// One object for each value in the picture.
pub(super) fn values(plot: &Plot) -> Vec<Value> {
    table::values(plot).into_iter().map(|(line, point)| value(plot, line, point)).collect()
}

fn value(plot: &Plot, line: Option<&Line>, point: &Point) -> Value {
    let mut out = Map::new();
    let mut put = |name: &str, value: Value| out.insert(name.to_owned(), value);
    put("period", json!(point.period.to_string()));
    put("series", json!(line.or(plot.lines.first()).map(|line| &line.series)));
    let members = line.map(|line| line.members.as_slice()).unwrap_or_default();
    put("members", members.iter().map(|(dimension, member)| (dimension.clone(), json!(member))).collect());
    put("value", json!(point.value.map(|value| value.to_string())));
    if let Some(range) = point.range {
        put("low", json!(range.low.to_string()));
        put("high", json!(range.high.to_string()));
    }
    put("unit", json!(plot.unit.id));
    put("multiplier", json!(plot.multiplier));
    put("status", json!(point.status.word()));
    put("sources", json!(point.sources));
    let note = note(plot, line, point);
    if !note.is_empty() {
        put("note", json!(note));
    }
    Value::Object(out)
}
