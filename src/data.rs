//! The statistical model: series, acts, events, sources, codes and discrepancies, as values that can be trusted.
//!
//! Knows nothing of pages, charts or templates. What an editor wrote is read by `decode`; everything after it sees
//! only these types.

pub mod act;
pub mod catalog;
pub mod concern;
pub mod decode;
pub mod dimension;
pub mod event;
pub mod format;
pub mod order;
pub mod period;
pub mod quantity;
pub mod reach;
pub mod reference;
pub mod scalar;
pub mod series;
pub mod standing;
pub mod unit;
