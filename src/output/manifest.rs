//! The list of what a build wrote, in the output itself: by it the next build knows what is ours.
//!
//! It holds paths and hashes, no date and no version of the program, so that equal sites have equal lists.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use super::OutputPlan;
use crate::hash::ContentHash;

/// Where it stands in the output.
pub(super) const NAME: &str = ".briefing-manifest.json";

/// The form below. A list of another form is not read: what it says may be removed must be understood exactly.
const FORMAT: u32 = 1;

/// What was written.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub(super) struct Manifest {
    format: u32,
    /// Path → hash of the file's bytes.
    files: BTreeMap<String, String>,
    /// Path → hash of what a file was made from, for those that the next build may take over.
    #[serde(default, skip_serializing_if = "BTreeMap::is_empty")]
    made_from: BTreeMap<String, String>,
}

impl Manifest {
    /// The list of a plan.
    pub(super) fn of(plan: &OutputPlan) -> Self {
        let entry = |(path, artifact): (&str, &super::Artifact)| {
            (path.to_owned(), ContentHash::of(&artifact.bytes).hex())
        };
        let origin =
            |(path, artifact): (&str, &super::Artifact)| Some((path.to_owned(), artifact.made_from?.hex()));
        Self {
            format: FORMAT,
            files: plan.iter().map(entry).collect(),
            made_from: plan.iter().filter_map(origin).collect(),
        }
    }

    /// Reads a list; `None` if it is not one of ours.
    pub(super) fn parse(bytes: &[u8]) -> Option<Self> {
        let manifest: Self = serde_json::from_slice(bytes).ok()?;
        // Paths from disk are about to name what may be removed: only such as we would have written count.
        let is_ours = manifest.format == FORMAT
            && manifest.files.keys().all(|path| super::route::fault(path).is_none());
        is_ours.then_some(manifest)
    }

    /// The list as it is written.
    pub(super) fn bytes(&self) -> Vec<u8> {
        // A map of strings to strings has no value that JSON could not hold.
        let mut bytes = serde_json::to_vec_pretty(self).unwrap_or_default();
        bytes.push(b'\n');
        bytes
    }

    /// The files in the order of their paths.
    pub(super) fn paths(&self) -> impl Iterator<Item = &str> {
        self.files.keys().map(String::as_str)
    }

    /// The files that may be taken over, with the hash of what each was made from.
    pub(super) fn made_from(&self) -> impl Iterator<Item = (&str, &str)> {
        self.made_from.iter().map(|(path, key)| (path.as_str(), key.as_str()))
    }

    /// Whether a file of this path was written.
    pub(super) fn contains(&self, path: &str) -> bool {
        self.files.contains_key(path)
    }

    /// The hash of the file at a path.
    pub(super) fn hash(&self, path: &str) -> Option<&str> {
        self.files.get(path).map(String::as_str)
    }
}
