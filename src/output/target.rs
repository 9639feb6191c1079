//! The output folder before a build: whether it is ours to replace, and how a tree of ours is removed.
//!
//! Ours is what a manifest lists. Everything else stays where it is.

#![expect(clippy::disallowed_methods, reason = "part of the door through which a run writes")]

use std::collections::BTreeSet;
use std::fs;
use std::io;
use std::path::{Component, Path, PathBuf};

use super::manifest::{self, Manifest};
use crate::error::Error;

/// What stands at the target.
#[derive(Debug, PartialEq, Eq)]
pub(super) enum Target {
    /// Nothing, or an empty folder.
    Empty,
    /// What a build of ours wrote, and nothing else.
    Ours(Manifest),
}

/// Whether a folder that may not exist yet would lie in another, or be it, once the links and the `..` of both paths
/// are followed as the system follows them.
#[must_use]
pub fn lies_in(target: &Path, folder: &Path) -> bool {
    followed(target).starts_with(followed(folder))
}

/// The path without links and `..`: step by step, since what is missing can be no link.
fn followed(path: &Path) -> PathBuf {
    let absolute = std::path::absolute(path).unwrap_or_else(|_| path.to_owned());
    let mut place = PathBuf::new();
    for step in absolute.components() {
        match step {
            Component::ParentDir => drop(place.pop()),
            step => place.push(step),
        }
        place = fs::canonicalize(&place).unwrap_or(place);
    }
    place
}

/// Looks at the target. `shown` is its path as the user knows it.
///
/// # Errors
///
/// [`Error::ForeignOutput`] if it holds anything that its manifest does not list.
pub(super) fn inspect(target: &Path, shown: &Path) -> Result<Target, Error> {
    let foreign = |files| Error::ForeignOutput { target: shown.to_owned(), files };
    if !target.exists() {
        return Ok(Target::Empty);
    }
    if !target.is_dir() {
        return Err(foreign(Vec::new()));
    }
    let files = files(target).map_err(|error| Error::write(shown, error))?;
    let Some(manifest) = read_manifest(target) else {
        return if files.is_empty() { Ok(Target::Empty) } else { Err(foreign(files)) };
    };
    let others: Vec<String> = files.into_iter().filter(|path| !is_ours(&manifest, path)).collect();
    if others.is_empty() { Ok(Target::Ours(manifest)) } else { Err(foreign(others)) }
}

/// The manifest in a folder, if there is one of ours.
pub(super) fn read_manifest(folder: &Path) -> Option<Manifest> {
    Manifest::parse(&fs::read(folder.join(manifest::NAME)).ok()?)
}

fn is_ours(manifest: &Manifest, path: &str) -> bool {
    path == manifest::NAME || manifest.contains(path)
}

/// Every file below a folder, and every empty folder with a `/` at its end: someone made it for a purpose.
fn files(folder: &Path) -> io::Result<Vec<String>> {
    let mut files = Vec::new();
    collect(folder, "", &mut files)?;
    files.sort();
    Ok(files)
}

fn collect(folder: &Path, prefix: &str, files: &mut Vec<String>) -> io::Result<()> {
    for entry in fs::read_dir(folder)? {
        let entry = entry?;
        let path = format!("{prefix}{}", entry.file_name().to_string_lossy());
        // A link to a folder is not a folder here: nothing behind it is ours to look at.
        if !entry.file_type()?.is_dir() {
            files.push(path);
            continue;
        }
        let (before, inside) = (files.len(), path + "/");
        collect(&entry.path(), &inside, files)?;
        if files.len() == before {
            files.push(inside);
        }
    }
    Ok(())
}

/// Removes a tree that a build wrote or began to write. What its manifest does not list stays, and so do the
/// folders that hold it.
pub(super) fn remove(tree: &Path) -> io::Result<()> {
    let Some(manifest) = read_manifest(tree) else {
        // The manifest is written last and removed last: without it, this is a tree that was never published.
        return if tree.exists() { fs::remove_dir_all(tree) } else { Ok(()) };
    };
    let mut folders = BTreeSet::new();
    for path in manifest.paths() {
        let file = tree.join(path);
        absent_is_fine(fs::remove_file(&file))?;
        folders.extend(file.ancestors().skip(1).take_while(|folder| *folder != tree).map(PathBuf::from));
    }
    // A folder sorts before what it holds, so backwards every one is met after its parts. One that is not empty
    // holds something foreign, and refuses.
    for folder in folders.iter().rev() {
        let _ = fs::remove_dir(folder);
    }
    let is_alone = fs::read_dir(tree)?.count() == 1;
    if is_alone {
        fs::remove_file(tree.join(manifest::NAME))?;
        fs::remove_dir(tree)?;
    }
    Ok(())
}

/// Someone else may have removed it already.
fn absent_is_fine(result: io::Result<()>) -> io::Result<()> {
    match result {
        Err(error) if error.kind() == io::ErrorKind::NotFound => Ok(()),
        other => other,
    }
}
