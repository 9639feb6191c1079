//! The integration suite: one binary, one module a concern. The real program runs on real folders.
//!
//! `SNAPSHOTS=overwrite cargo test` takes what the program says now for what is expected. Read the difference before
//! committing it.

#![expect(clippy::disallowed_methods, reason = "the suite looks at the program from outside")]
#![expect(clippy::indexing_slicing, clippy::unwrap_used, reason = "a test ends by panicking")]

mod acceptance;
mod arithmetic;
mod change;
mod cli;
#[cfg(test)]
mod dataset;
mod determinism;
mod diagnostics;
mod exhibits;
mod figures;
mod fill;
mod golden;
mod harness;
mod links;
mod output;
mod raster;
mod regression;
mod regression_claims;
mod regression_data;
mod regression_drawing;
mod regression_site;
mod theme;
mod tidy;
