//! The stages in their order: the only module that knows the threads and the barriers between them.
//!
//! From inputs to a plan; reading them and writing it is the caller's.

use std::num::NonZero;
use std::time::{Duration, Instant};

use crate::data::period::Day;
use crate::diagnostic::Diagnostics;
use crate::input::{Area, InputSet};
use crate::output::OutputPlan;
use crate::output::asset::{AssetFile, Assets};

/// What a run is asked for, apart from where it reads and writes.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Options {
    /// The address of the published site, in place of the one in `site.yaml`.
    pub base_url: Option<String>,
    /// The date of the edition, in place of the newest date among the sources.
    pub now: Option<Day>,
    /// Whether drafts are published.
    pub drafts: bool,
    /// How many threads to use; all of the machine's unless said.
    pub jobs: Option<NonZero<usize>>,
}

/// What was made, for the closing line.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Counts {
    /// Pages, generated ones included.
    pub pages: usize,
    /// Exhibits drawn.
    pub charts: usize,
    /// Figures that were held against the data.
    pub figures: usize,
}

/// What a run came to.
#[derive(Debug, Default)]
pub struct Outcome {
    /// Everything to be published; `None` if errors kept the plan from being made.
    pub plan: Option<OutputPlan>,
    /// The findings, in any order.
    pub diagnostics: Diagnostics,
    /// How long each stage took, in order.
    pub timings: Vec<(&'static str, Duration)>,
    /// What was made.
    pub counts: Counts,
}

/// Runs every stage.
#[must_use]
pub fn build(inputs: &InputSet, _options: &Options) -> Outcome {
    let start = Instant::now();
    let mut sink = Diagnostics::new();
    let own = inputs.area(Area::Static).filter(|(_, file)| file.is_read()).map(|(id, file)| AssetFile {
        name: file.name().to_owned(),
        bytes: file.bytes().into(),
        file: Some(id),
    });
    let assets = Assets::new(own, &mut sink);
    let mut plan = OutputPlan::new();
    assets.plan(&mut plan, &mut sink);
    let plan = (!sink.has_errors()).then_some(plan);
    Outcome { plan, diagnostics: sink, timings: vec![("plan", start.elapsed())], counts: Counts::default() }
}
