//! The page of an exhibit, with all its values, files and sources; and the exhibit for the frames of other sites.

use crate::briefing::{BoundExhibit, Briefing, ExhibitUse, place};
use crate::chart::Drawing;
use crate::markdown::InlineText;
use crate::render::frame::{self, ComposedPage};
use crate::render::shown;
use crate::render::view::{
    EmbedView, ExhibitPageView, ExhibitView, LinkView, PageView, RowView, Subject, TableView,
};
use crate::render::{card, embed};
use crate::site::Route;
use crate::text::escape_html;

/// The page of the exhibit with this id.
pub(in crate::render) fn compose(briefing: &Briefing, id: &str) -> Option<ComposedPage> {
    let (exhibit, drawing) = find(briefing, id)?;
    let at = place::exhibit(id);
    let figure = figure(briefing, &at, exhibit, drawing)?;
    let subject = Subject::Exhibit(ExhibitPageView {
        table: figure.table.clone().map(free_of_highlights),
        downloads: downloads(&figure, &at, id),
        sources: frame::source_links(briefing, &at, drawing.sources.iter().map(String::as_str)),
        series: series(briefing, &at, exhibit),
        pages: pages(briefing, &at, id),
        embeds: if shown::can_be_embedded(briefing) {
            embed::codes(briefing, exhibit, drawing)
        } else {
            Vec::new()
        },
        figure: without_actions(figure),
    });
    let view = page(briefing, &at, exhibit, drawing);
    Some(ComposedPage { template: subject.template().to_owned(), subject: Some(subject), view, route: at })
}

/// The exhibit for frames, with the rules of its page.
pub(in crate::render) fn compose_embed(briefing: &Briefing, id: &str, style: &str) -> Option<ComposedPage> {
    let (exhibit, drawing) = find(briefing, id)?;
    let (at, home) = (place::embed(id), place::exhibit(id));
    let figure = without_actions(figure(briefing, &at, exhibit, drawing)?);
    let known = shown::can_be_embedded(briefing);
    let href = if known { home.permalink(&briefing.base_url) } else { home.relative_to(&at) };
    let subject = Subject::Embed(EmbedView { figure, style: format!("{style}{}", embed::STYLE), href });
    // The same words as on its own page, which is the one that search engines are to know.
    let view = PageView {
        root: at.to_root(),
        canonical: frame::canonical(briefing, &home),
        ..page(briefing, &at, exhibit, drawing)
    };
    Some(ComposedPage { template: subject.template().to_owned(), subject: Some(subject), view, route: at })
}

fn find<'a>(briefing: &'a Briefing, id: &str) -> Option<(&'a BoundExhibit, &'a Drawing)> {
    let mut shown = briefing.exhibits_on_pages();
    shown.find(|(exhibit, ..)| exhibit.spec.id == id).map(|(exhibit, drawing, _)| (exhibit, drawing))
}

fn page(briefing: &Briefing, at: &Route, exhibit: &BoundExhibit, drawing: &Drawing) -> PageView {
    let title = exhibit.words.title.plain();
    let mut view = frame::page(briefing, at, &title, Some(("Data", place::data())));
    view.kind = "exhibit".to_owned();
    view.section = place::data().to_string();
    view.description = drawing.description.clone();
    view.card = card::view(briefing, &place::exhibit(&exhibit.spec.id), drawing.description.clone());
    view.standfirst_html = Some(plain(&exhibit.words.subtitle));
    view
}

/// The exhibit under the title of its page.
fn figure(briefing: &Briefing, at: &Route, exhibit: &BoundExhibit, drawing: &Drawing) -> Option<ExhibitView> {
    let shown = ExhibitUse { id: exhibit.spec.id.clone(), drawing: Some(drawing.clone()) };
    let view = shown::view(briefing, at, &shown, String::new(), &|_, words| plain(words))?;
    Some(ExhibitView { title_html: String::new(), subtitle_html: None, ..view })
}

fn plain(words: &InlineText) -> String {
    escape_html(&words.plain()).into_owned()
}

/// The exhibit alone: its page offers table and files in parts of their own.
fn without_actions(figure: ExhibitView) -> ExhibitView {
    ExhibitView {
        table: None,
        csv_href: None,
        svg_href: None,
        png_href: None,
        page_href: None,
        embed_href: None,
        ..figure
    }
}

/// The whole table has no sentence that a row of it stands out for.
fn free_of_highlights(table: TableView) -> TableView {
    let rows = table.rows.into_iter().map(|row| RowView { highlight: false, ..row });
    TableView { rows: rows.collect(), ..table }
}

fn downloads(figure: &ExhibitView, at: &Route, id: &str) -> Vec<LinkView> {
    let json = figure.csv_href.as_ref().map(|_| place::exhibit_file(id, "json").relative_to(at));
    let files = [
        ("CSV", figure.csv_href.clone()),
        ("JSON", json),
        ("SVG", figure.svg_href.clone()),
        ("PNG", figure.png_href.clone()),
    ];
    files.into_iter().filter_map(|(label, href)| Some(frame::link(label, href?))).collect()
}

fn series(briefing: &Briefing, at: &Route, exhibit: &BoundExhibit) -> Vec<LinkView> {
    let drawn = briefing.catalog.series.values().filter(|one| exhibit.draws(&briefing.catalog, &one.id));
    drawn.map(|one| frame::link(one.title.clone(), place::series(&one.id).relative_to(at))).collect()
}

/// The pages that show it, each at the place where it stands.
fn pages(briefing: &Briefing, at: &Route, id: &str) -> Vec<LinkView> {
    let shows = briefing.written().filter(|(_, bound)| bound.exhibits.iter().any(|shown| shown.id == id));
    let anchor = crate::site::exhibit_anchor(id);
    shows
        .map(|(page, _)| frame::link(page.title(), format!("{}#{anchor}", page.route.relative_to(at))))
        .collect()
}
