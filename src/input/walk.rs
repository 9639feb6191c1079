//! Which files there are: sorted, without dot files, links not followed. Opens none of them.

use std::path::{Path, PathBuf};

use walkdir::{DirEntry, WalkDir};

use super::Area;
use crate::error::Error;

/// A file that a walk came upon.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Found {
    /// The path from the root, with `/`; what is not UTF-8 in it is replaced.
    pub path: String,
    /// The folder it belongs to.
    pub area: Area,
    /// Where it lies.
    pub(super) place: PathBuf,
    /// Why it cannot be read, if the walk knows that already.
    pub(super) refused: Option<Refused>,
}

/// Why the walk holds a file back.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Refused {
    /// The operating system refused, in its words; or it is no regular file.
    Unreadable(String),
    /// A symbolic link.
    Link,
    /// Its name is not UTF-8.
    Name,
}

/// The files of a briefing in the order of their paths. Entries that cannot be read are among them; reading them
/// reports why. A folder that is absent counts as empty, but for `content`.
///
/// # Errors
///
/// [`Error::NoContent`] if `root` holds no folder `content`.
pub fn list(root: &Path) -> Result<Vec<Found>, Error> {
    if !root.join(Area::Content.folder()).is_dir() {
        return Err(Error::NoContent { root: root.to_owned() });
    }
    let mut found: Vec<Found> = Area::ALL.into_iter().flat_map(|area| walk(root, area)).collect();
    found.sort_by(|one, other| one.path.cmp(&other.path));
    Ok(found)
}

/// The files of one folder.
fn walk(root: &Path, area: Area) -> Vec<Found> {
    let folder = root.join(area.folder());
    if !folder.exists() {
        return Vec::new();
    }
    let entries = WalkDir::new(folder).follow_links(false).sort_by_file_name().into_iter();
    entries
        .filter_entry(|entry| entry.depth() == 0 || !is_hidden(entry, area))
        .filter_map(|entry| match entry {
            Ok(entry) if entry.file_type().is_dir() => None,
            Ok(entry) => Some(of_entry(root, area, &entry)),
            Err(error) => Some(of_error(root, area, &error)),
        })
        .collect()
}

/// Dot files belong to editors and version control. The one that standards ask a site for is `static/.well-known`.
fn is_hidden(entry: &DirEntry, area: Area) -> bool {
    let name = entry.file_name().as_encoded_bytes();
    let is_standard = area == Area::Static && entry.depth() == 1 && name == b".well-known";
    name.starts_with(b".") && !is_standard
}

fn of_entry(root: &Path, area: Area, entry: &DirEntry) -> Found {
    let kind = entry.file_type();
    let refused = if kind.is_symlink() {
        Some(Refused::Link)
    } else if !kind.is_file() {
        Some(Refused::Unreadable("it is no regular file".to_owned()))
    } else if entry.path().strip_prefix(root).is_ok_and(|path| path.to_str().is_none()) {
        Some(Refused::Name)
    } else {
        None
    };
    Found { path: from_root(root, entry.path()), area, place: entry.path().to_owned(), refused }
}

fn of_error(root: &Path, area: Area, error: &walkdir::Error) -> Found {
    let place = error.path().unwrap_or(root).to_owned();
    let words = error.io_error().map_or_else(|| error.to_string(), ToString::to_string);
    Found { path: from_root(root, &place), area, place, refused: Some(Refused::Unreadable(words)) }
}

/// The path as users know it.
fn from_root(root: &Path, path: &Path) -> String {
    let parts = path.strip_prefix(root).unwrap_or(path).components();
    parts.map(|part| part.as_os_str().to_string_lossy()).collect::<Vec<_>>().join("/")
}
