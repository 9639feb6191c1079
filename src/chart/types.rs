//! The types of charts that an editor can name. Each is a file that composes shared marks and layouts; a new one is a
//! file and a line in [`TYPES`].

mod area;
mod bars;
mod columns;
mod dot;
mod dumbbell;
mod grouped;
mod keys;
mod line;
mod multiples;
mod over_time;
mod slope;
mod sparkline;
mod stacked;
mod step;
mod strip;
mod table;
mod timeline;
mod waterfall;

use crate::diagnostic::code::chart::{CHART_LIMIT, CHART_TYPE, CHART_ZERO};
use crate::diagnostic::{Diagnostic, Diagnostics};
use crate::exhibit::ExhibitSpec;
use crate::text::nearest;

use super::layout::{Composed, Width, lanes};
use super::resolve::{Arrangement, Plot, Subject};
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
    /// How its series stand to each other.
    pub(super) arrangement: Arrangement,
    /// Whether its marks begin at zero whatever the file says.
    pub(super) from_zero: bool,
    /// Fewest and most series that it can show over time.
    pub(super) lines: (usize, usize),
    /// Most rows that it can show: members at a period, periods, measures, cells.
    pub(super) most_rows: usize,
    /// Most points of one series.
    pub(super) most_points: usize,
    /// Lays it out in one width.
    pub(super) compose: fn(&Plot, &ExhibitSpec, Width) -> Composed,
}

/// Most columns of groups in one picture.
const MOST_COLUMNS: usize = 24;

/// All of them.
pub(super) static TYPES: &[&ChartType] = &[
    &line::TYPE,
    &step::TYPE,
    &area::TYPE,
    &columns::TYPE,
    &stacked::TYPE,
    &grouped::TYPE,
    &bars::TYPE,
    &dot::TYPE,
    &dumbbell::TYPE,
    &slope::TYPE,
    &waterfall::TYPE,
    &timeline::TYPE,
    &strip::TYPE,
    &multiples::TYPE,
    &table::TYPE,
    &sparkline::TYPE,
];

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
        let counted = self.counted(plot);
        let points = plot.lines.iter().map(|line| line.points.len()).max().unwrap_or(0);
        let (name, (least, most)) = (self.name, counted.limits);
        let (count, what) = (counted.count, counted.what);
        let (message, help) = if count > most {
            let message = format!("{count} {what} are too many for `{name}`, which shows at most {most}");
            (message, counted.help)
        } else if count < least {
            let message = format!("{count} {what} are too few for `{name}`, which shows at least {least}");
            (message, "name more series, or use `type: line`")
        } else if plot.at.is_none() && points > self.most_points {
            let most = self.most_points;
            let message = format!("{points} periods are too many for `{name}`, which shows at most {most}");
            (message, "narrow `range`, or use `type: line`")
        } else {
            return self.check_sum(plot, spec, sink)
                && self.check_columns(plot, spec, sink)
                && check_events(plot, spec, sink);
        };
        let data = spec.data.first().map(|entry| entry.path.span);
        let place = data.or(spec.measures.place()).unwrap_or(spec.place);
        sink.push(Diagnostic::new(&CHART_LIMIT, place, message).help(help));
        false
    }

    /// What a plot has of that which the type can show so many of.
    fn counted(&self, plot: &Plot) -> Counted {
        let rows = |count: usize, what: &'static str, help: &'static str| Counted {
            count,
            what,
            limits: (0, self.most_rows),
            help,
        };
        match &plot.subject {
            Subject::Measures(measures) => {
                rows(measures.all().count(), "measures", "name fewer acts, or use several charts")
            }
            Subject::Cells(cells) => rows(cells.cells.len(), "members", "use a shorter code list"),
            Subject::Values if plot.at.is_some() => rows(plot.rows.len(), "rows", "use `limit: {top: 8}`"),
            Subject::Values => Counted {
                count: plot.lines.len(),
                what: "series",
                limits: self.lines,
                help: "name fewer series, or use several charts",
            },
        }
    }
}

/// How much of something a plot has.
struct Counted {
    count: usize,
    what: &'static str,
    limits: (usize, usize),
    help: &'static str,
}

impl ChartType {
    /// Whether columns side by side are few enough for a phone.
    fn check_columns(&self, plot: &Plot, spec: &ExhibitSpec, sink: &mut Diagnostics) -> bool {
        let columns: usize = plot.lines.iter().map(|line| line.points.len()).sum();
        if self.arrangement != Arrangement::Beside || columns <= MOST_COLUMNS {
            return true;
        }
        let place = spec.range.as_ref().map_or(spec.place, |range| range.span);
        let message =
            format!("{columns} columns are too many for `{}`, which shows at most {MOST_COLUMNS}", self.name);
        let finding = Diagnostic::new(&CHART_LIMIT, place, message);
        sink.push(finding.help("narrow `range`, name fewer series, or use `type: line`"));
        false
    }

    /// Whether what is stacked has a total that it was held against.
    fn check_sum(&self, plot: &Plot, spec: &ExhibitSpec, sink: &mut Diagnostics) -> bool {
        let stacks = self.arrangement == Arrangement::Stacked && plot.lines.len() > 1;
        if stacks && plot.total.is_none() {
            keys::report_lack(Key::PartsOf, spec, self.name, sink);
            return false;
        }
        true
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
