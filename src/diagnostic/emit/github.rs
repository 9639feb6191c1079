//! Workflow commands: findings appear beside the lines of a pull request.
//!
//! The form is the one of the `error`, `warning` and `notice` commands of GitHub Actions: data escape `%`, CR and
//! LF, properties also `:` and `,`.

use super::{Place, Report, Stream, Writer};
use crate::diagnostic::{Diagnostic, Severity};

/// `github`.
pub(super) static WRITER: Writer =
    Writer { name: "github", summary: "annotations for GitHub Actions", stream: Stream::Stderr, write };

fn write(report: &Report<'_>) -> String {
    report.findings().map(|finding| command(report, finding) + "\n").collect()
}

fn command(report: &Report<'_>, finding: &Diagnostic) -> String {
    let command = match finding.severity {
        Severity::Error => "error",
        Severity::Warning => "warning",
        Severity::Note => "notice",
    };
    let place = finding.span.map_or_else(String::new, |span| properties(&report.place(span)));
    let more = finding.notes.iter().map(|note| format!("\n{note}"));
    let more = more.chain(finding.help.iter().map(|help| format!("\nhelp: {help}")));
    let message = data(&format!("{}{}", finding.message, more.collect::<String>()));
    format!("::{command} {place}title={}::{message}", property(finding.code.name))
}

/// `endColumn` is the last character itself, and only allowed where the finding stays in one line.
fn properties(place: &Place<'_>) -> String {
    let (start, end) = (place.start, place.end);
    let last = match start.line == end.line {
        true => format!(",endColumn={}", end.column.saturating_sub(1).max(start.column)),
        false => String::new(),
    };
    let file = property(place.path);
    format!("file={file},line={},endLine={},col={}{last},", start.line, end.line, start.column)
}

fn data(text: &str) -> String {
    text.replace('%', "%25").replace('\r', "%0D").replace('\n', "%0A")
}

fn property(text: &str) -> String {
    data(text).replace(':', "%3A").replace(',', "%2C")
}
