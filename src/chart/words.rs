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

/// A text that keeps its place before what follows it: scripts that run from right to left would draw a number behind
/// them to their other side.
pub(super) fn closed(text: &str) -> String {
    let runs_left = |letter: char| matches!(letter, '\u{590}'..='\u{8ff}' | '\u{fb1d}'..='\u{fdff}' | '\u{fe70}'..='\u{feff}');
    if text.contains(runs_left) { format!("{text}{LEFT_TO_RIGHT}") } else { text.to_owned() }
}

/// The mark of no width behind which text runs from left to right again.
pub(super) const LEFT_TO_RIGHT: char = '\u{200e}';

/// Width of the widest line.
pub(super) fn widest(lines: &[String], weight: Weight, size: f64) -> f64 {
    lines.iter().map(|line| width(line, weight, size)).fold(0.0, f64::max)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_number_stays_behind_a_name_that_runs_to_the_left() {
        assert_eq!(closed("Northland"), "Northland");
        let closed = closed("\u{627}\u{644}");
        assert_eq!(closed.chars().last(), Some(LEFT_TO_RIGHT));
        let wide = |text: &str| width(text, Weight::Regular, 10.0).to_string();
        assert_eq!(wide(&closed), wide("\u{627}\u{644}"), "it takes no room");
    }

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
