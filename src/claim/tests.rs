//! The worked examples of the figure language, as one table.

use super::*;
use crate::diagnostic::Diagnostics;
use crate::expr::fixture::worked;
use crate::expr::parse;
use crate::text::FileId;

/// Judges words in a sentence: `the total was [18.9%] of …`, the brackets being the link.
pub(super) fn judged(sentence: &str, expression: &str) -> (ResolvedClaim, Diagnostics) {
    let (before, rest) = sentence.split_once('[').unwrap_or(("", sentence));
    let (words, after) = rest.split_once(']').unwrap_or((rest, ""));
    let catalog = worked();
    let mut sink = Diagnostics::new();
    let span = Span::new(FileId(0), 0..sentence.len() + expression.len() + 4);
    let figure = parse(expression, span, &mut sink);
    let place = |range: std::ops::Range<usize>| span.part(range);
    let text = ClaimText { words, before, after, title: None, span, place: &place };
    let claim = resolve(&text, &figure, &catalog, &Vocabulary::english(Some("USD")), &mut sink);
    (claim, sink)
}

fn check(sentence: &str, expression: &str, verdict: &str) {
    let (claim, sink) = judged(sentence, expression);
    let said: Vec<String> = sink.iter().map(|one| format!("{}: {}", one.code.name, one.message)).collect();
    assert_eq!(claim.verdict.word(), verdict, "[{sentence}](={expression}) {said:?} {:?}", claim.parts);
    assert_eq!(claim.verdict.passes(), !sink.has_errors(), "[{sentence}](={expression}) {said:?}");
}

#[test]
fn the_worked_examples() {
    let jump = "mom(w@2025-06)";
    let ratio = "ratio(w@2025-06,w@2025-05)";
    let us = "mom(u@2025-06)";
    let sevenfold = "ratio(u@2025-06,u@2025-05)";
    let half = "yoy(w@2025-H1)";
    let year = "yoy(w@2025-06)";
    let june = "w@2025-06";
    let table: &[(&str, &str, &str)] = &[
        ("up 157.5%", jump, "ok"),
        ("up 158%", jump, "ok"),
        ("up 160%", jump, "wrong"),
        ("up around 160%", jump, "ok"),
        ("more than doubled", ratio, "ok"),
        ("nearly tripled", ratio, "wrong"),
        ("roughly two and a half times May’s total", ratio, "ok"),
        ("surge of 660%", us, "ok-rounding"),
        ("surge of 700%", us, "wrong"),
        ("more than sevenfold", sevenfold, "ok"),
        ("by more than six times", sevenfold, "unknown"),
        ("nearly eightfold", sevenfold, "ok"),
        ("sixfold", sevenfold, "wrong"),
        ("fell 18.9%", half, "ok"),
        ("the total was [18.9%]", half, "unknown"),
        ("exports fell [18.9%]", half, "ok"),
        ("rose 18.9%", half, "contradicts"),
        ("fell nearly a fifth", half, "ok"),
        ("fell 18.9 percentage points", half, "wrong"),
        ("more than a third below June 2024", year, "ok"),
        ("about 3,200 tonnes", june, "ok"),
        ("3,200 tonnes", june, "ok"),
        ("3,189 tonnes", june, "drift"),
        ("nearly 3,500 tonnes", june, "wrong"),
        ("more than [3,200] tonnes", june, "contradicts"),
        ("from 46 to 353 tonnes", "u@2025-05,u@2025-06", "ok"),
        ("fell from 46 to 353 tonnes", "u@2025-05,u@2025-06", "contradicts"),
        ("353 tonnes, up from 46", "u@2025-06,u@2025-05", "ok"),
        ("one in nine tonnes went to the US", "pct(u@2025-06,w@2025-06)", "ok"),
        ("up 15%", "mom(i@2025-06)", "ok"),
        ("between 150% and 160%", jump, "ok"),
        ("more than tripled", jump, "wrong"),
        ("90 days", "days(truce.effective..truce.expires)", "ok"),
        ("90 days", "days(truce.announced..truce.expires)", "wrong"),
        ("second-largest buyer", "rank(m.us@2025-06)", "ok"),
        ("second-largest buyer", "rank(m.us@2025-07)", "unknown"),
        ("no tonnes shipped", "u@2025-02", "unknown"),
        ("up 157.5% on a year earlier", jump, "wrong"),
        ("in July exports reached [3,188 tonnes]", june, "wrong"),
        ("nearly halved", year, "wrong"),
        ("3.2 thousand", june, "ok"),
        ("3 thousand tonnes", june, "wrong"),
        ("two to four times", ratio, "ok"),
        ("3 to 5 times", ratio, "wrong"),
        ("during May sales to India [rose 15%]", "mom(i@2025-06)", "wrong"),
        ("just over 3,050", june, "ok"),
        ("well over 3,050 tonnes", june, "wrong"),
        ("most since 2009", "record(u@2025-06,since:2009)", "unknown"),
    ];
    for (sentence, expression, verdict) in table {
        check(sentence, expression, verdict);
    }
}
