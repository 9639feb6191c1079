//! Reading and printing of expressions.

use proptest::prelude::*;

use super::*;
use crate::text::FileId;

fn read(text: &str) -> (Figure, Diagnostics) {
    let mut sink = Diagnostics::new();
    let figure = parse(text, Span::new(FileId(0), 10..10 + text.len()), &mut sink);
    (figure, sink)
}

fn check(text: &str, canonical: &str) {
    let (figure, sink) = read(text);
    assert!(sink.is_empty(), "{text}: {sink:?}");
    assert_eq!(figure.to_string(), canonical, "{text}");
}

fn refused(text: &str, message: &str) {
    let (_, sink) = read(text);
    let said: Vec<&str> = sink.iter().map(|finding| finding.message.as_str()).collect();
    assert!(said.len() == 1 && said[0].contains(message), "{text}: {said:?}");
}

#[test]
fn expressions_print_in_one_spelling() {
    check("visits.central@2025-06", "visits.central@2025-06");
    check("mom( visits.central @ 2025-06 )", "mom(visits.central@2025-06)");
    check("x@2025-01..2025-06", "x@2025-01..2025-06");
    check("x@2025-01-01..2025-12-31", "x@2025-01-01..2025-12-31");
    check("x@2025-06-y@2025-06", "x@2025-06-y@2025-06");
    check("x@latest-1", "x@latest-1");
    check("x@latest-y@latest", "x@latest-y@latest");
    check("a@2025,b@2024", "a@2025,b@2024");
    check("(a@2025+b@2025)*2", "(a@2025+b@2025)*2");
    check("(a@2025*b@2025)+2", "a@2025*b@2025+2");
    check("a@2025-(b@2025-c@2025)", "a@2025-(b@2025-c@2025)");
    check("(a@2025-b@2025)-c@2025", "a@2025-b@2025-c@2025");
    check("-(a@2025)", "-a@2025");
    check("a@2025 / (1 - 0.50)", "a@2025/(1-0.50)");
    check("rate(us,fr,hs:0850811,on:2025-06-15)", "rate(us,fr,hs:0850811,on:2025-06-15)");
    check("rank(p@2025,within:2025-01..2025-06,order:asc)", "rank(p@2025,within:2025-01..2025-06,order:asc)");
    check("days(truce.effective..truce.expires)", "days(truce.effective..truce.expires)");
    check("days(2025-05-14..2025-08-12)", "days(2025-05-14..2025-08-12)");
    check("count(events,within:2025)", "count(events,within:2025)");
    check("share(visits.central,visits.town)", "share(visits.central,visits.town)");
}

#[test]
fn figures_without_expressions() {
    check("cite(te_471367)", "cite(te_471367)");
    check("quote(te_471367)", "quote(te_471367)");
    check("exempt", "exempt");
    check("fig.us_jump", "fig.us_jump");
}

#[test]
fn what_cannot_be_read_is_said_once() {
    refused("", "missing");
    refused("mom(x@2025-06", "`)` is missing");
    refused("x@", "a period is missing after `x@`");
    refused("x@2025-06..2025-05", "runs backward");
    refused("x@2025-6", "`2025-6` is no period");
    refused("x@2025 y@2025", "goes on after its end");
    refused("Visits@2025", "small letters");
    refused("x@2025|2", "`|` has no meaning");
    refused(&"(".repeat(40), "deeper");
    refused(&"1+".repeat(600), "longer than 1000");
}

proptest! {
    #[test]
    fn reading_never_panics_and_places_lie_inside(text in "[a-z@.,:()*/+0-9HQ −é-]{0,60}") {
        let (figure, sink) = read(&text);
        let inside = |span: Span| span.start >= 10 && span.end as usize <= 10 + text.len();
        for finding in &sink {
            prop_assert!(finding.span.is_some_and(inside));
        }
        if let Figure::Expressions(list) = figure {
            for expression in &list {
                let mut fine = true;
                expression.visit(&mut |part| fine &= inside(part.span));
                prop_assert!(fine, "{text}");
            }
        }
    }

    #[test]
    fn printing_and_reading_agree(text in tree()) {
        let (figure, sink) = read(&text);
        prop_assert!(sink.is_empty(), "{text}: {sink:?}");
        let printed = figure.to_string();
        let (again, _) = read(&printed);
        prop_assert_eq!(&again, &figure);
        prop_assert_eq!(again.to_string(), printed);
    }
}

/// Texts of whole expressions.
fn tree() -> impl Strategy<Value = String> {
    let leaf = prop_oneof![
        Just("a.b@2025-06".to_owned()),
        Just("c@latest-2".to_owned()),
        Just("d@2025-01..2025-06".to_owned()),
        (0u16..5000).prop_map(|number| number.to_string()),
        Just("0.50".to_owned()),
    ];
    leaf.prop_recursive(4, 24, 3, |inner| {
        prop_oneof![
            (inner.clone(), prop_oneof![Just('+'), Just('-'), Just('*'), Just('/')], inner.clone())
                .prop_map(|(left, sign, right)| format!("({left}){sign}({right})")),
            inner.clone().prop_map(|inner| format!("-({inner})")),
            (inner.clone(), inner).prop_map(|(one, other)| format!("sum({one},{other},order:asc)")),
        ]
    })
}
