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
    let text = ClaimText { words, before, after, others: (&[], &[]), title: None, span, place: &place };
    let claim = against(&text, &figure, &catalog, &mut sink);
    (claim, sink)
}

fn against(
    text: &ClaimText<'_>,
    figure: &Figure,
    catalog: &Catalog,
    sink: &mut Diagnostics,
) -> ResolvedClaim {
    let (concerns, vocabulary) = (Concerns::of(catalog), Vocabulary::english(Some("USD")));
    resolve(text, figure, Ground { catalog, concerns: &concerns, vocabulary: &vocabulary }, sink)
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
        ("3,188 days", june, "unknown"),
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
        ("145%", "rate(us,fr,on:2025-05-01,basis:emergency)", "ok"),
        ("147.1%", "rate(us,fr,hs:850811,on:2025-05-01)", "ok"),
        ("30%", "rate(us,fr,hs:850811,on:2025-06-15)", "wrong"),
        ("30%", "rate(us,fr,hs:850811,on:2025-06-15,excl:mfn)", "ok"),
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

#[test]
fn hedges_and_bounds() {
    let june = "w@2025-06";
    for (words, verdict) in [
        ("roughly 3,200 tonnes", "ok"),
        ("3,200 tonnes or so", "ok"),
        ("some 3,000 tonnes", "wrong"),
        ("nearly 3,200 tonnes", "ok"),
        ("just under 3,200 tonnes", "ok"),
        ("just over 3,200 tonnes", "wrong"),
        ("over 3,100 tonnes", "ok"),
        ("3,100 tonnes or more", "ok"),
        ("3,100-plus tonnes", "ok"),
        ("at least 3,188 tonnes", "ok"),
        ("at most 3,187 tonnes", "contradicts"),
        ("up to 3,200 tonnes", "ok"),
        ("less than 3,188 tonnes", "contradicts"),
        ("exactly 3,188 tonnes", "ok"),
        ("exactly 3,187 tonnes", "wrong"),
        ("3,188.0 tonnes", "wrong"),
        ("3,188,000 kg", "ok"),
        ("3.2 kilotonnes", "ok"),
        ("well under 4,000 tonnes", "ok"),
        ("between 3,100 and 3,200 tonnes", "ok"),
        ("3,100–3,200 tonnes", "ok"),
        ("thousands of tonnes", "ok"),
        ("tens of thousands of tonnes", "wrong"),
        ("more than three thousand tonnes", "ok"),
        ("1,23 tonnes", "unknown"),
        ("3,188 tons", "wrong"),
        ("$3,188", "wrong"),
        ("3,188%", "wrong"),
        ("3,188 points", "wrong"),
        ("not 3,188 tonnes", "unknown"),
        ("3,188 of 3,200 tonnes", "unknown"),
        ("3,188 tonnes in June 2025", "ok"),
        ("a six-month low of 3,188 tonnes", "ok"),
        ("half-year total: 3,188 tonnes", "ok"),
        ("the quarter’s 3,188 tonnes", "ok"),
        ("one of the best months, 3,188 tonnes", "ok"),
        ("3,188 tonnes under Announcement No. 18", "ok"),
        ("3,188 tonnes of HS 8508 goods", "ok"),
        ("3,188 tonnes, a Q2 2025 high", "ok"),
        ("3,188 tonnes against the 1961–90 mean", "ok"),
        ("3,188 tonnes, above its 1990 level", "ok"),
        ("between 3.1 and 3.2 thousand tonnes", "ok"),
        ("3.1 to 3.15 thousand tonnes", "wrong"),
    ] {
        check(words, june, verdict);
    }
}

#[test]
fn changes_shares_and_multiples() {
    let table: &[(&str, &str, &str)] = &[
        ("more than doubled", "mom(w@2025-06)", "ok"),
        ("up more than 150%", "mom(w@2025-06)", "ok"),
        ("157.5% more", "mom(w@2025-06)", "ok"),
        ("[157.5%] more than in May", "mom(w@2025-06)", "ok"),
        ("157.5% less", "mom(w@2025-06)", "contradicts"),
        ("[157.5%] lower", "mom(w@2025-06)", "contradicts"),
        ("exports were [157.5%] less than in May", "mom(w@2025-06)", "contradicts"),
        ("exports were [157.5%] more than in May", "mom(w@2025-06)", "ok"),
        ("exports were [38.1%] lower than in June 2024", "yoy(w@2025-06)", "ok"),
        ("2.6 times as high", "ratio(w@2025-06,w@2025-05)", "ok"),
        ("2.5 times as high", "ratio(w@2025-06,w@2025-05)", "ok"),
        ("up 157.5%", "ratio(w@2025-06,w@2025-05)", "ok"),
        ("rose seven times", "ratio(u@2025-06,u@2025-05)", "unknown"),
        ("seven times higher than", "ratio(u@2025-06,u@2025-05)", "unknown"),
        ("up by a factor of 7.7", "ratio(u@2025-06,u@2025-05)", "ok"),
        ("down 38.1%", "yoy(w@2025-06)", "ok"),
        ("\u{2212}38.1%", "yoy(w@2025-06)", "ok"),
        ("38.1%", "abs(yoy(w@2025-06))", "ok"),
        ("rose 38.1%", "abs(yoy(w@2025-06))", "contradicts"),
        ("fell by more than a third", "yoy(w@2025-06)", "ok"),
        ("fell by half", "yoy(w@2025-06)", "wrong"),
        ("a fall of almost two-fifths", "yoy(w@2025-06)", "ok"),
        ("fell by three-quarters", "mom(w@2025-05)", "wrong"),
        ("more than halved", "yoy(w@2025-06)", "contradicts"),
        ("still [38%] below the level of June 2024", "yoy(w@2025-06)", "ok"),
        ("it was [38%] of the level of June 2024", "yoy(w@2025-06)", "unknown"),
        ("61.9%", "pct(w@2025-06,w@2024-06)", "ok"),
        ("rose 61.9%", "pct(w@2025-06,w@2024-06)", "wrong"),
        ("about three-fifths", "pct(w@2025-06,w@2024-06)", "ok"),
        ("a majority", "pct(w@2025-06,w@2024-06)", "ok"),
        ("a slim majority", "pct(w@2025-06,w@2024-06)", "contradicts"),
        ("most of it", "share(m.us@2025-06,m.world@2025-06)", "contradicts"),
        ("just over a third", "share(m.us@2025-06,m.world@2025-06)", "ok"),
        ("up 2.5 points", "pp(s@2024,s@2023)", "ok"),
        ("up 250 basis points", "pp(s@2024,s@2023)", "ok"),
        ("up two and a half points", "pp(s@2024,s@2023)", "ok"),
        ("a gap of 2.5 points", "pp(s@2024,s@2023)", "ok"),
        ("a loss of 2.5 points", "pp(s@2024,s@2023)", "contradicts"),
        ("lost 38.1%", "yoy(w@2025-06)", "ok"),
        ("up 2.5%", "pp(s@2024,s@2023)", "wrong"),
        ("up a quarter-point", "pp(s@2024,s@2023)", "wrong"),
        ("fell", "mom(w@2025-06)", "contradicts"),
        ("rose sharply", "mom(w@2025-06)", "ok"),
        ("rose", "w@2025-06", "unknown"),
        ("was flat", "mom(w@2025-06)", "contradicts"),
        ("triple-digit growth", "mom(w@2025-06)", "ok"),
        ("double-digit growth", "mom(w@2025-06)", "contradicts"),
        ("$62.5 a kilogram", "p@2025-06", "ok"),
        ("$62,500 a tonne", "p@2025-06", "ok"),
        ("€62.5 a kilogram", "p@2025-06", "wrong"),
        ("a deficit of $150", "b@2025-06", "ok"),
        ("$150", "b@2025-06", "unknown"),
        ("a surplus of $150", "b@2025-06", "contradicts"),
        ("widened by $30", "diff(b@2025-06,b@2025-05)", "ok"),
        ("shrank 0.4%", "g@2025-06", "ok"),
        ("grew 0.4%", "g@2025-06", "contradicts"),
        ("0.4%", "g@2025-06", "unknown"),
    ];
    for (words, expression, verdict) in table {
        check(words, expression, verdict);
    }
}

#[test]
fn exact_kinds() {
    let truce = "days(truce.effective..truce.expires)";
    let table: &[(&str, &str, &str)] = &[
        ("three months", truce, "ok"),
        ("two months", truce, "wrong"),
        ("about three months", truce, "ok"),
        ("89 days", truce, "wrong"),
        ("within 100 days", truce, "ok"),
        ("12 August 2025", "date(truce.expires)", "ok"),
        ("August 2025", "date(truce.expires)", "ok"),
        ("mid-August", "date(truce.expires)", "ok"),
        ("late August", "date(truce.expires)", "wrong"),
        ("13 August", "date(truce.expires)", "wrong"),
        ("the second-largest", "rank(m.us@2025-06)", "ok"),
        ("No. 2", "rank(m.us@2025-06)", "ok"),
        ("among the top three", "rank(m.us@2025-06)", "ok"),
        ("the largest", "rank(m.us@2025-06)", "contradicts"),
        ("second-smallest", "rank(m.us@2025-06)", "ok"),
        ("the joint second", "rank(m.us@2025-06)", "wrong"),
        ("second straight fall", "streak(w@2025-05)", "ok"),
        ("third straight fall", "streak(w@2025-05)", "wrong"),
        ("second straight rise", "streak(w@2025-05)", "contradicts"),
        ("a record", "record(u@2025-06)", "unknown"),
        ("the highest so far", "record(u@2025-06)", "ok"),
        ("the highest since May 2025", "record(u@2025-06,since:2025-05)", "ok"),
        ("the lowest", "record(u@2025-06)", "contradicts"),
        ("the highest on record", "record(u@2025-06)", "unknown"),
        ("one month", "count(u@2025-06..2025-06,sign:up)", "ok"),
        ("one of one months", "count(u@2025-06..2025-06,sign:up)", "ok"),
        ("two months", "count(u@2025-06..2025-06,sign:up)", "wrong"),
        ("as many as 353 tonnes", "max(u@2025-05..2025-06)", "ok"),
    ];
    for (words, expression, verdict) in table {
        check(words, expression, verdict);
    }
}

#[test]
fn the_sentence_around_the_link() {
    let table: &[(&str, &str, &str)] = &[
        ("In June 2025 it shipped [353 tonnes].", "u@2025-06", "ok"),
        ("In June 2024 it shipped [353 tonnes].", "u@2025-06", "wrong"),
        ("It shipped [353 tonnes] in May.", "u@2025-06", "wrong"),
        ("In May it shipped 46 tonnes, in June [353 tonnes].", "u@2025-06", "ok"),
        ("In June it shipped 353 tonnes, after [46 tonnes] the month before.", "u@2025-05", "ok"),
        ("In July, customs said that June’s exports were [353 tonnes].", "u@2025-06", "ok"),
        ("From May to June exports went from [46] to 353 tonnes.", "u@2025-05", "ok"),
        ("Exports [more than doubled] in a month.", "ratio(w@2025-06,w@2025-05)", "ok"),
        ("Exports more than [doubled] in a month.", "ratio(w@2025-06,w@2025-05)", "ok"),
        ("Exports more than [tripled] in a month.", "ratio(w@2025-06,w@2025-05)", "contradicts"),
        ("Exports rose to [18.9%].", "yoy(w@2025-H1)", "unknown"),
        ("It shipped [three hundred and fifty-three tonnes].", "u@2025-06", "ok"),
        ("It shipped [three hundred and fifty tonnes].", "u@2025-06", "wrong"),
        ("Sales in 2025 were strong: [353 tonnes].", "u@2025-06", "ok"),
        ("After the floods of March it shipped [353 tonnes].", "u@2025-06", "ok"),
        ("Exports [rose 15%] on May.", "mom(i@2025-06)", "ok"),
        ("Exports [rose 15%] on April.", "mom(i@2025-06)", "wrong"),
        ("Exports [rose 15%] on the month.", "mom(i@2025-06)", "ok"),
        ("Exports [rose 15%] year on year.", "mom(i@2025-06)", "wrong"),
        ("Imports fell, and exports were [15%] up.", "mom(i@2025-06)", "ok"),
        ("Exports fell [15%] in June.", "mom(i@2025-06)", "contradicts"),
        ("While imports fell, exports rose [15%].", "mom(i@2025-06)", "ok"),
        ("about [3,200 tonnes]", "w@2025-06", "ok"),
        ("nearly [3,500 tonnes]", "w@2025-06", "wrong"),
        ("In the first half of 2025 exports came to [22,319 tonnes].", "w@2025-H1", "ok"),
        ("In the second half of 2025 exports came to [22,319 tonnes].", "w@2025-H1", "wrong"),
    ];
    for (sentence, expression, verdict) in table {
        check(sentence, expression, verdict);
    }
}

#[test]
fn figures_without_expressions() {
    let (claim, sink) = judged("353 tonnes", "cite(customs)");
    assert_eq!((claim.verdict, claim.state, sink.len()), (Verdict::Ok, State::Cited, 0));
    let (claim, sink) = judged("353 tonnes", "cite(custom)");
    assert_eq!(claim.verdict, Verdict::Unknown);
    assert!(sink.iter().any(|one| one.help.iter().any(|help| help.contains("`customs`"))), "{sink:?}");
    assert_eq!(judged("42", "exempt").0.verdict, Verdict::Unknown);
    let (claim, sink) = judged("?", "u@2025-06");
    assert_eq!(claim.verdict, Verdict::Unknown);
    assert!(sink.iter().any(|one| one.help.iter().any(|help| help.contains("353"))), "{sink:?}");
}

#[test]
fn a_named_figure_stands_for_its_expressions() {
    let (claim, sink) = judged("up 157.5%", "fig.jump");
    assert!(sink.is_empty(), "{sink:?}");
    assert_eq!((claim.verdict, claim.figure.to_string().as_str()), (Verdict::Ok, "mom(w@2025-06)"));
    let (claim, sink) = judged("up 157.5%", "fig.jmp");
    assert_eq!(claim.verdict, Verdict::Unknown);
    assert!(sink.iter().any(|one| one.help.iter().any(|help| help.contains("`jump`"))), "{sink:?}");
}

#[test]
fn a_name_for_a_name_is_an_error() {
    let (claim, sink) = judged("up 99%", "fig.alias");
    assert_eq!(claim.verdict, Verdict::Unknown);
    assert!(sink.iter().any(|one| one.message.contains("names another figure, `fig.jump`")), "{sink:?}");
}

#[test]
fn a_claim_that_does_not_pass_has_an_error() {
    // A unit that divides by nothing makes the quotient unknown without a word of its own.
    let mut catalog = worked();
    let money = catalog.series.get_mut("b").unwrap();
    money.keys.values_mut().for_each(|line| line.unit.factor = crate::data::quantity::Decimal::ZERO);
    let mut sink = Diagnostics::new();
    let span = Span::new(FileId(0), 0..40);
    let place = |_: std::ops::Range<usize>| span;
    let text =
        ClaimText { words: "3", before: "", after: "", others: (&[], &[]), title: None, span, place: &place };
    let figure = parse("w@2025-06/b@2025-06", span, &mut sink);
    let claim = against(&text, &figure, &catalog, &mut sink);
    assert_eq!((claim.verdict, sink.has_errors()), (Verdict::Unknown, true), "{sink:?}");
}

#[test]
fn words_that_bear_on_a_number_are_read_or_refused() {
    let june = "w@2025-06";
    let table: &[(&str, &str, &str)] = &[
        ("3 thousand million tonnes", june, "wrong"),
        ("several thousand tonnes", june, "unknown"),
        ("3,188 tonnes a day", june, "wrong"),
        ("3,188 tonnes a month", june, "ok"),
        ("[3,188 tonnes] per person", june, "wrong"),
        ("3,188 tonnes a month earlier", june, "ok"),
        ("more than an impressive 3,500 tonnes", june, "contradicts"),
        ("more than an impressive 3,000 tonnes", june, "ok"),
        ("nearly, 3,188 tonnes", june, "unknown"),
        ("rose by 3,188 tonnes", june, "wrong"),
        ("rose to 3,188 tonnes", june, "ok"),
        ("3,188 tonnes more", june, "wrong"),
        ("minus 3,188 tonnes", june, "contradicts"),
        ("did not reach [3,188 tonnes]", june, "unknown"),
        ("in June 353 tonnes", "u@2025-06", "ok"),
        ("held at 3,188 tonnes", june, "contradicts"),
        ("held at 35.3%", "share(m.us@2025-06,m.world@2025-06)", "ok"),
        ("fell sevenfold", "ratio(u@2025-06,u@2025-05)", "wrong"),
        ("up for 12 months in a row", "mom(w@2025-06)", "unknown"),
        ("nearly a majority", "pct(w@2025-06,w@2024-06)", "contradicts"),
        ("almost the largest", "rank(m.us@2025-06)", "unknown"),
        ("99,000", "record(u@2025-06)", "unknown"),
        ("almost the highest", "record(u@2025-06)", "unknown"),
        ("13 to 15 years", "days(truce.effective..truce.expires)", "wrong"),
        ("12 to 13 weeks", "days(truce.effective..truce.expires)", "ok"),
        ("90 working days", "days(truce.effective..truce.expires)", "unknown"),
        ("90 hours", "days(truce.effective..truce.expires)", "wrong"),
        ("the second straight annual fall", "streak(w@2025-05)", "wrong"),
        ("353 tonnes, up from 46 tonnes", "u@2025-06,u@2025-05", "ok"),
        ("[353 tonnes], down from 46 tonnes", "u@2025-06", "contradicts"),
        ("little changed", "diff(k@2025-06,k@2025-05)", "contradicts"),
        ("31st March 2025", "date(truce.expires)", "wrong"),
        ("2025-08-12", "date(truce.expires)", "ok"),
        ("2025-07-01", "date(truce.expires)", "wrong"),
        ("Tuesday 12 August", "date(truce.expires)", "ok"),
        ("third quarter of 2025", "date(truce.expires)", "ok"),
        ("fourth quarter of 2025", "date(truce.expires)", "wrong"),
        ("before 12 August 2025", "date(truce.expires)", "unknown"),
        ("500,000 items in August 2025", "date(truce.expires)", "unknown"),
    ];
    for (words, expression, verdict) in table {
        check(words, expression, verdict);
    }
}

#[test]
fn what_rests_on_a_damaged_series_is_silent() {
    let mut catalog = worked();
    if let Some(series) = catalog.series.get_mut("w") {
        series.condition = crate::data::series::Condition::Damaged;
    }
    let mut sink = Diagnostics::new();
    let span = Span::new(FileId(0), 0..20);
    let place = |_: std::ops::Range<usize>| span;
    let text = ClaimText {
        words: "up 12%",
        before: "",
        after: "",
        others: (&[], &[]),
        title: None,
        span,
        place: &place,
    };
    let figure = parse("mom(w@2025-06)", span, &mut sink);
    let claim = against(&text, &figure, &catalog, &mut sink);
    assert_eq!((claim.verdict, sink.len()), (Verdict::Unknown, 0));
}

#[test]
fn a_figure_on_a_disputed_cell_says_so_where_it_matters() {
    use crate::data::reference::{Discrepancy, Gravity};
    use crate::text::Spanned;
    for (gravity, state) in [(Gravity::High, State::Differ), (Gravity::Low, State::Matches)] {
        let mut catalog = worked();
        let span = Span::new(FileId(0), 0..20);
        let discrepancy = Discrepancy {
            id: "jump".to_owned(),
            topic: String::new(),
            r#type: String::new(),
            period: None,
            gravity,
            about: vec![Spanned::new("w@2025-06".to_owned(), span)],
            statements: Vec::new(),
            resolution: None,
            preferred: None,
            place: span,
        };
        catalog.discrepancies.insert("jump".to_owned(), discrepancy);
        let place = |_: std::ops::Range<usize>| span;
        let text = ClaimText {
            words: "up 157.5%",
            before: "",
            after: "",
            others: (&[], &[]),
            title: None,
            span,
            place: &place,
        };
        let mut sink = Diagnostics::new();
        let figure = parse("mom(w@2025-06)", span, &mut sink);
        let claim = against(&text, &figure, &catalog, &mut sink);
        assert_eq!((claim.state, claim.discrepancies), (state, vec!["jump".to_owned()]));
    }
}

#[test]
fn a_figure_in_a_circle_is_cited() {
    let (claim, _) = judged("down 52%", "change(e@2025-06,d@2024-06)");
    assert_eq!((claim.verdict, claim.state), (Verdict::Ok, State::Cited));
    let (claim, _) = judged("735 tonnes", "d@2024-06");
    assert_eq!((claim.verdict, claim.state), (Verdict::Ok, State::Derived));
}

#[test]
fn a_miss_offers_words_that_pass() {
    let check = |words: &str, expression: &str, offer: &str| {
        let (_, sink) = judged(words, expression);
        let help: Vec<&String> = sink.iter().flat_map(|one| &one.help).collect();
        assert!(help.iter().any(|line| line.contains(offer)), "{words}: {help:?}");
    };
    check("nearly tripled", "ratio(w@2025-06,w@2025-05)", "more than doubled");
    check("nearly tripled", "ratio(w@2025-06,w@2025-05)", "roughly two and a half times");
    check("up 200%", "mom(w@2025-06)", "`up 158%`");
    check("fell by half", "yoy(w@2025-06)", "down more than a third");
    check("3,400 tonnes", "w@2025-06", "`3,188 t`");
}

proptest::proptest! {
    #[test]
    fn any_words_are_judged_without_panic(
        words in "(up|fell|more than|nearly|a|third|half|from|to|3,188|46|353|%|tonnes|times|and|doubled|no|points|in|June|2025| |,|–){0,12}",
        which in 0usize..8,
    ) {
        let expression = [
            "w@2025-06", "mom(w@2025-06)", "ratio(w@2025-06,w@2025-05)", "u@2025-05,u@2025-06",
            "rank(m.us@2025-06)", "days(truce.effective..truce.expires)", "date(truce.expires)", "b@2025-06",
        ][which];
        let (claim, sink) = judged(&words, expression);
        proptest::prop_assert_eq!(claim.verdict.passes(), !sink.has_errors());
    }
}
