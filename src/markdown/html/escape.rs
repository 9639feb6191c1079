//! Escaping for HTML text, attributes and addresses.

use std::borrow::Cow;

/// Plain text for HTML text or a quoted attribute. Characters that HTML forbids are left out.
#[must_use]
pub fn escape(text: &str) -> Cow<'_, str> {
    if !text.contains(|letter| replacement(letter).is_some()) {
        return Cow::Borrowed(text);
    }
    let mut escaped = String::with_capacity(text.len() + 16);
    for letter in text.chars() {
        match replacement(letter) {
            Some(instead) => escaped.push_str(instead),
            None => escaped.push(letter),
        }
    }
    Cow::Owned(escaped)
}

fn replacement(letter: char) -> Option<&'static str> {
    match letter {
        '&' => Some("&amp;"),
        '<' => Some("&lt;"),
        '>' => Some("&gt;"),
        '"' => Some("&quot;"),
        '\n' | '\t' => None,
        _ if letter.is_control() => Some(""),
        _ => None,
    }
}

/// An address for `href` or `src`: characters that cannot stand in one are percent-encoded, then it is escaped.
pub(super) fn address(address: &str) -> String {
    let mut encoded = String::with_capacity(address.len());
    for letter in address.chars() {
        match letter {
            ' ' => encoded.push_str("%20"),
            '"' => encoded.push_str("%22"),
            '<' => encoded.push_str("%3C"),
            '>' => encoded.push_str("%3E"),
            '\\' => encoded.push_str("%5C"),
            '`' => encoded.push_str("%60"),
            '&' => encoded.push_str("&amp;"),
            _ if letter.is_control() => {}
            _ => encoded.push(letter),
        }
    }
    encoded
}
