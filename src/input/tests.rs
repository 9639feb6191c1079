//! What a walk finds and what a file reads as.

#![expect(clippy::disallowed_methods, reason = "tests set up folders of their own")]

use std::fs;
use std::os::unix::fs::symlink;

use super::*;

/// A briefing of these files in a folder of its own.
fn folder(files: &[(&str, &[u8])]) -> tempfile::TempDir {
    let root = tempfile::tempdir().unwrap();
    for (path, bytes) in files {
        let path = root.path().join(path);
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        fs::write(path, bytes).unwrap();
    }
    root
}

/// The paths that were read and the codes that were reported.
fn check(root: &Path, paths: &[&str], codes: &[(&str, &str)]) -> InputSet {
    let mut sink = Diagnostics::new();
    let inputs = read(root, &mut sink).unwrap();
    let read: Vec<&str> =
        inputs.files().filter(|(_, file)| file.is_read()).map(|(_, file)| file.path()).collect();
    assert_eq!(read, paths);
    let place = |finding: &crate::diagnostic::Diagnostic| inputs.path(finding.span.unwrap().file).to_owned();
    let found: Vec<(String, &str)> = sink.iter().map(|finding| (place(finding), finding.code.name)).collect();
    let expected: Vec<(String, &str)> =
        codes.iter().map(|(path, code)| ((*path).to_owned(), *code)).collect();
    assert_eq!(found, expected);
    inputs
}

#[test]
fn files_are_numbered_by_path() {
    let root = folder(&[
        ("templates/page.html", b"x"),
        ("content/index.md", b"x"),
        ("content/a/b.md", b"x"),
        ("content/a.md", b"x"),
        ("static/style.css", b"x"),
        ("elsewhere/no.md", b"x"),
    ]);
    let paths =
        ["content/a.md", "content/a/b.md", "content/index.md", "static/style.css", "templates/page.html"];
    let inputs = check(root.path(), &paths, &[]);
    assert_eq!(inputs.find("content/index.md"), Some(FileId(2)));
    assert_eq!(inputs.area(Area::Static).map(|(_, file)| file.name()).collect::<Vec<_>>(), ["style.css"]);
}

#[test]
fn dot_files_are_left_alone_but_for_the_well_known_folder() {
    let root = folder(&[
        ("content/.draft.md.swp", b"x"),
        ("content/.git/x.md", b"x"),
        ("content/index.md", b"x"),
        ("static/.well-known/security.txt", b"x"),
    ]);
    check(root.path(), &["content/index.md", "static/.well-known/security.txt"], &[]);
}

#[test]
fn links_and_odd_files_are_reported_at_their_place() {
    let root = folder(&[("content/index.md", b"x"), ("content/bad.md", b"a\nb\xff")]);
    symlink("index.md", root.path().join("content/link.md")).unwrap();
    let codes = [("content/bad.md", "not-text"), ("content/link.md", "symbolic-link")];
    check(root.path(), &["content/index.md"], &codes);
}

#[test]
fn a_byte_order_mark_is_skipped_and_line_ends_are_kept() {
    let root = folder(&[("content/index.md", "\u{feff}a\r\nb".as_bytes()), ("content/a.png", b"\xff")]);
    let inputs = check(
        root.path(),
        &["content/a.png", "content/index.md"],
        &[("content/index.md", "byte-order-mark")],
    );
    assert_eq!(inputs.text(FileId(1)), "a\r\nb");
    assert_eq!(inputs.get(FileId(0)).unwrap().bytes(), b"\xff");
}

#[test]
fn without_content_there_is_nothing_to_read() {
    let root = folder(&[("static/a.css", b"x")]);
    assert!(matches!(list(root.path()), Err(Error::NoContent { .. })));
}
