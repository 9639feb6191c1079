//! Where the front matter of a page ends and its body begins.
//!
//! Done by hand, not by the parser: that takes any `---` line in the body for the opening of another metadata
//! block, and everything up to the next such line would silently vanish from the page.

use std::ops::Range;

use crate::text::after_byte_order_mark;

/// The beginning of a page.
#[derive(Debug, PartialEq, Eq)]
pub(super) enum Front {
    /// The page opens with its body.
    None,
    /// Front matter, without its `---` lines.
    Closed(Range<usize>),
    /// An opening line that no closing line answers; the bytes of that line.
    Open(Range<usize>),
}

/// The front matter of `text` and the byte at which the body begins.
pub(super) fn split(text: &str) -> (Front, usize) {
    let mark = text.len() - after_byte_order_mark(text).unwrap_or(text).len();
    let mut lines = lines(text, mark);
    let Some(first) = lines.next().filter(|line| content(text, line) == "---") else {
        return (Front::None, mark);
    };
    match lines.find(|line| matches!(content(text, line), "---" | "...")) {
        Some(last) => (Front::Closed(first.end..last.start), last.end),
        None => (Front::Open(mark..mark + 3), text.len()),
    }
}

/// The lines of `text` from a byte on, line ends included.
fn lines(text: &str, from: usize) -> impl Iterator<Item = Range<usize>> {
    let rest = text.get(from..).unwrap_or_default();
    rest.split_inclusive('\n').scan(from, |at, line| {
        let start = *at;
        *at += line.len();
        Some(start..*at)
    })
}

fn content<'a>(text: &'a str, line: &Range<usize>) -> &'a str {
    text.get(line.clone()).unwrap_or_default().trim_end()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn front_matter_stands_first_between_two_lines() {
        let check = |text: &str, front: Option<&str>, body: &str| {
            let (found, at) = split(text);
            let found = if let Front::Closed(range) = found { Some(&text[range]) } else { None };
            assert_eq!((found, &text[at..]), (front, body), "{text:?}");
        };
        check("---\ntitle: a\n---\nbody", Some("title: a\n"), "body");
        check("---\r\ntitle: a\r\n...\r\nbody", Some("title: a\r\n"), "body");
        check("---\n---\n", Some(""), "");
        check("---\n\ntitle: a\n---", Some("\ntitle: a\n"), "");
        check("\u{feff}--- \na: 1\n---\n", Some("a: 1\n"), "");
        check("body\n---\nmore\n---\n", None, "body\n---\nmore\n---\n");
        check("----\na\n---\n", None, "----\na\n---\n");
        check("", None, "");
    }

    #[test]
    fn an_open_one_leaves_no_body() {
        assert_eq!(split("---\ntitle: a\n"), (Front::Open(0..3), 13));
    }
}
