//! What readers need of an exhibit's words: a short finding as its title, and no colours.
//!
//! Reads finished words; numbers in them are checked where figures are.

use crate::diagnostic::code::chart::CHART_WORDS;
use crate::diagnostic::{Diagnostic, Diagnostics};
use crate::exhibit::ExhibitSpec;
use crate::text::Span;

use super::Texts;

/// Most words of a title, and most of its letters.
const TITLE_WORDS: usize = 14;
const TITLE_LETTERS: usize = 110;
/// Words that name colours, which the dark theme and print do not keep.
const COLOURS: [&str; 12] = [
    "red", "green", "blue", "yellow", "orange", "purple", "violet", "black", "white", "grey", "gray", "pink",
];

/// What readers need of the words: a short finding as a title, no colours.
pub(super) fn check(spec: &ExhibitSpec, texts: &Texts, sink: &mut Diagnostics) {
    let title = texts.title.trim();
    let place = spec.title.span();
    let mut warn = |place: Span, message: String, help: &str| {
        sink.push(Diagnostic::new(&CHART_WORDS, place, message).help(help));
    };
    let words = title.split_whitespace().count();
    if words > TITLE_WORDS || title.chars().count() > TITLE_LETTERS {
        warn(
            place,
            format!("the title has {words} words"),
            "say the finding in at most 14 words and 110 letters",
        );
    }
    if title.ends_with('.') {
        warn(place, "the title ends with a full stop".to_owned(), "remove it");
    }
    if ["Chart ", "Figure ", "Graph "].iter().any(|start| title.starts_with(start)) {
        warn(place, "the title names the form, not the finding".to_owned(), "say what the exhibit shows");
    }
    let notes =
        spec.annotate.iter().map(|note| note.text.span()).zip(texts.annotations.iter().map(String::as_str));
    for (place, text) in [(place, title)].into_iter().chain(notes) {
        if let Some(colour) = named_colour(text) {
            let message = format!("`{colour}` names a colour, which other themes do not keep");
            warn(place, message, "name the series instead");
        }
    }
}

/// What marks are called when a colour tells which is meant.
const MARKS: [&str; 12] =
    ["line", "lines", "bar", "bars", "column", "columns", "dot", "dots", "area", "areas", "tick", "curve"];

/// A colour that tells marks apart: `the red line`, `shown in grey`. Colours of things, as in `green energy`, stay.
fn named_colour(text: &str) -> Option<&'static str> {
    let words: Vec<&str> =
        text.split(|letter: char| !letter.is_alphabetic()).filter(|word| !word.is_empty()).collect();
    words.windows(2).find_map(|pair| {
        let [first, second] = pair else { return None };
        let colour = |word: &str| COLOURS.into_iter().find(|colour| colour.eq_ignore_ascii_case(word));
        let of_mark = colour(first).filter(|_| MARKS.contains(second));
        of_mark.or_else(|| colour(second).filter(|_| *first == "in"))
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn colours_of_marks_are_found_and_those_of_things_are_not() {
        let check = |text: &str, expected: Option<&str>| assert_eq!(named_colour(text), expected, "{text}");
        check("Exports (the red line) fell", Some("red"));
        check("Others are shown in grey", Some("grey"));
        check("Blue bars: July", Some("blue"));
        check("Green energy needs them", None);
        check("Shipping through the Red Sea", None);
        check("", None);
    }
}
