//! The plan on disk: staged beside the target, then exchanged with it in one step.
//!
//! At any moment the target is one whole site, the old or the new one, whoever kills the process. The steps:
//!
//! 1. take the lock `.NAME.lock` beside the target `NAME`;
//! 2. mend what a killed run left in `.NAME.work`, a folder that a marker shows to be ours;
//! 3. refuse a target that holds anything foreign;
//! 4. stage the new tree in `.NAME.work/tree`: unchanged files are hard links to the old ones, the others are
//!    written, the manifest last;
//! 5. exchange the two trees, or, where the file system cannot, rename twice;
//! 6. remove the old tree, the work folder and the lock.

#![expect(clippy::disallowed_methods, reason = "this is the door through which a run writes")]

use std::collections::BTreeSet;
use std::fs::{self, File, Permissions};
use std::io::{self, Write};
use std::num::NonZero;
use std::os::unix::fs::PermissionsExt;
use std::path::{Path, PathBuf};
use std::thread;

use rustix::fs::{CWD, RenameFlags, renameat_with};
use rustix::io::Errno;

use super::lock::Lock;
use super::manifest::{self, Manifest};
use super::target::{self, Target};
use super::{Artifact, OutputPlan};
use crate::error::Error;

/// Shows that a work folder is ours. Written first, removed last.
const MARKER: &str = ".briefing-work";
/// The tree that is being staged; after the exchange, the old one.
const TREE: &str = "tree";
/// The old tree between two renames, where there is no exchange.
const OLD: &str = "old";
/// Everyone may read what is published, whatever the umask of the build.
const FILE_MODE: u32 = 0o644;
/// As for files.
const FOLDER_MODE: u32 = 0o755;

/// What a write did.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Written {
    /// Files that are new or changed.
    pub changed: usize,
    /// Files that are as they were, down to their time stamps.
    pub unchanged: usize,
}

/// Replaces what stands at `target` by the plan, whole.
///
/// # Errors
///
/// [`Error::ForeignOutput`] if the target holds what no build of ours wrote, [`Error::OutputBusy`] if another
/// build is writing there, [`Error::Write`] if the system refuses. In each case the target is as it was.
/// [`Error::Clear`] if the new site is in place and the old one could not be removed.
pub fn write(plan: &OutputPlan, target: &Path) -> Result<Written, Error> {
    let places = Places::of(target)?;
    let lock = Lock::take(&places.lock).map_err(|error| Error::write(&places.lock, error))?;
    let Some(_lock) = lock else {
        return Err(Error::OutputBusy { target: target.to_owned() });
    };
    mend(&places)?;
    let old = target::inspect(&places.target, target)?;
    let written = stage(plan, &places, &old);
    let done = written.and_then(|written| exchange(&places, &old).map(|()| written));
    // After a failure the target is untouched and what was staged is worth nothing.
    let cleared = clear(&places);
    let written = done?;
    cleared.map_err(after)?;
    Ok(written)
}

/// What a failure is once the new site is in place.
fn after(error: Error) -> Error {
    match error {
        Error::Write { path, reason } => Error::Clear { path, reason },
        other => other,
    }
}

/// The paths that a write uses.
struct Places {
    target: PathBuf,
    work: PathBuf,
    lock: PathBuf,
}

impl Places {
    /// Follows links, so that the work folder lies on the file system of the target itself.
    fn of(target: &Path) -> Result<Self, Error> {
        let fail = |error| Error::write(target, error);
        let target =
            if target.exists() { fs::canonicalize(target).map_err(fail)? } else { target.to_owned() };
        let (Some(name), Some(parent)) = (target.file_name(), target.parent()) else {
            return Err(Error::ForeignOutput { target, files: Vec::new() });
        };
        let parent = if parent.as_os_str().is_empty() { Path::new(".") } else { parent };
        fs::create_dir_all(parent).map_err(fail)?;
        let parent = fs::canonicalize(parent).map_err(fail)?;
        let beside = |ending: &str| parent.join(format!(".{}.{ending}", name.to_string_lossy()));
        Ok(Self { work: beside("work"), lock: beside("lock"), target: parent.join(name) })
    }

    fn tree(&self) -> PathBuf {
        self.work.join(TREE)
    }

    fn old(&self) -> PathBuf {
        self.work.join(OLD)
    }
}

/// Repairs what a killed run left: an old tree that was taken away and not yet replaced goes back, the rest goes.
fn mend(places: &Places) -> Result<(), Error> {
    if !places.work.exists() {
        return Ok(());
    }
    let fail = |error| Error::write(&places.work, error);
    let is_empty = fs::read_dir(&places.work).map_err(fail)?.next().is_none();
    if !is_empty && !places.work.join(MARKER).exists() {
        return Err(Error::ForeignOutput { target: places.work.clone(), files: Vec::new() });
    }
    if places.old().exists() && !places.target.exists() {
        fs::rename(places.old(), &places.target).map_err(fail)?;
    }
    clear(places)
}

/// Removes the work folder and the trees in it, but nothing foreign that may have come into them.
fn clear(places: &Places) -> Result<(), Error> {
    let fail = |error| Error::write(&places.work, error);
    for tree in [places.tree(), places.old()] {
        target::remove(&tree).map_err(fail)?;
        if tree.exists() {
            // Someone put a file into the old site while the new one was written.
            return Err(Error::ForeignOutput { target: tree, files: Vec::new() });
        }
    }
    if places.work.exists() {
        let marker = places.work.join(MARKER);
        if marker.exists() {
            fs::remove_file(marker).map_err(fail)?;
        }
        fs::remove_dir(&places.work).map_err(fail)?;
    }
    Ok(())
}

/// Writes the new tree into the work folder.
fn stage(plan: &OutputPlan, places: &Places, old: &Target) -> Result<Written, Error> {
    let fail = |error| Error::write(&places.work, error);
    make_folder(&places.work)?;
    fs::write(places.work.join(MARKER), "").map_err(fail)?;
    let tree = places.tree();
    let folders = folders(plan, &tree);
    folders.iter().try_for_each(|folder| make_folder(folder))?;
    let manifest = Manifest::of(plan);
    let files: Vec<(&str, &Artifact)> = plan.iter().collect();
    let written = in_parallel(&files, |(path, artifact)| {
        let (new, before) = (tree.join(path), places.target.join(path));
        let is_kept = matches!(old, Target::Ours(old) if same(old, &manifest, path) && keep(&before, &new, &artifact.bytes));
        if !is_kept {
            create(&new, &artifact.bytes)?;
        }
        Ok(Written { changed: usize::from(!is_kept), unchanged: usize::from(is_kept) })
    })?;
    let list = tree.join(manifest::NAME);
    create(&list, &manifest.bytes())?;
    // The list alone is waited for: without it, what a loss of power leaves would count as foreign. Files that it
    // lists and the disk lost are written anew by the next build, which compares bytes.
    File::open(&list).and_then(|file| file.sync_all()).map_err(|error| Error::write(&list, error))?;
    Ok(written)
}

/// The folders that the plan needs, each after the one that it is in.
fn folders(plan: &OutputPlan, tree: &Path) -> BTreeSet<PathBuf> {
    let mut folders = BTreeSet::from([tree.to_owned()]);
    for (path, _) in plan.iter() {
        let file = tree.join(path);
        folders.extend(file.ancestors().skip(1).take_while(|folder| *folder != tree).map(PathBuf::from));
    }
    folders
}

/// Creates a folder that everyone may read.
fn make_folder(folder: &Path) -> Result<(), Error> {
    let made = fs::create_dir(folder);
    let made = made.and_then(|()| fs::set_permissions(folder, Permissions::from_mode(FOLDER_MODE)));
    made.map_err(|error| Error::write(folder, error))
}

/// Whether both lists have the same hash for a path.
fn same(old: &Manifest, new: &Manifest, path: &str) -> bool {
    new.hash(path).is_some_and(|hash| old.hash(path) == Some(hash))
}

/// Links a file of the old tree into the new one if it still is what its manifest says: someone may have edited it
/// since. Any failure means no more than that the file is written anew.
fn keep(before: &Path, new: &Path, bytes: &[u8]) -> bool {
    let is_file = fs::symlink_metadata(before).is_ok_and(|metadata| metadata.is_file());
    is_file
        && fs::read(before).is_ok_and(|found| found == bytes)
        && fs::hard_link(before, new).is_ok()
        && fs::set_permissions(new, Permissions::from_mode(FILE_MODE)).is_ok()
}

/// Writes a file. It is not forced to disk: a thousand waits for the disk would be most of a build, and what a loss of
/// power can cost is a site that the next build makes again. A killed build needs no such force.
fn create(path: &Path, bytes: &[u8]) -> Result<(), Error> {
    let write = || {
        // A failed `keep` may have left a link to the old file, through which nothing may be written.
        if path.exists() {
            fs::remove_file(path)?;
        }
        let mut file = File::create_new(path)?;
        file.write_all(bytes)?;
        file.set_permissions(Permissions::from_mode(FILE_MODE))
    };
    write().map_err(|error| Error::write(path, error))
}

/// Runs one write for each file on a few threads: most of the time goes into waiting for the disk. The first
/// failure in the order of the files is the result.
fn in_parallel<T: Sync>(
    files: &[T],
    write: impl Fn(&T) -> Result<Written, Error> + Sync,
) -> Result<Written, Error> {
    const WRITERS: usize = 8;
    let share = NonZero::new(files.len().div_ceil(WRITERS)).map_or(1, NonZero::get);
    let one_share =
        |files: &[T]| files.iter().try_fold(Written::default(), |sum, file| Ok(sum.plus(write(file)?)));
    thread::scope(|scope| {
        let shares: Vec<_> = files.chunks(share).map(|files| scope.spawn(|| one_share(files))).collect();
        shares.into_iter().try_fold(Written::default(), |sum, share| match share.join() {
            Ok(written) => Ok(sum.plus(written?)),
            Err(panic) => std::panic::resume_unwind(panic),
        })
    })
}

impl Written {
    fn plus(self, other: Self) -> Self {
        Self { changed: self.changed + other.changed, unchanged: self.unchanged + other.unchanged }
    }
}

/// Puts the new tree in the place of the old one.
fn exchange(places: &Places, old: &Target) -> Result<(), Error> {
    let done = match old {
        // Renaming onto an empty folder replaces it, and fails if someone has just put a file there.
        Target::Empty => fs::rename(places.tree(), &places.target),
        Target::Ours(_) => {
            match renameat_with(CWD, places.tree(), CWD, &places.target, RenameFlags::EXCHANGE) {
                Err(Errno::INVAL | Errno::NOSYS | Errno::NOTSUP) => rename_twice(places),
                other => other.map_err(io::Error::from),
            }
        }
    };
    done.map_err(|error| Error::write(&places.target, error))?;
    let forced = places.target.parent().map_or(Ok(()), sync_folder);
    forced.map_err(|reason| Error::Clear { path: places.target.clone(), reason })
}

/// For file systems that cannot exchange. If the process is killed between the two, the next run mends it.
fn rename_twice(places: &Places) -> io::Result<()> {
    fs::rename(&places.target, places.old())?;
    fs::rename(places.tree(), &places.target).inspect_err(|_| {
        // Back to where we were; if even that fails, the next run does it.
        let _ = fs::rename(places.old(), &places.target);
    })
}

/// Forces the names in a folder to disk.
pub(super) fn sync_folder(folder: &Path) -> io::Result<()> {
    File::open(folder)?.sync_all()
}
