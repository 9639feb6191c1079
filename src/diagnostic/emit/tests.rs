//! What each writer makes of the same few findings.

use proptest::prelude::*;
use snapbox::{assert_data_eq, str};

use super::*;
use crate::diagnostic::code;

/// A page and a data file.
struct Two;

impl Texts for Two {
    fn path(&self, file: FileId) -> &str {
        if file.0 == 0 { "content/index.md" } else { "content/data/a,b.yaml" }
    }

    fn text(&self, file: FileId) -> &str {
        if file.0 == 0 {
            "# µ Loans\n\nUp by [12%](=yoy(loans@2025)).\n"
        } else {
            "kind: series\nunit: t\r\n"
        }
    }
}

fn span(file: u32, range: std::ops::Range<usize>) -> Span {
    Span::new(FileId(file), range)
}

/// The report of three findings: one with everything, one in another file, one without a place.
fn report(name: &str) -> String {
    let mismatch =
        Diagnostic::new(&code::claim::NUMBER_MISMATCH, span(0, 19..22), "`12%` is not what the data says")
            .label("the data says 13.4")
            .also(span(1, 19..20), "from this series")
            .note("value 13.4 (1 ÷ 2)")
            .help("write `13%`");
    let warning =
        Diagnostic::new(&code::data::BAD_PERIOD, span(1, 0..12), "odd, 100% odd").severity(Severity::Warning);
    let nowhere = Diagnostic::without_place(&code::input::NO_CONTENT, "no `content/` here");
    let findings: Diagnostics = [nowhere, warning, mismatch].into_iter().collect();
    let findings = findings.sorted(&Two);
    let text = (find(name).unwrap().write)(&Report::new(&findings, &Two));
    anstream::adapter::strip_str(&text).to_string()
}

#[test]
fn short_is_a_line_each() {
    assert_data_eq!(
        report("short"),
        str![[r#"
content/data/a,b.yaml:1:1: warning[bad-period]: odd, 100% odd
content/index.md:3:8: error[number-mismatch]: `12%` is not what the data says
error[no-content]: no `content/` here

"#]]
    );
}

#[test]
fn human_shows_the_lines() {
    assert_data_eq!(
        report("human"),
        str![[r#"
warning[bad-period]: odd, 100% odd
 --> content/data/a,b.yaml:1:1
  |
1 | kind: series
  | ^^^^^^^^^^^^

error[number-mismatch]: `12%` is not what the data says
 --> content/index.md:3:8
  |
3 | Up by [12%](=yoy(loans@2025)).
  |        ^^^ the data says 13.4
  |
 ::: content/data/a,b.yaml:2:7
  |
2 | unit: t
  |       - from this series
  |
  = note: value 13.4 (1 ÷ 2)
  = help: write `13%`

error[no-content]: no `content/` here

2 errors, 1 warning

"#]]
    );
}

#[test]
fn github_escapes() {
    assert_data_eq!(
        report("github"),
        str![[r#"
::warning file=content/data/a%2Cb.yaml,line=1,endLine=1,col=1,endColumn=12,title=bad-period::odd, 100%25 odd
::error file=content/index.md,line=3,endLine=3,col=8,endColumn=10,title=number-mismatch::`12%25` is not what the data says%0Avalue 13.4 (1 ÷ 2)%0Ahelp: write `13%25`
::error title=no-content::no `content/` here

"#]]
    );
}

#[test]
fn json_is_one_document() {
    assert_data_eq!(
        report("json"),
        str![[r#"
{
  "diagnostics": [
    {
      "code": "bad-period",
      "severity": "warning",
      "message": "odd, 100% odd",
      "file": "content/data/a,b.yaml",
      "line": 1,
      "column": 1,
      "end_line": 1,
      "end_column": 13,
      "label": "",
      "labels": [],
      "notes": [],
      "help": []
    },
    {
      "code": "number-mismatch",
      "severity": "error",
      "message": "`12%` is not what the data says",
      "file": "content/index.md",
      "line": 3,
      "column": 8,
      "end_line": 3,
      "end_column": 11,
      "label": "the data says 13.4",
      "labels": [
        {
          "text": "from this series",
          "file": "content/data/a,b.yaml",
          "line": 2,
          "column": 7,
          "end_line": 2,
          "end_column": 8
        }
      ],
      "notes": [
        "value 13.4 (1 ÷ 2)"
      ],
      "help": [
        "write `13%`"
      ]
    },
    {
      "code": "no-content",
      "severity": "error",
      "message": "no `content/` here",
      "file": null,
      "line": null,
      "column": null,
      "end_line": null,
      "end_column": null,
      "label": "",
      "labels": [],
      "notes": [],
      "help": []
    }
  ],
  "summary": {
    "errors": 2,
    "warnings": 1,
    "notes": 0
  }
}

"#]]
    );
}

#[test]
fn the_summary_counts() {
    let check = |errors, warnings, notes, expected: &str| {
        assert_eq!(Summary { errors, warnings, notes }.to_string(), expected);
    };
    check(0, 0, 0, "no findings");
    check(1, 0, 2, "1 error, 2 notes");
    check(3, 1, 0, "3 errors, 1 warning");
}

#[test]
fn an_empty_report_says_nothing_to_people() {
    let findings = Diagnostics::new();
    assert_eq!((human::WRITER.write)(&Report::new(&findings, &Two)), "");
}

#[test]
fn places_beyond_the_text_and_empty_texts_are_shown_without_panic() {
    let findings: Diagnostics = [0..0, 3..4, 5..900, 900..901]
        .map(|range| Diagnostic::new(&code::data::BAD_PERIOD, span(0, range), "odd"))
        .into_iter()
        .collect();
    for writer in WRITERS {
        assert!(!(writer.write)(&Report::new(&findings, &Two)).is_empty(), "{}", writer.name);
    }
}

/// One file of any text.
struct One(String);

impl Texts for One {
    fn path(&self, _: FileId) -> &str {
        "content/index.md"
    }

    fn text(&self, _: FileId) -> &str {
        &self.0
    }
}

proptest! {
    #[test]
    fn no_place_in_no_text_makes_a_writer_panic(text in "[a\t\u{e9}\u{4e00}\r\n]{0,40}", start in 0usize..50, length in 0usize..50) {
        let texts = One(text);
        let finding = Diagnostic::new(&code::data::BAD_PERIOD, span(0, start..start + length), "odd");
        let findings: Diagnostics = std::iter::once(finding.also(span(0, length..start + length), "and this")).collect();
        for writer in WRITERS {
            prop_assert!(!(writer.write)(&Report::new(&findings, &texts)).is_empty());
        }
    }
}
