//! What the commands that read a whole briefing have in common: where it is, what is asked of it, and its report.

#![expect(clippy::disallowed_methods, reason = "the environment is read here and nowhere else")]

use std::env;
use std::num::NonZero;
use std::path::{Path, PathBuf};
use std::time::Instant;

use clap::Args;
use clap::builder::{PossibleValue, PossibleValuesParser, TypedValueParser};

use super::Exit;
use super::screen::Screen;
use crate::data::period::Day;
use crate::diagnostic::emit::{self, Report, Stream, Summary, Writer};
use crate::diagnostic::{Diagnostic, Diagnostics, Severity, Texts};
use crate::error::Error;
use crate::input::{self, InputFile, InputSet};
use crate::pipeline::{self, Options, Outcome};
use crate::text::{FileId, counted};

/// What was typed.
#[derive(Debug, Args)]
pub(super) struct SiteArguments {
    /// The folder that holds `content/`
    #[arg(long, value_name = "DIR", default_value = ".")]
    root: PathBuf,
    /// The address of the published site, in place of the one in `site.yaml`
    #[arg(long, value_name = "URL", value_parser = base_url)]
    base_url: Option<String>,
    /// The date of the edition [default: `SOURCE_DATE_EPOCH`, or the newest date among the sources]
    #[arg(long, value_name = "YYYY-MM-DD", value_parser = day)]
    now: Option<Day>,
    /// Publish drafts too
    #[arg(long)]
    drafts: bool,
    /// Let warnings fail the run
    #[arg(long)]
    strict: bool,
    /// How many threads to use [default: as many as the machine has]
    #[arg(long, value_name = "N")]
    jobs: Option<NonZero<usize>>,
    /// How findings are written
    #[arg(long, value_name = "FORMAT", default_value = "human", value_parser = format())]
    format: &'static Writer,
    /// Say how long each stage took
    #[arg(long)]
    timings: bool,
}

/// A briefing that was read and run through the stages: what the commands decide upon.
pub(super) struct Site {
    pub(super) inputs: InputSet,
    pub(super) outcome: Outcome,
    pub(super) start: Instant,
    arguments: SiteArguments,
}

impl SiteArguments {
    /// The folder that holds `content/`.
    pub(super) fn root(&self) -> &Path {
        &self.root
    }

    /// Reads the briefing and runs every stage, with what the command asks for beside its arguments. What cannot be
    /// read at all is reported here.
    pub(super) fn run(self, asked: Options, screen: &mut Screen) -> Result<Site, Exit> {
        let start = Instant::now();
        let now = self.now.map_or_else(source_date, |day| Ok(Some(day)));
        let now = now.map_err(|error| self.fail(&error, screen))?;
        let mut sink = Diagnostics::new();
        let inputs = input::read(&self.root, &mut sink).map_err(|error| self.fail(&error, screen))?;
        let read = start.elapsed();
        let options =
            Options { base_url: self.base_url.clone(), now, drafts: self.drafts, jobs: self.jobs, ..asked };
        let mut outcome = pipeline::build(&inputs, &options);
        sink.append(outcome.diagnostics);
        outcome.timings.insert(0, ("read", read));
        outcome.diagnostics = weighed(sink, self.strict).sorted(&inputs);
        Ok(Site { inputs, outcome, start, arguments: self })
    }

    /// Reports what kept the run from being made.
    pub(super) fn fail(&self, error: &Error, screen: &mut Screen) -> Exit {
        let findings: Diagnostics = std::iter::once(error.diagnostic()).collect();
        report(self.format, &findings, &Shown::new(&self.root, &InputSet::default()), screen);
        Exit::CouldNotRun
    }
}

impl Site {
    /// Writes the report and says whether the briefing is free of errors.
    pub(super) fn report(&self, screen: &mut Screen) -> Summary {
        report(self.arguments.format, &self.outcome.diagnostics, &self.texts(), screen)
    }

    /// Writes what was asked for beside the report; standard output belongs to a report that is the result.
    pub(super) fn result(&self, text: &str, screen: &mut Screen) {
        match self.arguments.format.stream {
            Stream::Stdout => screen.say(text),
            Stream::Stderr => screen.result(text),
        }
    }

    /// The inputs under the paths of the report.
    pub(super) fn texts(&self) -> Shown<'_> {
        Shown::new(&self.arguments.root, &self.inputs)
    }

    /// Reports what kept the site from being written.
    pub(super) fn fail(&self, error: &Error, screen: &mut Screen) -> Exit {
        self.arguments.fail(error, screen)
    }

    /// Says how long each stage took, if asked.
    pub(super) fn say_timings(&self, screen: &mut Screen) {
        if !self.arguments.timings {
            return;
        }
        for (stage, time) in &self.outcome.timings {
            screen.say(&format!("{stage:<10}{:>9.1} ms\n", time.as_secs_f64() * 1000.0));
        }
    }

    /// `482 pages, 30 charts, 412 figures`.
    pub(super) fn counts(&self) -> String {
        let counts = self.outcome.counts;
        let words = [
            counted(counts.pages, "page", "pages"),
            counted(counts.charts, "chart", "charts"),
            counted(counts.figures, "checked figure", "checked figures"),
        ];
        words.join(", ")
    }

    /// `0.31 s` since the run began.
    pub(super) fn elapsed(&self) -> String {
        format!("{:.2} s", self.start.elapsed().as_secs_f64())
    }
}

/// The inputs under the paths by which a terminal, an editor or a pull request finds them: from the folder in which
/// the program was started, not from the root.
pub(super) struct Shown<'a> {
    inputs: &'a InputSet,
    paths: Vec<String>,
}

impl<'a> Shown<'a> {
    pub(super) fn new(root: &Path, inputs: &'a InputSet) -> Self {
        let is_here = root == Path::new(".");
        let prefix = if is_here { String::new() } else { format!("{}/", root.display()).replace("//", "/") };
        // What was typed stands in no folder.
        let shown = |file: &InputFile| match file.stands_in_folder() {
            true => format!("{prefix}{}", file.path()),
            false => file.path().to_owned(),
        };
        Self { inputs, paths: inputs.files().map(|(_, file)| shown(file)).collect() }
    }
}

impl Texts for Shown<'_> {
    fn path(&self, file: FileId) -> &str {
        self.paths.get(file.0 as usize).map_or("", String::as_str)
    }

    fn text(&self, file: FileId) -> &str {
        self.inputs.text(file)
    }
}

/// Reads a briefing for commands that report for people. What cannot be read at all is reported here; what single
/// files lack goes to the sink.
pub(super) fn read(root: &Path, sink: &mut Diagnostics, screen: &mut Screen) -> Result<InputSet, Exit> {
    input::read(root, sink).map_err(|error| cannot_run(&error, screen))
}

/// Writes findings for people, whatever the command; nothing if there is none.
pub(super) fn report_human(findings: &Diagnostics, texts: &dyn Texts, screen: &mut Screen) -> Summary {
    let human = emit::WRITERS.iter().find(|writer| writer.name == "human");
    match human {
        Some(writer) => report(writer, findings, texts, screen),
        None => Report::new(findings, texts).summary(),
    }
}

/// Reports what kept a run from being made, for people.
pub(super) fn cannot_run(error: &Error, screen: &mut Screen) -> Exit {
    let findings: Diagnostics = std::iter::once(error.diagnostic()).collect();
    report_human(&findings, &InputSet::default(), screen);
    Exit::CouldNotRun
}

fn report(writer: &Writer, findings: &Diagnostics, texts: &dyn Texts, screen: &mut Screen) -> Summary {
    let report = Report::new(findings, texts);
    screen.write(writer.stream, &(writer.write)(&report));
    report.summary()
}

/// Under `--strict`, warnings are errors.
fn weighed(findings: Diagnostics, is_strict: bool) -> Diagnostics {
    let weigh = |finding: Diagnostic| match finding.severity {
        Severity::Warning if is_strict => finding.severity(Severity::Error),
        _ => finding,
    };
    findings.into_iter().map(weigh).collect()
}

fn base_url(typed: &str) -> Result<String, String> {
    let rest = typed.strip_prefix("https://").or_else(|| typed.strip_prefix("http://"));
    match rest {
        Some(host) if !host.is_empty() && !host.starts_with('/') => Ok(typed.to_owned()),
        _ => Err("an address begins with `https://` and names a host".to_owned()),
    }
}

fn day(typed: &str) -> Result<Day, String> {
    Day::parse(typed).ok_or_else(|| "a date is written `2025-06-30`".to_owned())
}

/// The date that reproducible builds agree on: seconds since 1970 in the environment.
fn source_date() -> Result<Option<Day>, Error> {
    let Some(value) = env::var_os("SOURCE_DATE_EPOCH") else { return Ok(None) };
    let seconds = value.to_str().and_then(|value| value.parse::<i64>().ok());
    let days = seconds.and_then(|seconds| i32::try_from(seconds.div_euclid(86_400)).ok());
    let day = days.zip(Day::new(1970, 1, 1)).map(|(days, epoch)| (days, epoch.plus_days(days)));
    match day.filter(|(days, day)| day.number() == *days) {
        Some((_, day)) => Ok(Some(day)),
        None => Err(Error::SourceDate { value: value.to_string_lossy().into_owned() }),
    }
}

/// The formats of the register, with their summaries in the help.
fn format() -> impl TypedValueParser<Value = &'static Writer> {
    let values = emit::WRITERS.iter().map(|writer| PossibleValue::new(writer.name).help(writer.summary));
    PossibleValuesParser::new(values)
        .try_map(|name| emit::find(&name).ok_or_else(|| format!("`{name}` is no format")))
}
