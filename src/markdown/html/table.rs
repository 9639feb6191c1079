//! Tables: heads with a scope, a class for each column by what stands in it, a scroller that has a name.

use super::{Label, Writer, escape};
use crate::markdown::document::{Alignment, Cell, Table};
use crate::markdown::plain;

/// How a column is set; the classes of the theme.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Column {
    /// Numbers: to the right, in figures of one width.
    Numbers,
    /// Words: to the left, wrapping.
    Words,
    /// In the middle.
    Centre,
}

impl Column {
    fn class(self) -> &'static str {
        match self {
            Self::Numbers => "num",
            Self::Words => "w",
            Self::Centre => "ctr",
        }
    }
}

impl Writer<'_> {
    pub(super) fn table(&mut self, table: &Table) {
        let columns: Vec<Column> =
            table.alignments.iter().enumerate().map(|(at, said)| self.column(*said, table, at)).collect();
        let heads: Vec<String> = table.head.iter().map(|cell| plain(&cell.inlines, self.figures)).collect();
        let label = format!("{}: {}", self.inserts.label(Label::Table), heads.join(", "));
        let name = escape(&label);
        self.put(format_args!(
            "<div class=\"tbl free\" tabindex=\"0\" role=\"region\" aria-label=\"{name}\"><table>\n"
        ));
        self.raw("<thead>");
        self.row(&table.head, &columns, |_| Some("col"));
        self.raw("</thead>\n<tbody>\n");
        for row in &table.rows {
            self.row(row, &columns, |at| (at == 0).then_some("row"));
        }
        self.raw("</tbody>\n</table></div>\n");
    }

    /// A column's own alignment, else the one that its cells ask for.
    fn column(&self, said: Alignment, table: &Table, at: usize) -> Column {
        match said {
            Alignment::Left => return Column::Words,
            Alignment::Centre => return Column::Centre,
            Alignment::Right => return Column::Numbers,
            Alignment::Unsaid => {}
        }
        let mut cells =
            table.rows.iter().filter_map(|row| row.get(at)).map(|cell| plain(&cell.inlines, self.figures));
        if cells.all(|text| is_numeric(&text)) { Column::Numbers } else { Column::Words }
    }

    /// One row; `scope` says which cells are heads. A head without words is an ordinary cell.
    fn row(&mut self, cells: &[Cell], columns: &[Column], scope: impl Fn(usize) -> Option<&'static str>) {
        self.raw("<tr>");
        for (at, cell) in cells.iter().enumerate() {
            let class = columns.get(at).copied().unwrap_or(Column::Words).class();
            let is_empty = plain(&cell.inlines, self.figures).trim().is_empty();
            let name = match scope(at).filter(|_| !is_empty) {
                Some(scope) => {
                    self.put(format_args!("<th scope=\"{scope}\" class=\"{class}\">"));
                    "th"
                }
                None => {
                    self.put(format_args!("<td class=\"{class}\">"));
                    "td"
                }
            };
            self.line(&cell.inlines);
            self.put(format_args!("</{name}>"));
        }
        self.raw("</tr>\n");
    }
}

/// Whether a cell is set as a number: it begins with one, or says that there is none.
fn is_numeric(text: &str) -> bool {
    let text = text.trim().trim_start_matches(|letter: char| "+-−–~≈<>±$€£¥ ".contains(letter));
    text.is_empty()
        || text.starts_with(|letter: char| letter.is_ascii_digit())
        || matches!(text, "n/a" | "—" | "..")
}
