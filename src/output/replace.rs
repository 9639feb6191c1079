//! Source files rewritten in place, for commands that mend what an editor wrote.
//!
//! Each file is written beside itself and renamed over, so that a killed run leaves the old file or the new one and
//! nothing between. Never for published files; those are `write`'s.

#![expect(clippy::disallowed_methods, reason = "part of the door through which a run writes")]

use std::fs::{self, File};
use std::io::{self, Write};
use std::path::{Path, PathBuf};

use super::write::sync_folder;
use crate::error::Error;

/// What some editors put before UTF-8; texts are read without it and keep it on disk.
const BYTE_ORDER_MARK: &[u8] = "\u{feff}".as_bytes();

/// A file with its text as it was read and as it is to be.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Replacement<'a> {
    /// Where it stands.
    pub path: &'a Path,
    /// What must still stand there.
    pub before: &'a str,
    /// What comes in its place.
    pub after: &'a str,
}

/// Gives files new texts. All of them are on disk before the first takes its place.
///
/// # Errors
///
/// [`Error::Rewrite`] if the system refuses, or if a file is not what it was when it was read.
pub fn replace(files: &[Replacement<'_>]) -> Result<(), Error> {
    let staged: Vec<PathBuf> = files.iter().map(|file| beside(file.path)).collect();
    let done = files
        .iter()
        .zip(&staged)
        .try_for_each(|(file, new)| stage(file, new).map_err(|error| failed(file, error)));
    let done = done.and_then(|()| {
        files.iter().zip(&staged).try_for_each(|(file, new)| {
            fs::rename(new, file.path)
                .and_then(|()| file.path.parent().map_or(Ok(()), sync_folder))
                .map_err(|error| failed(file, error))
        })
    });
    if done.is_err() {
        // What is left of the new files is worth nothing; the next run would only write over it.
        staged.iter().for_each(|new| drop(fs::remove_file(new)));
    }
    done
}

fn failed(file: &Replacement<'_>, reason: io::Error) -> Error {
    Error::Rewrite { path: file.path.to_owned(), reason }
}

/// A name in the same folder that no run reads.
fn beside(path: &Path) -> PathBuf {
    let name = path.file_name().unwrap_or_default().to_string_lossy();
    path.with_file_name(format!(".{name}.briefing"))
}

/// Writes the new text beside the old file, with its permissions.
fn stage(file: &Replacement<'_>, new: &Path) -> io::Result<()> {
    let found = fs::read(file.path)?;
    let (mark, text) = match found.strip_prefix(BYTE_ORDER_MARK) {
        Some(text) => (BYTE_ORDER_MARK, text),
        None => (&[][..], found.as_slice()),
    };
    if text != file.before.as_bytes() {
        return Err(io::Error::other("it has changed since it was read; run the command again"));
    }
    if new.exists() {
        fs::remove_file(new)?;
    }
    let mut out = File::create_new(new)?;
    out.set_permissions(fs::metadata(file.path)?.permissions())?;
    out.write_all(mark)?;
    out.write_all(file.after.as_bytes())?;
    out.sync_all()
}

#[cfg(test)]
mod tests {
    use std::os::unix::fs::PermissionsExt;

    use super::*;

    #[test]
    fn a_file_keeps_its_mark_and_its_permissions() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("page.md");
        fs::write(&path, "\u{feff}one\r\n").unwrap();
        fs::set_permissions(&path, fs::Permissions::from_mode(0o640)).unwrap();
        replace(&[Replacement { path: &path, before: "one\r\n", after: "two\r\n" }]).unwrap();
        assert_eq!(fs::read_to_string(&path).unwrap(), "\u{feff}two\r\n");
        assert_eq!(fs::metadata(&path).unwrap().permissions().mode() & 0o777, 0o640);
        assert_eq!(fs::read_dir(folder.path()).unwrap().count(), 1);
    }

    #[test]
    fn nothing_is_written_over_the_work_of_another() {
        let folder = tempfile::tempdir().unwrap();
        let (one, other) = (folder.path().join("one.md"), folder.path().join("other.md"));
        fs::write(&one, "one").unwrap();
        fs::write(&other, "changed").unwrap();
        let files = [
            Replacement { path: &one, before: "one", after: "1" },
            Replacement { path: &other, before: "other", after: "2" },
        ];
        assert!(replace(&files).is_err());
        assert_eq!(fs::read_to_string(&one).unwrap(), "one");
        assert_eq!(fs::read_to_string(&other).unwrap(), "changed");
        assert_eq!(fs::read_dir(folder.path()).unwrap().count(), 2);
    }
}
