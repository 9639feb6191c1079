//! Chart files: what an editor asked for, read from YAML with the place of every part.
//!
//! Knows the form of a chart file and nothing of data: paths stay text here, types of charts stay words. Texts may
//! hold figures; whoever resolves those hands the finished words to `chart`.

mod decode;
mod measures;

use std::collections::BTreeMap;
use std::ops::Range;

use crate::data::period::Period;
use crate::diagnostic::code::data::DUPLICATE_ID;
use crate::diagnostic::{Diagnostic, Diagnostics};
use crate::text::{Span, Spanned};
use crate::yaml::{Kind, Node, Scalar, Style};

pub use decode::decode;
pub use measures::{ActRef, GroupSpec, MeasureSpec};

/// A chart file.
#[derive(Debug, Clone, PartialEq)]
pub struct ExhibitSpec {
    /// Its id: the file's name.
    pub id: String,
    /// The word of `type`, as written; `chart` knows the types.
    pub r#type: Spanned<String>,
    /// What the exhibit shows, as a finding.
    pub title: Words,
    /// What is measured, in which unit.
    pub subtitle: Words,
    /// What it shows in words, for those who do not see it; joined to the description that is made from the data.
    pub alt: Option<Words>,
    /// A note under it.
    pub note: Option<Words>,
    /// The series in it.
    pub data: Vec<SeriesRef>,
    /// The path of the total that the series are the parts of, for types that add them up.
    pub parts_of: Option<Spanned<String>>,
    /// The measures in it, for types that show where they stand.
    pub measures: MeasureSpec,
    /// The periods in it.
    pub range: Option<Spanned<Extent>>,
    /// The one period of exhibits that compare members.
    pub at: Option<Spanned<Moment>>,
    /// A second period to compare with.
    pub compare: Option<Spanned<Moment>>,
    /// The order of members.
    pub sort: Option<Spanned<Order>>,
    /// How many members at most, and what becomes of the rest.
    pub limit: Option<Limit>,
    /// Paths of the series that stand out.
    pub highlight: Vec<Spanned<String>>,
    /// `y: {zero: …}`: whether the value axis begins at zero.
    pub zero: Option<Spanned<bool>>,
    /// Why an axis does not begin at zero.
    pub why: Option<Words>,
    /// Whether each panel has a scale of its own.
    pub free: Option<Spanned<bool>>,
    /// The events marked in it.
    pub events: EventChoice,
    /// Notes in the picture.
    pub annotate: Vec<Annotation>,
    /// How much of the page's width it takes.
    pub size: Size,
    /// Generated pages that show it too, by their addresses: `timeline`, `events/first_fee`.
    pub pages: Vec<Spanned<String>>,
    /// Where the file begins to describe it.
    pub place: Span,
}

/// Reports every chart file after the first of one name: the name alone stands for the chart in addresses, anchors and
/// downloads, whatever the folder.
pub fn report_taken(specs: &[ExhibitSpec], sink: &mut Diagnostics) {
    let mut first: BTreeMap<&str, Span> = BTreeMap::new();
    for spec in specs {
        if let Some(place) = first.get(spec.id.as_str()) {
            let message = format!("two chart files are named `{}`", spec.id);
            let finding = Diagnostic::new(&DUPLICATE_ID, spec.place, message).also(*place, "first here");
            sink.push(finding.help("rename one of the two files"));
        } else {
            first.insert(&spec.id, spec.place);
        }
    }
}

impl ExhibitSpec {
    /// A chart of the program's own over some series, with everything else left at its usual.
    #[must_use]
    pub fn plain(id: &str, kind: &str, title: &str, subtitle: &str, paths: &[&str], place: Span) -> Self {
        let spanned = |text: &str| Spanned::new(text.to_owned(), place);
        let entries = paths.iter().map(|path| SeriesRef { path: spanned(path), label: None });
        Self {
            id: id.to_owned(),
            r#type: spanned(kind),
            title: Words::new(title, place),
            subtitle: Words::new(subtitle, place),
            alt: None,
            note: None,
            data: entries.collect(),
            parts_of: None,
            measures: MeasureSpec::default(),
            range: None,
            at: None,
            compare: None,
            sort: None,
            limit: None,
            highlight: Vec::new(),
            zero: None,
            why: None,
            free: None,
            events: EventChoice::None,
            annotate: Vec::new(),
            size: Size::Column,
            pages: Vec::new(),
            place,
        }
    }
}

/// A text of an editor that may hold figures, and its place in the file.
#[derive(Debug, Clone, PartialEq)]
pub struct Words {
    node: Node,
}

impl Words {
    /// A text of the program's own, such as the title of the chart on a series' page; `place` is what it is about.
    #[must_use]
    pub fn new(text: &str, place: Span) -> Self {
        let (text, style) = (text.to_owned(), Style::Plain);
        let scalar = Scalar { text, style, verbatim: false, stretches: Vec::new() };
        Self { node: Node { span: place, kind: Kind::Scalar(scalar) } }
    }

    /// The text as YAML means it.
    #[must_use]
    pub fn text(&self) -> &str {
        self.node.text().map_or("", |text| text.value)
    }

    /// The place of the whole of it.
    #[must_use]
    pub fn span(&self) -> Span {
        self.node.span
    }

    /// The place of some of its bytes.
    #[must_use]
    pub fn place_in(&self, range: Range<usize>) -> Span {
        self.node.place_in(range)
    }
}

/// One entry of `data`.
#[derive(Debug, Clone, PartialEq)]
pub struct SeriesRef {
    /// A path as expressions have it, `*` for all members of a dimension but aggregates: `trade.*`.
    pub path: Spanned<String>,
    /// What readers call it; the member's name unless given.
    pub label: Option<Spanned<String>>,
}

/// A period, or the newest that has an observation.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Moment {
    /// As written.
    Of(Period),
    /// The newest observation.
    Latest,
}

/// `2024-01..latest`: from the first day of one period to the last day of another.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Extent {
    /// The first period.
    pub from: Period,
    /// The last period.
    pub to: Moment,
}

/// The order of members.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Order {
    /// The greatest first.
    Descending,
    /// The smallest first.
    Ascending,
    /// As in the file.
    Given,
}

/// `limit: {top: 8, rest: Other}`.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Limit {
    /// How many members are shown.
    pub top: Spanned<usize>,
    /// What their sum is called; left out unless given.
    pub rest: Option<Spanned<String>>,
}

/// The events that a chart marks.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum EventChoice {
    /// None.
    None,
    /// These.
    Show(Vec<Spanned<String>>),
    /// All of these types within the range.
    Types(Vec<Spanned<String>>),
}

/// A note in the picture.
#[derive(Debug, Clone, PartialEq)]
pub struct Annotation {
    /// What it is fixed to.
    pub target: Target,
    /// What it says.
    pub text: Words,
}

/// What a note in the picture is fixed to.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Target {
    /// A datum: `at` a period, of a series (the first one unless given).
    Datum {
        /// The period.
        at: Spanned<Period>,
        /// The path of the series.
        series: Option<Spanned<String>>,
    },
    /// An event or act, from its first to its last day in force.
    Band(Spanned<String>),
    /// The level of an observation: `trade.world@2024-06`.
    Line(Spanned<String>),
}

/// How much of the page's width an exhibit takes.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Size {
    /// The column of text, and further right where there is room.
    #[default]
    Column,
    /// The whole width of the page.
    Full,
}
