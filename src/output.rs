//! Every file of the site in memory, then on disk: exchanged whole, or not at all.
//!
//! The door through which a run writes. The plan is a value; only [`write()`] touches the disk, and it deletes
//! nothing that no build of ours wrote. Beside the site, [`replace()`] gives sources new texts.

pub mod asset;
mod earlier;
mod lock;
mod manifest;
mod replace;
mod route;
mod target;
mod write;

use std::collections::BTreeMap;
use std::ops::Bound;
use std::sync::Arc;

use crate::diagnostic::{Diagnostic, Diagnostics, code};
use crate::hash::ContentHash;
use crate::text::Span;

pub use earlier::Earlier;
pub use replace::{Replacement, replace};
pub use target::lies_in;
pub use write::{Written, write};

/// Who makes a file, in the words of a report.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Producer {
    /// What it is: `the page`, `the chart`, `the feed`.
    pub what: String,
    /// Where an editor wrote it, if anyone did.
    pub span: Option<Span>,
}

impl Producer {
    /// Something an editor wrote.
    #[must_use]
    pub fn written(what: impl Into<String>, span: Span) -> Self {
        Self { what: what.into(), span: Some(span) }
    }

    /// Something every build makes.
    #[must_use]
    pub fn generated(what: impl Into<String>) -> Self {
        Self { what: what.into(), span: None }
    }
}

/// A file to be published.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Artifact {
    /// What it holds. Shared, because one chart may be published under several routes.
    pub bytes: Arc<[u8]>,
    /// Who makes it.
    pub producer: Producer,
    /// The hash of what it is made from, for a file that takes long to make: the next build takes it over.
    pub made_from: Option<ContentHash>,
}

impl Artifact {
    /// A file of these bytes.
    #[must_use]
    pub fn new(bytes: impl Into<Arc<[u8]>>, producer: Producer) -> Self {
        Self { bytes: bytes.into(), producer, made_from: None }
    }

    /// The same, to be taken over by the next build that makes it from the same.
    #[must_use]
    pub fn made_from(self, key: ContentHash) -> Self {
        Self { made_from: Some(key), ..self }
    }

    /// A file of this text.
    #[must_use]
    pub fn text(text: String, producer: Producer) -> Self {
        Self::new(text.into_bytes(), producer)
    }
}

/// Every file of the site by its path from the output folder, with `/`: `chapters/loans/index.html`.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct OutputPlan {
    artifacts: BTreeMap<String, Artifact>,
    /// Each path in lower case, and as it is: what many file systems take for one.
    folded: BTreeMap<String, String>,
}

impl OutputPlan {
    /// An empty plan.
    #[must_use]
    pub fn new() -> Self {
        Self::default()
    }

    /// Adds a file. A path that is unsafe, or that someone else has, is reported, and the first one keeps it.
    pub fn insert(&mut self, path: &str, artifact: Artifact, sink: &mut Diagnostics) {
        if let Some(fault) = route::fault(path) {
            let message = format!("{} cannot be published as `{path}`: {fault}", artifact.producer.what);
            sink.push(at(&code::output::UNSAFE_ROUTE, &artifact.producer, message));
            return;
        }
        let folded = path.to_lowercase();
        if let Some(other) = self.rival(&folded) {
            sink.push(self.collision(path, &artifact.producer, &other));
            return;
        }
        self.folded.insert(folded, path.to_owned());
        self.artifacts.insert(path.to_owned(), artifact);
    }

    /// The files in the order of their paths.
    pub fn iter(&self) -> impl Iterator<Item = (&str, &Artifact)> {
        self.artifacts.iter().map(|(path, artifact)| (path.as_str(), artifact))
    }

    /// The file at a path.
    #[must_use]
    pub fn get(&self, path: &str) -> Option<&Artifact> {
        self.artifacts.get(path)
    }

    /// How many files there are.
    #[must_use]
    pub fn len(&self) -> usize {
        self.artifacts.len()
    }

    /// Whether there is none.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.artifacts.is_empty()
    }

    /// The path in the plan that cannot stand beside this one: the same, or one of them a folder of the other.
    fn rival(&self, folded: &str) -> Option<String> {
        let parents = folded.match_indices('/').filter_map(|(at, _)| folded.get(..at));
        let above = parents.chain(std::iter::once(folded)).find_map(|path| self.folded.get(path));
        let folder = format!("{folded}/");
        let below = || {
            let after = (Bound::Included(folder.as_str()), Bound::Unbounded);
            self.folded.range::<str, _>(after).next().filter(|(path, _)| path.starts_with(&folder))
        };
        above.or_else(|| below().map(|(_, path)| path)).cloned()
    }

    fn collision(&self, path: &str, producer: &Producer, other: &str) -> Diagnostic {
        let rival = self.artifacts.get(other).map(|artifact| &artifact.producer);
        let owner = rival.map_or("another file", |rival| rival.what.as_str());
        let message = match path == other {
            true => format!("{} and {owner} would both be written to `{path}`", producer.what),
            false => format!(
                "{} at `{path}` and {owner} at `{other}` cannot stand beside each other",
                producer.what
            ),
        };
        // A generated file has no place; the finding then points at the one that an editor can rename.
        let places = producer.span.into_iter().chain(rival.and_then(|rival| rival.span));
        let mut places = places.collect::<Vec<_>>().into_iter();
        let mut finding = Diagnostic::without_place(&code::output::ROUTE_COLLISION, message);
        finding.span = places.next();
        let finding = finding.help("change the slug or the name of one of them");
        places.fold(finding, |finding, span| finding.also(span, "the other one"))
    }
}

fn at(code: &'static crate::diagnostic::Code, producer: &Producer, message: String) -> Diagnostic {
    Diagnostic { span: producer.span, ..Diagnostic::without_place(code, message) }
}

#[cfg(test)]
mod tests;
