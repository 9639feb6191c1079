//! The register of codes: every kind of finding by its name, with the long explanation `briefing explain` prints.
//!
//! The entries stand by stage under `codes`; a test asks for a fixture per entry.

use super::Severity;
pub use super::codes::*;

/// A kind of finding.
#[derive(Debug, PartialEq, Eq)]
pub struct Code {
    /// Its name, a few words joined by hyphens: `duplicate-period`.
    pub name: &'static str,
    /// How much it weighs unless said otherwise.
    pub severity: Severity,
    /// What it means in one line.
    pub summary: &'static str,
    /// Why it matters and what to do, in Markdown.
    pub explanation: &'static str,
}

/// Every code, by stage.
pub fn all() -> impl Iterator<Item = &'static Code> {
    STAGES.iter().flat_map(|stage| stage.iter()).copied()
}

/// The code of a name.
#[must_use]
pub fn find(name: &str) -> Option<&'static Code> {
    all().find(|code| code.name == name)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_are_unique_words() {
        let mut seen = std::collections::BTreeSet::new();
        for code in all() {
            assert!(seen.insert(code.name), "{} stands twice", code.name);
            assert!(code.name.chars().all(|c| c.is_ascii_lowercase() || c == '-'), "{}", code.name);
            assert!(
                !code.summary.is_empty() && !code.explanation.is_empty(),
                "{} is not explained",
                code.name
            );
        }
    }
}
