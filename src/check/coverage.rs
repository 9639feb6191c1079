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
        if is_claim(word, before, after) {
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
fn is_claim(word: &str, before: &[(usize, &str)], after: &[(usize, &str)]) -> bool {
    let has_digit = word.contains(|letter: char| letter.is_ascii_digit());
    has_digit && !is_name(word) && !is_year(word) && !is_numbered(before) && !is_date(word, before, after)
}

/// `G7`, `H20`, `CO2`, `8508.11.10`, `21:02`: a name, a code, a time.
fn is_name(word: &str) -> bool {
    let starts_as_name = word.starts_with(|letter: char| letter.is_alphabetic());
    let dots = word.matches('.').count();
    starts_as_name || word.contains(':') || dots > 1 || word.contains('-')
}

/// A year of its own, a decade, or two digits of a year behind a dash.
fn is_year(word: &str) -> bool {
    let digits = word.trim_end_matches(['s', '’', '\'']);
    let plain = digits.len() == 4 && digits.bytes().all(|byte| byte.is_ascii_digit());
    plain && ("1500".."2200").contains(&digits)
}

fn is_numbered(before: &[(usize, &str)]) -> bool {
    before.last().is_some_and(|(_, word)| {
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
    next.is_some_and(is_month) || before.last().is_some_and(|(_, word)| is_month(word))
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

    #[test]
    fn names_dates_and_years_are_exempt() {
        check("On 4 April 2025 and in 2024, as in the 1990s and 2018–2020.", &[]);
        check("On 9 and 10 June, and June 4.", &[]);
        check("The G7, H20 chips, CO2, 8508.11.10, at 21:02.", &[]);
        check("Section 301, Announcement No. 18, Figure 2, HS 850811.", &[]);
        check("no digits at all", &[]);
        check("a figure that is no link: [21,000 items](=sum(a, 0))", &[]);
    }
}
