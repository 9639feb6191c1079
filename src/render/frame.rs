//! What every page has around its subject: the view of the site, the frame of a page, links and lists that several
//! kinds of pages share.

use std::collections::BTreeMap;

use crate::briefing::{Briefing, place};
use crate::data::dimension::{Attribute, CodeList, Member};
use crate::data::event::Event;
use crate::data::format;
use crate::data::period::Period;
use crate::diagnostic::Diagnostics;
use crate::output::asset::Assets;
use crate::output::{Artifact, Producer};
use crate::site::Route;
use crate::text::escape_html;
use crate::theme::{TemplateSet, contrasts, embed_style, file_style, proof_style};

use super::formats::{Format, Setting};
use super::proofs::Findings;
use super::view::{
    CrumbView, EditionView, EventItemView, FeedLink, GlyphView, LinkGroup, LinkView, NavItem, PageView,
    PathLink, SiteView, Subject, View,
};
use super::{Task, pages, proofs, words};

/// A page ready for its template.
#[derive(Debug, Clone)]
pub(super) struct ComposedPage {
    /// Where it stands.
    pub(super) route: Route,
    /// Name of its template.
    pub(super) template: String,
    /// What the template sees of the page.
    pub(super) view: PageView,
    /// What it sees of the page's subject.
    pub(super) subject: Option<Subject>,
}

/// Everything that the pages of one build share.
#[derive(Debug)]
pub struct Frame<'a> {
    briefing: &'a Briefing,
    templates: &'a TemplateSet,
    site: SiteView,
    styles: Styles,
}

/// What charts take of the stylesheet along to where no page is.
#[derive(Debug)]
pub(super) struct Styles {
    /// The stylesheet of the site.
    pub(super) sheet: String,
    /// For a file for download.
    pub(super) file: String,
    /// For a page that shows one exhibit.
    pub(super) embed: String,
    /// For a proof sheet.
    pub(super) proof: String,
}

impl Styles {
    fn of(assets: &Assets) -> Self {
        let sheet = assets.text("style.css").unwrap_or_default();
        let font = assets.bytes("fonts/public-sans.woff2").unwrap_or_default();
        Self {
            file: file_style(&sheet, font),
            embed: embed_style(&sheet, font),
            proof: proof_style(&sheet, font),
            sheet,
        }
    }
}

impl<'a> Frame<'a> {
    /// The frame of a briefing's pages.
    #[must_use]
    pub fn new(briefing: &'a Briefing, assets: &Assets, templates: &'a TemplateSet) -> Self {
        let paths = assets.names().filter_map(|name| Some((name.to_owned(), assets.path(name)?.to_owned())));
        Self { briefing, templates, site: site_view(briefing, paths.collect()), styles: Styles::of(assets) }
    }

    /// What the pages are about.
    pub(super) fn briefing(&self) -> &'a Briefing {
        self.briefing
    }

    /// What charts take of the stylesheet along.
    pub(super) fn styles(&self) -> &Styles {
        &self.styles
    }

    /// One page: composed and printed. Nothing after a fault, which is reported.
    #[must_use]
    pub fn render(&self, task: &Task, sink: &mut Diagnostics) -> Option<(String, Artifact)> {
        let page = self.compose(task, sink)?;
        let html = self.print(&page, sink)?;
        Some((page.route.output(), Artifact::text(html, self.producer(task))))
    }

    fn compose(&self, task: &Task, sink: &mut Diagnostics) -> Option<ComposedPage> {
        let briefing = self.briefing;
        match task {
            Task::Written(id) => pages::written::compose(briefing, self.templates, *id, sink),
            Task::Series(id) => pages::series::compose(briefing, id),
            Task::Event(id) => pages::event::compose(briefing, id),
            Task::Source(id) => pages::source::compose(briefing, id),
            Task::Member(list, id) => pages::member::compose(briefing, list, id),
            Task::Exhibit(id) => pages::exhibit::compose(briefing, id),
            Task::Embed(id) => pages::exhibit::compose_embed(briefing, id, &self.styles.embed),
            Task::Data => Some(pages::data::compose(briefing)),
            Task::Timeline => Some(pages::timeline::compose(briefing)),
            Task::Sources => Some(pages::source::compose_index(briefing)),
            Task::Discrepancies => Some(pages::discrepancies::compose(briefing)),
            Task::NotFound => Some(pages::not_found::compose(briefing)),
        }
    }

    fn producer(&self, task: &Task) -> Producer {
        let catalog = &self.briefing.catalog;
        match task {
            Task::Written(id) => match self.briefing.site.page(*id) {
                Some(page) => Producer::written(format!("the page `{}`", page.path), page.place()),
                None => Producer::generated("a page"),
            },
            Task::Series(id) => produced("series", id, catalog.series.get(id).map(|item| item.place)),
            Task::Event(id) => produced("event", id, catalog.events.get(id).map(|item| item.place)),
            Task::Source(id) => produced("source", id, catalog.sources.get(id).map(|item| item.place)),
            Task::Member(list, id) => produced(list, id, catalog.member(list, id).map(|item| item.place)),
            Task::Exhibit(id) => produced("chart", id, self.exhibit_place(id)),
            Task::Embed(id) => produced("embedded chart", id, self.exhibit_place(id)),
            Task::Data => Producer::generated("the list of series"),
            Task::Timeline => Producer::generated("the timeline"),
            Task::Sources => Producer::generated("the list of sources"),
            Task::Discrepancies => Producer::generated("the page of discrepancies"),
            Task::NotFound => Producer::generated("the page for missing addresses"),
        }
    }

    /// The proof sheets of all exhibits.
    #[must_use]
    pub fn proofs(&self, findings: &Findings, sink: &mut Diagnostics) -> Vec<(String, Artifact)> {
        let contrasts = contrasts(&self.styles.sheet);
        let pages = proofs::compose(self.briefing, findings, &self.styles.proof, &contrasts);
        let print = |page: &ComposedPage| {
            let html = self.print(page, sink)?;
            Some((page.route.output(), Artifact::text(html, Producer::generated("a proof sheet"))))
        };
        pages.iter().filter_map(print).collect()
    }

    fn print(&self, page: &ComposedPage, sink: &mut Diagnostics) -> Option<String> {
        let view = View { site: &self.site, page: &page.view, subject: page.subject.as_ref() };
        self.templates.render(&page.template, &view, sink)
    }

    fn exhibit_place(&self, id: &str) -> Option<crate::text::Span> {
        self.briefing.exhibits.get(id).map(|exhibit| exhibit.spec.place)
    }

    /// The files of one format.
    #[must_use]
    pub fn produce(&self, format: &Format) -> Vec<(String, Artifact)> {
        let setting = Setting { briefing: self.briefing, style: &self.styles.file };
        let producer = || Producer::generated(format!("the format `{}`", format.name));
        let files = (format.produce)(&setting).into_iter();
        files.map(|file| (file.path, Artifact::new(file.bytes, producer()))).collect()
    }
}

fn produced(what: &str, id: &str, place: Option<crate::text::Span>) -> Producer {
    let what = format!("the page of the {what} `{id}`");
    place.map_or_else(|| Producer::generated(what.clone()), |place| Producer::written(what.clone(), place))
}

fn site_view(briefing: &Briefing, assets: BTreeMap<String, String>) -> SiteView {
    let config = &briefing.config;
    let item = |entry: &crate::site::NavigationEntry| NavItem {
        label: entry.label.clone(),
        path: entry.href.clone(),
        section: entry.route.as_ref().map(super::section).unwrap_or_default(),
        external: entry.route.is_none(),
    };
    SiteView {
        title: config.title.clone(),
        description: config.description.clone().unwrap_or_default(),
        language: config.language.0.clone(),
        base_url: briefing.base_url.clone(),
        edition: edition(briefing),
        navigation: briefing.site.navigation().iter().map(item).collect(),
        footer: footer(briefing),
        strip: super::strip::of_site(briefing),
        assets,
        feeds: feeds(briefing),
    }
}

fn edition(briefing: &Briefing) -> EditionView {
    let date = briefing.edition.date;
    EditionView {
        updated: date.map(format::day).unwrap_or_default(),
        updated_iso: date.map(|date| date.to_string()).unwrap_or_default(),
        next_due: next_release(briefing).map(format::period),
        methods: methods(briefing).map(|path| PathLink { label: "How figures are checked".to_owned(), path }),
    }
}

/// The first release after the day of the edition that a source announces.
fn next_release(briefing: &Briefing) -> Option<Period> {
    let day = briefing.edition.date?;
    let announced = briefing.catalog.sources.values().filter_map(|source| source.next_release);
    announced.filter(|release| release.last() > day).min()
}

/// The page on methods: by convention the one called `methods.md`.
fn methods(briefing: &Briefing) -> Option<String> {
    let page = briefing.site.at_path("methods.md").filter(|page| page.is_published)?;
    Some(page.route.output())
}

fn footer(briefing: &Briefing) -> Vec<LinkGroup> {
    let link = |label: &str, path: String| PathLink { label: label.to_owned(), path };
    let inside = briefing.site.navigation().iter().filter(|entry| entry.route.is_some());
    let read = inside.map(|entry| link(&entry.label, entry.href.clone()));
    let reuse = vec![
        link("All series", place::data().output()),
        link("All figures (JSON)", "figures.json".to_owned()),
    ];
    let feed = super::formats::has_feed(briefing).then(|| link("Feed (Atom)", "feed.xml".to_owned()));
    let reuse = reuse.into_iter().chain(feed).collect();
    let mut trust = vec![
        link("Where sources differ", place::discrepancies().output()),
        link("Sources", place::sources().output()),
    ];
    trust.extend(methods(briefing).map(|path| link("How figures are checked", path)));
    let group = |title: &str, links| LinkGroup { title: title.to_owned(), links };
    vec![group("Read", read.collect()), group("Reuse", reuse), group("Trust", trust)]
}

fn feeds(briefing: &Briefing) -> Vec<FeedLink> {
    let atom = FeedLink {
        title: briefing.config.title.clone(),
        path: "feed.xml".to_owned(),
        media_type: "application/atom+xml".to_owned(),
    };
    if super::formats::has_feed(briefing) { vec![atom] } else { Vec::new() }
}

/// The frame of a generated page: plain title, and the crumbs from the home page over a list.
pub(super) fn page(briefing: &Briefing, at: &Route, title: &str, parent: Option<(&str, Route)>) -> PageView {
    let list = parent.map(|(label, route)| crumb(label, Some(route.relative_to(at))));
    let crumbs = std::iter::once(home_crumb(briefing, at)).chain(list).chain([crumb(title, None)]).collect();
    PageView {
        root: at.to_root(),
        path: at.output(),
        canonical: canonical(briefing, at),
        title: title.to_owned(),
        title_html: escape_html(title).into_owned(),
        crumbs,
        ..PageView::default()
    }
}

/// The absolute address of a page; empty where the site's own is not known.
pub(super) fn canonical(briefing: &Briefing, at: &Route) -> String {
    if briefing.base_url.is_empty() { String::new() } else { at.permalink(&briefing.base_url) }
}

/// The first step of every way: the home page under its name in the navigation.
pub(super) fn home_crumb(briefing: &Briefing, at: &Route) -> CrumbView {
    let home = Route::home();
    let entry = briefing.site.navigation().iter().find(|entry| entry.route.as_ref() == Some(&home));
    crumb(entry.map_or("Home", |entry| &entry.label), Some(home.relative_to(at)))
}

/// A step on the way to a page.
pub(super) fn crumb(label: &str, href: Option<String>) -> CrumbView {
    CrumbView { label: label.to_owned(), href, glyph: None }
}

/// A link with its words.
pub(super) fn link(label: impl Into<String>, href: impl Into<String>) -> LinkView {
    LinkView { label: label.into(), href: href.into(), note: None }
}

/// A link as HTML.
pub(super) fn anchor(label: &str, to: &Route, from: &Route) -> String {
    anchor_at(label, &to.relative_to(from))
}

/// The same to an address that is printed as it is. Facts and cells hold HTML; whole lists of links are views.
pub(super) fn anchor_at(label: &str, href: &str) -> String {
    format!("<a href=\"{}\">{}</a>", escape_html(href), escape_html(label))
}

/// Links to sources by id, titles as words; unknown ids were reported with the model.
pub(super) fn source_links<'a>(
    briefing: &Briefing,
    at: &Route,
    ids: impl IntoIterator<Item = &'a str>,
) -> Vec<LinkView> {
    let known = ids.into_iter().filter_map(|id| briefing.catalog.sources.get(id));
    let view = known.map(|source| LinkView {
        label: source.title.clone(),
        href: place::source(&source.id).relative_to(at),
        note: Some(publisher_and_date(&source.publisher, source.published)),
    });
    view.collect()
}

/// `Reuters, 20 July 2025`.
pub(super) fn publisher_and_date(publisher: &str, published: Option<Period>) -> String {
    match published {
        Some(date) => format!("{publisher}, {}", format::period(date)),
        None => publisher.to_owned(),
    }
}

/// Links to entries of "where sources differ".
pub(super) fn discrepancy_links(briefing: &Briefing, at: &Route, ids: &[String]) -> Vec<LinkView> {
    let known = ids.iter().filter_map(|id| briefing.catalog.discrepancies.get(id));
    known.map(|case| link(case.topic.clone(), place::discrepancy(at, &case.id))).collect()
}

/// The sign of an event type: its shape is an attribute of the member of `event_types`, its colour a choice of the
/// site.
pub(super) fn glyph(briefing: &Briefing, event: &Event) -> GlyphView {
    let kind = event.r#type.value.as_str();
    let attributes = briefing.catalog.member("event_types", kind).map(|member| &member.attributes);
    let shape = match attributes.and_then(|attributes| attributes.get("glyph")) {
        Some(Attribute::Text(text)) if text == "circle" => "disc".to_owned(),
        Some(Attribute::Text(text)) => text.clone(),
        _ => "diamond".to_owned(),
    };
    let token = briefing.config.colours.get(kind).map_or("context", |colour| colour.token.value.as_str());
    GlyphView { shape, token: token.to_owned() }
}

/// The type of an event in words.
pub(super) fn event_kind(briefing: &Briefing, event: &Event) -> String {
    let member = briefing.catalog.member("event_types", &event.r#type.value);
    member.map_or_else(|| words::sentence_case(&event.r#type.value), |member| member.name.clone())
}

/// An event in a list.
pub(super) fn event_item(briefing: &Briefing, at: &Route, event: &Event) -> EventItemView {
    EventItemView {
        iso: event.date.to_string(),
        date: format::period(event.date),
        kind: event_kind(briefing, event),
        glyph: glyph(briefing, event),
        title_html: escape_html(&event.title).into_owned(),
        href: Some(place::event(&event.id).relative_to(at)),
        ..EventItemView::default()
    }
}

/// All events, oldest first; those of one day in the order of the files.
pub(super) fn events_in_order(briefing: &Briefing) -> Vec<&Event> {
    let mut events: Vec<&Event> = briefing.catalog.events.values().collect();
    events.sort_by_key(|event| event.date);
    events
}

/// The events up to the day of the edition, oldest first: what is announced for later is no news yet.
pub(super) fn past_events(briefing: &Briefing) -> impl DoubleEndedIterator<Item = &Event> {
    let is_past = |event: &&Event| briefing.edition.date.is_none_or(|date| event.date.first() <= date);
    events_in_order(briefing).into_iter().filter(is_past)
}

/// The name of a member of whatever code list knows it, linked to its page if it has one.
pub(super) fn member_link(briefing: &Briefing, at: &Route, id: &str) -> String {
    let lists = briefing.catalog.code_lists.values();
    let mut found = lists.filter_map(|list| Some((list, list.members.get(id)?)));
    match found.next() {
        Some((list, member)) => member_anchor(briefing, at, list, member),
        None => escape_html(&words::sentence_case(id)).into_owned(),
    }
}

/// The name of a member, linked to its page if its list has pages.
pub(super) fn member_anchor(briefing: &Briefing, at: &Route, list: &CodeList, member: &Member) -> String {
    let has_page = briefing.config.pages_for.iter().any(|id| id.value == list.id);
    match has_page {
        true => anchor(&member.name, &place::member(&list.id, &member.id), at),
        false => escape_html(&member.name).into_owned(),
    }
}
