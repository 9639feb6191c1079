//! Numbers in prose that nothing vouches for: neither a figure, nor cited, nor exempt.
//!
//! Looks at words only. Years, dates, times, codes and numbered things are no claims; what is left must be bound.

use super::{Check, Run};
use crate::briefing::Briefing;
use crate::data::format;
use crate::diagnostic::code::check::{COVERAGE, UNBOUND_NUMBER};
use crate::diagnostic::{Diagnostic, Diagnostics};
use crate::markdown::{Block, Document, Inline, InlineText};
use crate::text::{FileId, Span, Spanned};

pub(super) const CHECK: Check = Check {
    name: "coverage",
    summary: "every number in prose is a figure, cited or exempt",
    run: Run::Whole(run),
};

/// Words before a number that make it a name: `Section 301`.
const NUMBERED: &[&str] = &[
    "announcement",
    "announcements",
    "annex",
    "article",
    "articles",
    "chapter",
    "chapters",
    "code",
    "codes",
    "edition",
    "eo",
    "figure",
    "figures",
    "heading",
    "hs",
    "no",
    "nos",
    "note",
    "order",
    "page",
    "paragraph",
    "part",
    "row",
    "rule",
    "section",
    "sections",
    "step",
    "table",
    "version",
    "volume",
];
/// Words that join numbers of one date: `9 and 10 June`.
const JOINING: &[&str] = &["and", "or", "to", "until", "from"];
/// Words before a number that make a year of it where the digits alone could be an amount: `in 1850`.
const DATING: &[&str] = &[
    "after", "around", "before", "between", "by", "during", "early", "from", "in", "late", "mid", "of",
    "since", "to", "until",
];
/// Words behind four digits that make an amount of them: `1900 tonnes`.
const COUNTED: &[&str] = &[
    "barrels",
    "billion",
    "cars",
    "companies",
    "cubic",
    "dollars",
    "employees",
    "euros",
    "homes",
    "hours",
    "houses",
    "items",
    "jobs",
    "kg",
    "kilograms",
    "km",
    "kt",
    "litres",
    "megawatts",
    "metres",
    "metric",
    "miles",
    "million",
    "mw",
    "patients",
    "people",
    "per",
    "percent",
    "pieces",
    "points",
    "pounds",
    "ships",
    "staff",
    "thousand",
    "tonnes",
    "tons",
    "trillion",
    "units",
    "vehicles",
    "workers",
    "yen",
    "yuan",
];
/// Codes that stand before an amount as a sign does: `EUR400m`.
const CURRENCIES: &[&str] = &[
    "aud", "brl", "cad", "chf", "cny", "czk", "dkk", "eur", "gbp", "hkd", "huf", "idr", "inr", "jpy", "krw",
    "mxn", "myr", "nok", "nzd", "pln", "rmb", "rs", "rub", "sar", "sek", "sgd", "thb", "try", "twd", "usd",
    "vnd", "zar",
];

/// How far the numbers of one page or chart file are vouched for.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Covered {
    /// The file.
    pub file: FileId,
    /// How many numbers are figures, cited or exempt.
    pub covered: usize,
    /// The others, as written.
    pub unbound: Vec<Spanned<String>>,
}

/// Counts the numbers of every published page, then of every chart file.
#[must_use]
pub fn coverage(briefing: &Briefing) -> Vec<Covered> {
    let pages = briefing.written().map(|(page, bound)| {
        let mut unbound = Vec::new();
        page.front.texts().for_each(|text| in_line(text, &mut unbound));
        in_document(&page.document, &mut unbound);
        Covered { file: page.file, covered: bound.figures.len(), unbound }
    });
    let exhibits = briefing.exhibits.values().map(|exhibit| {
        let mut unbound = Vec::new();
        exhibit.words.all().for_each(|text| in_line(text, &mut unbound));
        Covered { file: exhibit.spec.place.file, covered: exhibit.figures.len(), unbound }
    });
    pages.chain(exhibits).collect()
}

fn run(briefing: &Briefing, sink: &mut Diagnostics) {
    let counted = coverage(briefing);
    let covered: usize = counted.iter().map(|one| one.covered).sum();
    let unbound: Vec<Spanned<String>> = counted.into_iter().flat_map(|one| one.unbound).collect();
    demand(briefing, covered, unbound.len(), sink);
    for number in unbound {
        let message = format!("`{}` is bound to nothing", number.value);
        let help =
            format!("write `[{}](=…)`, or cite a source: `[{}](=cite(source))`", number.value, number.value);
        sink.push(Diagnostic::new(&UNBOUND_NUMBER, number.span, message).help(help));
    }
}

/// Holds the share of covered numbers against what the site demands.
fn demand(briefing: &Briefing, covered: usize, unbound: usize, sink: &mut Diagnostics) {
    let Some(demanded) = &briefing.config.coverage else { return };
    let all = covered + unbound;
    if covered * 100 >= usize::from(demanded.value) * all {
        return;
    }
    let share = share(covered, all);
    let message =
        format!("{covered} of {all} numbers are covered, {share}% where {}% are demanded", demanded.value);
    sink.push(Diagnostic::new(&COVERAGE, demanded.span, message));
}

/// Whole per cent, never more than are covered; 100 where there is nothing to cover.
#[must_use]
pub fn share(covered: usize, all: usize) -> usize {
    (covered * 100).checked_div(all).unwrap_or(100)
}

fn in_document(document: &Document, found: &mut Vec<Spanned<String>>) {
    document.visit_blocks(&mut |block: &Block| {
        block.lines().into_iter().for_each(|line| in_inlines(line, found));
    });
}

fn in_line(text: &InlineText, found: &mut Vec<Spanned<String>>) {
    in_inlines(&text.inlines, found);
}

/// The numbers in a line of text. A figure and its words stand between the texts and break them.
fn in_inlines(inlines: &[Inline], found: &mut Vec<Spanned<String>>) {
    for inline in inlines {
        match inline {
            Inline::Text(text) => in_text(text, found),
            Inline::Emphasis(inner) | Inline::Strong(inner) | Inline::Strike(inner) => {
                in_inlines(inner, found)
            }
            Inline::Link(link) => in_inlines(&link.children, found),
            Inline::Image(image) => in_inlines(&image.alt, found),
            _ => {}
        }
    }
}

fn in_text(text: &Spanned<String>, found: &mut Vec<Spanned<String>>) {
    // A figure that failed to become a link is reported as such.
    if text.value.contains("](=") {
        return;
    }
    let words: Vec<(usize, &str)> = words(&text.value).collect();
    for (position, (offset, word)) in words.iter().enumerate() {
        let before = words.get(..position).unwrap_or_default();
        let after = words.get(position + 1..).unwrap_or_default();
        // `1900 tonnes` counts; `in 2025, tonnes` does not.
        let counted =
            after.first().filter(|(next, _)| *next == offset + word.len() + 1).map(|(_, word)| *word);
        if is_claim(word, before, after, counted) {
            found.push(Spanned::new((*word).to_owned(), place(text, *offset, word)));
        }
    }
}

/// The exact bytes where the source holds the text as it is, else the whole text.
fn place(text: &Spanned<String>, offset: usize, word: &str) -> Span {
    let exact = text.span.range().len() == text.value.len();
    if exact { text.span.part(offset..offset + word.len()) } else { text.span }
}

/// Words with their offsets, without the punctuation around them.
fn words(text: &str) -> impl Iterator<Item = (usize, &str)> {
    let is_gap = |letter: char| letter.is_whitespace() || matches!(letter, '–' | '—' | '/' | '·');
    text.split(is_gap).filter_map(move |word| {
        let core = word.trim_matches(|letter: char| !letter.is_alphanumeric() && !is_sign(letter));
        // The word is a part of the text, so that the distance of both is its offset.
        let offset = (core.as_ptr() as usize).checked_sub(text.as_ptr() as usize)?;
        (!core.is_empty()).then_some((offset, core))
    })
}

/// Signs that belong to a number.
fn is_sign(letter: char) -> bool {
    matches!(letter, '%' | '$' | '€' | '£' | '¥' | '+' | '−' | '~')
}

/// Whether a word is a number that says something about the world.
/// `counted` is the word right behind it.
fn is_claim(word: &str, before: &[(usize, &str)], after: &[(usize, &str)], counted: Option<&str>) -> bool {
    let has_digit = word.contains(|letter: char| letter.is_ascii_digit());
    has_digit
        && !is_name(word)
        && !is_year(word, before, counted)
        && !is_numbered(word, before)
        && !is_date(word, before, after)
}

/// `G7`, `H20`, `CO2`, `8508.11.10`, `21:02`, `2025-06-01`: a name, a code, a time.
fn is_name(word: &str) -> bool {
    let letters = word.trim_start_matches(|letter: char| letter.is_alphabetic());
    let prefix = word.get(..word.len() - letters.len()).unwrap_or_default().to_lowercase();
    // `US$4bn` and `EUR400m` begin with letters and are amounts.
    let is_amount = letters.starts_with(['$', '€', '£', '¥']) || CURRENCIES.contains(&prefix.as_str());
    let dots = word.matches('.').count();
    !prefix.is_empty() && !is_amount || word.contains(':') || dots > 1 || is_hyphened_name(word)
}

/// Digits in groups: a date, the years `2024-25`, a number in a register. `5-10%` and `12-fold` are amounts.
fn is_hyphened_name(word: &str) -> bool {
    let parts: Vec<&str> = word.split('-').collect();
    let digits = parts.iter().all(|part| !part.is_empty() && part.bytes().all(|byte| byte.is_ascii_digit()));
    let begins_with_year = parts.first().is_some_and(|first| first.len() == 4);
    digits && (parts.len() > 2 || parts.len() == 2 && begins_with_year)
}

/// A year of its own, or a decade. Digits before what is counted, and early years out of nowhere, are an amount.
fn is_year(word: &str, before: &[(usize, &str)], counted: Option<&str>) -> bool {
    let digits = word.trim_end_matches(['s', '’', '\'']);
    let plain = digits.len() == 4 && digits.bytes().all(|byte| byte.is_ascii_digit());
    let is_in = |words: &[&str], word: &str| words.contains(&word.to_lowercase().as_str());
    let is_dated = before.last().is_some_and(|(_, word)| is_in(DATING, word));
    let is_recent = ("1900".."2100").contains(&digits);
    let is_early = ("1500".."1900").contains(&digits) && (digits.len() < word.len() || is_dated);
    plain && (is_recent || is_early) && !counted.is_some_and(|word| is_in(COUNTED, word))
}

/// `Section 301`: what has a sign or a scale is no name, whatever stands before it.
fn is_numbered(word: &str, before: &[(usize, &str)]) -> bool {
    let is_plain =
        word.bytes().all(|byte| byte.is_ascii_alphanumeric() || matches!(byte, b'.' | b'-' | b'('));
    is_plain
        && before.last().is_some_and(|(_, word)| {
            let word = word.to_lowercase();
            NUMBERED.contains(&word.trim_end_matches('.'))
        })
}

/// A day beside its month, or one of several days of a month: `4 April`, `9 and 10 June`, `June 4`.
fn is_date(word: &str, before: &[(usize, &str)], after: &[(usize, &str)]) -> bool {
    let is_day = |word: &str| word.parse::<u8>().is_ok_and(|day| (1..=31).contains(&day));
    if !is_day(word) {
        return false;
    }
    let mut following = after.iter().map(|(_, word)| *word);
    let next = following.find(|word| !is_day(word) && !JOINING.contains(word));
    // `In June 12 ships left` counts ships: a month with its day stands behind `on`, `by`, `until`.
    let (month, preposition) = (before.last(), before.len().checked_sub(2).and_then(|at| before.get(at)));
    let is_whole_month = preposition.is_some_and(|(_, word)| word.eq_ignore_ascii_case("in"));
    next.is_some_and(is_month) || month.is_some_and(|(_, word)| is_month(word)) && !is_whole_month
}

fn is_month(word: &str) -> bool {
    (1..=12).any(|number| format::month(number) == word || format::month_short(number) == word)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(text: &str, expected: &[&str]) {
        let mut found = Vec::new();
        let span = Span::new(FileId(0), 0..text.len());
        in_text(&Spanned::new(text.to_owned(), span), &mut found);
        let words: Vec<&str> = found.iter().map(|number| number.value.as_str()).collect();
        assert_eq!(words, expected, "{text}");
        for number in &found {
            assert_eq!(&text[number.span.range()], number.value);
        }
    }

    #[test]
    fn numbers_that_claim_something_are_found() {
        check("It rose 12% to 353 tonnes (up from 46.4).", &["12%", "353", "46.4"]);
        check("About $4bn, or €3.1 billion.", &["$4bn", "€3.1"]);
        check("between 5–10 years", &["5", "10"]);
        check("a fall of −3", &["−3"]);
    }

    /// Each of these was once taken for a name, a year or a day.
    #[test]
    fn numbers_in_disguise_are_found() {
        check("It grew 12-fold, or 5-10% a year.", &["12-fold", "5-10%"]);
        check("a bill of US$4bn, or EUR400m, or Rs500", &["US$4bn", "EUR400m", "Rs500"]);
        check("figures 30% lower; no 12% more; part $3m", &["30%", "12%", "$3m"]);
        check("In June 12 ships left.", &["12"]);
        check("They shipped 1800 items and 2000 tonnes.", &["1800", "2000"]);
    }

    #[test]
    fn names_dates_and_years_are_exempt() {
        check("On 4 April 2025 and in 2024, as in the 1990s and 2018–2020.", &[]);
        check("On 9 and 10 June, and June 4.", &[]);
        check("The G7, H20 chips, CO2, 8508.11.10, at 21:02.", &[]);
        check("Section 301, Announcement No. 18, Figure 2, HS 850811.", &[]);
        check("no digits at all", &[]);
        check("In 1850, on June 12, by 1 June; the 1780s, 2024-25, 2025-06-01, 020-7946-0958.", &[]);
        check("in September 2025, tonnes; the 2018 tariffs, a 2025 record, Covid-19, EO14257, F-35", &[]);
        check("a figure that is no link: [21,000 items](=sum(a, 0))", &[]);
    }
}
