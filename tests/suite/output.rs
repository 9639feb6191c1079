//! What stands at the target whatever happens to the program: killed, refused, failing, met by strangers.

use std::collections::BTreeMap;
use std::fs;
use std::process::Stdio;
use std::thread;
use std::time::{Duration, Instant};

use super::harness::SiteTest;

/// How often the program is killed. The moments are spread over the time that a whole build takes, and a little
/// more: some builds come to their end.
const KILLS: u32 = 40;

/// A briefing with enough files that writing them takes a while. `version` is in each of them.
fn large(version: u32) -> SiteTest {
    let site = SiteTest::copy("tests/sites/library/input");
    change(&site, version);
    site
}

fn change(site: &SiteTest, version: u32) {
    for number in 0..200 {
        site.write(&format!("static/{number}.txt"), format!("version {version} of {number}\n").repeat(200));
    }
}

type Tree = BTreeMap<String, Vec<u8>>;

#[test]
fn a_killed_build_leaves_the_old_site_or_the_new_one() {
    let site = large(0);
    site.build(&[]);
    let mut old: Tree = site.tree("public");
    let (mut olds, mut news) = (0, 0);
    for round in 0..KILLS {
        change(&site, round + 1);
        let start = Instant::now();
        site.build(&["--output", "other"]);
        let whole = start.elapsed();
        let new = site.tree("other");
        let mut child = site.command(&["build"]).stdout(Stdio::null()).stderr(Stdio::null()).spawn().unwrap();
        thread::sleep(whole * round * 5 / (4 * KILLS) + Duration::from_micros(u64::from(round * 37 % 1000)));
        child.kill().unwrap();
        child.wait().unwrap();
        let found = site.tree("public");
        match (found == old, found == new) {
            (true, _) => olds += 1,
            (_, true) => news += 1,
            _ => panic!("after kill {round} the site is neither the old one nor the new one"),
        }
        old = found;
    }
    println!("{olds} times the old site, {news} times the new one");
    // Kills that all come too early or too late would show nothing.
    assert!(olds > 0 && news > 0, "{olds} times the old site, {news} times the new one");
    site.build(&[]);
    assert_eq!(site.tree("public"), site.tree("other"));
    let left: Vec<_> = fs::read_dir(site.root()).unwrap().map(|entry| entry.unwrap().file_name()).collect();
    assert!(!left.iter().any(|name| name.to_string_lossy().starts_with('.')), "{left:?}");
}

#[test]
fn a_failing_build_leaves_the_old_site() {
    let site = SiteTest::copy("tests/sites/library/input");
    site.build(&[]);
    let old = site.tree("public");
    site.write("content/broken.md", b"\xff");
    let run = site.run(&["build"]);
    assert_eq!(run.code, Some(1), "{}", run.stderr);
    assert!(run.stderr.ends_with("nothing was written to `public`\n"), "{}", run.stderr);
    assert_eq!(site.tree("public"), old);
}

#[test]
fn check_writes_nothing() {
    let site = SiteTest::copy("tests/sites/library/input");
    let before = site.tree("");
    assert_eq!(site.run(&["check"]).code, Some(0));
    assert_eq!(site.tree(""), before);
}

#[test]
fn foreign_files_are_named_and_kept() {
    let site = SiteTest::copy("tests/sites/library/input");
    site.build(&[]);
    site.write("public/notes/holiday.txt", "mine");
    let old = site.tree("public");
    let run = site.run(&["build"]);
    assert_eq!(run.code, Some(2));
    assert!(
        run.stderr.contains("error[foreign-output]: `public` holds what no build wrote: `notes/holiday.txt`"),
        "{}",
        run.stderr
    );
    assert_eq!(site.tree("public"), old);
}

#[test]
fn the_briefing_itself_is_never_taken_for_an_output() {
    let site = SiteTest::copy("tests/sites/library/input");
    let before = site.tree("");
    let elsewhere = SiteTest::empty();
    std::os::unix::fs::symlink(site.path("content"), elsewhere.path("link")).unwrap();
    let linked = elsewhere.path("link/public");
    let outputs =
        [".", "content", "content/public", "..", "/", "x/../content/public", linked.to_str().unwrap()];
    for output in outputs {
        let run = site.run(&["build", "--output", output]);
        assert_eq!(run.code, Some(2), "{output}: {}", run.stderr);
    }
    assert_eq!(site.tree(""), before);
}

#[test]
fn what_cannot_be_written_is_said() {
    let site = SiteTest::copy("tests/sites/library/input");
    site.write("file", "");
    // The second is a file system that nobody may create anything in, whoever runs the suite.
    for output in ["file/public", "/proc/public"] {
        let run = site.run(&["build", "--output", output]);
        assert_eq!(run.code, Some(2), "{output}: {}", run.stderr);
        assert!(run.stderr.contains("error[write-failed]: cannot write `"), "{output}: {}", run.stderr);
    }
}

#[test]
fn a_target_that_another_build_holds_is_left_alone() {
    let site = SiteTest::copy("tests/sites/library/input");
    site.build(&[]);
    let old = site.tree("public");
    site.write("static/new.txt", "new");
    let held = fs::File::create(site.path(".public.lock")).unwrap();
    held.lock().unwrap();
    let run = site.run(&["build"]);
    assert_eq!(run.code, Some(2), "{}", run.stderr);
    assert!(
        run.stderr.contains("error[output-busy]: another build is writing to `public`"),
        "{}",
        run.stderr
    );
    assert_eq!(site.tree("public"), old);
    drop(held);
    site.build(&[]);
    assert!(site.tree("public").len() > old.len());
}

#[test]
fn builds_of_one_target_do_not_meet() {
    let site = large(0);
    let start = || site.command(&["build"]).stdout(Stdio::null()).spawn().unwrap();
    let running: Vec<_> = (0..4).map(|_| start()).collect();
    let ends: Vec<(Option<i32>, String)> = running
        .into_iter()
        .map(|child| child.wait_with_output().unwrap())
        .map(|output| (output.status.code(), String::from_utf8(output.stderr).unwrap()))
        .collect();
    for (code, words) in &ends {
        assert!(*code == Some(0) || *code == Some(2) && words.contains("error[output-busy]"), "{words}");
    }
    assert!(ends.iter().any(|(code, _)| *code == Some(0)));
    site.build(&["--output", "other"]);
    assert_eq!(site.tree("public"), site.tree("other"));
}
