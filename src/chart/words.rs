//! Breaking texts into lines that look even.
//!
//! Measures with the table of `metrics`; never shortens or hyphenates.

use super::metrics::{Weight, width};

/// A text of `size` in lines of at most `room` units, set in the semibold weight of the charts' font: its lines are
/// no shorter in the fonts for headlines and in lighter weights.
#[must_use]
pub fn lines(text: &str, size: f64, room: f64) -> Vec<String> {
    wrap(text, Weight::Semibold, size, room)
}

/// Breaks a text at its spaces into as few lines as `room` allows, then evens them out: the narrowest setting that
/// needs no more lines. A word wider than `room` stands alone on its line.
pub(super) fn wrap(text: &str, weight: Weight, size: f64, room: f64) -> Vec<String> {
    let words: Vec<&str> = text.split(' ').filter(|word| !word.is_empty()).collect();
    let fewest = greedy(&words, weight, size, room);
    let (mut low, mut high) = (0.0, room);
    for _ in 0..8 {
        let middle = (low + high) / 2.0;
        let lines = greedy(&words, weight, size, middle);
        if lines.len() <= fewest.len()
            && widest(&lines, weight, size) <= room.max(widest(&fewest, weight, size))
        {
            high = middle;
        } else {
            low = middle;
        }
    }
    greedy(&words, weight, size, high)
}

fn greedy(words: &[&str], weight: Weight, size: f64, room: f64) -> Vec<String> {
    let mut lines: Vec<String> = Vec::new();
    for word in words {
        if let Some(line) = lines.last_mut() {
            let longer = format!("{line} {word}");
            if width(&longer, weight, size) <= room {
                *line = longer;
                continue;
            }
        }
        lines.push((*word).to_owned());
    }
    lines
}

/// Width of the widest line.
pub(super) fn widest(lines: &[String], weight: Weight, size: f64) -> f64 {
    lines.iter().map(|line| width(line, weight, size)).fold(0.0, f64::max)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lines_are_even_and_no_more_than_needed() {
        let check = |text: &str, room, expected: &[&str]| {
            assert_eq!(wrap(text, Weight::Regular, 13.0, room), expected, "{text}");
        };
        check("London framework confirmed", 150.0, &["London framework", "confirmed"]);
        check("Other", 10.0, &["Other"]);
        check("", 100.0, &[]);
        check("one two three four", 400.0, &["one two three four"]);
    }
}
