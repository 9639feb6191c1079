//! What the last build drew, so that this one need not draw it again.
//!
//! A picture counts only if its file still is what the manifest of that build says.

#![expect(
    clippy::disallowed_methods,
    reason = "part of the door through which a run writes: it looks at the last output"
)]

use std::collections::BTreeMap;
use std::fs;
use std::path::Path;
use std::sync::Arc;

use super::target;
use crate::hash::ContentHash;

/// Files of the last output by the hash of what they were made from.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Earlier(BTreeMap<String, Arc<[u8]>>);

impl Earlier {
    /// Reads them from an output folder. Whatever cannot be read, or was changed since, is made anew.
    #[must_use]
    pub fn read(target: &Path) -> Self {
        let Some(manifest) = target::read_manifest(target) else { return Self::default() };
        let sound = |(path, key): (&str, &str)| {
            let expected = manifest.hash(path)?;
            let bytes = fs::read(target.join(path)).ok()?;
            (ContentHash::of(&bytes).hex() == expected).then(|| (key.to_owned(), bytes.into()))
        };
        Self(manifest.made_from().filter_map(sound).collect())
    }

    /// The file that was made from this.
    #[must_use]
    pub fn get(&self, key: ContentHash) -> Option<Arc<[u8]>> {
        self.0.get(&key.hex()).cloned()
    }
}
