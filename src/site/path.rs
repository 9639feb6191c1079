//! Targets as editors write them: paths that count from a file or from `content/`, and anchors.

use super::address::folder;
use super::route::Route;

/// A target's path and its anchor.
pub(super) fn split(target: &str) -> (&str, Option<&str>) {
    target.split_once('#').map_or((target, None), |(path, anchor)| (path, Some(anchor)))
}

/// The file of a folder's own page.
pub(super) fn index_of(path: &str) -> String {
    match path.trim_end_matches('/') {
        "" => "index.md".to_owned(),
        folder => format!("{folder}/index.md"),
    }
}

/// The path from `content/` that a target names from the file at a path; `None` if it leads out of there.
#[must_use]
pub fn content_path(from: &str, target: &str) -> Option<String> {
    let (path, _) = split(target);
    let path = decoded(path)?;
    let mut steps: Vec<&str> = match path.strip_prefix('/') {
        Some(_) => Vec::new(),
        None => folder(from).split_terminator('/').collect(),
    };
    for step in path.split('/') {
        match step {
            "" | "." => {}
            ".." => {
                steps.pop()?;
            }
            step => steps.push(step),
        }
    }
    let slash = if path.ends_with('/') && !steps.is_empty() { "/" } else { "" };
    Some(format!("{}{slash}", steps.join("/")))
}

/// A path with its percent signs resolved; `None` if they are not UTF-8.
fn decoded(path: &str) -> Option<String> {
    let mut bytes = Vec::with_capacity(path.len());
    let mut rest = path.as_bytes();
    while let [first, after @ ..] = rest {
        let digits =
            if *first == b'%' { after.get(..2).and_then(|it| std::str::from_utf8(it).ok()) } else { None };
        match digits.and_then(byte) {
            Some(byte) => {
                bytes.push(byte);
                rest = after.get(2..).unwrap_or_default();
            }
            None => {
                bytes.push(*first);
                rest = after;
            }
        }
    }
    String::from_utf8(bytes).ok()
}

/// The byte of two hexadecimal digits.
fn byte(digits: &str) -> Option<u8> {
    let is_hex = digits.bytes().all(|digit| digit.is_ascii_hexdigit());
    if is_hex { u8::from_str_radix(digits, 16).ok() } else { None }
}

/// A path from `content/` in the form of a target that an editor wrote: from the root, or from the page's folder.
pub(super) fn as_written(from: &str, target: &str, path: &str) -> String {
    if target.starts_with('/') {
        return format!("/{path}");
    }
    Route::file(path).relative_to(&Route::file(from))
}

/// The name of a chart: its file's, without the ending.
#[must_use]
pub fn exhibit_name(path: &str) -> &str {
    let name = path.rsplit('/').next().unwrap_or(path);
    name.rsplit_once('.').map_or(name, |(name, _)| name)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn paths_count_from_the_file() {
        let check = |from: &str, target: &str, expected: Option<&str>| {
            assert_eq!(content_path(from, target).as_deref(), expected, "{target} from {from}");
        };
        check("c/a.md", "b.md#x", Some("c/b.md"));
        check("c/a.md", "../charts/./x.yaml", Some("charts/x.yaml"));
        check("c/a.md", "/c/", Some("c/"));
        check("c/a.md", "", Some("c"));
        check("a.md", "/", Some(""));
        check("a.md", "../b.md", None);
        check("a.md", "a%20b%C3%A9.pdf", Some("a bé.pdf"));
        check("a.md", "50%+1%zz%", Some("50%+1%zz%"));
        check("a.md", "%ff", None);
    }
}
