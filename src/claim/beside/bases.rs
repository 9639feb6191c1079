//! Base words: what a change is said to be compared with, "on the month", "on a year earlier".
//!
//! Finds whole phrases; whether they fit the function is for `context` to say.

use crate::claim::scan::{Chunk, Item, chunks};
use crate::claim::words::Vocabulary;
use crate::data::period::Period;

/// How far back base words look.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(in crate::claim) enum Step {
    /// To the period before, however long it is.
    Before,
    Month,
    Quarter,
    Year,
    /// To the same part of another year.
    Years,
}

impl Step {
    /// Whether it reaches so many months back from a period.
    pub(in crate::claim) fn reaches(self, months: i32, of: Option<Period>) -> bool {
        match self {
            Self::Before => of.is_none_or(|of| of.months_covered() == months),
            Self::Month => months == 1,
            Self::Quarter => months == 3,
            Self::Year => months == 12,
            Self::Years => months % 12 == 0,
        }
    }
}

/// The words and small numbers of chunks.
pub(super) fn texts<'a>(chunks: impl Iterator<Item = &'a Chunk>) -> Vec<String> {
    let shown = |chunk: &Chunk| match &chunk.item {
        Item::Digits(written) => written.value.to_string(),
        _ => chunk.text().to_owned(),
    };
    chunks.map(shown).filter(|text| !text.is_empty()).collect()
}

/// The steps that base words in a part of the words name.
pub(in crate::claim) fn bases_in(text: &str, vocabulary: &Vocabulary) -> Vec<(Step, String)> {
    bases(&[texts(chunks(text, vocabulary).iter())])
}

/// Phrases that name a base, by their words; `|` divides.
const BASES: &[(Step, &str)] = &[
    (Step::Before, "sequentially|on a sequential basis|from the previous period|on the previous period"),
    (
        Step::Month,
        "on the month|month on month|on a month earlier|from a month earlier|than a month earlier|on the previous month|\
         from the previous month|than the previous month|on the month before|from the month before|m m|mom|a month ago|\
         a month earlier|a month before|the previous month|than the month before|compared with the previous month|\
         over the month|since the previous month|from month to month|month over month|from last month|on last month|\
         in the month to|on a monthly basis|than last month|monthly basis|in a single month|from the prior month|monthly rate|monthly pace",
    ),
    (
        Step::Quarter,
        "on the quarter|quarter on quarter|on a quarter earlier|from a quarter earlier|on the previous quarter|\
         from the previous quarter|on the quarter before|q q|qoq|a quarter ago|a quarter earlier|a quarter before|\
         the previous quarter|than the previous quarter|over the quarter|quarter over quarter|from last quarter|\
         the quarter before|on a quarterly basis|quarterly basis|quarterly rate|quarterly pace|from the prior quarter|than last quarter|three months earlier|three months before|than three months earlier",
    ),
    (
        Step::Years,
        "same quarter of|same month of|same period of|same half of|corresponding quarter of|corresponding month of|\
         corresponding period of|same quarter last year|same month last year|same period last year|\
         same quarter a year|same month a year|same period a year",
    ),
    (
        Step::Year,
        "on the year|year on year|on a year earlier|from a year earlier|than a year earlier|on a year before|\
         than a year before|on the previous year|from the previous year|on the year before|from the year before|\
         a year earlier|compared with a year earlier|y y|yoy|a year ago|a year before|the previous year|\
         than the year before|twelve months earlier|12 months earlier|twelve months before|over the year|\
         year over year|from last year|on last year|than last year|in a year|within a year|in the year to|\
         in the 12 months to|in the twelve months to|over the 12 months to|over the twelve months to|on an annual basis|\
         on a yearly basis|annual basis|in annual terms|annual rate|annual pace|annualised|annualized|than 12 months ago|12 months ago|twelve months ago|in twelve months|\
         in 12 months|from the prior year|than a year ago|from a year ago|on a year ago|over the past year|over the last year|over the last 12 months|over the past 12 months|over the last twelve months|\
         over the past twelve months|in the last 12 months|in the past 12 months|over 12 months",
    ),
];

pub(super) fn bases(places: &[Vec<String>]) -> Vec<(Step, String)> {
    let mut out = Vec::new();
    for words in places {
        let text = format!(" {} ", words.join(" "));
        for (step, phrases) in BASES {
            let phrase = phrases.split('|').find(|phrase| text.contains(&format!(" {phrase} ")));
            out.extend(phrase.map(|phrase| (*step, phrase.to_owned())));
        }
    }
    out
}
