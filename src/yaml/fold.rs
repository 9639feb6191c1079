//! Texts that run over several lines: which of their bytes stand where in the file.
//!
//! Folding changes blanks and nothing else, so the words of the text are the words of the file, in order. Where an
//! escape parts the two, the rest of the text has no exact place.

use std::ops::Range;

/// A stretch of a text that stands in the file as it is.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Stretch {
    /// Its bytes in the text.
    pub text: Range<usize>,
    /// Where it begins, from the beginning of the value.
    pub at: usize,
}

/// The stretches of `text` in the bytes that it was `written` with.
pub(super) fn stretches(text: &str, written: &str) -> Vec<Stretch> {
    let mut found: Vec<Stretch> = Vec::new();
    let mut at = opening(written);
    for word in words(text) {
        let rest = written.get(at..).unwrap_or_default();
        at += rest.len() - rest.trim_start().len();
        let (Some(letters), Some(rest)) = (text.get(word.clone()), written.get(at..)) else { break };
        if !rest.starts_with(letters) {
            break;
        }
        match found.last_mut() {
            Some(last) if at - last.at == word.start - last.text.start => last.text.end = word.end,
            _ => found.push(Stretch { text: word.clone(), at }),
        }
        at += letters.len();
    }
    found
}

/// The bytes before the text: a quote, or the line that opens a block.
fn opening(written: &str) -> usize {
    let header = written.lines().next().unwrap_or_default();
    let is_header = header.starts_with(['>', '|'])
        && header.trim_end().chars().skip(1).all(|letter| letter.is_ascii_digit() || "+-".contains(letter));
    match written.chars().next() {
        Some('"' | '\'') => 1,
        _ if is_header => header.len(),
        _ => 0,
    }
}

/// The runs of a text between blanks.
fn words(text: &str) -> impl Iterator<Item = Range<usize>> {
    let parts = text.split(|letter: char| letter.is_ascii_whitespace());
    let ranges = parts.scan(0, |next, part| {
        let start = *next;
        *next += part.len() + 1;
        Some(start..start + part.len())
    });
    ranges.filter(|range| !range.is_empty())
}

/// The place of some bytes of a text, from the beginning of the value; `None` where they have no exact one.
pub(super) fn place(stretches: &[Stretch], bytes: &Range<usize>) -> Option<Range<usize>> {
    let holding = |byte: usize| {
        let after = stretches.partition_point(|stretch| stretch.text.start <= byte);
        let stretch = stretches.get(after.checked_sub(1)?)?;
        (byte < stretch.text.end).then(|| stretch.at + byte - stretch.text.start)
    };
    let last = bytes.end.saturating_sub(1).max(bytes.start);
    Some(holding(bytes.start)?..holding(last)? + bytes.len().min(1))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_are_found_where_they_stand() {
        let check = |text: &str, written: &str, part: &str, expected: Option<&str>| {
            let start = text.find(part).unwrap();
            let found = place(&stretches(text, written), &(start..start + part.len()));
            assert_eq!(found.map(|range| &written[range]), expected, "{part} in {written}");
        };
        check("a bc d", "a\n  bc\n  d", "bc", Some("bc"));
        check("a bc d", ">-\n  a bc\n  d\n", "bc d", Some("bc\n  d"));
        check("a bc\n", "|\n  a bc\n", "a bc", Some("a bc"));
        check("a bc d", "\"a bc\n  d\"", "d", Some("d"));
        check("a \"b\" c", "\"a \\\"b\\\"\n c\"", "a", Some("a"));
        check("a \"b\" c", "\"a \\\"b\\\"\n c\"", "c", None);
        check("µ b", "µ\n b", "b", Some("b"));
    }
}
