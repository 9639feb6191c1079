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
    let mut faults = Vec::new();
    let rows = table.rows(free, &mut faults);
    for (range, message) in faults {
        reading.sink.push(Diagnostic::new(&BAD_TABLE, table.span(range), message));
    }
    let rows: Vec<Row> = rows?;
    Some(Cow::Owned(nest(&rows.iter().collect::<Vec<_>>(), 0, table.span(0..text.len()))))
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

    /// The rows without faults, if every column that the dimensions ask for is there.
    fn rows(self, free: &[&Dimension], faults: &mut Vec<Fault>) -> Option<Vec<Row>> {
        let mut records = self.records(faults).into_iter();
        let Some(header) = records.next() else {
            faults.push((0..0, "the table is empty".to_owned()));
            return None;
        };
        let columns = columns(&header, free, faults)?;
        let mut rows = Vec::new();
        for record in records {
            if record.len() == header.len() {
                rows.extend(self.row(&header, &columns, &record, faults));
            } else {
                let message =
                    format!("a row has {} fields where the header has {}", record.len(), header.len());
                faults.push((whole(&record), message));
            }
        }
        Some(rows)
    }

    /// The records with the bytes of each field. What cannot be read ends them.
    fn records(self, faults: &mut Vec<Fault>) -> Vec<Vec<Cell>> {
        let mut reader =
            csv::ReaderBuilder::new().has_headers(false).flexible(true).from_reader(self.text.as_bytes());
        let byte = |position: &csv::Position| usize::try_from(position.byte()).unwrap_or(usize::MAX);
        let mut records = Vec::new();
        let mut record = csv::StringRecord::new();
        loop {
            let start = self.past_line_ends(byte(reader.position()));
            match reader.read_record(&mut record) {
                Ok(true) => records.push(self.cells(&record, start)),
                Ok(false) => return records,
                Err(error) => {
                    let end = byte(reader.position()).min(self.text.len());
                    faults.push((start.min(end)..end, format!("the table cannot be read: {error}")));
                    return records;
                }
            }
        }
    }

    /// Where the next record begins: the reader stops before the second half of a line end, and before empty lines.
    fn past_line_ends(self, at: usize) -> usize {
        let rest = self.text.get(at..).unwrap_or("");
        at + rest.len() - rest.trim_start_matches(['\r', '\n']).len()
    }

    /// The fields of a record with their bytes, quotes left out.
    fn cells(self, record: &csv::StringRecord, start: usize) -> Vec<Cell> {
        let mut at = start;
        let mut cells = Vec::new();
        for text in record {
            let rest = self.text.get(at..).unwrap_or("");
            let length = field(rest);
            let quote = usize::from(rest.starts_with('"') && length > 1);
            cells.push((text.to_owned(), at + quote..at + length - quote));
            at += length + 1;
        }
        cells
    }

    /// One row: empty fields are left out, so that the defaults of the series hold for them.
    fn row(
        self,
        header: &[Cell],
        columns: &[usize],
        record: &[Cell],
        faults: &mut Vec<Fault>,
    ) -> Option<Row> {
        let key = |column: &usize| record.get(*column).map(|(text, range)| self.spanned(text, range));
        let keys: Vec<_> = columns.iter().filter_map(key).collect();
        let empty =
            columns.iter().filter(|column| record.get(**column).is_some_and(|(text, _)| text.is_empty()));
        let named = |column: &usize| header.get(*column).map(|(name, _)| format!("`{name}`"));
        let lacking: Vec<String> = empty.filter_map(named).collect();
        if !lacking.is_empty() {
            faults.push((whole(record), format!("the row lacks its {}", lacking.join(" and "))));
            return None;
        }
        let others = header.iter().zip(record).enumerate().filter(|(column, _)| !columns.contains(column));
        let given = others.filter(|(_, (_, (text, _)))| !text.is_empty());
        let entries = given.map(|(_, ((name, named), (text, range)))| {
            let value = if name == "source" { self.sources(text, range) } else { self.scalar(text, range) };
            Entry { key: self.spanned(name, named), value }
        });
        Some(Row { keys, cell: Node { span: self.span(whole(record)), kind: Kind::Map(entries.collect()) } })
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

/// Where each dimension and the period stand; every column that is missing or there twice is a fault.
fn columns(header: &[Cell], free: &[&Dimension], faults: &mut Vec<Fault>) -> Option<Vec<usize>> {
    let before = faults.len();
    for (at, (name, place)) in header.iter().enumerate() {
        if header.iter().take(at).any(|(earlier, _)| earlier == name) {
            faults.push((place.clone(), format!("the table has a second column `{name}`")));
        }
    }
    let wanted = free.iter().map(|dimension| dimension.id.as_str()).chain(["period"]);
    let mut columns = Vec::new();
    for name in wanted {
        match header.iter().position(|(text, _)| text == name) {
            Some(column) => columns.push(column),
            None => faults.push((whole(header), format!("the table lacks a column `{name}`"))),
        }
    }
    (faults.len() == before).then_some(columns)
}

/// How many bytes the field at the beginning of a text takes, its quotes included. Within them a quote is doubled.
fn field(text: &str) -> usize {
    let quoted = text.starts_with('"');
    let mut within = false;
    for (at, byte) in text.bytes().enumerate() {
        within ^= quoted && byte == b'"';
        if !within && matches!(byte, b',' | b'\r' | b'\n') {
            return at;
        }
    }
    text.len()
}

/// The bytes of a record from its first field to its last.
fn whole(record: &[Cell]) -> Range<usize> {
    let start = record.first().map_or(0, |(_, range)| range.start);
    start..record.last().map_or(start, |(_, range)| range.end.max(start))
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
