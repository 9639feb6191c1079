//! What lies on disk: every file under `content/`, `templates/` and `static/` of a root, read once.
//!
//! The door through which a run reads. It judges no content beyond "is this text?", and nothing after it opens
//! a file. Not for the output folder, which only `output` touches.

mod read;
mod walk;

use std::collections::BTreeMap;
use std::path::Path;

use crate::diagnostic::{Diagnostics, Texts};
use crate::error::Error;
use crate::hash::ContentHash;
use crate::text::FileId;

pub use read::read_one;
pub use walk::{Found, list};

/// The folder of a briefing that a file stands in.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Area {
    /// `content/`: pages, charts, data.
    Content,
    /// `static/`: files published as they are.
    Static,
    /// `templates/`: the site's own templates.
    Templates,
}

impl Area {
    /// Every area, in the order of their names.
    pub const ALL: [Self; 3] = [Self::Content, Self::Static, Self::Templates];

    /// The name of its folder.
    #[must_use]
    pub fn folder(self) -> &'static str {
        match self {
            Self::Content => "content",
            Self::Static => "static",
            Self::Templates => "templates",
        }
    }
}

/// What a file holds.
#[derive(Debug, Clone, PartialEq, Eq)]
enum Body {
    /// UTF-8 without byte order mark; line ends as they were.
    Text(String),
    /// Anything else.
    Bytes(Vec<u8>),
    /// It could not be read, and a finding says so. It keeps its number so that the finding has a place.
    Unread,
}

/// One file.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct InputFile {
    path: String,
    area: Area,
    body: Body,
    hash: ContentHash,
}

impl InputFile {
    /// A text that stands in no folder: what was typed on the command line. `path` is what findings call it.
    #[must_use]
    pub fn typed(path: &str, text: &str) -> Self {
        let hash = ContentHash::of(text.as_bytes());
        Self { path: path.to_owned(), area: Area::Content, body: Body::Text(text.to_owned()), hash }
    }

    /// Whether it was read from a folder, not typed.
    #[must_use]
    pub fn stands_in_folder(&self) -> bool {
        self.name().len() < self.path.len()
    }

    /// The path from the root, with `/`: `content/charts/a.yaml`.
    #[must_use]
    pub fn path(&self) -> &str {
        &self.path
    }

    /// The path from the folder of its area: `charts/a.yaml`.
    #[must_use]
    pub fn name(&self) -> &str {
        self.path.strip_prefix(self.area.folder()).map_or(&self.path, |name| name.trim_start_matches('/'))
    }

    /// What follows the last dot of the file's name, in lower case; empty if nothing does.
    #[must_use]
    pub fn extension(&self) -> String {
        extension(&self.path)
    }

    /// The folder it belongs to.
    #[must_use]
    pub fn area(&self) -> Area {
        self.area
    }

    /// The text; `None` for what is not text and for what could not be read.
    #[must_use]
    pub fn text(&self) -> Option<&str> {
        match &self.body {
            Body::Text(text) => Some(text),
            Body::Bytes(_) | Body::Unread => None,
        }
    }

    /// The bytes; empty for what could not be read.
    #[must_use]
    pub fn bytes(&self) -> &[u8] {
        match &self.body {
            Body::Text(text) => text.as_bytes(),
            Body::Bytes(bytes) => bytes,
            Body::Unread => &[],
        }
    }

    /// Whether the file was read; if not, a finding has said why.
    #[must_use]
    pub fn is_read(&self) -> bool {
        self.body != Body::Unread
    }

    /// The hash of what [`Self::bytes`] gives.
    #[must_use]
    pub fn hash(&self) -> ContentHash {
        self.hash
    }
}

/// What follows the last dot of a path's last part, in lower case.
fn extension(path: &str) -> String {
    let name = path.rsplit('/').next().unwrap_or(path);
    name.rsplit_once('.').map(|(_, extension)| extension.to_ascii_lowercase()).unwrap_or_default()
}

/// All inputs of a run. Immutable; numbered in the order of their paths.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct InputSet {
    files: Vec<InputFile>,
    by_path: BTreeMap<String, FileId>,
}

impl InputSet {
    /// Gathers files that were read as [`list`] gave them: the position in the list is the number of the file.
    #[must_use]
    pub fn new(files: Vec<InputFile>) -> Self {
        let by_path = files.iter().zip(0..).map(|(file, at)| (file.path.clone(), FileId(at))).collect();
        Self { files, by_path }
    }

    /// The same with one more file, which keeps the numbers of the others, and its own number.
    #[must_use]
    pub fn with(mut self, file: InputFile) -> (Self, FileId) {
        let id = FileId(u32::try_from(self.files.len()).unwrap_or(u32::MAX));
        self.by_path.insert(file.path.clone(), id);
        self.files.push(file);
        (self, id)
    }

    /// The same with another text in some of the files, as if an editor had changed them.
    #[must_use]
    pub fn with_texts<'a>(mut self, texts: impl IntoIterator<Item = (FileId, &'a str)>) -> Self {
        for (id, text) in texts {
            if let Some(file) = self.files.get_mut(id.0 as usize) {
                file.hash = ContentHash::of(text.as_bytes());
                file.body = Body::Text(text.to_owned());
            }
        }
        self
    }

    /// Every file with its number, in the order of the numbers.
    pub fn files(&self) -> impl Iterator<Item = (FileId, &InputFile)> {
        (0..).map(FileId).zip(&self.files)
    }

    /// The files of one folder, in the order of their paths.
    pub fn area(&self, area: Area) -> impl Iterator<Item = (FileId, &InputFile)> {
        self.files().filter(move |(_, file)| file.area == area)
    }

    /// The file of a number.
    #[must_use]
    pub fn get(&self, file: FileId) -> Option<&InputFile> {
        self.files.get(file.0 as usize)
    }

    /// The number of the file at a path from the root.
    #[must_use]
    pub fn find(&self, path: &str) -> Option<FileId> {
        self.by_path.get(path).copied()
    }
}

impl Texts for InputSet {
    fn path(&self, file: FileId) -> &str {
        self.get(file).map_or("", InputFile::path)
    }

    fn text(&self, file: FileId) -> &str {
        self.get(file).and_then(InputFile::text).unwrap_or("")
    }
}

/// Reads a whole briefing, one file after the other.
///
/// # Errors
///
/// [`Error::NoContent`] if `root` holds no folder `content`.
pub fn read(root: &Path, sink: &mut Diagnostics) -> Result<InputSet, Error> {
    let found = list(root)?;
    let files = (0..).map(FileId).zip(&found).map(|(id, found)| read_one(id, found, sink)).collect();
    Ok(InputSet::new(files))
}

#[cfg(test)]
mod tests;
