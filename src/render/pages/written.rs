//! A page that an editor wrote: its text with every figure, exhibit and link in place.

use std::cell::RefCell;
use std::collections::BTreeMap;

use crate::briefing::{BoundPage, Briefing, Slot, TilePart, place};
use crate::data::format;
use crate::data::series::{Body, Series};
use crate::diagnostic::Diagnostics;
use crate::markdown::html::{self, Html, Inserts, ResolvedLink};
use crate::markdown::{Exhibit, FigureText, Inline, InlineText};
use crate::render::card;
use crate::render::frame::{self, ComposedPage};
use crate::render::ledger::Ledger;
use crate::render::shown;
use crate::render::view::{
    ChangeEntry, ChangeView, ChangesView, ChildView, ExhibitView, FootnoteView, InsertView, PageView,
    PagerView, SectionView, SeriesRowView, TileView, TocEntry,
};
use crate::site::{HeadlineFigure, Page, PageId, Route};
use crate::text::{Spanned, counted, escape_html};
use crate::theme::TemplateSet;

use super::tile;

/// How many of the latest events the home page lists.
const EVENTS: usize = 6;
/// How many series the home page lists.
const SERIES: usize = 6;

/// The page with this id.
pub(in crate::render) fn compose(
    briefing: &Briefing,
    templates: &TemplateSet,
    id: PageId,
    sink: &mut Diagnostics,
) -> Option<ComposedPage> {
    let page = briefing.site.page(id)?;
    let bound = briefing.pages.get(&id)?;
    let ledger = Ledger::of(briefing, &page.route, bound);
    let composer =
        Composer { briefing, templates, page, bound, ledger, sink: RefCell::new(Diagnostics::new()) };
    let is_home = page.parent.is_none();
    let view = composer.view(is_home);
    sink.append(composer.sink.into_inner());
    let own = page.front.template.as_ref().map(|name| name.value.clone());
    let template = own.unwrap_or_else(|| if is_home { "home.html" } else { "page.html" }.to_owned());
    Some(ComposedPage { route: page.route.clone(), template, view, subject: None })
}

/// What the parts of one page are made from.
struct Composer<'a> {
    briefing: &'a Briefing,
    templates: &'a TemplateSet,
    page: &'a Page,
    bound: &'a BoundPage,
    ledger: Ledger,
    /// Inserts are rendered deep inside the writer of HTML, which knows nothing of findings.
    sink: RefCell<Diagnostics>,
}

impl Composer<'_> {
    fn view(&self, is_home: bool) -> PageView {
        let (briefing, page) = (self.briefing, self.page);
        let body = Text { composer: self, exhibit: "", slot: Slot::Body, exhibits: self.exhibits() };
        let front = &page.front;
        let mut view = PageView {
            kind: if is_home { "home" } else { "page" }.to_owned(),
            root: page.route.to_root(),
            path: page.route.output(),
            canonical: frame::canonical(briefing, &page.route),
            card: card::view(briefing, &page.route, self.card_alt()),
            section: briefing
                .site
                .section(page)
                .and_then(|entry| entry.route.as_ref().map(crate::render::section))
                .unwrap_or_default(),
            title: page.title(),
            title_html: front
                .title
                .as_ref()
                .map(|title| self.line(("", Slot::Title), title))
                .unwrap_or_default(),
            description: page.description().unwrap_or_default(),
            standfirst_html: front.summary.as_ref().map(|summary| self.line(("", Slot::Summary), summary)),
            updated: front.updated.as_ref().map(|day| format::day(day.value)),
            data_to: self.bound.data_to(briefing).map(format::period),
            tally: self.ledger.tally(),
            draft: page.is_draft,
            body_html: html::body(&page.document, &body).into_string(),
            tiles: front.headline_figures.iter().enumerate().map(|(at, tile)| self.tile(at, tile)).collect(),
            footnotes: html::footnotes(&page.document, &body).into_iter().map(footnote).collect(),
            records: self.ledger.records.clone(),
            records_href: Some(place::page_figures(&page.route).relative_to(&page.route)),
            ..PageView::default()
        };
        if is_home {
            self.add_home(&mut view, &body)
        } else {
            self.add_chapter(&mut view)
        }
        view
    }

    /// The card of the page in words: the chart on it, else the title.
    fn card_alt(&self) -> String {
        let lead = self.briefing.lead(self.page).and_then(|(id, _)| self.briefing.exhibits.get(id));
        let title = self.page.title();
        lead.map_or(title.clone(), |exhibit| format!("{title}. Chart: {}", exhibit.words.title.plain()))
    }

    /// What only the front page has: its parts placed, the chapters, the latest events, the data, what changed.
    fn add_home(&self, view: &mut PageView, body: &Text<'_>) {
        let (briefing, page) = (self.briefing, self.page);
        view.sections = html::sections(&page.document, body).into_iter().map(section).collect();
        view.changes = Some(holdings(briefing));
        let children = briefing.site.children(page);
        let list = children.iter().find(|child| !child.children.is_empty());
        view.children_title = list.map_or_else(|| "Pages".to_owned(), |list| list.title());
        view.children = match list {
            Some(list) => self.children(&briefing.site.children(list)),
            None => self.children(&children),
        };
        let latest = frame::past_events(briefing).rev().take(EVENTS);
        view.events = latest.map(|event| frame::event_item(briefing, &page.route, event)).collect();
        view.events_link = Some(frame::link("All events", place::timeline().relative_to(&page.route)));
        view.series = self.series();
        view.series_link = Some(frame::link("All series", place::data().relative_to(&page.route)));
    }

    /// What only pages below the front page have: the way here, contents, neighbours.
    fn add_chapter(&self, view: &mut PageView) {
        let (briefing, page) = (self.briefing, self.page);
        let above = briefing.site.crumbs(page).into_iter().skip(1);
        let above = above.map(|step| frame::crumb(&step.title(), Some(step.route.relative_to(&page.route))));
        let home = std::iter::once(frame::home_crumb(briefing, &page.route));
        view.crumbs = home.chain(above).chain([frame::crumb(&self.own_step(), None)]).collect();
        view.toc = page
            .document
            .outline()
            .into_iter()
            .map(|entry| TocEntry { id: entry.id, title: entry.title })
            .collect();
        view.children = self.children(&briefing.site.children(page));
        view.children_title = "On these pages".to_owned();
        let parent =
            page.parent.and_then(|id| briefing.site.page(id)).filter(|parent| parent.parent.is_some());
        view.pager_label = parent.map_or_else(|| "Pages".to_owned(), Page::title);
        let (previous, next) = briefing.site.neighbours(page);
        if parent.is_some() {
            view.previous = previous.map(|other| self.pager("Previous", other));
            view.next = next.map(|other| self.pager("Next", other));
        }
    }

    /// `Chapter 2 of 7` is the place among the siblings; alone, the title.
    fn own_step(&self) -> String {
        let siblings = self.briefing.site.siblings(self.page);
        let parent = self.page.parent.and_then(|id| self.briefing.site.page(id));
        let numbered = parent.is_some_and(|parent| parent.parent.is_some()) && siblings.len() > 1;
        let at = siblings.iter().position(|sibling| sibling.id == self.page.id).filter(|_| numbered);
        at.map_or_else(|| self.page.title(), |at| format!("{} of {}", at + 1, siblings.len()))
    }

    fn pager(&self, kicker: &str, other: &Page) -> PagerView {
        PagerView {
            kicker: kicker.to_owned(),
            title_html: escape_html(&other.title()).into_owned(),
            href: other.route.relative_to(&self.page.route),
        }
    }

    fn children(&self, pages: &[&Page]) -> Vec<ChildView> {
        let child = |(at, child): (usize, &&Page)| ChildView {
            number: (at + 1).to_string(),
            title_html: escape_html(&child.title()).into_owned(),
            summary_html: child.front.summary.as_ref().map(|text| escape_html(&text.plain()).into_owned()),
            href: child.route.relative_to(&self.page.route),
        };
        pages.iter().enumerate().map(child).collect()
    }

    /// The series that the page's tiles and exhibits show.
    fn series(&self) -> Vec<SeriesRowView> {
        let briefing = self.briefing;
        let tiles = self.page.front.headline_figures.iter().filter_map(|tile| tile.series.as_ref());
        let shown = self.bound.exhibits.iter().filter_map(|shown| briefing.exhibits.get(&shown.id));
        let drawn = shown.flat_map(|exhibit| exhibit.spec.data.iter().map(|entry| &entry.path));
        let mut found: Vec<&Series> = Vec::new();
        for path in tiles.chain(drawn) {
            let series = tile::series_of(&briefing.catalog, path.value.trim_end_matches(".*"));
            if let Some(series) = series.filter(|series| !found.iter().any(|known| known.id == series.id)) {
                found.push(series);
            }
        }
        let rows = found.into_iter().take(SERIES);
        rows.map(|series| super::data::row(briefing, &self.page.route, series)).collect()
    }

    fn tile(&self, at: usize, tile: &HeadlineFigure) -> TileView {
        let figure = self.bound.figures.iter().find(|figure| figure.slot == Slot::Tile(at, TilePart::Value));
        let period = figure.and_then(crate::briefing::BoundFigure::period);
        let (number, unit) = tile::split_unit(&tile.value.plain());
        let value_html = match figure {
            Some(figure) => self.claim(("", figure.slot), &figure.text, escape_html(&number).into_owned()),
            None => escape_html(&number).into_owned(),
        };
        TileView {
            name_html: self.line(("", Slot::Tile(at, TilePart::Name)), &tile.name),
            period: period.map(format::period).unwrap_or_default(),
            value_html,
            unit,
            change: tile.change.as_ref().map(|change| self.change(at, change)),
            spark_html: tile.series.as_ref().and_then(|path| {
                tile::spark(self.briefing, self.page, &path.value, period, &tile.name.plain())
            }),
        }
    }

    /// A change begins with its figure; a direction word in it becomes an arrow.
    fn change(&self, at: usize, change: &Spanned<InlineText>) -> ChangeView {
        let slot = Slot::Tile(at, TilePart::Change);
        let text = Text { composer: self, exhibit: "", slot, exhibits: BTreeMap::new() };
        let (first, rest) = match change.inlines.split_first() {
            Some((Inline::Figure(id), rest)) => (change.figure(*id), rest),
            _ => (None, change.inlines.as_slice()),
        };
        let (direction, amount) =
            first.map(|figure| tile::split_direction(&figure.words)).unwrap_or_default();
        ChangeView {
            direction: direction.to_owned(),
            amount_html: match first {
                Some(figure) => self.claim(("", slot), figure, escape_html(&amount).into_owned()),
                None => String::new(),
            },
            base_html: html::inline(rest, &change.figures, &text).into_string().trim().to_owned(),
        }
    }

    /// A line of text with its figures, of an exhibit or, where that is empty, of the page itself.
    fn line(&self, (exhibit, slot): (&str, Slot), line: &InlineText) -> String {
        html::line(line, &Text { composer: self, exhibit, slot, exhibits: BTreeMap::new() }).into_string()
    }

    /// The page's exhibits as HTML, by the first byte of the image that stands for them.
    fn exhibits(&self) -> BTreeMap<u32, Html> {
        let mut rendered = BTreeMap::new();
        let several = self.bound.exhibits.len() > 1;
        let mut shown = self.bound.exhibits.iter().enumerate();
        for exhibit in self.page.document.exhibits() {
            let id = shown::exhibit_id(&self.page.path, &exhibit.target.value);
            let known = id.is_some_and(|id| self.briefing.exhibits.contains_key(&id));
            let Some((at, shown)) = known.then(|| shown.next()).flatten() else { continue };
            let label = if several { format!("Figure {}", at + 1) } else { String::new() };
            let words = |slot: Slot, text: &InlineText| self.line((&shown.id, slot), text);
            let view = shown::view(self.briefing, &self.page.route, shown, label, &words);
            let view = view.map(|view| ExhibitView { checked: self.ledger.in_picture(&shown.id), ..view });
            let html = view.map(|view| self.insert(&InsertView::Exhibit(&view))).unwrap_or_default();
            rendered.insert(exhibit.span.start, Html::trusted(html));
        }
        rendered
    }

    fn claim(&self, place: (&str, Slot), figure: &FigureText, words: String) -> String {
        let view = self.ledger.claim(place, figure, words);
        self.insert(&InsertView::Claim(&view))
    }

    fn insert(&self, insert: &InsertView<'_>) -> String {
        let mut sink = self.sink.borrow_mut();
        self.templates.render(insert.template(), insert, &mut sink).unwrap_or_default()
    }
}

/// What stands in a text of the page beside its words.
struct Text<'a> {
    composer: &'a Composer<'a>,
    /// The exhibit whose words it is; empty for the page's own.
    exhibit: &'a str,
    slot: Slot,
    exhibits: BTreeMap<u32, Html>,
}

impl Inserts for Text<'_> {
    fn figure(&self, figure: &FigureText, words: Html) -> Html {
        let words = tile::keep_unit(&words.into_string());
        Html::trusted(self.composer.claim((self.exhibit, self.slot), figure, words))
    }

    fn exhibit(&self, exhibit: &Exhibit) -> Html {
        self.exhibits.get(&exhibit.span.start).cloned().unwrap_or_default()
    }

    fn link(&self, target: &Spanned<String>) -> ResolvedLink {
        self.composer.briefing.site.link(self.composer.page, &target.value)
    }
}

fn section(section: html::Section) -> SectionView {
    SectionView {
        id: section.id,
        title_html: section.title.map(Html::into_string),
        exhibit_html: section.exhibit.map(Html::into_string),
        body_html: section.body.into_string(),
    }
}

fn footnote(note: html::FootnoteHtml) -> FootnoteView {
    FootnoteView { id: note.id, text_html: note.text.into_string(), references: note.references }
}

/// What the edition holds. No record of an earlier one is kept, so nothing is said of what is new in this one; what
/// the sources themselves revised is known from the data.
fn holdings(briefing: &Briefing) -> ChangesView {
    let own = || briefing.catalog.series.values().filter(|series| series.body == Body::Own);
    let observations = own().flat_map(|series| series.keys.values()).flat_map(|line| line.by_period.values());
    let revised = observations.filter(|observation| !observation.earlier.is_empty()).count();
    let held = format!(
        "{} in {}, {}",
        counted(own().map(Series::values).sum(), "value", "values"),
        counted(own().count(), "series", "series"),
        counted(briefing.catalog.events.len(), "event", "events"),
    );
    let revised = match revised {
        0 => "No value that its source first gave otherwise".to_owned(),
        count => format!("{} that the source first gave otherwise", counted(count, "value", "values")),
    };
    let entry = |label: &str, text: &str| ChangeEntry {
        label: label.to_owned(),
        text_html: escape_html(text).into_owned(),
    };
    ChangesView {
        title: "What this edition holds".to_owned(),
        period: briefing.edition.date.map(format::day).unwrap_or_default(),
        entries: vec![entry("Data", &held), entry("Revised", &revised)],
        more: Some(frame::link("All series", place::data().relative_to(&Route::home()))),
    }
}
