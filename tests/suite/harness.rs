//! A briefing in a folder of its own, and the real program run on it.
//!
//! Knows nothing of what is expected; the other modules compare.

use std::collections::BTreeMap;
use std::fs;
use std::os::unix::fs::PermissionsExt;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

/// The repository.
pub(super) fn repository() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR"))
}

/// Whether this run may change what is expected.
pub(super) fn overwrites() -> bool {
    std::env::var("SNAPSHOTS").is_ok_and(|value| value == "overwrite") && std::env::var("CI").is_err()
}

/// A briefing that a test may do anything to.
pub(super) struct SiteTest {
    folder: tempfile::TempDir,
}

/// What a run of the program said and how it ended.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Run {
    pub(super) stdout: String,
    pub(super) stderr: String,
    /// `None` if it was killed.
    pub(super) code: Option<i32>,
}

impl SiteTest {
    /// An empty folder.
    pub(super) fn empty() -> Self {
        Self { folder: tempfile::tempdir().unwrap() }
    }

    /// A copy of a folder of the repository: `tests/sites/library/input`.
    pub(super) fn copy(fixture: &str) -> Self {
        let site = Self::empty();
        site.lay(&repository().join(fixture));
        site
    }

    /// A copy of the briefing of this repository.
    pub(super) fn flagship() -> Self {
        let site = Self::empty();
        for (path, bytes) in tree(&repository().join("content")) {
            site.write(&format!("content/{path}"), bytes);
        }
        site
    }

    /// Copies a folder over what is there.
    pub(super) fn lay(&self, folder: &Path) {
        for (path, bytes) in tree(folder) {
            self.write(&path, bytes);
        }
    }

    /// The folder.
    pub(super) fn root(&self) -> &Path {
        self.folder.path()
    }

    /// A path in it.
    pub(super) fn path(&self, path: &str) -> PathBuf {
        self.root().join(path)
    }

    /// Writes a file, with the folders it needs.
    pub(super) fn write(&self, path: &str, bytes: impl AsRef<[u8]>) {
        let path = self.path(path);
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        fs::write(path, bytes).unwrap();
    }

    /// The program, about to run in the folder with nothing in its environment that a test did not put there.
    pub(super) fn command(&self, arguments: &[&str]) -> Command {
        let mut command = Command::new(env!("CARGO_BIN_EXE_briefing"));
        command.args(arguments).current_dir(self.root()).env_clear();
        command.stdin(Stdio::null()).stdout(Stdio::piped()).stderr(Stdio::piped());
        command
    }

    /// Runs the program to its end.
    pub(super) fn run(&self, arguments: &[&str]) -> Run {
        Run::of(&mut self.command(arguments), self.root())
    }

    /// Builds, and expects that to go well.
    pub(super) fn build(&self, arguments: &[&str]) -> Run {
        let run = self.run(&[&["build"], arguments].concat());
        assert_eq!(run.code, Some(0), "{}", run.stderr);
        run
    }

    /// Every file below a folder with its bytes; empty if there is no such folder.
    pub(super) fn tree(&self, folder: &str) -> BTreeMap<String, Vec<u8>> {
        tree(&self.path(folder))
    }
}

impl Run {
    /// Runs a command and takes out of its words what differs from run to run: the folder and the time.
    pub(super) fn of(command: &mut Command, root: &Path) -> Self {
        let output = command.output().unwrap();
        let plain = |bytes: &[u8]| {
            timeless(&String::from_utf8_lossy(bytes).replace(&*root.to_string_lossy(), "[ROOT]"))
        };
        Self { stdout: plain(&output.stdout), stderr: plain(&output.stderr), code: output.status.code() }
    }
}

/// `in 0.31 s` → `in [TIME]`, at the ends of lines.
fn timeless(text: &str) -> String {
    let line =
        |line: &str| match line.rsplit_once(" in ").map(|(before, time)| (before, time.split_once(" s"))) {
            Some((before, Some((time, rest)))) if time.parse::<f64>().is_ok() => {
                format!("{before} in [TIME]{rest}\n")
            }
            _ => format!("{line}\n"),
        };
    text.lines().map(line).collect()
}

/// Every file below a folder by its path, with `/`.
pub(super) fn tree(folder: &Path) -> BTreeMap<String, Vec<u8>> {
    let mut files = BTreeMap::new();
    collect(folder, "", &mut files);
    files
}

fn collect(folder: &Path, prefix: &str, files: &mut BTreeMap<String, Vec<u8>>) {
    let Ok(entries) = fs::read_dir(folder) else { return };
    for entry in entries {
        let entry = entry.unwrap();
        let path = format!("{prefix}{}", entry.file_name().to_string_lossy());
        if entry.file_type().unwrap().is_dir() {
            collect(&entry.path(), &format!("{path}/"), files);
        } else {
            files.insert(path, fs::read(entry.path()).unwrap());
        }
    }
}

/// The permission bits of a file or folder.
pub(super) fn mode(path: &Path) -> u32 {
    fs::metadata(path).unwrap().permissions().mode() & 0o777
}

/// The folders in a folder, by name.
pub(super) fn folders(folder: &Path) -> Vec<String> {
    let entries = fs::read_dir(folder).unwrap().map(Result::unwrap);
    let folders = entries.filter(|entry| entry.file_type().unwrap().is_dir());
    let mut names: Vec<String> =
        folders.map(|entry| entry.file_name().to_string_lossy().into_owned()).collect();
    names.sort();
    names
}
