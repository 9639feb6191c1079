//! "Did you mean": the known word nearest to an unknown one.

/// The candidate with the smallest edit distance to `word`, if it is near enough to be meant: at most a third of
/// the letters differ, and at least one may. Ties go to the candidate that sorts first, so that the answer does
/// not depend on the order of the candidates.
#[must_use]
pub fn nearest<'a>(word: &str, candidates: impl IntoIterator<Item = &'a str>) -> Option<&'a str> {
    let limit = (word.chars().count() / 3).max(1);
    candidates
        .into_iter()
        .map(|candidate| (distance(word, candidate), candidate))
        .filter(|(distance, _)| *distance <= limit)
        .min()
        .map(|(_, candidate)| candidate)
}

/// Edits (insertion, deletion, replacement, swap of neighbours) between two words: the restricted
/// Damerau–Levenshtein distance, over characters.
fn distance(from: &str, to: &str) -> usize {
    let to: Vec<char> = to.chars().collect();
    let mut before_last: Vec<usize> = Vec::new();
    let mut last: Vec<usize> = (0..=to.len()).collect();
    let mut previous = None;
    for (row, letter) in from.chars().enumerate() {
        let mut current = vec![row + 1];
        for (column, other) in to.iter().enumerate() {
            let at = |costs: &[usize], index: usize| costs.get(index).copied().unwrap_or(usize::MAX - 1);
            let replaced = at(&last, column) + usize::from(letter != *other);
            let mut best = replaced.min(at(&last, column + 1) + 1).min(at(&current, column) + 1);
            let before = column.checked_sub(1).and_then(|at| to.get(at).map(|letter| (at, *letter)));
            if let (Some(previous), Some((at_before, other_before))) = (previous, before)
                && previous == *other
                && letter == other_before
            {
                best = best.min(at(&before_last, at_before) + 1);
            }
            current.push(best);
        }
        before_last = last;
        last = current;
        previous = Some(letter);
    }
    last.last().copied().unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn near_words_are_found_and_far_ones_are_not() {
        let known = ["unit", "title", "period", "source", "status"];
        let check = |word: &str, expected: Option<&str>| assert_eq!(nearest(word, known), expected, "{word}");
        check("titel", Some("title"));
        check("sorce", Some("source"));
        check("units", Some("unit"));
        check("colour", None);
        check("", None);
    }

    #[test]
    fn the_order_of_candidates_does_not_matter() {
        assert_eq!(nearest("cat", ["bat", "rat"]), nearest("cat", ["rat", "bat"]));
    }
}
