//! The types of charts that an editor can name. Each is a file that composes shared marks and layouts; a new one is a
//! file and a line in [`TYPES`].

mod bars;
mod columns;
mod keys;
mod line;
mod over_time;
mod step;

use crate::diagnostic::code::chart::{CHART_LIMIT, CHART_TYPE, CHART_ZERO};
use crate::diagnostic::{Diagnostic, Diagnostics};
use crate::exhibit::ExhibitSpec;
use crate::text::nearest;

use super::layout::{Composed, Width, lanes};
use super::resolve::Plot;
use keys::Key;

/// A type of charts.
pub(super) struct ChartType {
    /// Its word in chart files.
    pub(super) name: &'static str,
    /// What it is called in descriptions: `Line chart`.
    pub(super) title: &'static str,
    /// The keys of a chart file that it has a use for, beside those that all types take.
    takes: &'static [Key],
    /// The keys that it cannot do without.
    needs: &'static [Key],
    /// Whether its marks begin at zero whatever the file says.
    pub(super) from_zero: bool,
    /// Most series (or members) that it can show.
    pub(super) most_lines: usize,
    /// Most points of one series.
    pub(super) most_points: usize,
    /// Lays it out in one width.
    pub(super) compose: fn(&Plot, &ExhibitSpec, Width) -> Composed,
}

/// All of them.
pub(super) static TYPES: &[&ChartType] = &[&line::TYPE, &step::TYPE, &columns::TYPE, &bars::TYPE];

/// The type that a chart file names.
pub(super) fn find(spec: &ExhibitSpec, sink: &mut Diagnostics) -> Option<&'static ChartType> {
    let found = TYPES.iter().copied().find(|known| known.name == spec.r#type.value);
    if found.is_none() {
        let message = format!("`{}` is not a type of charts", spec.r#type.value);
        let near = nearest(&spec.r#type, TYPES.iter().map(|known| known.name));
        let known: Vec<String> = TYPES.iter().map(|known| format!("`{}`", known.name)).collect();
        let finding = Diagnostic::new(&CHART_TYPE, spec.r#type.span, message).suggest(near);
        sink.push(finding.note(format!("the types are {}", known.join(", "))));
    }
    found
}

impl ChartType {
    /// What can be said about a file before its data are known: keys that the type has no use for, keys that it
    /// needs, and axes that may not be cut.
    pub(super) fn check_file(&self, spec: &ExhibitSpec, sink: &mut Diagnostics) -> bool {
        let before = sink.len();
        keys::check(spec, self.name, self.takes, self.needs, sink);
        self.check_zero(spec, sink);
        sink.len() == before
    }

    fn check_zero(&self, spec: &ExhibitSpec, sink: &mut Diagnostics) {
        let Some(zero) = spec.zero.as_ref().filter(|zero| !zero.value) else { return };
        if self.from_zero {
            let message = format!("the axis of {} begins at zero", self.name);
            sink.push(
                Diagnostic::new(&CHART_ZERO, zero.span, message).help("remove `y`, or use `type: line`"),
            );
        } else if spec.why.is_none() {
            let message = "the axis does not begin at zero and nothing says why";
            sink.push(Diagnostic::new(&CHART_ZERO, zero.span, message).help("write `why: …`, for readers"));
        }
    }

    /// Whether the type can show that much.
    pub(super) fn check_plot(&self, plot: &Plot, spec: &ExhibitSpec, sink: &mut Diagnostics) -> bool {
        let place = spec.data.first().map_or(spec.place, |entry| entry.path.span);
        let over_time = plot.at.is_none();
        let (count, what) = if over_time { (plot.lines.len(), "series") } else { (plot.rows.len(), "rows") };
        let points = plot.lines.iter().map(|line| line.points.len()).max().unwrap_or(0);
        let (message, help) = if count > self.most_lines {
            let message = format!(
                "{count} {what} are too many for `{}`, which shows at most {}",
                self.name, self.most_lines
            );
            (
                message,
                if over_time { "name fewer series, or use several charts" } else { "use `limit: {top: 8}`" },
            )
        } else if over_time && points > self.most_points {
            let message = format!(
                "{points} periods are too many for `{}`, which shows at most {}",
                self.name, self.most_points
            );
            (message, "narrow `range`, or use `type: line`")
        } else {
            return check_events(plot, spec, sink);
        };
        sink.push(Diagnostic::new(&CHART_LIMIT, place, message).help(help));
        false
    }
}

/// Whether the markers of all events fit side by side.
fn check_events(plot: &Plot, spec: &ExhibitSpec, sink: &mut Diagnostics) -> bool {
    let Some(count) = lanes::overfull(plot) else { return true };
    let place = keys::events_place(spec).unwrap_or(spec.place);
    let message = format!("{count} events of one lane do not fit beside each other on a phone");
    sink.push(
        Diagnostic::new(&CHART_LIMIT, place, message).help("name fewer with `show`, or narrow `range`"),
    );
    false
}
