//! Markdown: a page's text, or one line of text in YAML, as a tree of our own with the place of every part.
//!
//! The only module that names the Markdown parser; none of its types leave. Knows the two constructs of a
//! briefing by their form (a figure is a link whose target starts with `=`, an exhibit is an image of a chart
//! file) but not what stands in them: it never sees data, and does not know which pages exist.

mod document;
mod footnote;
mod front;
mod heading;
pub mod html;
mod lint;
mod outline;
mod parse;
mod plain;
mod walk;

pub use document::{
    AlertKind, Alignment, Block, Cell, Document, Exhibit, FigureId, FigureText, Footnote, Heading, Image,
    Inline, InlineText, Link, List, Note, Table,
};
pub use outline::OutlineEntry;
pub use parse::{Options, parse, parse_inline};
pub use plain::plain;
