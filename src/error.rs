//! Why a run could not even try: what no editor can mend in a content file.
//!
//! Everything an editor can mend is a [`Diagnostic`]; an `Error` ends the run with exit code 2. It is shown through
//! the same writers as a finding without a place.

use std::fmt;
use std::io;
use std::path::{Path, PathBuf};

use crate::diagnostic::{Code, Diagnostic, code};

/// What stood in the way of the whole run.
#[derive(Debug)]
pub enum Error {
    /// The root holds no `content/`.
    NoContent {
        /// The folder that was taken as root.
        root: PathBuf,
    },
    /// The date of the edition that the environment gives is none.
    SourceDate {
        /// What `SOURCE_DATE_EPOCH` holds.
        value: String,
    },
    /// The output folder holds something that no build of ours wrote, or is no folder.
    ForeignOutput {
        /// The output folder.
        target: PathBuf,
        /// What is foreign in it, a few names of it; empty when the folder as a whole is not ours.
        files: Vec<String>,
    },
    /// The output folder lies in a folder that is read.
    OutputAmongInputs {
        /// The output folder.
        target: PathBuf,
        /// The folder of the briefing that it lies in.
        folder: &'static str,
    },
    /// Another build holds the output folder.
    OutputBusy {
        /// The output folder.
        target: PathBuf,
    },
    /// The output could not be written; what stood there before is untouched.
    Write {
        /// The path at which it failed.
        path: PathBuf,
        /// What the operating system said.
        reason: io::Error,
    },
    /// The new site is in place, and what the build needed beside it could not be cleared away.
    Clear {
        /// The path at which it failed.
        path: PathBuf,
        /// What the operating system said.
        reason: io::Error,
    },
    /// A source file could not be given its new text.
    Rewrite {
        /// The file.
        path: PathBuf,
        /// What the operating system said, or why it was not asked.
        reason: io::Error,
    },
}

impl Error {
    /// A failed write at a path.
    #[must_use]
    pub fn write(path: &Path, reason: io::Error) -> Self {
        Self::Write { path: path.to_owned(), reason }
    }

    /// Its entry in the register.
    #[must_use]
    pub fn code(&self) -> &'static Code {
        match self {
            Self::NoContent { .. } => &code::input::NO_CONTENT,
            Self::SourceDate { .. } => &code::input::SOURCE_DATE,
            Self::ForeignOutput { .. } => &code::output::FOREIGN_OUTPUT,
            Self::OutputAmongInputs { .. } => &code::output::OUTPUT_AMONG_INPUTS,
            Self::OutputBusy { .. } => &code::output::OUTPUT_BUSY,
            Self::Write { .. } | Self::Clear { .. } | Self::Rewrite { .. } => &code::output::WRITE_FAILED,
        }
    }

    /// The error as a finding, for the writers.
    #[must_use]
    pub fn diagnostic(&self) -> Diagnostic {
        Diagnostic::without_place(self.code(), self.to_string()).help(self.help())
    }

    /// What to do about it.
    fn help(&self) -> String {
        match self {
            Self::NoContent { .. } => "name the folder that holds `content/` with `--root`".to_owned(),
            Self::SourceDate { .. } => "write seconds since 1 January 1970, or give a date with `--now`".to_owned(),
            Self::ForeignOutput { .. } => {
                "nothing was deleted; move the files away, publish them through `static/`, or choose another folder with `--output`".to_owned()
            }
            Self::OutputAmongInputs { .. } => "choose another folder with `--output`".to_owned(),
            Self::OutputBusy { .. } => "wait for it, or choose another folder with `--output`".to_owned(),
            Self::Write { .. } => "what was published before is untouched".to_owned(),
            Self::Clear { .. } => "the new site is in place and whole; the next build clears this away".to_owned(),
            Self::Rewrite { .. } => "every file is as it was or has its new text whole; run the command again".to_owned(),
        }
    }
}

impl fmt::Display for Error {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::NoContent { root } if root == Path::new(".") => {
                out.write_str("this folder holds no `content/`")
            }
            Self::NoContent { root } => {
                write!(out, "`{}` holds no `content/`", root.display())
            }
            Self::SourceDate { value } => {
                write!(out, "`SOURCE_DATE_EPOCH` is `{value}`, which is no point in time")
            }
            Self::ForeignOutput { target, files } if files.is_empty() => {
                write!(out, "`{}` was not written by a build", target.display())
            }
            Self::ForeignOutput { target, files } => {
                write!(out, "`{}` holds what no build wrote: {}", target.display(), names(files))
            }
            Self::OutputAmongInputs { target, folder } => {
                write!(out, "`{}` lies in `{folder}/`, so the next build would read it", target.display())
            }
            Self::OutputBusy { target } => write!(out, "another build is writing to `{}`", target.display()),
            Self::Write { path, reason } | Self::Rewrite { path, reason } => {
                write!(out, "cannot write `{}`: {reason}", path.display())
            }
            Self::Clear { path, reason } => write!(out, "cannot clear `{}`: {reason}", path.display()),
        }
    }
}

impl std::error::Error for Error {
    fn source(&self) -> Option<&(dyn std::error::Error + 'static)> {
        match self {
            Self::Write { reason, .. } | Self::Clear { reason, .. } | Self::Rewrite { reason, .. } => {
                Some(reason)
            }
            _ => None,
        }
    }
}

/// The first few names, and how many more there are.
fn names(files: &[String]) -> String {
    const SHOWN: usize = 3;
    let shown: Vec<String> = files.iter().take(SHOWN).map(|file| format!("`{file}`")).collect();
    match files.len().saturating_sub(SHOWN) {
        0 => shown.join(", "),
        more => format!("{} and {more} more", shown.join(", ")),
    }
}
