//! The tree of a Markdown text. Plain values: nothing here parses, reports or writes.

use std::ops::Range;

use crate::text::{Span, Spanned};

/// A page's text.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Document {
    /// The bytes of the file between the lines `---`, if it opens with front matter.
    pub front: Option<Range<usize>>,
    /// Front matter was opened and never closed: reported here, so nothing that depends on it needs to be.
    pub front_is_open: bool,
    /// The body.
    pub blocks: Vec<Block>,
    /// The footnotes that are referred to, by number.
    pub footnotes: Vec<Footnote>,
    /// Every figure, in the order of the text; [`FigureId`] is the position here.
    pub figures: Vec<FigureText>,
}

/// One line of text from elsewhere than a page's body: a title, a caption, an alternative text.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct InlineText {
    /// The text.
    pub inlines: Vec<Inline>,
    /// Its figures; [`FigureId`] is the position here.
    pub figures: Vec<FigureText>,
}

/// A block.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Block {
    /// A heading of the body.
    Heading(Heading),
    /// A paragraph.
    Paragraph(Vec<Inline>),
    /// Text without a paragraph around it: the item of a tight list.
    Plain(Vec<Inline>),
    /// A list.
    List(List),
    /// A quotation.
    Quote(Vec<Self>),
    /// A callout.
    Alert {
        /// What it is for.
        kind: AlertKind,
        /// What stands in it.
        blocks: Vec<Self>,
        /// The whole of it.
        span: Span,
    },
    /// A block of code.
    Code {
        /// The word after the fence.
        language: Option<String>,
        /// The code.
        text: String,
    },
    /// A table.
    Table(Table),
    /// A thematic break.
    Rule,
    /// A chart, table or timeline from a file.
    Exhibit(Exhibit),
    /// HTML that the site allows, as written.
    Html(String),
}

/// A heading of the body.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Heading {
    /// 1 to 6; 1 is an error that has been reported.
    pub level: u8,
    /// The anchor, unique in the document.
    pub id: String,
    /// The words.
    pub inlines: Vec<Inline>,
    /// The whole heading.
    pub span: Span,
}

/// A list.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct List {
    /// The number of the first item; `None` where items are not numbered.
    pub start: Option<u64>,
    /// The items.
    pub items: Vec<Vec<Block>>,
}

/// A table.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Table {
    /// One for each column.
    pub alignments: Vec<Alignment>,
    /// The head.
    pub head: Vec<Cell>,
    /// The body; every row has as many cells as the head.
    pub rows: Vec<Vec<Cell>>,
    /// The whole table.
    pub span: Span,
}

/// A cell.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Cell {
    /// What stands in it.
    pub inlines: Vec<Inline>,
    /// The cell.
    pub span: Span,
}

/// How a column is set.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Alignment {
    /// Nothing said.
    #[default]
    Unsaid,
    /// `:--`
    Left,
    /// `:-:`
    Centre,
    /// `--:`
    Right,
}

/// What a callout is for, in the alert form of code hosts.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum AlertKind {
    /// `[!NOTE]`
    Note,
    /// `[!TIP]`
    Tip,
    /// `[!IMPORTANT]`
    Important,
    /// `[!WARNING]`
    Warning,
    /// `[!CAUTION]`
    Caution,
}

/// An exhibit: an image alone in its paragraph whose target is a chart file.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Exhibit {
    /// The chart file as written, relative to the page.
    pub target: Spanned<String>,
    /// The alternative text for this page; empty where the chart file's own holds.
    pub alt: Vec<Inline>,
    /// The whole image.
    pub span: Span,
}

/// A footnote.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Footnote {
    /// The name in the source.
    pub label: String,
    /// From 1, by first use.
    pub number: u32,
    /// How many times it is referred to.
    pub references: u32,
    /// What it says.
    pub blocks: Vec<Block>,
    /// The definition.
    pub span: Span,
}

/// A part of a line.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Inline {
    /// Text. Where the bytes of the span are as many as those of the text, they are the same bytes.
    Text(Spanned<String>),
    /// Emphasis.
    Emphasis(Vec<Self>),
    /// Strong emphasis.
    Strong(Vec<Self>),
    /// Struck through.
    Strike(Vec<Self>),
    /// Code.
    Code(Spanned<String>),
    /// A link that is not a figure.
    Link(Link),
    /// Words bound to an expression: a position in the list of figures.
    Figure(FigureId),
    /// An image that is not an exhibit.
    Image(Image),
    /// A reference to a footnote.
    Note(Note),
    /// The end of a source line.
    SoftBreak,
    /// A line break.
    HardBreak,
    /// HTML that the site allows, as written.
    Html(String),
}

/// A link.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Link {
    /// Where it leads, as written.
    pub target: Spanned<String>,
    /// Its title.
    pub title: Option<String>,
    /// Its words.
    pub children: Vec<Inline>,
    /// The whole link.
    pub span: Span,
}

/// An image.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Image {
    /// The file, as written.
    pub target: Spanned<String>,
    /// Its title.
    pub title: Option<String>,
    /// The alternative text.
    pub alt: Vec<Inline>,
    /// The whole image.
    pub span: Span,
}

/// A reference to a footnote.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Note {
    /// The footnote's number.
    pub number: u32,
    /// The how-manieth reference to it this is, from 1.
    pub occurrence: u32,
}

/// The position of a figure in its document's list.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct FigureId(pub u32);

/// Words bound to an expression, as they stand in the text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct FigureText {
    /// The position in the document's list.
    pub id: FigureId,
    /// The words, without markup.
    pub words: String,
    /// The words in the source, markup included.
    pub words_span: Span,
    /// Which bytes of the words stand where in the source; use [`FigureText::place`].
    pub words_map: Vec<(Range<usize>, Span)>,
    /// The words with their markup.
    pub inlines: Vec<Inline>,
    /// What they are bound to, without `=` or `fig:`.
    pub target: Spanned<String>,
    /// The note for the reader.
    pub title: Option<String>,
    /// The text of the same block before the words, without markup; the words of other figures stand in it.
    pub before: String,
    /// The text of the same block after the words.
    pub after: String,
    /// Where in `before` and in `after` the words of the other figures of the block stand.
    pub others: (Vec<Range<usize>>, Vec<Range<usize>>),
    /// The id of the heading that the figure stands under or in.
    pub section: Option<String>,
    /// The how-manieth figure of its section, from 1.
    pub ordinal: u32,
    /// The whole link.
    pub span: Span,
}

impl FigureText {
    /// The place of some bytes of the words: exact where the source holds them as they are, else the smallest
    /// place known to hold them.
    #[must_use]
    pub fn place(&self, bytes: Range<usize>) -> Span {
        let touched = |at: &&(Range<usize>, Span)| {
            at.0.start < bytes.end.max(bytes.start + 1) && bytes.start < at.0.end
        };
        let spans = self.words_map.iter().filter(touched).map(|(words, span)| {
            if span.range().len() != words.len() {
                return *span;
            }
            let from = bytes.start.saturating_sub(words.start);
            span.part(from..bytes.end.min(words.end).saturating_sub(words.start))
        });
        spans.reduce(Span::to).unwrap_or(self.words_span)
    }
}

impl Document {
    /// A figure by its position.
    #[must_use]
    pub fn figure(&self, id: FigureId) -> Option<&FigureText> {
        self.figures.get(id.0 as usize)
    }
}

impl InlineText {
    /// A figure by its position.
    #[must_use]
    pub fn figure(&self, id: FigureId) -> Option<&FigureText> {
        self.figures.get(id.0 as usize)
    }

    /// The text without markup.
    #[must_use]
    pub fn plain(&self) -> String {
        super::plain(&self.inlines, &self.figures)
    }
}
