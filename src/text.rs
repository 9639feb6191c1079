//! Places in text: files by number, byte spans, line and column, near matches of a mistyped word, slugs,
//! and what text needs to stand in HTML, XML and CSV.
//!
//! Knows nothing of Markdown, YAML or diagnostics, and never reads a file.

mod base64;
mod escape;
mod line_index;
mod mark;
mod record;
mod slug;
mod span;
mod suggest;
mod words;

pub use base64::base64;
pub use escape::{escape_html, escape_xml};
pub use line_index::{LineColumn, LineIndex};
pub use mark::after_byte_order_mark;
pub use record::csv_row;
pub use slug::slug;
pub use span::{FileId, Span, Spanned};
pub use suggest::nearest;
pub use words::{capitalised, counted};
