//! One JSON document: for programs. Keys are a contract; new ones may be added, none change their meaning.

use serde_json::{Value, json};

use super::{Report, Stream, Writer, word};
use crate::diagnostic::Diagnostic;
use crate::text::Span;

/// `json`.
pub(super) static WRITER: Writer =
    Writer { name: "json", summary: "one JSON document on standard output", stream: Stream::Stdout, write };

fn write(report: &Report<'_>) -> String {
    let findings: Vec<Value> = report.findings().map(|finding| object(report, finding)).collect();
    let summary = report.summary();
    let document = json!({
        "diagnostics": findings,
        "summary": {"errors": summary.errors, "warnings": summary.warnings, "notes": summary.notes},
    });
    format!("{document:#}\n")
}

fn object(report: &Report<'_>, finding: &Diagnostic) -> Value {
    let mut object = json!({
        "code": finding.code.name,
        "severity": word(finding.severity),
        "message": finding.message,
    });
    extend(&mut object, place(report, finding.span));
    let labels = finding.labels.iter().map(|label| {
        let mut object = json!({"text": label.text});
        extend(&mut object, place(report, Some(label.span)));
        object
    });
    let rest = json!({
        "label": finding.label,
        "labels": labels.collect::<Vec<_>>(),
        "notes": finding.notes,
        "help": finding.help,
    });
    extend(&mut object, rest);
    object
}

/// Lines and columns count from 1, columns in characters; the end is one past the last character.
fn place(report: &Report<'_>, span: Option<Span>) -> Value {
    match span.map(|span| report.place(span)) {
        None => json!({"file": null, "line": null, "column": null, "end_line": null, "end_column": null}),
        Some(place) => json!({
            "file": place.path,
            "line": place.start.line,
            "column": place.start.column,
            "end_line": place.end.line,
            "end_column": place.end.column,
        }),
    }
}

/// Adds the members of one object to another, in their order.
fn extend(object: &mut Value, more: Value) {
    if let (Value::Object(object), Value::Object(more)) = (object, more) {
        object.extend(more);
    }
}
