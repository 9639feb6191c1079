//! Words of an editor to chunks: numerals as written, phrases of the vocabulary, other words and marks.
//!
//! Evens out what typesetting varies (spaces within numbers, minus signs, dashes, capitals) and keeps for each chunk
//! its bytes within the words. Understands nothing.

use std::ops::Range;

use super::numeral::Written;
use super::words::{LONGEST, Sense, Vocabulary};

/// A piece of the words.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Chunk {
    pub(super) item: Item,
    pub(super) range: Range<usize>,
    /// Joined to the piece before it by a hyphen or without a space: `10-year`, `353t`.
    pub(super) joined: bool,
}

/// What a piece is.
#[derive(Debug, Clone, PartialEq)]
pub(super) enum Item {
    /// Digits.
    Digits(Written),
    /// Digits with a misplaced mark: `1,23`.
    Misplaced(String),
    /// A phrase of the vocabulary, in small letters.
    Known(Sense, String),
    /// Any other word, in small letters.
    Word(String),
    /// A range sign between numbers.
    Dash,
    /// A punctuation mark.
    Mark(char),
}

impl Chunk {
    pub(super) fn sense(&self) -> Option<Sense> {
        match &self.item {
            Item::Known(sense, _) => Some(*sense),
            _ => None,
        }
    }

    pub(super) fn text(&self) -> &str {
        match &self.item {
            Item::Known(_, text) | Item::Word(text) => text,
            _ => "",
        }
    }
}

/// A token before phrases are found.
struct Token {
    item: Item,
    range: Range<usize>,
    joined: bool,
}

/// A sign that readers see otherwise than it is read: digits of other scripts, marks that turn or hide letters.
pub(super) fn deceptive(text: &str) -> Option<Range<usize>> {
    let mut before = ' ';
    for (at, sign) in text.char_indices() {
        let hidden = matches!(
            sign,
            '\u{ad}' | '\u{61c}' | '\u{180e}' | '\u{200b}'..='\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2060}'..='\u{206f}' | '\u{feff}'
        );
        // The small digits of CO₂ and m³ are no numbers of their own.
        let index = matches!(sign, '²' | '³' | '¹' | '\u{2070}'..='\u{2089}') && before.is_alphabetic();
        if hidden || sign.is_numeric() && !sign.is_ascii() && !index && vulgar(sign).is_none() {
            return Some(at..at + sign.len_utf8());
        }
        before = sign;
    }
    None
}

/// Splits words into chunks, the longest phrase first.
pub(super) fn chunks(text: &str, vocabulary: &Vocabulary) -> Vec<Chunk> {
    let tokens = tokens(text);
    let mut out = Vec::new();
    let mut at = 0;
    while let Some(token) = tokens.get(at) {
        let (chunk, used) = phrase(&tokens, at, vocabulary).unwrap_or_else(|| {
            (Chunk { item: token.item.clone(), range: token.range.clone(), joined: token.joined }, 1)
        });
        out.push(chunk);
        at += used;
    }
    out
}

fn phrase(tokens: &[Token], at: usize, vocabulary: &Vocabulary) -> Option<(Chunk, usize)> {
    (1..=LONGEST).rev().find_map(|length| {
        let part = tokens.get(at..at + length)?;
        let words: Option<Vec<&str>> = part
            .iter()
            .map(|token| match &token.item {
                Item::Word(word) => Some(word.as_str()),
                _ => None,
            })
            .collect();
        let text = words?.join(" ");
        let sense = vocabulary.sense(&text)?;
        let (first, last) = (part.first()?, part.last()?);
        let range = first.range.start..last.range.end;
        Some((Chunk { item: Item::Known(sense, text), range, joined: first.joined }, length))
    })
}

fn tokens(text: &str) -> Vec<Token> {
    let mut out: Vec<Token> = Vec::new();
    let mut at = 0;
    while let Some(rest) = text.get(at..).filter(|rest| !rest.is_empty()) {
        let Some(first) = rest.chars().next() else { break };
        let touches = out.last().is_some_and(|last| last.range.end == at);
        let hyphen = is_hyphen_join(text, at, &out);
        let (item, length) = match first {
            space if space.is_whitespace() => (None, space.len_utf8()),
            '0'..='9' => digits(rest),
            letter if letter.is_alphabetic() => word(rest),
            '-' if hyphen => (None, 1),
            '-' | '\u{2010}' | '\u{2011}' | '\u{2012}' | '\u{2013}' | '\u{2212}' => dash(text, at, first),
            fraction if vulgar(fraction).is_some() => {
                fraction_words(fraction, &mut out, at, touches);
                at += fraction.len_utf8();
                continue;
            }
            '%' | '$' | '€' | '£' | '¥' | '¢' | '~' | '+' | '×' | '&' => {
                (Some(Item::Word(first.to_string())), first.len_utf8())
            }
            mark => (Some(Item::Mark(mark)), mark.len_utf8()),
        };
        if let Some(item) = item {
            let after_hyphen = text.get(..at).is_some_and(|before| before.ends_with(['-', '\u{2011}']));
            let joined = touches || after_hyphen && !out.is_empty() && !matches!(first, '-');
            out.push(Token { item, range: at..at + length, joined });
        }
        at += length;
        split_fold(&mut out);
    }
    out
}

/// Fractions in one sign, with their words.
const VULGAR: &[(char, &str, &str)] = &[
    ('½', "", "half"),
    ('⅓', "one", "third"),
    ('⅔', "two", "thirds"),
    ('¼', "one", "quarter"),
    ('¾', "three", "quarters"),
    ('⅕', "one", "fifth"),
    ('⅖', "two", "fifths"),
    ('⅗', "three", "fifths"),
    ('⅘', "four", "fifths"),
    ('⅙', "one", "sixth"),
    ('⅚', "five", "sixths"),
    ('⅛', "one", "eighth"),
    ('⅜', "three", "eighths"),
    ('⅝', "five", "eighths"),
    ('⅞', "seven", "eighths"),
];

fn vulgar(sign: char) -> Option<(&'static str, &'static str)> {
    VULGAR.iter().find(|(known, ..)| *known == sign).map(|(_, count, part)| (*count, *part))
}

/// `¾` alone is "three quarters"; behind digits it was read with them.
fn fraction_words(sign: char, out: &mut Vec<Token>, at: usize, joined: bool) {
    let Some((count, part)) = vulgar(sign) else { return };
    let end = at + sign.len_utf8();
    if !count.is_empty() {
        out.push(Token { item: Item::Word(count.to_owned()), range: at..end, joined });
        out.push(Token { item: Item::Word(part.to_owned()), range: end..end, joined: true });
        return;
    }
    out.push(Token { item: Item::Word(part.to_owned()), range: at..end, joined });
}

/// A hyphen within a compound: `second-largest`, `90-day`, `two-and-a-half`.
fn is_hyphen_join(text: &str, at: usize, out: &[Token]) -> bool {
    let touches = out.last().is_some_and(|last| last.range.end == at);
    let next = text.get(at + 1..).and_then(|rest| rest.chars().next());
    touches && next.is_some_and(char::is_alphabetic)
}

/// `sevenfold` is `seven` `fold`.
fn split_fold(out: &mut Vec<Token>) {
    let Some(Token { item: Item::Word(word), range, joined }) = out.last() else { return };
    let Some(stem) = word.strip_suffix("fold").filter(|stem| !stem.is_empty()) else { return };
    let cut = range.start + stem.len();
    let (stem, range, joined) = (stem.to_owned(), range.clone(), *joined);
    out.pop();
    out.push(Token { item: Item::Word(stem), range: range.start..cut, joined });
    out.push(Token { item: Item::Word("fold".to_owned()), range: cut..range.end, joined: true });
}

/// A dash between numbers is a range; before a number it is a minus.
fn dash(text: &str, at: usize, sign: char) -> (Option<Item>, usize) {
    let length = sign.len_utf8();
    let before = text.get(..at).and_then(|before| before.trim_end().chars().next_back());
    let after = text.get(at + length..).and_then(|after| after.trim_start().chars().next());
    let money = |letter: char| letter.is_ascii_digit() || matches!(letter, '$' | '€' | '£' | '¥');
    let item = match (before, after) {
        (Some(before), Some(after)) if (before.is_ascii_digit() || before == '%') && money(after) => {
            Item::Dash
        }
        (_, Some(after)) if money(after) => Item::Word("-".to_owned()),
        _ => Item::Mark(sign),
    };
    (Some(item), length)
}

/// Letters with digits and apostrophes among them; a dollar sign belongs to the letters before it: `us$`.
fn word(rest: &str) -> (Option<Item>, usize) {
    let part = |letter: char| letter.is_alphanumeric() || matches!(letter, '\'' | '\u{2019}');
    let end = rest.find(|letter: char| !part(letter)).unwrap_or(rest.len());
    let end = if rest.get(end..).is_some_and(|tail| tail.starts_with('$')) { end + 1 } else { end };
    let written = rest.get(..end).unwrap_or("");
    // A capital makes a million of a metric ton.
    let spelled = match written {
        "Mt" => "megatonnes",
        other => other,
    };
    let lower = spelled.to_lowercase().replace('\u{2019}', "'");
    let lower = lower.strip_suffix("'s").map_or(lower.clone(), str::to_owned);
    (Some(Item::Word(lower)), end)
}

/// Digits with marks of thousands and one point; ordinals such as `2nd` are words.
fn digits(rest: &str) -> (Option<Item>, usize) {
    let written = Written::read(rest);
    let tail = rest.get(written.1..).unwrap_or("");
    for ending in ["st", "nd", "rd", "th"] {
        let ends = tail.get(2..).is_none_or(|after| !after.starts_with(char::is_alphabetic));
        if tail.starts_with(ending) && ends {
            let length = written.1 + 2;
            return (Some(Item::Word(rest.get(..length).unwrap_or("").to_lowercase())), length);
        }
    }
    match written.0 {
        Some(number) => (Some(Item::Digits(number)), written.1),
        None => (Some(Item::Misplaced(rest.get(..written.1).unwrap_or("").to_owned())), written.1),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(text: &str, expected: &[&str]) {
        let shown: Vec<String> = chunks(text, &Vocabulary::english(None))
            .iter()
            .map(|chunk| match &chunk.item {
                Item::Digits(number) => number.value.to_string(),
                Item::Misplaced(text) => format!("!{text}"),
                Item::Known(_, text) => text.clone(),
                Item::Word(text) => format!("?{text}"),
                Item::Dash => "to".to_owned(),
                Item::Mark(mark) => format!("'{mark}'"),
            })
            .collect();
        assert_eq!(shown, expected, "{text}");
    }

    #[test]
    fn words_fall_into_chunks() {
        check("up around 160%", &["up", "around", "160", "%"]);
        check("more than 3,188.5 tonnes", &["more than", "3188.5", "tonnes"]);
        check("22\u{2009}319 t", &["22319", "t"]);
        check("1,23", &["!1,23"]);
        check("\u{2212}38.1%", &["-", "38.1", "%"]);
        check("150–160%", &["150", "to", "160", "%"]);
        check("second-largest buyer", &["second", "largest", "?buyer"]);
        check("more than sevenfold", &["more than", "seven", "fold"]);
        check("US$4bn", &["us$", "4", "bn"]);
        check("two and a half times May’s total", &["two", "and", "a", "half", "times", "may", "?total"]);
        check("CO2, 2nd", &["?co2", "','", "2nd"]);
    }

    proptest::proptest! {
        #[test]
        fn ranges_lie_within_the_words(text in "[a-z0-9 ,.%$€–−’-]{0,40}") {
            let mut end = 0;
            for chunk in chunks(&text, &Vocabulary::english(None)) {
                proptest::prop_assert!(chunk.range.start >= end && chunk.range.end <= text.len());
                proptest::prop_assert!(text.get(chunk.range.clone()).is_some());
                end = chunk.range.end;
            }
        }
    }
}
