//! Which words of a sentence belong to which of its numbers.
//!
//! Between two numbers, what stands up to the last break goes with the first and the rest with the second: "[up 17%]
//! from a year ago and | [5.8%] from August". What stands before the first number is the opening, which holds for all
//! numbers that have nothing of their own. So is every period that the sentence names attributed; what it means for the
//! claim is for `context` to say.

use std::ops::Range;

use super::ends_clause;
use super::periods::{Mention, Role, is_counted, mentions};
use crate::claim::ClaimText;
use crate::claim::scan::Chunk;
use crate::claim::words::{LevelWord, Sense};

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
struct Side<'a> {
    chunks: &'a [Chunk],
    figures: &'a [Range<usize>],
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
        // "12 months" is a time, "fifth" a place, "the fifth quarter" a time again.
        let next = self.chunks.get(at + 1).and_then(Chunk::sense);
        let is_time = matches!(next, Some(Sense::Unit(unit)) if unit.is_time());
        let is_place = |chunk: &Chunk| {
            matches!(chunk.sense(), Some(Sense::Ordinal(_)))
                && !is_time
                && !matches!(next, Some(Sense::Half | Sense::Quarter))
        };
        self.chunks.get(at).is_some_and(|chunk| inside(chunk) || claims(chunk) || is_place(chunk))
            || is_counted(self.chunks, at) && !is_time
    }
}

/// Divides the words of one sentence.
fn divide(head: Side<'_>, tail: Side<'_>) -> Territory {
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

impl Territory {
    /// The words of the sentence around the link, divided among its numbers.
    pub(super) fn of(text: &ClaimText<'_>, head: &[Chunk], tail: &[Chunk]) -> Self {
        let (start, end) = bounds(text.before, text.after);
        let from = head.iter().position(|chunk| chunk.range.start >= start).unwrap_or(head.len());
        let to = tail.iter().position(|chunk| chunk.range.start >= end).unwrap_or(tail.len());
        let head = Side { chunks: head.get(from..).unwrap_or_default(), figures: text.others.0 };
        let tail = Side { chunks: tail.get(..to).unwrap_or_default(), figures: text.others.1 };
        divide(head, tail)
    }
}

/// The period behind "from", close to the link: "up [5.8%] from August".
fn started_from(trail: &[Chunk]) -> Option<Mention> {
    const CLOSE: usize = 4;
    let from =
        trail.iter().take(CLOSE).position(|chunk| chunk.sense() == Some(Sense::Level(LevelWord::From)))?;
    let behind = trail.get(from + 1..)?;
    let close: Vec<Chunk> = behind.iter().take(6).cloned().collect();
    mentions(&close).into_iter().next()
}

/// The periods that the sentence names: the link's own, those of the opening, and those of other numbers, which
/// support and never contradict.
pub(super) fn attributed(territory: &Territory, inside: &[Chunk], sentence: &[Chunk]) -> Vec<Mention> {
    let own: Vec<Chunk> =
        [&territory.lead, inside, &territory.trail].into_iter().flatten().cloned().collect();
    let mut found: Vec<Mention> =
        mentions(&own).into_iter().map(|mention| Mention { is_own: true, ..mention }).collect();
    if let Some(start) = started_from(&territory.trail) {
        let of_start = |mention: &&mut Mention| mention.role == Role::Other && mention.time == start.time;
        found.iter_mut().filter(of_start).for_each(|mention| mention.role = Role::Base);
    }
    let is_new = |found: &[Mention], new: &Mention| {
        !found.iter().any(|known| (known.time, &known.words) == (new.time, &new.words))
    };
    for mention in mentions(&territory.opening) {
        if is_new(&found, &mention) {
            found.push(mention);
        }
    }
    for mention in mentions(sentence) {
        if is_new(&found, &mention) {
            found.push(Mention { role: Role::Other, ..mention });
        }
    }
    found
}

/// The bytes at which the sentence around the words begins in the text before them and ends in the text behind.
fn bounds(before: &str, after: &str) -> (usize, usize) {
    let stops = ['.', '!', '?'];
    let ends = |text: &str, at: usize| {
        text.get(at + 1..).is_none_or(|rest| rest.is_empty() || rest.starts_with(char::is_whitespace))
    };
    let start = before.rmatch_indices(stops).find(|(at, _)| ends(before, *at)).map_or(0, |(at, _)| at + 1);
    let end = after.match_indices(stops).find(|(at, _)| ends(after, *at)).map_or(after.len(), |(at, _)| at);
    (start, end)
}
