//! How wide a text is in the shipped font, known before anything is drawn and the same on every machine.
//!
//! Widths come from a table cut from Public Sans (`static/fonts`) with fontTools: the variable fonts are set to the
//! weights 400 and 600 and the advances of their characters written down in thousandths of an em. Kerning is left
//! out, which errs on the wide side. Never asks the system for a font.

mod widths;

use std::collections::BTreeSet;

use widths::WIDTHS;

/// Height of capitals and figures in the font, as a part of its size.
pub(super) const CAP_HEIGHT: f64 = 0.723;
/// How far letters reach below the baseline.
pub(super) const DESCENT: f64 = 0.21;
/// Width of a character that the font lacks, in thousandths of an em: a fallback font draws it.
const UNKNOWN: u16 = 700;
/// Width of a character of a script with square letters.
const SQUARE: u16 = 1000;

/// The weights in which charts are set.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Weight {
    /// 400.
    Regular,
    /// 600; also stands for 700 inside marks, which differs by less than a hundredth.
    Semibold,
}

/// Width in units of the viewBox of one line of text set at `size`.
pub(super) fn width(text: &str, weight: Weight, size: f64) -> f64 {
    let thousandths: u32 = text.chars().map(|letter| u32::from(advance(letter, weight))).sum();
    f64::from(thousandths) * size / 1000.0 * stretch()
}

/// By how much the font is wider than the shipped one: it is the shipped one.
#[cfg(not(test))]
fn stretch() -> f64 {
    1.0
}

#[cfg(test)]
thread_local! {
    static STRETCH: std::cell::Cell<f64> = const { std::cell::Cell::new(1.0) };
}

#[cfg(test)]
fn stretch() -> f64 {
    STRETCH.get()
}

/// What a work finds in a font that is so much wider.
#[cfg(test)]
pub(super) fn stretched<T>(by: f64, work: impl FnOnce() -> T) -> T {
    STRETCH.set(by);
    let found = work();
    STRETCH.set(1.0);
    found
}

/// Width of a figure and of the marks between figures where all are set as wide as each other, in thousandths of an
/// em and in both weights; and what the stylesheet takes off every character there, since they are set wide.
const EVEN_FIGURE: u32 = 700;
const EVEN_MARK: u32 = 300;
const TRACKING: u32 = 20;

/// The same for a text in figures of one width, which stand under each other.
pub(super) fn even_width(text: &str, weight: Weight, size: f64) -> f64 {
    let even = |letter: char| match letter {
        '0'..='9' => EVEN_FIGURE,
        ',' | '.' => EVEN_MARK,
        _ => u32::from(advance(letter, weight)),
    };
    let thousandths: u32 = text.chars().map(|letter| even(letter).saturating_sub(TRACKING)).sum();
    f64::from(thousandths) * size / 1000.0 * stretch()
}

/// The letters of a text that the font lacks, each once.
pub fn letters_lacking(text: &str) -> Vec<char> {
    let is_known = |letter: char| WIDTHS.binary_search_by_key(&letter, |row| row.0).is_ok();
    let lacking: BTreeSet<char> =
        text.chars().filter(|letter| !letter.is_control() && !is_known(*letter)).collect();
    lacking.into_iter().collect()
}

fn advance(letter: char, weight: Weight) -> u16 {
    let found = WIDTHS.binary_search_by_key(&letter, |row| row.0).ok().and_then(|at| WIDTHS.get(at));
    match (found, weight) {
        (Some((_, regular, _)), Weight::Regular) => *regular,
        (Some((_, _, semibold)), Weight::Semibold) => *semibold,
        (None, _) if letter == super::words::LEFT_TO_RIGHT => 0,
        (None, _) if letter >= '\u{2e80}' => SQUARE,
        (None, _) => UNKNOWN,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_table_can_be_searched() {
        assert!(WIDTHS.is_sorted_by_key(|row| row.0));
        assert!(WIDTHS.iter().all(|row| row.0 == '\u{ad}' || row.1 > 0));
    }

    #[test]
    fn letters_have_their_own_widths() {
        assert!(width("iiii", Weight::Regular, 13.0) < width("WWWW", Weight::Regular, 13.0) / 2.0);
        assert!(width("1,116", Weight::Regular, 13.0) < width("1,116", Weight::Semibold, 13.0));
        assert!(width("", Weight::Regular, 13.0) <= 0.0);
    }

    #[test]
    fn even_figures_are_all_of_one_width() {
        let wide = |text| even_width(text, Weight::Regular, 10.0).to_string();
        assert_eq!(wide("1,111"), wide("8.888"));
        assert_eq!(wide("11"), "13.6");
    }

    #[test]
    fn what_the_font_lacks_is_given_room() {
        assert_eq!(width("磁铁", Weight::Regular, 10.0).to_string(), "20");
        assert_eq!(letters_lacking("磁铁 and Šé 磁\n"), ['磁', '铁']);
        assert_eq!(width("≈", Weight::Regular, 10.0).to_string(), "7");
    }
}
