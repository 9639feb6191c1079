//! Long tables beside the YAML: `observations: {csv: exports.csv}`.
//!
//! A table is turned into the same tree as observations in place, with the places of its own fields, so that it is
//! read and checked by the same code. The only module that names the CSV crate.

use std::borrow::Cow;
use std::ops::Range;

use indexmap::IndexMap;

use super::reading::Reading;
use crate::data::dimension::Dimension;
use crate::diagnostic::Diagnostic;
use crate::diagnostic::code::data::BAD_TABLE;
use crate::text::{FileId, Span, Spanned};
use crate::yaml::{Entry, Kind, Node, Scalar, Style};

/// The tree of the observations: the node itself, or that of the table it names; nothing if that cannot be read.
pub(super) fn tree<'n>(
    node: &'n Node,
    free: &[&Dimension],
    reading: &mut Reading<'_>,
) -> Option<Cow<'n, Node>> {
    let named = match node.entries() {
        Some([entry]) if entry.key.value == "csv" => entry.value.text(),
        _ => None,
    };
    let Some(name) = named else { return Some(Cow::Borrowed(node)) };
    let Some((file, text)) = reading.tables.table(name.span.file, name.value) else {
        let message = format!("there is no table `{}` beside this file", name.value);
        reading
            .sink
            .push(Diagnostic::new(&BAD_TABLE, name.span, message).help("paths are relative to this file"));
        return None;
    };
    let table = Table { file, text };
    match table.rows(free) {
        Ok(rows) => {
            let rows: Vec<&Row> = rows.iter().collect();
            Some(Cow::Owned(nest(&rows, 0, table.span(0..text.len()))))
        }
        Err((range, message)) => {
            reading.sink.push(Diagnostic::new(&BAD_TABLE, table.span(range), message));
            None
        }
    }
}

/// The members, the period, and the cell with its other fields.
struct Row {
    keys: Vec<Spanned<String>>,
    cell: Node,
}

/// A table while it is read.
#[derive(Clone, Copy)]
struct Table<'a> {
    file: FileId,
    text: &'a str,
}

/// What keeps a table from being read, and where.
type Fault = (Range<usize>, String);
/// The text of a field and its bytes.
type Cell = (String, Range<usize>);

impl Table<'_> {
    /// Bytes of the table as a place.
    fn span(self, range: Range<usize>) -> Span {
        Span::new(self.file, range)
    }

    /// All rows, if every column that the dimensions ask for is there.
    fn rows(self, free: &[&Dimension]) -> Result<Vec<Row>, Fault> {
        let mut records = self.records()?.into_iter();
        let header = records.next().ok_or((0..0, "the table is empty".to_owned()))?;
        let mut columns = Vec::new();
        for name in free.iter().map(|dimension| dimension.id.as_str()).chain(["period"]) {
            let column = header.iter().position(|(text, _)| text == name);
            columns.push(column.ok_or_else(|| (0..0, format!("the table lacks a column `{name}`")))?);
        }
        records.map(|record| self.row(&header, &columns, record)).collect()
    }

    /// The records with the bytes of each field.
    fn records(self) -> Result<Vec<Vec<Cell>>, Fault> {
        let mut reader = csv::ReaderBuilder::new().has_headers(false).from_reader(self.text.as_bytes());
        let byte = |position: &csv::Position| usize::try_from(position.byte()).unwrap_or(usize::MAX);
        let mut records = Vec::new();
        let mut record = csv::StringRecord::new();
        loop {
            let start = byte(reader.position());
            match reader.read_record(&mut record) {
                Ok(true) => records.push(self.cells(&record, start..byte(reader.position()))),
                Ok(false) => return Ok(records),
                Err(error) => {
                    let end = byte(reader.position()).min(self.text.len());
                    return Err((
                        start.min(end)..end,
                        format!("the table cannot be read: {}", reason(&error)),
                    ));
                }
            }
        }
    }

    /// The fields of a record with their bytes; the whole record where quotes are doubled inside a field.
    fn cells(self, record: &csv::StringRecord, range: Range<usize>) -> Vec<Cell> {
        let mut at = range.start;
        let mut cells = Vec::new();
        for text in record {
            let rest = self.text.get(at..range.end).unwrap_or("");
            let quote = usize::from(rest.starts_with('"'));
            let place = match rest.get(quote..) {
                Some(inner) if inner.starts_with(text) => at + quote..at + quote + text.len(),
                _ => range.clone(),
            };
            at = place.end + quote + 1;
            cells.push((text.to_owned(), place));
        }
        cells
    }

    /// One row: empty fields are left out, so that the defaults of the series hold for them.
    fn row(self, header: &[Cell], columns: &[usize], record: Vec<Cell>) -> Result<Row, Fault> {
        let key = |column: &usize| record.get(*column).map(|(text, range)| self.spanned(text, range));
        let keys: Vec<_> = columns.iter().filter_map(key).collect();
        let first = record.first().map_or(0..0, |(_, range)| range.clone());
        if let Some(empty) = keys.iter().find(|key| key.value.is_empty()) {
            return Err((empty.span.range(), "the row lacks its member or period".to_owned()));
        }
        let others = header.iter().zip(&record).enumerate().filter(|(column, _)| !columns.contains(column));
        let given = others.filter(|(_, (_, (text, _)))| !text.is_empty());
        let entries = given.map(|(_, ((name, named), (text, range)))| {
            let value = if name == "source" { self.sources(text, range) } else { self.scalar(text, range) };
            Entry { key: self.spanned(name, named), value }
        });
        let last = record.last().map_or(0, |(_, range)| range.end);
        let span = self.span(first.start..last.max(first.start));
        Ok(Row { keys, cell: Node { span, kind: Kind::Map(entries.collect()) } })
    }

    /// A field with its place.
    fn spanned(self, text: &str, range: &Range<usize>) -> Spanned<String> {
        Spanned::new(text.to_owned(), self.span(range.clone()))
    }

    /// A field as the value of a key.
    fn scalar(self, text: &str, range: &Range<usize>) -> Node {
        let verbatim = self.text.get(range.clone()) == Some(text);
        let scalar = Scalar { text: text.to_owned(), style: Style::Plain, verbatim, stretches: Vec::new() };
        Node { span: self.span(range.clone()), kind: Kind::Scalar(scalar) }
    }

    /// Several sources in one field are parted by spaces or semicolons.
    fn sources(self, text: &str, range: &Range<usize>) -> Node {
        let ids = text.split([' ', ';']).filter(|id| !id.is_empty());
        let items = ids.map(|id| self.scalar(id, range)).collect();
        Node { span: self.span(range.clone()), kind: Kind::List(items) }
    }
}

/// The fault in our words; the crate counts rows and bytes, which the place says better.
fn reason(error: &csv::Error) -> String {
    match error.kind() {
        csv::ErrorKind::UnequalLengths { expected_len, len, .. } => {
            format!("a row has {len} fields where the header has {expected_len}")
        }
        _ => error.to_string(),
    }
}

/// Rows as nested mappings: a level for each key, rows of one period as a list.
fn nest(rows: &[&Row], depth: usize, span: Span) -> Node {
    let mut groups: IndexMap<&str, Vec<&Row>> = IndexMap::new();
    for row in rows {
        let Some(key) = row.keys.get(depth) else { return cell(rows, span) };
        groups.entry(&key.value).or_default().push(row);
    }
    let entries = groups.into_values().filter_map(|group| {
        let key = group.first()?.keys.get(depth)?.clone();
        let value = nest(&group, depth + 1, key.span);
        Some(Entry { key, value })
    });
    Node { span, kind: Kind::Map(entries.collect()) }
}

/// One row is a cell; several rows of one period are the values of one cell.
fn cell(rows: &[&Row], span: Span) -> Node {
    match rows {
        [row] => row.cell.clone(),
        _ => Node { span, kind: Kind::List(rows.iter().map(|row| row.cell.clone()).collect()) },
    }
}
