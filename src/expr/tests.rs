//! Expressions over the catalogue of the worked examples.

use super::fixture::worked;
use super::*;
use crate::data::quantity::Decimal;
use crate::text::FileId;
use crate::text::Span;

fn run(text: &str) -> (Evaluation, Diagnostics) {
    let catalog = worked();
    let mut sink = Diagnostics::new();
    let span = Span::new(FileId(0), 0..text.len());
    let expression = parse_expression(text, span, &mut sink);
    (evaluate(&expression, &catalog, &mut sink), sink)
}

/// The value and bounds to two decimals, and the unit: `667.39 [658.06, 676.92] %`.
fn shown(text: &str) -> String {
    let (evaluation, sink) = run(text);
    assert!(sink.is_empty(), "{text}: {sink:?}");
    match evaluation.value {
        Value::Number(number) => {
            let (low, high) = (number.interval.low.round(2), number.interval.high.round(2));
            let value = number.value.round(2).normalized();
            format!("{value} [{}, {}] {}", low.normalized(), high.normalized(), number.unit.id)
        }
        Value::Date(date) => date.to_string(),
        other => format!("{other:?}"),
    }
}

#[test]
fn values_carry_their_interval_and_unit() {
    let check = |text: &str, expected: &str| assert_eq!(shown(text), expected, "{text}");
    check("u@2025-06", "353 [352.5, 353.5] t");
    check("u@latest", "353 [352.5, 353.5] t");
    check("u@latest-1", "46 [45.5, 46.5] t");
    check("mom(w@2025-06)", "157.51 [157.37, 157.66] %");
    check("mom(u@2025-06)", "667.39 [658.06, 676.92] %");
    check("yoy(w@2025-06)", "-38.1 [-38.11, -38.08] %");
    check("w@2025-H1", "22319 [22316.5, 22321.5] t");
    check("w@2025-01..2025-06", "22319 [22316.5, 22321.5] t");
    check("sum(w@2025-01..2025-06)", "22319 [22316.5, 22321.5] t");
    check("yoy(w@2025-H1)", "-18.9 [-18.91, -18.89] %");
    check("yoy(w@2025-01..2025-06)", "-18.9 [-18.91, -18.89] %");
    check("change(u@2025-05..2025-06)", "667.39 [658.06, 676.92] %");
    check("change(u@2025-06,u@2025-05)", "667.39 [658.06, 676.92] %");
    check("ratio(u@2025-06,u@2025-05)", "7.67 [7.58, 7.77] ratio");
    check("diff(u@2025-06,u@2025-05)", "307 [306, 308] t");
    check("share(m.us@2025-06,m.world@2025-06)", "35.3 [35.23, 35.37] %");
    check("pct(w@2025-06,w@2024-06)", "61.9 [61.89, 61.92] %");
    check("pp(s@2024,s@2023)", "2.5 [2.4, 2.6] pp");
    check("s@2024-s@2023", "2.5 [2.4, 2.6] pp");
    check("mean(u@2025-05..2025-06)", "199.5 [199, 200] t");
    check("max(u@2025-05..2025-06)", "353 [352.5, 353.5] t");
    check("min(u@2025-06,i@2025-06)", "172 [171.5, 172.5] t");
    check("abs(yoy(w@2025-06))", "38.1 [38.08, 38.11] %");
    check("u@2025-06/u@2025-06", "1 [1, 1] ratio");
    check("u@2025-06-u@2025-06", "0 [0, 0] t");
    check("u@2025-06/(1-0.52)", "735.42 [734.38, 736.46] t");
    check("u@2025-06*p@2025-06", "22062500 [22013625, 22111425] USD");
    check("rank(m.us@2025-06)", "2 [2, 2] rank");
    check("rank(u@2025-05,within:2025-05..2025-06)", "2 [2, 2] rank");
    check("streak(w@2025-05)", "-2 [-2, -2] count");
    check("count(u@2025-06..2025-06,sign:up)", "1 [1, 1] count");
    check("days(truce.effective..truce.expires)", "90 [90, 90] day");
    check("days(truce.announced..truce.expires)", "92 [92, 92] day");
    check("weeks(2025-05-14..2025-05-28)", "2 [2, 2] week");
    check("months(2025-05-14..2025-08-13)", "2 [2, 2] count");
    check("diff(b@2025-06,b@2025-05)", "30 [29, 31] USD");
    check("date(truce.expires)", "2025-08-12");
    check("rate(us,fr,hs:8508111000,on:2025-06-15)", "32.1 [32.1, 32.1] %");
    check("rate(us,fr,hs:2805,on:2025-06-15)", "30 [30, 30] %");
}

#[test]
fn what_cannot_be_computed_says_why_and_what_to_write() {
    let check = |text: &str, message: &str, help: &str| {
        let (evaluation, sink) = run(text);
        assert_eq!(evaluation.value, Value::Unknown, "{text}");
        let all: Vec<_> = sink.iter().collect();
        assert_eq!(all.len(), 1, "{text}: {all:?}");
        assert!(all[0].message.contains(message), "{text}: {}", all[0].message);
        let helped = help.is_empty() || all[0].help.iter().any(|line| line.contains(help));
        assert!(helped, "{text}: {:?}", all[0].help);
    };
    check("magents@2025", "no series `magents`", "");
    check("m-us@2025-06", "ids hold no hyphens", "`m.us`");
    check("m.uss@2025-06", "has no member or attribute `uss`", "`us`");
    check("m@2025-06", "names no `partner`", "`m.us`");
    check("meen(u@2025-06)", "no function `meen`", "`mean`");
    check("rank(m.us@2025-06,ordr:asc)", "no option `ordr`", "`order`");
    check("u@2025-02", "is missing: suppressed", "never zero");
    check("w@2025-07", "no observation for July 2025", "to June 2025");
    check("w@2025-01", "no observation for January 2025", "within `w@2025-01/2025-02`");
    check("s@2023..2024", "do not add up", "mean(s@2023..2024)");
    check("mom(w@2025-H1)", "compares monthly periods", "yoy(w@2025-H1)");
    check("mom(g@2025-06)", "change of a change", "pp(new,old)");
    check("change(b@2025-06,u@2025-06)", "do not add up", "");
    check("u@2025-06+s@2024", "do not add up", "ratio");
    check("u@2025-06+1", "do not add up", "multiply");
    check("pp(u@2025-06,u@2025-05)", "compares two percentages", "diff");
    check("share(u@2025-06,w@2025-06)", "not declared a part", "pct");
    check("rank(m.us@2025-07)", "may be missing", "cite");
    check("rate(us,fr,on:2024-06-15)", "no act of the data", "never zero");
    check("rate(us,fr,hs:8508)", "wants a day", "on:2025-06-15");
    check("members(truce,elements)", "names no `elements`", "");
    check("5*3", "rests on no data", "cite");
    check("u", "`u` has no period", "u@2025-06");
    check("truce.expires", "is a date", "date(truce.expires)");
    check("days(2025-05..2025-06-02)", "is no day", "2025-05-14");
}

#[test]
fn what_would_be_left_out_or_counted_twice_is_refused() {
    let check = |text: &str, message: &str| {
        let (evaluation, sink) = run(text);
        assert_eq!(evaluation.value, Value::Unknown, "{text}");
        assert_eq!(sink.len(), 1, "{text}: {sink:?}");
        assert!(sink.iter().any(|one| one.message.contains(message)), "{text}: {sink:?}");
    };
    check("mean(s@2023-07..2024)", "not made of whole periods of `s`");
    check("count(s@2024-01..2024-06,above:5)", "not made of whole periods of `s`");
    check("change(s@2024..2024)", "a single period");
    check("rank(w@2024-06,within:2025-03..2025-06)", "does not lie in");
    check("rank(w@2025-Q2,within:2025-03..2025-06)", "not made of whole periods as long as");
    check("rank(m.world@2025-06)", "is a total");
    check("rank(w@2025-06)", "nothing beside `w`");
    check("record(e@2025-06)", "nothing before June 2025");
    check("record(w@2025-Q2)", "no observation");
    check("share(m.us@2025-06+m.us@2025-06,m.world@2025-06)", "count the same twice");
    check("share(m.us@2025-06+m.world@2025-06,m.world@2025-06)", "count the same twice");
    check("w@2025-06+w@2025-06", "counts the same observation twice");
    check("sum(w@2025-H1,w@2025-06)", "counts the same observation twice");
    check("sum(k@2025-05,k@2025-06)", "does not add up over time");
    check("k@2025-05+k@2025-06", "does not add up over time");
    check("p@2025-05+p@2025-06", "does not add up over time");
    check("g@2025-05+g@2025-06", "does not add up over time");
    check("u@latest - 1", "neither a period nor a difference");
    check("u@latest-70000", "neither a period nor a difference");
    check("u@latest-1.5", "neither a period nor a difference");
    check("count(u@2025-05..2025-06,within:2025)", "has no option `within`");
    check("count(events,sign:up)", "has no option `sign`");
    check("rate(us,fr,hs:8508,on:2025-06-15,excl:mfm)", "no act has the legal basis `mfm`");
    check("rate(us,fr,hs:8508,on:2025-06-15,excl:5)", "`excl` wants a legal basis");
    check("rate(us,fx,on:2025-05-01)", "`fx` is no member");
}

#[test]
fn an_act_without_a_rate_for_the_goods_makes_the_total_unknown() {
    use crate::expr::fixture::Fixture;
    let run = |rate: &str| {
        let catalog = Fixture::new()
            .act("base", "mfn", "all", &[("2024-01-01", "2.1")])
            .act("extra", "emergency", "all", &[("2025-02-04", rate)])
            .catalog();
        let mut sink = Diagnostics::new();
        let text = "rate(us,fr,on:2025-06-15)";
        let expression = parse_expression(text, Span::new(FileId(0), 0..text.len()), &mut sink);
        (evaluate(&expression, &catalog, &mut sink).value, sink)
    };
    assert!(matches!(run("10").0, Value::Number(number) if number.value == Decimal::parse("12.1").unwrap()));
    let (value, sink) = run("unknown");
    assert_eq!(value, Value::Unknown);
    assert!(sink.iter().any(|one| one.message.contains("`extra` gives no rate")), "{sink:?}");
}

#[test]
fn words_tell_what_was_computed() {
    let check = |text: &str, expected: &str| assert_eq!(run(text).0.words, expected, "{text}");
    check("u@2025-06", "Series u, June 2025");
    check("mom(u@2025-06)", "change from May 2025 to June 2025 of Series u");
    check("ratio(u@2025-06,u@2025-05)", "ratio from May 2025 to June 2025 of Series u");
    check("yoy(w@2025-H1)", "change from first half of 2024 to first half of 2025 of Series w");
    check("pct(w@2025-06,w@2024-06)", "Series w: June 2025 in per cent of June 2024");
    let share = "share(m.us@2025-06,m.world@2025-06)";
    check(share, "Series m, June 2025: share of United States in World");
    check("ratio(u@2025-06,i@2025-06)", "ratio of Series u, June 2025 to Series i, June 2025");
    check("u@2025-06/i@2025-06", "Series u, June 2025 ÷ Series i, June 2025");
}

#[test]
fn a_change_from_a_value_derived_from_it_is_a_circle() {
    let (evaluation, _) = run("yoy(d@2025-06)");
    assert_eq!(evaluation.circle, None, "the formula names another observation");
    let (evaluation, _) = run("change(e@2025-06,d@2024-06)");
    assert_eq!(evaluation.circle, Some(Circle { derived: 1, from: 0 }));
}

#[test]
fn every_function_is_documented_by_an_example_that_reads() {
    for function in functions::FUNCTIONS {
        let mut sink = Diagnostics::new();
        let span = Span::new(FileId(0), 0..function.example.len());
        let expression = parse_expression(function.example, span, &mut sink);
        assert!(sink.is_empty(), "{}: {sink:?}", function.name);
        assert!(
            matches!(&expression.node, Node::Call(call) if call.name == function.name),
            "{}",
            function.name
        );
        assert!(function.signature.starts_with(function.name) && !function.documentation.is_empty());
    }
}
