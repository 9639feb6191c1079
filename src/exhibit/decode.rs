//! From the tree of a chart file to an [`ExhibitSpec`]: every fault of the file in one pass.
//!
//! Asks nothing of data; a path is only checked for being there.

use super::measures;
use super::{
    Annotation, EventChoice, ExhibitSpec, Extent, Limit, Moment, Order, SeriesRef, Size, Target, Words,
};
use crate::data::period::Period;
use crate::diagnostic::code::chart::BAD_CHART;
use crate::diagnostic::code::data::BAD_PERIOD;
use crate::diagnostic::{Diagnostic, Diagnostics};
use crate::text::Spanned;
use crate::yaml::{Fields, Node};

const ORDERS: &[(&str, Order)] =
    &[("desc", Order::Descending), ("asc", Order::Ascending), ("given", Order::Given)];
const SIZES: &[(&str, Size)] = &[("column", Size::Column), ("full", Size::Full)];

/// Reads a chart file; `id` is its name without the ending. Nothing comes back where a required part is missing or
/// unreadable.
pub fn decode(id: &str, node: &Node, sink: &mut Diagnostics) -> Option<ExhibitSpec> {
    let mut fields = Fields::new(node, "a chart", sink)?;
    let place = fields.place();
    let r#type = fields.required_text("type", sink).map(Spanned::owned);
    let (title, subtitle) =
        (required_words(&mut fields, "title", sink), required_words(&mut fields, "subtitle", sink));
    let (alt, note, why) =
        (words(&mut fields, "alt", sink), words(&mut fields, "note", sink), words(&mut fields, "why", sink));
    let measures = measures::read(&mut fields, sink);
    let data = series_refs(&mut fields, measures.is_asked, sink);
    let parts_of = fields.text("parts_of", sink).map(Spanned::owned);
    let range = fields.text("range", sink).and_then(|text| extent(text, sink));
    let at = fields.text("at", sink).and_then(|text| moment(text, sink));
    let compare = fields.text("compare", sink).and_then(|text| moment(text, sink));
    let sort = fields.word("sort", ORDERS, sink);
    let limit = fields.take("limit").and_then(|node| limit(node, sink));
    let highlight = fields.list_of_text("highlight", sink).into_iter().map(Spanned::owned).collect();
    let zero = fields.take("y").and_then(|node| zero(node, sink));
    let free = fields.boolean("free", sink);
    let events = fields.take("events").map_or(EventChoice::None, |node| events(node, sink));
    let annotate = fields.list("annotate", sink).iter().filter_map(|node| annotation(node, sink)).collect();
    let size = fields.word("size", SIZES, sink).map_or(Size::default(), |size| size.value);
    let pages = fields.list_of_text("pages", sink).into_iter().map(Spanned::owned).collect();
    fields.finish(sink);
    Some(ExhibitSpec {
        id: id.to_owned(),
        r#type: r#type?,
        title: title?,
        subtitle: subtitle?,
        alt,
        note,
        data: data?,
        parts_of,
        measures,
        range,
        at,
        compare,
        sort,
        limit,
        highlight,
        zero,
        why,
        free,
        events,
        annotate,
        size,
        pages,
        place,
    })
}

/// A text that may hold figures; kept with its tree, which knows the place of every byte.
fn words(fields: &mut Fields<'_>, key: &'static str, sink: &mut Diagnostics) -> Option<Words> {
    let node = fields.take(key)?;
    node.read_text(key, sink).map(|_| Words { node: node.clone() })
}

/// A text that must be there. It is asked for twice: the first time reports what is missing or blank, the second keeps
/// the tree.
fn required_words(fields: &mut Fields<'_>, key: &'static str, sink: &mut Diagnostics) -> Option<Words> {
    fields.required_text(key, sink)?;
    fields.take(key).map(|node| Words { node: node.clone() })
}

/// The entries of `data`. Nothing unless all of them can be read: a chart without one of its lines would say something
/// else. A chart of measures may go without.
fn series_refs(fields: &mut Fields<'_>, optional: bool, sink: &mut Diagnostics) -> Option<Vec<SeriesRef>> {
    let node = if optional { fields.take("data") } else { Some(fields.required("data", sink)?) };
    let Some(node) = node else { return Some(Vec::new()) };
    let list = node.read_list("data", sink)?;
    let refs: Vec<SeriesRef> = list.iter().filter_map(|node| series_ref(node, sink)).collect();
    (refs.len() == list.len()).then_some(refs)
}

fn series_ref(node: &Node, sink: &mut Diagnostics) -> Option<SeriesRef> {
    let mut fields = Fields::new(node, "an entry of `data`", sink)?;
    let path = fields.required_text("series", sink).map(Spanned::owned);
    let label = fields.text("label", sink).map(Spanned::owned);
    fields.finish(sink);
    Some(SeriesRef { path: path?, label })
}

fn period(text: Spanned<&str>, sink: &mut Diagnostics) -> Option<Spanned<Period>> {
    let period = Period::parse(text.value);
    if period.is_none() {
        let message = format!("`{}` is not a period", text.value);
        sink.push(
            Diagnostic::new(&BAD_PERIOD, text.span, message)
                .help("write `2025`, `2025-Q2`, `2025-06` or `2025-06-15`"),
        );
    }
    period.map(|period| Spanned::new(period, text.span))
}

/// A period, or `latest`.
fn moment(text: Spanned<&str>, sink: &mut Diagnostics) -> Option<Spanned<Moment>> {
    if text.value == "latest" {
        return Some(text.map(|_| Moment::Latest));
    }
    period(text, sink).map(|period| period.map(Moment::Of))
}

/// `from..to`, the end perhaps `latest`: charts that follow the data need no edit at each release.
fn extent(text: Spanned<&str>, sink: &mut Diagnostics) -> Option<Spanned<Extent>> {
    let Some((from, to)) = text.value.split_once("..") else {
        let message = format!("`{}` is not a range of periods", text.value);
        sink.push(
            Diagnostic::new(&BAD_CHART, text.span, message)
                .help("write `2024-01..latest` or `2024-01..2025-06`"),
        );
        return None;
    };
    let place = |words: &str| Spanned::new(words.to_owned(), text.span);
    let (from, to) = (place(from), place(to));
    let from = period(from.as_ref().map(String::as_str), sink)?;
    let to = moment(to.as_ref().map(String::as_str), sink)?;
    if let Moment::Of(last) = to.value
        && last.last() < from.first()
    {
        let message = format!("the range `{}` runs backward", text.value);
        sink.push(
            Diagnostic::new(&BAD_CHART, text.span, message).help(format!("write `{last}..{}`", from.value)),
        );
        return None;
    }
    Some(text.map(|_| Extent { from: from.value, to: to.value }))
}

/// `limit: {top: 8, rest: Others}`.
fn limit(node: &Node, sink: &mut Diagnostics) -> Option<Limit> {
    let mut fields = Fields::new(node, "`limit`", sink)?;
    fields.required("top", sink);
    let top = fields.integer("top", sink);
    let rest = fields.text("rest", sink).map(Spanned::owned);
    fields.finish(sink);
    let top = top?;
    let Some(count) = usize::try_from(top.value).ok().filter(|count| *count > 0) else {
        let message = format!("`top` is {}, which leaves nothing to show", top.value);
        sink.push(
            Diagnostic::new(&BAD_CHART, top.span, message).help("write how many members are shown: `top: 8`"),
        );
        return None;
    };
    Some(Limit { top: top.map(|_| count), rest })
}

fn zero(node: &Node, sink: &mut Diagnostics) -> Option<Spanned<bool>> {
    let mut fields = Fields::new(node, "`y`", sink)?;
    let zero = fields.boolean("zero", sink);
    fields.finish(sink);
    zero
}

/// `events: {show: […]}` or `{types: […]}`: by name or by type, never both.
fn events(node: &Node, sink: &mut Diagnostics) -> EventChoice {
    let Some(mut fields) = Fields::new(node, "`events`", sink) else { return EventChoice::None };
    let show: Vec<_> = fields.list_of_text("show", sink).into_iter().map(Spanned::owned).collect();
    let types: Vec<_> = fields.list_of_text("types", sink).into_iter().map(Spanned::owned).collect();
    fields.finish(sink);
    match (show.is_empty(), types.first()) {
        (false, Some(kind)) => {
            let message = "`events` has both `show` and `types`";
            sink.push(
                Diagnostic::new(&BAD_CHART, kind.span, message)
                    .help("name the events, or their types, not both"),
            );
            EventChoice::Show(show)
        }
        (false, None) => EventChoice::Show(show),
        (true, Some(_)) => EventChoice::Types(types),
        (true, None) => EventChoice::None,
    }
}

/// A note in the picture, fixed to one thing that the data know, so that it moves with them.
fn annotation(node: &Node, sink: &mut Diagnostics) -> Option<Annotation> {
    let mut fields = Fields::new(node, "an annotation", sink)?;
    let at = fields.text("at", sink);
    let series = fields.text("series", sink).map(Spanned::owned);
    let band = fields.text("band", sink).map(Spanned::owned);
    let line = fields.text("line", sink).map(Spanned::owned);
    let text = required_words(&mut fields, "text", sink);
    fields.finish(sink);
    let target = match (at, band, line) {
        (Some(at), None, None) => Target::Datum { at: period(at, sink)?, series },
        (None, Some(band), None) => Target::Band(band),
        (None, None, Some(line)) => Target::Line(line),
        _ => {
            let message = "an annotation is fixed to exactly one of `at`, `band` and `line`";
            let help = "write `at: 2025-05`, `band: <event or act>` or `line: <path>@<period>`";
            sink.push(Diagnostic::new(&BAD_CHART, node.span, message).help(help));
            return None;
        }
    };
    Some(Annotation { target, text: text? })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::text::FileId;
    use crate::yaml;

    fn read(text: &str) -> (Option<ExhibitSpec>, Vec<String>) {
        let mut sink = Diagnostics::new();
        let node = yaml::parse(FileId(0), text, 0..text.len(), &mut sink).unwrap();
        let spec = decode("x", &node, &mut sink);
        (spec, sink.iter().map(|finding| finding.message.clone()).collect())
    }

    const GOOD: &str = "type: line\ntitle: T\nsubtitle: S\ndata:\n  - {series: a.b, label: B}\n";

    #[test]
    fn a_chart_file_is_read_whole() {
        let text = format!(
            "{GOOD}range: 2024-01..latest\nhighlight: [a.b]\ny: {{zero: false}}\nwhy: W\nsort: asc\nsize: full\n\
             parts_of: a.all\n\
             limit: {{top: 3, rest: Other}}\nevents: {{show: [e]}}\nannotate:\n  - {{at: 2025-05, text: low}}\n\
             \x20 - {{band: e, text: b}}\n  - {{line: a.b@2024-06, text: l}}\n"
        );
        let (spec, faults) = read(&text);
        assert_eq!(faults, [""; 0]);
        let spec = spec.unwrap();
        assert_eq!(spec.range.unwrap().to, Moment::Latest);
        assert_eq!((spec.annotate.len(), spec.size), (3, Size::Full));
        assert_eq!(spec.limit.unwrap().top.value, 3);
        assert_eq!(spec.parts_of.unwrap().value, "a.all");
    }

    #[test]
    fn all_faults_of_a_file_are_reported_at_once() {
        let check = |extra: &str, expected: &str| {
            let (_, faults) = read(&format!("{GOOD}{extra}\n"));
            assert!(faults.iter().any(|fault| fault.contains(expected)), "{extra}: {faults:?}");
        };
        check("range: 2024-01", "not a range");
        check("range: 2025-01..2024-01", "backward");
        check("range: 2025-1..latest", "not a period");
        check("at: soon", "not a period");
        check("limit: {top: 0}", "nothing to show");
        check("events: {show: [a], types: [b]}", "both");
        check("annotate: [{text: x}]", "exactly one");
        check("colour: red", "colour");
        let (spec, faults) = read("type: line\nrange: x\nsort: up\n");
        assert!(spec.is_none());
        assert_eq!(faults.len(), 5, "{faults:?}");
    }
}
