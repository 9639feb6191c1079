//! The codes of each stage, one file a stage. A new code is one `code!` entry in its stage's file.

use super::{Code, Severity};

/// Declares the codes of a stage and the slice `ALL` that lists them.
macro_rules! codes {
    ($($(#[doc = $summary:literal])+ $name:ident = $severity:ident $word:literal $explanation:literal;)*) => {
        $(
            $(#[doc = $summary])+
            pub static $name: super::Code = super::Code {
                name: $word,
                severity: super::Severity::$severity,
                summary: concat!($($summary),+).trim_ascii(),
                explanation: $explanation,
            };
        )*
        /// The codes of this stage.
        pub(super) static ALL: &[&super::Code] = &[$(&$name),*];
    };
}

pub mod chart;
pub mod check;
pub mod claim;
pub mod data;
pub mod expr;
pub mod input;
pub mod markdown;
pub mod output;
pub mod site;
pub mod theme;
pub mod yaml;

/// The stages in the order of the run.
pub(super) static STAGES: &[&[&Code]] = &[
    input::ALL,
    yaml::ALL,
    markdown::ALL,
    data::ALL,
    site::ALL,
    expr::ALL,
    claim::ALL,
    chart::ALL,
    check::ALL,
    theme::ALL,
    output::ALL,
];
