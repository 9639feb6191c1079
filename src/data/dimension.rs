//! Dimensions and code lists: the members over which a series is broken down.

use indexmap::IndexMap;

use super::reference::SourceId;
use crate::text::Span;

/// Id of a code list, and of a dimension.
pub type CodeListId = String;
/// Id of a member within its code list: `us`, `world`.
pub type MemberId = String;

/// One way in which a series is broken down.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Dimension {
    /// Its name in the series: `partner`.
    pub id: String,
    /// The code list that its members come from; for members written in place, a list of the series' own,
    /// `<series>.<dimension>`.
    pub codes: CodeListId,
    /// The one member throughout, if it is fixed and so takes no segment in a path.
    pub fixed: Option<MemberId>,
}

/// A list of codes: countries, elements, editions.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct CodeList {
    /// Its id.
    pub id: CodeListId,
    /// Its title for readers, if it has one.
    pub title: Option<String>,
    /// Its members in the order of the file.
    pub members: IndexMap<MemberId, Member>,
    /// Whether it was written inside a series instead of in a file of its own.
    pub in_place: bool,
    /// Where it is defined.
    pub place: Span,
}

/// A member of a code list.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Member {
    /// Its id.
    pub id: MemberId,
    /// Its code in the outside world: `FRA`, `8508.11.10`.
    pub code: Option<String>,
    /// Its name for readers.
    pub name: String,
    /// Whether it is a sum of others (world, a bloc), and so no candidate for ranks.
    pub aggregate: bool,
    /// A note for readers.
    pub note: Option<String>,
    /// Where it is described.
    pub sources: Vec<SourceId>,
    /// What its list has of its own: `group`, `uses`, `lane`. Values as written; lists keep their order.
    pub attributes: IndexMap<String, Attribute>,
    /// Where it is defined.
    pub place: Span,
}

/// The value of an attribute.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Attribute {
    /// Text as written.
    Text(String),
    /// Several texts.
    List(Vec<String>),
    /// Named parts.
    Map(IndexMap<String, String>),
}
