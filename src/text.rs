//! Places in text: files by number, byte spans, line and column, and near matches of a mistyped word.
//!
//! Knows nothing of Markdown, YAML or diagnostics, and never reads a file.

mod csv;
mod escape;
mod line_index;
mod span;
mod suggest;

pub use csv::csv_row;
pub use escape::escape_html;
pub use line_index::{LineColumn, LineIndex};
pub use span::{FileId, Span, Spanned};
pub use suggest::nearest;
