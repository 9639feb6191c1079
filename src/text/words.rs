//! Small matters of English that messages and pages share: a capital at the beginning, a noun by its count.

/// A text with a capital letter at its beginning.
#[must_use]
pub fn capitalised(text: &str) -> String {
    let mut letters = text.chars();
    letters.next().map_or_else(String::new, |first| first.to_uppercase().chain(letters).collect())
}

/// A count with its noun: `1 figure`, `12 figures`.
#[must_use]
pub fn counted(count: usize, singular: &str, plural: &str) -> String {
    format!("{count} {}", if count == 1 { singular } else { plural })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn texts_begin_large_and_nouns_agree() {
        assert_eq!((capitalised("éclair b").as_str(), capitalised("").as_str()), ("Éclair b", ""));
        let check = |count: usize, expected: &str| assert_eq!(counted(count, "case", "cases"), expected);
        check(0, "0 cases");
        check(1, "1 case");
        check(12, "12 cases");
    }
}
