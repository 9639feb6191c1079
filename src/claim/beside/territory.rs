//! Which words of a sentence belong to which of its numbers.
//!
//! Between two numbers, what stands up to the last break goes with the first and the rest with the second: "[up 17%]
//! from a year ago and | [5.8%] from August". What stands before the first number is the opening, which holds for all
//! numbers that have nothing of their own. Understands no word beyond that.

use std::ops::Range;

use super::ends_clause;
use super::periods::is_counted;
use crate::claim::scan::Chunk;
use crate::claim::words::Sense;

/// The words around a link, divided.
#[derive(Debug, Clone, Default)]
pub(super) struct Territory {
    /// Between the break before the link and the link.
    pub(super) lead: Vec<Chunk>,
    /// Between the link and the break behind it.
    pub(super) trail: Vec<Chunk>,
    /// Before the first number of the sentence; empty where that is the lead.
    pub(super) opening: Vec<Chunk>,
    /// Everything of the sentence before the link.
    pub(super) head: Vec<Chunk>,
    /// Everything of the sentence behind the link.
    pub(super) tail: Vec<Chunk>,
}

/// The words before and behind a link, with the bytes in which other figures stand.
#[derive(Debug, Clone, Copy)]
pub(super) struct Side<'a> {
    pub(super) chunks: &'a [Chunk],
    pub(super) figures: &'a [Range<usize>],
}

impl Side<'_> {
    /// Whether a chunk is a number of its own or stands in a figure.
    fn is_number(&self, at: usize) -> bool {
        let inside = |chunk: &Chunk| {
            self.figures.iter().any(|figure| chunk.range.start < figure.end && figure.start < chunk.range.end)
        };
        // "Was flat in May and rose" makes two claims.
        let claims = |chunk: &Chunk| {
            matches!(chunk.sense(), Some(Sense::Flat(_) | Sense::Multiple(_) | Sense::Halved))
        };
        self.chunks.get(at).is_some_and(|chunk| inside(chunk) || claims(chunk)) || is_counted(self.chunks, at)
    }
}

/// Divides the words of one sentence.
pub(super) fn divide(head: Side<'_>, tail: Side<'_>) -> Territory {
    let (before, after) = (head.chunks, tail.chunks);
    let first = (0..before.len()).find(|at| head.is_number(*at));
    let last = (0..before.len()).rev().find(|at| head.is_number(*at));
    let next = (0..after.len()).find(|at| tail.is_number(*at));
    let lead = match last {
        None => before,
        Some(last) => {
            let between = before.get(last + 1..).unwrap_or_default();
            let cut = between.iter().rposition(is_break).map_or(between.len(), |at| at + 1);
            between.get(cut..).unwrap_or_default()
        }
    };
    let trail = match next {
        None => after,
        Some(next) => {
            let between = after.get(..next).unwrap_or_default();
            let cut = between.iter().rposition(is_break).unwrap_or(between.len());
            between.get(..cut).unwrap_or_default()
        }
    };
    let opening = first.and_then(|first| before.get(..first)).unwrap_or_default();
    Territory {
        lead: lead.to_vec(),
        trail: trail.to_vec(),
        opening: opening.to_vec(),
        head: before.to_vec(),
        tail: after.to_vec(),
    }
}

/// Words that lead from one number to the next.
const LEADING_ON: &[&str] = &[
    "to",
    "from",
    "against",
    "versus",
    "after",
    "before",
    "following",
    "compared with",
    "compared to",
    "while",
    "whereas",
    "but",
    "with",
    "which",
    "when",
    "though",
    "although",
];

fn is_break(chunk: &Chunk) -> bool {
    ends_clause(chunk) || LEADING_ON.contains(&chunk.text())
}
