//! Front matter: what a page says about itself before its text.

use crate::data::period::Day;
use crate::diagnostic::{Diagnostic, Diagnostics, code};
use crate::markdown::{InlineText, parse_inline};
use crate::text::{Span, Spanned};
use crate::yaml::{Fields, Node};

/// What a page says about itself. Only the title is required.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct FrontMatter {
    /// The title; `None` after a fault that has been reported.
    pub title: Option<Spanned<InlineText>>,
    /// The paragraph under the title; also for feeds and search.
    pub summary: Option<Spanned<InlineText>>,
    /// For search engines and cards, if not the summary.
    pub description: Option<Spanned<InlineText>>,
    /// The last part of the address, if not the file's name.
    pub slug: Option<Spanned<String>>,
    /// The place among its siblings.
    pub order: Option<i64>,
    /// Not to be published yet.
    pub draft: bool,
    /// The day of the last change.
    pub updated: Option<Spanned<Day>>,
    /// Addresses that the page had before, from the root, as written.
    pub aliases: Vec<Spanned<String>>,
    /// The chart of the share card, by the name of its file.
    pub lead: Option<Spanned<String>>,
    /// The tiles at the top of the page.
    pub headline_figures: Vec<HeadlineFigure>,
    /// The template, if not the one of its kind.
    pub template: Option<Spanned<String>>,
}

/// A tile: a figure with its name and its change.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct HeadlineFigure {
    /// What is counted.
    pub name: Spanned<InlineText>,
    /// The figure.
    pub value: Spanned<InlineText>,
    /// How it changed, with the base of the change.
    pub change: Option<Spanned<InlineText>>,
    /// The series whose course the tile shows.
    pub series: Option<Spanned<String>>,
}

impl FrontMatter {
    /// Every text in it, in the order of a page.
    pub fn texts(&self) -> impl Iterator<Item = &Spanned<InlineText>> {
        let own = [&self.title, &self.summary, &self.description].into_iter().filter_map(Option::as_ref);
        own.chain(self.headline_figures.iter().flat_map(HeadlineFigure::texts))
    }
}

impl HeadlineFigure {
    /// Its texts in order.
    fn texts(&self) -> impl Iterator<Item = &Spanned<InlineText>> {
        [Some(&self.name), Some(&self.value), self.change.as_ref()].into_iter().flatten()
    }
}

/// Reads front matter. What has a fault is reported and left as if it were not there.
pub(super) fn decode(node: &Node, sink: &mut Diagnostics) -> FrontMatter {
    let Some(mut fields) = Fields::new(node, "front matter", sink) else { return FrontMatter::default() };
    let front = FrontMatter {
        title: required_line(&mut fields, "title", sink),
        summary: line(&mut fields, "summary", sink),
        description: line(&mut fields, "description", sink),
        slug: fields.text("slug", sink).map(Spanned::owned),
        order: fields.integer("order", sink).map(|order| order.value),
        draft: fields.boolean("draft", sink).is_some_and(|draft| draft.value),
        updated: fields.text("updated", sink).and_then(|text| decode_day(text, sink)),
        aliases: fields.list_of_text("aliases", sink).into_iter().map(Spanned::owned).collect(),
        lead: fields.text("lead", sink).map(Spanned::owned),
        headline_figures: decode_tiles(fields.list("headline_figures", sink), sink),
        template: fields.text("template", sink).map(Spanned::owned),
    };
    fields.finish(sink);
    front
}

fn decode_tiles(items: &[Node], sink: &mut Diagnostics) -> Vec<HeadlineFigure> {
    items.iter().filter_map(|item| decode_tile(item, sink)).collect()
}

fn decode_tile(item: &Node, sink: &mut Diagnostics) -> Option<HeadlineFigure> {
    let mut fields = Fields::new(item, "a headline figure", sink)?;
    let name = required_line(&mut fields, "name", sink);
    let value = required_line(&mut fields, "value", sink);
    let change = line(&mut fields, "change", sink);
    let series = fields.text("series", sink).map(Spanned::owned);
    fields.finish(sink);
    Some(HeadlineFigure { name: name?, value: value?, change, series })
}

/// A text in which figures may stand.
fn line(fields: &mut Fields<'_>, key: &'static str, sink: &mut Diagnostics) -> Option<Spanned<InlineText>> {
    let node = fields.take(key)?;
    let text = node.read_text(key, sink)?;
    let place = |range| node.place_in(range);
    Some(Spanned::new(parse_inline(text.value, &place, sink), text.span))
}

fn required_line(
    fields: &mut Fields<'_>,
    key: &'static str,
    sink: &mut Diagnostics,
) -> Option<Spanned<InlineText>> {
    fields.required_text(key, sink)?;
    line(fields, key, sink)
}

fn decode_day(text: Spanned<&str>, sink: &mut Diagnostics) -> Option<Spanned<Day>> {
    let day = Day::parse(text.value);
    if day.is_none() {
        let message = format!("`{}` is not a day", text.value);
        sink.push(Diagnostic::new(&code::site::BAD_DAY, text.span, message).help("write it as `2026-11-23`"));
    }
    Some(Spanned::new(day?, text.span))
}

/// The finding for a page that begins with its text.
pub(super) fn report_missing(at: Span, sink: &mut Diagnostics) {
    sink.push(
        Diagnostic::new(&code::site::MISSING_FRONT_MATTER, at, "a page without front matter")
            .help("begin it with a line `---`, then `title: …`, then a line `---`"),
    );
}
