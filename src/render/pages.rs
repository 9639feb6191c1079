//! The kinds of pages, one file each: an item of the briefing to a page ready for its template.

pub(super) mod data;
pub(super) mod discrepancies;
pub(super) mod event;
pub(super) mod exhibit;
pub(super) mod member;
pub(super) mod not_found;
pub(super) mod series;
pub(super) mod source;
mod tile;
pub(super) mod timeline;
pub(super) mod written;
