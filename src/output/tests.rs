//! The plan, and what a write leaves on disk.

#![expect(clippy::disallowed_methods, reason = "tests look at the disk from outside")]

use std::fs;
use std::os::unix::fs::{MetadataExt, PermissionsExt};
use std::path::Path;

use proptest::prelude::*;

use super::*;
use crate::error::Error;
use crate::text::FileId;

fn plan(files: &[(&str, &str)]) -> OutputPlan {
    let mut sink = Diagnostics::new();
    let mut plan = OutputPlan::new();
    for (path, text) in files {
        plan.insert(path, Artifact::text((*text).to_owned(), Producer::generated("a test")), &mut sink);
    }
    assert!(sink.is_empty(), "{sink:?}");
    plan
}

/// The messages that a second file causes beside a first.
fn check_beside(first: &str, second: &str, expected: &[&str]) {
    let mut plan = OutputPlan::new();
    let mut sink = Diagnostics::new();
    let page = Producer::written("the page `b`", Span::new(FileId(1), 0..1));
    plan.insert(first, Artifact::text(String::new(), Producer::generated("the feed")), &mut sink);
    plan.insert(second, Artifact::text(String::new(), page.clone()), &mut sink);
    let messages: Vec<&str> = sink.iter().map(|finding| finding.message.as_str()).collect();
    assert_eq!(messages, expected);
    assert!(sink.iter().all(|finding| finding.span == page.span));
}

#[test]
fn two_producers_of_one_place_are_reported() {
    check_beside("a/b", "a/c", &[]);
    check_beside("a", "ab", &[]);
    check_beside("feed.xml", "feed.xml", &["the page `b` and the feed would both be written to `feed.xml`"]);
    check_beside(
        "A.html",
        "a.html",
        &["the page `b` at `a.html` and the feed at `A.html` cannot stand beside each other"],
    );
    check_beside("a", "A/b", &["the page `b` at `A/b` and the feed at `a` cannot stand beside each other"]);
    check_beside("a/b", "a", &["the page `b` at `a` and the feed at `a/b` cannot stand beside each other"]);
    check_beside("a", "../b", &["the page `b` cannot be published as `../b`: `..` leads out of its folder"]);
}

/// Every path below a folder with its text, folders left out.
fn tree(folder: &Path) -> Vec<(String, String)> {
    let mut files = Vec::new();
    for entry in fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        let name = path.file_name().unwrap().to_string_lossy().into_owned();
        if path.is_dir() {
            files.extend(tree(&path).into_iter().map(|(inner, text)| (format!("{name}/{inner}"), text)));
        } else if name != manifest::NAME {
            files.push((name, fs::read_to_string(path).unwrap()));
        }
    }
    files.sort();
    files
}

/// The target holds exactly these files, and beside it nothing of ours remains.
fn check_tree(target: &Path, files: &[(&str, &str)]) {
    let expected: Vec<(String, String)> =
        files.iter().map(|(path, text)| ((*path).to_owned(), (*text).to_owned())).collect();
    assert_eq!(tree(target), expected);
    let beside: Vec<_> =
        fs::read_dir(target.parent().unwrap()).unwrap().map(|entry| entry.unwrap().file_name()).collect();
    assert_eq!(beside, [target.file_name().unwrap()]);
}

#[test]
fn a_second_build_replaces_the_first_and_keeps_what_did_not_change() {
    let root = tempfile::tempdir().unwrap();
    let target = root.path().join("public");
    let first = [("a.html", "1"), ("b/c.html", "2"), ("d/e/f.html", "3")];
    assert_eq!(write(&plan(&first), &target).unwrap(), Written { changed: 3, unchanged: 0 });
    check_tree(&target, &first);
    let kept = fs::metadata(target.join("a.html")).unwrap().ino();
    let second = [("a.html", "1"), ("b/c.html", "new")];
    assert_eq!(write(&plan(&second), &target).unwrap(), Written { changed: 1, unchanged: 1 });
    check_tree(&target, &second);
    assert_eq!(fs::metadata(target.join("a.html")).unwrap().ino(), kept);
}

#[test]
fn a_file_edited_in_the_output_is_written_anew() {
    let root = tempfile::tempdir().unwrap();
    let target = root.path().join("public");
    write(&plan(&[("a.html", "1")]), &target).unwrap();
    fs::write(target.join("a.html"), "edited").unwrap();
    fs::set_permissions(target.join("a.html"), fs::Permissions::from_mode(0o600)).unwrap();
    write(&plan(&[("a.html", "1")]), &target).unwrap();
    check_tree(&target, &[("a.html", "1")]);
    assert_eq!(fs::metadata(target.join("a.html")).unwrap().permissions().mode() & 0o777, 0o644);
}

#[test]
fn an_empty_folder_is_taken_and_a_foreign_one_is_not() {
    let root = tempfile::tempdir().unwrap();
    let target = root.path().join("public");
    fs::create_dir(&target).unwrap();
    write(&plan(&[("a.html", "1")]), &target).unwrap();
    fs::create_dir(target.join("holiday")).unwrap();
    fs::write(target.join("notes.txt"), "mine").unwrap();
    let refused = write(&plan(&[("a.html", "2")]), &target);
    let Err(Error::ForeignOutput { files, .. }) = refused else { panic!("{refused:?}") };
    assert_eq!(files, ["holiday/", "notes.txt"]);
    check_tree(&target, &[("a.html", "1"), ("notes.txt", "mine")]);
    fs::remove_file(target.join(manifest::NAME)).unwrap();
    assert!(matches!(write(&plan(&[("a.html", "2")]), &target), Err(Error::ForeignOutput { .. })));
    check_tree(&target, &[("a.html", "1"), ("notes.txt", "mine")]);
}

#[test]
fn a_file_in_the_place_of_the_folder_is_left_alone() {
    let root = tempfile::tempdir().unwrap();
    let target = root.path().join("public");
    fs::write(&target, "mine").unwrap();
    assert!(matches!(write(&plan(&[("a", "1")]), &target), Err(Error::ForeignOutput { .. })));
    assert_eq!(fs::read_to_string(&target).unwrap(), "mine");
}

#[test]
fn what_killed_runs_left_is_mended() {
    let root = tempfile::tempdir().unwrap();
    let (target, work) = (root.path().join("public"), root.path().join(".public.work"));
    write(&plan(&[("a.html", "old")]), &target).unwrap();
    // Killed while staging.
    fs::create_dir_all(work.join("tree/b")).unwrap();
    fs::write(work.join(".briefing-work"), "").unwrap();
    fs::write(work.join("tree/b/c.html"), "half").unwrap();
    write(&plan(&[("a.html", "new")]), &target).unwrap();
    check_tree(&target, &[("a.html", "new")]);
    // Killed between two renames, on a file system that cannot exchange.
    fs::create_dir(&work).unwrap();
    fs::write(work.join(".briefing-work"), "").unwrap();
    fs::rename(&target, work.join("old")).unwrap();
    fs::write(target.parent().unwrap().join(".public.lock"), "").unwrap();
    write(&plan(&[("a.html", "newer")]), &target).unwrap();
    check_tree(&target, &[("a.html", "newer")]);
    // Killed right after the folder was made.
    fs::create_dir(&work).unwrap();
    write(&plan(&[("a.html", "newest")]), &target).unwrap();
    check_tree(&target, &[("a.html", "newest")]);
}

#[test]
fn a_work_folder_of_someone_else_is_left_alone() {
    let root = tempfile::tempdir().unwrap();
    let work = root.path().join(".public.work");
    fs::create_dir(&work).unwrap();
    fs::write(work.join("mine.txt"), "mine").unwrap();
    let refused = write(&plan(&[("a", "1")]), &root.path().join("public"));
    assert!(matches!(refused, Err(Error::ForeignOutput { .. })), "{refused:?}");
    assert_eq!(fs::read_to_string(work.join("mine.txt")).unwrap(), "mine");
}

#[test]
fn one_build_at_a_time() {
    let root = tempfile::tempdir().unwrap();
    let path = root.path().join(".public.lock");
    let held = lock::Lock::take(&path).unwrap();
    assert!(held.is_some());
    let refused = write(&plan(&[("a", "1")]), &root.path().join("public"));
    assert!(matches!(refused, Err(Error::OutputBusy { .. })), "{refused:?}");
    drop(held);
    write(&plan(&[("a", "1")]), &root.path().join("public")).unwrap();
}

#[test]
fn a_link_to_the_output_is_followed_and_links_inside_it_are_foreign() {
    let root = tempfile::tempdir().unwrap();
    let real = root.path().join("www/site");
    fs::create_dir_all(&real).unwrap();
    std::os::unix::fs::symlink(&real, root.path().join("public")).unwrap();
    write(&plan(&[("a.html", "1")]), &root.path().join("public")).unwrap();
    check_tree(&real, &[("a.html", "1")]);
    std::os::unix::fs::symlink(root.path(), real.join("up")).unwrap();
    let refused = write(&plan(&[("a.html", "2")]), &real);
    assert!(matches!(refused, Err(Error::ForeignOutput { .. })), "{refused:?}");
}

proptest! {
    #[test]
    fn no_two_files_of_a_plan_share_a_place(paths in prop::collection::vec("[aAbB./]{1,6}", 0..12)) {
        let mut sink = Diagnostics::new();
        let mut plan = OutputPlan::new();
        for path in &paths {
            plan.insert(path, Artifact::text(String::new(), Producer::generated("a test")), &mut sink);
        }
        prop_assert_eq!(plan.len() + sink.len(), paths.len());
        let folded: Vec<String> = plan.iter().map(|(path, _)| path.to_lowercase()).collect();
        for (one, other) in folded.iter().flat_map(|one| folded.iter().map(move |other| (one, other))) {
            prop_assert!(std::ptr::eq(one, other) || one != other);
            let folder = one.to_owned() + "/";
            prop_assert!(!other.starts_with(&folder));
        }
    }
}
