//! Targets of links and images: where they stand in the source, and what kind they are.

use std::ops::Range;

use crate::text::Spanned;

/// Where a target is written: after the first `opening` in a part of the source, without its angle brackets.
pub(super) fn find(source: &str, part: Range<usize>, opening: &str, written: &str) -> Option<Range<usize>> {
    let text = source.get(part.clone())?;
    let after = text.find(opening)? + opening.len();
    let rest = text.get(after..)?;
    let target = rest.trim_start();
    let start = part.start + after + (rest.len() - target.len());
    let (start, target) = target.strip_prefix('<').map_or((start, target), |inner| (start + 1, inner));
    let is_bracketed = source.get(..start)?.ends_with('<');
    let length = if target.starts_with(written) { written.len() } else { raw_length(target, is_bracketed) };
    Some(start..start + length)
}

/// The length of a target that is written with escapes or entities.
fn raw_length(target: &str, is_bracketed: bool) -> usize {
    let (mut depth, mut is_escaped) = (0_u32, false);
    for (at, letter) in target.char_indices() {
        let ends = match letter {
            _ if is_escaped => false,
            '>' | '\n' if is_bracketed => true,
            ')' if !is_bracketed && depth == 0 => true,
            _ => !is_bracketed && letter.is_ascii_whitespace(),
        };
        if ends {
            return at;
        }
        match letter {
            '(' if !is_escaped => depth += 1,
            ')' if !is_escaped => depth = depth.saturating_sub(1),
            _ => {}
        }
        is_escaped = letter == '\\' && !is_escaped;
    }
    target.len()
}

/// What a figure is bound to; `None` if the target is an ordinary one.
pub(super) fn binding(target: &Spanned<String>) -> Option<Spanned<String>> {
    let bound = target.value.strip_prefix('=').or_else(|| target.value.strip_prefix("fig:"))?;
    let mark = target.value.len() - bound.len();
    Some(Spanned::new(bound.to_owned(), target.span.part(mark..target.span.range().len())))
}

/// Whether an image's target is a chart file.
pub(super) fn is_exhibit(target: &str) -> bool {
    std::path::Path::new(target).extension().is_some_and(|it| it == "yaml" || it == "yml")
}

/// The scheme of a target that browsers might run, or that leads off the web.
pub(super) fn refused_scheme(target: &str) -> Option<String> {
    // Browsers pass over control characters and blanks in a scheme, so they must not hide one.
    let seen: String = target.chars().filter(|letter| *letter > ' ').collect();
    if seen.starts_with("//") {
        return Some("//".to_owned());
    }
    let (scheme, _) = seen.split_once(':')?;
    let is_scheme = scheme.starts_with(|letter: char| letter.is_ascii_alphabetic())
        && scheme.chars().all(|letter| letter.is_ascii_alphanumeric() || matches!(letter, '+' | '-' | '.'));
    let is_known = ["http", "https", "mailto", "tel"].iter().any(|known| scheme.eq_ignore_ascii_case(known));
    (is_scheme && !is_known).then(|| format!("{scheme}:"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn targets_are_found_in_the_source() {
        let check = |source: &str, opening: &str, written: &str, expected: &str| {
            let found = find(source, 0..source.len(), opening, written).unwrap();
            assert_eq!(&source[found], expected, "{source}");
        };
        check("[x](a.md)", "](", "a.md", "a.md");
        check("[x](  <a b> 't')", "](", "a b", "a b");
        check("[x](\n=mom(a) \"note\")", "](", "=mom(a)", "=mom(a)");
        check("[x](a\\(b)", "](", "a(b", "a\\(b");
        check("[x](a&amp;b)", "](", "a&b", "a&amp;b");
        check("[x](<a&amp;b c>)", "](", "a&b c", "a&amp;b c");
        check("[us]: =mom(a) 'note'", "]:", "=mom(a)", "=mom(a)");
    }

    #[test]
    fn only_addresses_of_the_web_are_published() {
        let check = |target: &str, refused: Option<&str>| {
            assert_eq!(refused_scheme(target).as_deref(), refused, "{target}");
        };
        check("https://example.org", None);
        check("mailto:a@example.org", None);
        check("a.md#b", None);
        check("/a/b/", None);
        check("a/b:c.md", None);
        check("javascript:alert(1)", Some("javascript:"));
        check("java\tscript:alert(1)", Some("javascript:"));
        check("JavaScript:alert(1)", Some("JavaScript:"));
        check("data:text/html,x", Some("data:"));
        check("//example.org", Some("//"));
    }
}
