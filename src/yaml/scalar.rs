//! Readings of single values, each of which says what to write instead of what it refuses.
//!
//! Numbers come back as their digits; who needs arithmetic parses them.

use super::{Kind, Node, Style};
use crate::diagnostic::code::yaml::{BAD_NUMBER, BAD_WORD, UNQUOTED_CODE, WRONG_TYPE};
use crate::diagnostic::{Diagnostic, Diagnostics};
use crate::text::{Spanned, nearest};

/// Lists of words longer than this are not written out in a message.
const WORDS_SHOWN: usize = 16;

impl Node {
    /// Text of any form. `key` is named in the message for anything else.
    pub fn read_text(&self, key: &str, sink: &mut Diagnostics) -> Option<Spanned<&str>> {
        let text = self.text();
        if text.is_none() {
            let finding = self.wrong_type(key, "text");
            let bracket = matches!(self.kind, Kind::List(_) | Kind::Map(_));
            let help = "text that begins with `[` or `{` must stand in quotes";
            sink.push(if bracket { finding.help(help) } else { finding });
        }
        text
    }

    /// The digits of a number as written: `-?digits[.digits]`.
    pub fn read_numeral(&self, key: &str, sink: &mut Diagnostics) -> Option<Spanned<&str>> {
        let Kind::Scalar(scalar) = &self.kind else {
            sink.push(self.wrong_type(key, "a number"));
            return None;
        };
        if scalar.style != Style::Plain {
            let message = format!("`{key}` takes a number, this is text in quotes");
            let finding = Diagnostic::new(&BAD_NUMBER, self.span, message);
            let digits = is_numeral(&scalar.text).then_some(&scalar.text);
            sink.push(match digits {
                Some(digits) => finding.help(format!("write `{digits}` without quotes")),
                None => finding.help("write plain digits"),
            });
            return None;
        }
        match numeral_advice(&scalar.text) {
            None => Some(Spanned::new(scalar.text.as_str(), self.span)),
            Some(advice) => {
                let message = format!("`{}` is not a number", scalar.text);
                sink.push(Diagnostic::new(&BAD_NUMBER, self.span, message).help(advice));
                None
            }
        }
    }

    /// A whole number.
    pub fn read_integer(&self, key: &str, sink: &mut Diagnostics) -> Option<Spanned<i64>> {
        let digits = self.read_numeral(key, sink)?;
        let number = digits.value.parse().ok();
        if number.is_none() {
            let message = format!("`{}` is not a whole number", digits.value);
            sink.push(
                Diagnostic::new(&BAD_NUMBER, self.span, message).help(format!("`{key}` takes none other")),
            );
        }
        Some(Spanned::new(number?, self.span))
    }

    /// `true` or `false`.
    pub fn read_boolean(&self, key: &str, sink: &mut Diagnostics) -> Option<Spanned<bool>> {
        let text = self.read_text(key, sink)?;
        match text.value {
            "true" => Some(text.map(|_| true)),
            "false" => Some(text.map(|_| false)),
            other => {
                let message = format!("`{key}` is `true` or `false`, not `{other}`");
                let help = match meant(other) {
                    Some(flag) => format!("write `{flag}`"),
                    None => "write `true` or `false`".to_owned(),
                };
                sink.push(Diagnostic::new(&BAD_WORD, self.span, message).help(help));
                None
            }
        }
    }

    /// One of a few words.
    pub fn read_word<T: Copy>(
        &self,
        key: &str,
        table: &[(&'static str, T)],
        sink: &mut Diagnostics,
    ) -> Option<Spanned<T>> {
        let text = self.read_text(key, sink)?;
        let found = table.iter().find(|(word, _)| *word == text.value);
        if found.is_none() {
            let words = || table.iter().map(|(word, _)| *word);
            let message = format!("`{}` is not a word that `{key}` takes", text.value);
            let finding =
                Diagnostic::new(&BAD_WORD, self.span, message).suggest(nearest(text.value, words()));
            let listed = words().map(|word| format!("`{word}`")).collect::<Vec<_>>().join(", ");
            let few = table.len() <= WORDS_SHOWN;
            sink.push(if few { finding.note(format!("it takes {listed}")) } else { finding });
        }
        found.map(|(_, meaning)| text.map(|_| *meaning))
    }

    /// A code made of digits, which must stand in quotes.
    pub fn read_code(&self, key: &str, sink: &mut Diagnostics) -> Option<Spanned<&str>> {
        let text = self.read_text(key, sink)?;
        let plain = matches!(&self.kind, Kind::Scalar(scalar) if scalar.style == Style::Plain);
        if plain && text.value.starts_with(|c: char| c.is_ascii_digit()) {
            let message = format!("the code `{}` stands without quotes", text.value);
            let help = format!("write `\"{}\"`", text.value);
            sink.push(Diagnostic::new(&UNQUOTED_CODE, self.span, message).help(help));
            return None;
        }
        Some(text)
    }

    /// One text or a list of them.
    pub fn read_texts(&self, key: &str, sink: &mut Diagnostics) -> Vec<Spanned<&str>> {
        match self.list() {
            Some(items) => items.iter().filter_map(|item| item.read_text(key, sink)).collect(),
            None => self.read_text(key, sink).into_iter().collect(),
        }
    }

    /// The values of a list, which must be one.
    pub fn read_list(&self, key: &str, sink: &mut Diagnostics) -> Option<&[Node]> {
        if self.list().is_none() {
            sink.push(self.wrong_type(key, "a list").help("write `[a, b]`, or each on a line after `- `"));
        }
        self.list()
    }

    /// The finding for a value of the wrong form.
    pub(super) fn wrong_type(&self, key: &str, wanted: &str) -> Diagnostic {
        let message = format!("`{key}` takes {wanted}, this is {}", self.form());
        Diagnostic::new(&WRONG_TYPE, self.span, message)
    }
}

/// What a word for yes or no means that other readers of YAML know, older ones above all.
fn meant(word: &str) -> Option<bool> {
    match word.to_ascii_lowercase().as_str() {
        "true" | "yes" | "y" | "on" | "1" => Some(true),
        "false" | "no" | "n" | "off" | "0" => Some(false),
        _ => None,
    }
}

fn is_numeral(text: &str) -> bool {
    let unsigned = text.strip_prefix('-').unwrap_or(text);
    let (whole, fraction) = unsigned.split_once('.').unwrap_or((unsigned, "0"));
    let plain = |digits: &str| !digits.is_empty() && digits.bytes().all(|byte| byte.is_ascii_digit());
    plain(whole) && plain(fraction)
}

/// What to write instead of a text that is no plain number; nothing if it is one.
#[must_use]
pub fn numeral_advice(text: &str) -> Option<String> {
    if is_numeral(text) {
        return None;
    }
    let lower = text.to_ascii_lowercase();
    if ["nan", ".nan", "inf", ".inf", "-.inf", "+.inf", "-inf", "n/a", "na", "-", ".."]
        .contains(&lower.as_str())
    {
        return Some("a missing value has no number: leave `value` out and say why by `status`".to_owned());
    }
    let bare: String =
        text.chars().filter(|c| !matches!(c, ',' | '_' | ' ' | '\u{a0}' | '\u{202f}')).collect();
    let bare = bare.replace('\u{2212}', "-");
    let bare = bare.trim_start_matches('+');
    let digits = bare.trim_end_matches(|c: char| !c.is_ascii_digit());
    let digits = if digits.starts_with('.') { format!("0{digits}") } else { digits.to_owned() };
    if is_numeral(&digits) {
        let unit = if bare.len() > digits.len() { "; the unit has a key of its own" } else { "" };
        return Some(format!("write `{digits}`{unit}"));
    }
    Some("write plain digits, with an optional minus and a decimal point".to_owned())
}
