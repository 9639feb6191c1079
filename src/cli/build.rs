//! `briefing build` and `briefing check`: the same run, with and without its last step.

mod coverage;

use std::path::{Path, PathBuf};
use std::time::Instant;

use clap::Args;

use super::Exit;
use super::screen::Screen;
use super::site::{Site, SiteArguments};
use crate::error::Error;
use crate::input::Area;
use crate::output::{self, Earlier};
use crate::pipeline::Options;

/// What was typed after `build`.
#[derive(Debug, Args)]
pub(super) struct Build {
    #[command(flatten)]
    site: SiteArguments,
    /// Where the site is written [default: `public` in the root]
    #[arg(long, value_name = "DIR")]
    output: Option<PathBuf>,
    /// Also write a proof sheet of every chart into `proofs/`, for editors
    #[arg(long)]
    proofs: bool,
}

/// What was typed after `check`.
#[derive(Debug, Args)]
pub(super) struct Check {
    #[command(flatten)]
    site: SiteArguments,
    /// List the numbers that nothing vouches for, and the share of those covered
    #[arg(long)]
    coverage: bool,
}

impl Build {
    /// Checks, then writes.
    pub(super) fn run(self, screen: &mut Screen) -> Exit {
        let target = self.output.unwrap_or_else(|| beside_content(self.site.root()));
        if let Some(error) = among_inputs(self.site.root(), &target) {
            return self.site.fail(&error, screen);
        }
        let asked =
            Options { proofs: self.proofs, pictures: Some(Earlier::read(&target)), ..Options::default() };
        match self.site.run(asked, screen) {
            Ok(site) => publish(site, &target, screen),
            Err(exit) => exit,
        }
    }
}

impl Check {
    /// Checks and writes nothing.
    pub(super) fn run(self, screen: &mut Screen) -> Exit {
        let asked = Options { coverage: self.coverage, ..Options::default() };
        let site = match self.site.run(asked, screen) {
            Ok(site) => site,
            Err(exit) => return exit,
        };
        if self.coverage {
            let table = coverage::table(&site.outcome.coverage, &site.inputs, &site.texts());
            site.result(&table, screen);
        }
        let summary = site.report(screen);
        site.say_timings(screen);
        if summary.errors > 0 {
            return Exit::Findings;
        }
        screen.say(&format!("checked {} in {}: {summary}\n", site.counts(), site.elapsed()));
        Exit::Clean
    }
}

/// Writes the site, unless there is an error in it.
fn publish(mut site: Site, target: &Path, screen: &mut Screen) -> Exit {
    let summary = site.report(screen);
    let plan = site.outcome.plan.take().filter(|_| summary.errors == 0);
    let Some(plan) = plan else {
        site.say_timings(screen);
        screen.say(&format!("nothing was written to `{}`\n", target.display()));
        return Exit::Findings;
    };
    let start = Instant::now();
    if let Err(error) = output::write(&plan, target) {
        return site.fail(&error, screen);
    }
    site.outcome.timings.push(("write", start.elapsed()));
    site.say_timings(screen);
    let (counts, time) = (site.counts(), site.elapsed());
    screen.say(&format!("built {counts} into {}/ in {time}\n", target.display()));
    Exit::Clean
}

/// The default target.
fn beside_content(root: &Path) -> PathBuf {
    // `public` reads better than `./public`.
    if root == Path::new(".") { PathBuf::from("public") } else { root.join("public") }
}

/// An output inside the inputs would be an input of the next run.
fn among_inputs(root: &Path, target: &Path) -> Option<Error> {
    let inside = |area: &&Area| output::lies_in(target, &root.join(area.folder()));
    let area = Area::ALL.iter().find(inside)?;
    Some(Error::OutputAmongInputs { target: target.to_owned(), folder: area.folder() })
}
