//! What goes along while one file is read: the units, the findings, and every id that the file names.
//!
//! Ids of other files are only noted here; `join` looks them up.

use super::Tables;
use crate::data::scalar::ModelFields;
use crate::data::series::SeriesId;
use crate::data::unit::{Unit, UnitTable};
use crate::diagnostic::code::data::UNKNOWN_UNIT;
use crate::diagnostic::{Diagnostic, Diagnostics};
use crate::text::{Spanned, nearest};
use crate::yaml::{Fields, Node};

/// What an id should name.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Referent {
    Source,
    Event,
    Act,
    Discrepancy,
    CodeList,
    /// A member of a code list.
    Member(String),
    /// A member of a code list if the briefing has that list; else a free word.
    MemberIfListed(String),
    /// A series, or a cell of one: `path` or `path@period`.
    Cell,
    /// What a discrepancy is about: the same, or an event or one of its dates.
    Concern,
}

/// An id that a file names.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Reference {
    pub(super) to: Referent,
    pub(super) id: Spanned<String>,
    /// The series that is damaged if the id is unknown.
    pub(super) owner: Option<SeriesId>,
}

/// The surroundings of one file while it is read.
pub(super) struct Reading<'a> {
    pub(super) units: &'a UnitTable,
    pub(super) tables: &'a dyn Tables,
    pub(super) sink: &'a mut Diagnostics,
    /// The series that is being read, if the file holds one.
    pub(super) owner: Option<SeriesId>,
    references: Vec<Reference>,
}

impl<'a> Reading<'a> {
    /// The surroundings of a file of which nothing is read yet.
    pub(super) fn new(units: &'a UnitTable, tables: &'a dyn Tables, sink: &'a mut Diagnostics) -> Self {
        Self { units, tables, sink, owner: None, references: Vec::new() }
    }

    /// Every id that was named, when the file is read.
    pub(super) fn into_references(self) -> Vec<Reference> {
        self.references
    }

    /// Notes an id to be looked up when all files are read.
    pub(super) fn refer(&mut self, to: Referent, id: &Spanned<String>) {
        self.references.push(Reference { to, id: id.clone(), owner: self.owner.clone() });
    }

    /// The ids under a key, all of them noted.
    pub(super) fn ids(
        &mut self,
        fields: &mut Fields<'_>,
        key: &'static str,
        to: &Referent,
    ) -> Vec<Spanned<String>> {
        let ids = fields.spanned_list(key, self.sink);
        ids.iter().for_each(|id| self.refer(to.clone(), id));
        ids
    }

    /// The id under a key, noted.
    pub(super) fn id(
        &mut self,
        fields: &mut Fields<'_>,
        key: &'static str,
        to: Referent,
    ) -> Option<Spanned<String>> {
        let id = fields.spanned(key, self.sink)?;
        self.refer(to, &id);
        Some(id)
    }

    /// Members of a well-known code list, which are free words where the briefing has no such list.
    pub(super) fn members(
        &mut self,
        fields: &mut Fields<'_>,
        key: &'static str,
        list: &str,
    ) -> Vec<Spanned<String>> {
        self.ids(fields, key, &Referent::MemberIfListed(list.to_owned()))
    }

    /// The unit under a key.
    pub(super) fn unit(&mut self, fields: &mut Fields<'_>, key: &'static str) -> Option<Unit> {
        let text = fields.text(key, self.sink)?;
        let unit = self.units.find(text.value);
        if unit.is_none() {
            let message = format!("`{}` is not a unit", text.value);
            let near = nearest(text.value, self.units.ids());
            let finding = Diagnostic::new(&UNKNOWN_UNIT, text.span, message).suggest(near);
            let listed = self.units.ids().collect::<Vec<_>>().join(", ");
            let help = "add a unit of your own under `units:` in `content/site.yaml`";
            self.sink.push(if near.is_none() {
                finding.note(format!("units: {listed}")).help(help)
            } else {
                finding
            });
        }
        unit
    }

    /// An expression, placed by its own bytes where they stand in the file as they are.
    pub(super) fn expression(&mut self, node: &Node, key: &str) -> Option<Spanned<String>> {
        let text = node.read_text(key, self.sink)?;
        let place = node.place_in(0..text.value.len());
        Some(Spanned::new(text.value.to_owned(), place))
    }

    /// The expression under a key.
    pub(super) fn expression_of(
        &mut self,
        fields: &mut Fields<'_>,
        key: &'static str,
    ) -> Option<Spanned<String>> {
        let node = fields.take(key)?;
        self.expression(node, key)
    }
}
