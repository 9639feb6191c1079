//! Byte offsets to line and column and back.
//!
//! Columns count characters from 1, as editors show them; the index is built only for files that have something
//! to report or to cite.

/// A place as people say it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct LineColumn {
    /// The line, from 1.
    pub line: u32,
    /// The character in the line, from 1.
    pub column: u32,
}

/// The line starts of one text.
#[derive(Debug, Clone)]
pub struct LineIndex {
    starts: Vec<usize>,
}

impl LineIndex {
    /// Finds the line starts of `text`.
    #[must_use]
    pub fn new(text: &str) -> Self {
        let after_breaks = text.bytes().enumerate().filter(|(_, byte)| *byte == b'\n').map(|(at, _)| at + 1);
        Self { starts: std::iter::once(0).chain(after_breaks).collect() }
    }

    /// Line and column of a byte offset in the same `text`; beyond its end, the end.
    #[must_use]
    pub fn position(&self, text: &str, offset: usize) -> LineColumn {
        let offset = offset.min(text.len());
        let line = self.starts.partition_point(|start| *start <= offset).saturating_sub(1);
        let start = self.starts.get(line).copied().unwrap_or(0);
        let column = text.get(start..offset).map_or(0, |before| before.chars().count());
        LineColumn { line: count(line), column: count(column) }
    }

    /// Byte offset of the first character of a line (from 1), if the text has it.
    #[must_use]
    pub fn line_start(&self, line: u32) -> Option<usize> {
        self.starts.get((line as usize).checked_sub(1)?).copied()
    }

    /// Byte offset of a line and column in the same `text`, if the text has them.
    #[must_use]
    pub fn offset(&self, text: &str, at: LineColumn) -> Option<usize> {
        let start = self.line_start(at.line)?;
        let rest = text.get(start..)?;
        let column = (at.column as usize).checked_sub(1)?;
        let ends = rest.char_indices().map(|(at, _)| at).chain(std::iter::once(rest.len()));
        ends.into_iter().nth(column).map(|within| start + within)
    }
}

/// From an index that counts from 0 to a number that counts from 1.
fn count(index: usize) -> u32 {
    u32::try_from(index).unwrap_or(u32::MAX).saturating_add(1)
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn check(text: &str, offset: usize, line: u32, column: u32) {
        assert_eq!(
            LineIndex::new(text).position(text, offset),
            LineColumn { line, column },
            "{text:?} at {offset}"
        );
    }

    #[test]
    fn columns_count_characters() {
        check("", 0, 1, 1);
        check("ab\ncd", 0, 1, 1);
        check("ab\ncd", 3, 2, 1);
        check("ab\ncd", 5, 2, 3);
        check("µg t", 3, 1, 3);
        check("ab\n", 3, 2, 1);
        check("ab", 99, 1, 3);
    }

    proptest! {
        #[test]
        fn position_and_offset_agree(text in "[a-zµ磁\n]{0,40}", at in 0usize..40) {
            let index = LineIndex::new(&text);
            if text.is_char_boundary(at) && at <= text.len() {
                prop_assert_eq!(index.offset(&text, index.position(&text, at)), Some(at));
            }
        }
    }
}
