//! Places in text: files by number, byte spans, line and column, near matches of a mistyped word, and slugs.
//!
//! Knows nothing of Markdown, YAML or diagnostics, and never reads a file.

mod csv;
mod escape;
mod line_index;
mod slug;
mod span;
mod suggest;

pub use csv::csv_row;
pub use escape::escape_html;
pub use line_index::{LineColumn, LineIndex};
pub use slug::slug;
pub use span::{FileId, Span, Spanned};
pub use suggest::nearest;
