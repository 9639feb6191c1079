//! Text made safe for HTML and XML.

use std::borrow::Cow;

/// Replaces `& < > " '` so that a text can stand between tags or in a quoted attribute.
#[must_use]
pub fn escape_html(text: &str) -> Cow<'_, str> {
    if !text.contains(['&', '<', '>', '"', '\'']) {
        return Cow::Borrowed(text);
    }
    let mut out = String::with_capacity(text.len() + 16);
    for letter in text.chars() {
        match letter {
            '&' => out.push_str("&amp;"),
            '<' => out.push_str("&lt;"),
            '>' => out.push_str("&gt;"),
            '"' => out.push_str("&quot;"),
            '\'' => out.push_str("&#39;"),
            other => out.push(other),
        }
    }
    Cow::Owned(out)
}

/// Text as character data of XML 1.0, where quotes need no name. Control characters, which it cannot hold (§2.2), become
/// spaces, so that words stay apart.
#[must_use]
pub fn escape_xml(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for letter in text.chars() {
        match letter {
            '&' => out.push_str("&amp;"),
            '<' => out.push_str("&lt;"),
            letter if letter.is_control() => out.push(' '),
            letter => out.push(letter),
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn special_letters_are_named() {
        assert_eq!(escape_html("a < b & \"c\" > 'd'"), "a &lt; b &amp; &quot;c&quot; &gt; &#39;d&#39;");
        assert!(matches!(escape_html("353 t"), Cow::Borrowed("353 t")));
        assert_eq!(escape_xml("a < b & \"c\"\u{1}d"), "a &lt; b &amp; \"c\" d");
    }
}
