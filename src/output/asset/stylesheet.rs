//! The `url(…)` of a stylesheet: where they are, and what path they mean. Understands no other CSS than comments.

use std::ops::Range;

/// The text with the target of each `url(…)` replaced by what `rename` says. It is asked for relative paths only,
/// with their bytes in `text`; where it has no answer, the target stays.
pub(super) fn rewrite(text: &str, mut rename: impl FnMut(&str, Range<usize>) -> Option<String>) -> String {
    let mut rewritten = String::with_capacity(text.len());
    let mut done = 0;
    for range in targets(text) {
        let target = text.get(range.clone()).unwrap_or("");
        if is_elsewhere(target) {
            continue;
        }
        if let Some(name) = rename(target, range.clone()) {
            rewritten += text.get(done..range.start).unwrap_or("");
            rewritten += &name;
            done = range.end;
        }
    }
    rewritten + text.get(done..).unwrap_or("")
}

/// Whether a target is no file of ours: another host, data in place, or a part of the same document.
fn is_elsewhere(target: &str) -> bool {
    let has_scheme = target.split(['/', '?', '#']).next().is_some_and(|first| first.contains(':'));
    target.is_empty() || has_scheme || target.starts_with(['/', '#'])
}

/// The bytes of each target, without quotes and blanks.
fn targets(text: &str) -> Vec<Range<usize>> {
    let mut found = Vec::new();
    let mut at = 0;
    while let Some(rest) = text.get(at..) {
        let comment = rest.find("/*");
        let Some(url) = rest.find("url(") else { break };
        if let Some(comment) = comment.filter(|comment| *comment < url) {
            let inside = rest.get(comment + 2..).unwrap_or("");
            at += comment + 2 + inside.find("*/").map_or(inside.len(), |end| end + 2);
            continue;
        }
        let range = target(text, at + url + "url(".len());
        at = range.end;
        found.push(range);
    }
    found
}

/// The target that begins behind `url(` at `start`.
fn target(text: &str, start: usize) -> Range<usize> {
    let rest = text.get(start..).unwrap_or("");
    let inner = rest.trim_start();
    let begin = start + (rest.len() - inner.len());
    let quote = inner.chars().next().filter(|first| matches!(first, '"' | '\''));
    match quote {
        Some(quote) => {
            let inside = inner.get(1..).unwrap_or("");
            begin + 1..begin + 1 + inside.find(quote).unwrap_or(inside.len())
        }
        None => {
            let inside = inner.get(..inner.find(')').unwrap_or(inner.len())).unwrap_or("");
            begin..begin + inside.trim_end().len()
        }
    }
}

/// The path that `target`, written in the file `from`, means; `None` if it leads out of the folder.
pub(super) fn resolve(from: &str, target: &str) -> Option<String> {
    let mut parts: Vec<&str> = from.split('/').collect();
    parts.pop();
    for part in target.split('/') {
        match part {
            "" | "." => {}
            ".." => {
                parts.pop()?;
            }
            name => parts.push(name),
        }
    }
    Some(parts.join("/"))
}

/// How the file `from` names the file `to`, both given from the same folder.
pub(super) fn relative(from: &str, to: &str) -> String {
    let (from, to): (Vec<&str>, Vec<&str>) = (from.split('/').collect(), to.split('/').collect());
    let folders = from.len().saturating_sub(1).min(to.len().saturating_sub(1));
    let shared = from.iter().zip(&to).take(folders).take_while(|(one, other)| one == other).count();
    let up = from.len().saturating_sub(1).saturating_sub(shared);
    let parts = std::iter::repeat_n("..", up).chain(to.into_iter().skip(shared));
    parts.collect::<Vec<_>>().join("/")
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn targets_are_found_outside_comments() {
        let check = |text: &str, expected: &[&str]| {
            let found: Vec<&str> = targets(text).into_iter().map(|range| &text[range]).collect();
            assert_eq!(found, expected, "{text}");
        };
        check("a{b:url(x.svg)}", &["x.svg"]);
        check("url( \"x y.svg\" ) url('z')", &["x y.svg", "z"]);
        check("/* url(no) */ url(yes) /* url(", &["yes"]);
        check("url(", &[""]);
        check("url(\"x", &["x"]);
    }

    proptest! {
        #[test]
        fn a_stylesheet_that_nothing_renames_stays_as_it_is(text in "(url\\(|/\\*|\\*/|[a\"') é]){0,20}") {
            prop_assert_eq!(rewrite(&text, |_, _| None), text);
        }
    }

    #[test]
    fn paths_go_there_and_back() {
        let check = |from: &str, to: &str, relative_path: &str| {
            assert_eq!(relative(from, to), relative_path);
            assert_eq!(resolve(from, relative_path).as_deref(), Some(to));
        };
        check("assets/style.css", "assets/fonts/x.woff2", "fonts/x.woff2");
        check("assets/a/style.css", "assets/x.svg", "../x.svg");
        check("assets/style.css", "fonts/OFL.txt", "../fonts/OFL.txt");
        check("a.css", "b/c", "b/c");
        assert_eq!(resolve("a.css", "../b"), None);
    }
}
