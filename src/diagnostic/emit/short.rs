//! One line a finding: for editors that jump to `file:line:col`, and for reading over a pipe.

use super::{Report, Stream, Writer, word};
use crate::diagnostic::Diagnostic;

/// `short`.
pub(super) static WRITER: Writer = Writer {
    name: "short",
    summary: "one line a finding: `file:line:col: error[code]: message`",
    stream: Stream::Stderr,
    write,
};

fn write(report: &Report<'_>) -> String {
    report.findings().map(|finding| line(report, finding) + "\n").collect()
}

fn line(report: &Report<'_>, finding: &Diagnostic) -> String {
    let place = finding.span.map_or_else(String::new, |span| {
        let place = report.place(span);
        format!("{}:{}:{}: ", place.path, place.start.line, place.start.column)
    });
    let message = finding.message.replace('\n', " ");
    format!("{place}{}[{}]: {message}", word(finding.severity), finding.code.name)
}
