//! Addresses for `href` and `src`.

use crate::text::escape_html;

/// An address whose characters can all stand in one: what cannot is percent-encoded, then it is escaped.
pub(super) fn encode(address: &str) -> String {
    let mut encoded = String::with_capacity(address.len());
    for letter in address.chars() {
        match letter {
            ' ' => encoded.push_str("%20"),
            '"' => encoded.push_str("%22"),
            '<' => encoded.push_str("%3C"),
            '>' => encoded.push_str("%3E"),
            '\\' => encoded.push_str("%5C"),
            '`' => encoded.push_str("%60"),
            _ if letter.is_control() => {}
            _ => encoded.push(letter),
        }
    }
    escape_html(&encoded).into_owned()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn addresses_hold_nothing_that_ends_them() {
        let check = |text: &str, expected: &str| assert_eq!(encode(text), expected);
        check("../a b/#c", "../a%20b/#c");
        check("https://e.org/?a=b&c=\"d\"", "https://e.org/?a=b&amp;c=%22d%22");
        check("a\u{1}\nb", "ab");
        check("č.png", "č.png");
    }
}
