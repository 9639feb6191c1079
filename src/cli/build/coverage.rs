//! `briefing check --coverage`: the numbers that nothing vouches for, and the share of the others.

use std::fmt::Write;

use crate::check::{Covered, share};
use crate::diagnostic::Texts;
use crate::input::{InputFile, InputSet};
use crate::text::LineIndex;

/// The unbound numbers, a line each, then a line for each file and one for all of them.
pub(super) fn table(coverage: &[Covered], inputs: &InputSet, texts: &dyn Texts) -> String {
    let mut out = String::new();
    for number in coverage.iter().flat_map(|one| &one.unbound) {
        let text = texts.text(number.span.file);
        let at = LineIndex::new(text).position(text, number.span.range().start);
        let _ = writeln!(out, "{}:{}:{}: {}", texts.path(number.span.file), at.line, at.column, number.value);
    }
    if !out.is_empty() {
        out.push('\n');
    }
    let name = |one: &Covered| inputs.get(one.file).map_or("", InputFile::name).to_owned();
    let (mut covered, mut all) = (0, 0);
    let mut rows = Vec::new();
    for one in coverage {
        let numbers = one.covered + one.unbound.len();
        (covered, all) = (covered + one.covered, all + numbers);
        rows.push((name(one), one.covered, numbers));
    }
    rows.push(("in all".to_owned(), covered, all));
    out.push_str(&aligned(&rows));
    out
}

/// `june-surge.md  53 of 53  100%`, the columns under each other.
fn aligned(rows: &[(String, usize, usize)]) -> String {
    let width = rows.iter().map(|(name, ..)| name.chars().count()).max().unwrap_or(0);
    let digits = rows.iter().map(|(_, _, all)| all.to_string().len()).max().unwrap_or(0);
    let line = |(name, covered, all): &(String, usize, usize)| {
        // Where there is nothing to cover, a share would be invented.
        let share = if *all == 0 { "–".to_owned() } else { format!("{}%", share(*covered, *all)) };
        format!("{name:<width$}  {covered:>digits$} of {all:>digits$}  {share:>4}\n")
    };
    rows.iter().map(line).collect()
}
