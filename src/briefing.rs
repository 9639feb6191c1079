//! The briefing as a whole, frozen: the model, the pages, every figure with its verdict, every drawing.
//!
//! Checks and templates see nothing else. It answers who rests on whom; it formats nothing and judges nothing.

pub mod bind;
pub mod exhibit;
pub mod index;
pub mod place;
pub mod series_chart;

use std::collections::{BTreeMap, BTreeSet};

use indexmap::IndexMap;

use crate::chart::{Card, Drawing};
use crate::data::catalog::{Catalog, Target};
use crate::data::period::{Day, Frequency, Period};
use crate::data::series::ObservationStatus;
use crate::project::Config;
use crate::site::{Page, PageId, Route, Site};

pub use bind::{BoundFigure, Slot, TilePart};
pub use exhibit::{BoundExhibit, ExhibitUse};
pub use index::Index;
pub use series_chart::SeriesChart;

/// Everything that is published, resolved.
#[derive(Debug)]
pub struct Briefing {
    /// The settings.
    pub config: Config,
    /// The address it is published at, with a slash at the end; empty if none is known.
    pub base_url: String,
    /// The data.
    pub catalog: Catalog,
    /// The data read backwards.
    pub index: Index,
    /// The pages with their addresses and links.
    pub site: Site,
    /// Which state of the briefing this is.
    pub edition: Edition,
    /// The exhibits by id, with their words judged.
    pub exhibits: IndexMap<String, BoundExhibit>,
    /// The charts on the pages of series, by id; only of those that make a picture.
    pub series_charts: BTreeMap<String, SeriesChart>,
    /// The exhibits drawn for cards, by id.
    pub cards: BTreeMap<String, Card>,
    /// What was resolved for each published page.
    pub pages: BTreeMap<PageId, BoundPage>,
}

/// What was resolved for a page.
#[derive(Debug, Clone, Default)]
pub struct BoundPage {
    /// Its figures in the order in which a reader meets them: title, summary, tiles, body.
    pub figures: Vec<BoundFigure>,
    /// Its exhibits, in order.
    pub exhibits: Vec<ExhibitUse>,
}

/// Which state of the briefing is published.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Edition {
    /// Its date: given from outside, or the newest day on which a source was read. Never the clock.
    pub date: Option<Day>,
}

impl Edition {
    /// The edition of a catalogue; `now` wins over what the sources say.
    #[must_use]
    pub fn of(catalog: &Catalog, now: Option<Day>) -> Self {
        let read = catalog.sources.values().filter_map(|source| source.accessed).map(Period::last).max();
        Self { date: now.or(read) }
    }
}

impl Briefing {
    /// The published pages that editors wrote, in the order of their files, with what was resolved for them.
    pub fn written(&self) -> impl Iterator<Item = (&Page, &BoundPage)> {
        self.site.published().filter_map(|page| Some((page, self.pages.get(&page.id)?)))
    }

    /// The addresses of all pages, written and generated.
    #[must_use]
    pub fn routes(&self) -> Vec<&Route> {
        let written = self.site.published().map(|page| &page.route);
        written.chain(self.site.generated().map(|page| &page.route)).collect()
    }

    /// The written pages that show or cite observations of a series.
    pub fn pages_of_series(&self, id: &str) -> impl Iterator<Item = &Page> {
        self.written().filter(move |(_, bound)| bound.rests_on_series(self, id)).map(|(page, _)| page)
    }

    /// The written pages with figures or exhibits that rest on a source.
    pub fn pages_of_source(&self, id: &str) -> impl Iterator<Item = &Page> {
        self.written().filter(move |(_, bound)| bound.rests_on_source(self, id)).map(|(page, _)| page)
    }

    /// The exhibit that stands for a page where only one can: the one it names, else the first on it. Nothing where
    /// that makes no picture for a card.
    #[must_use]
    pub fn lead(&self, page: &Page) -> Option<(&str, &Card)> {
        let named = page.front.lead.as_ref().map(|lead| lead.value.as_str());
        let first = || self.pages.get(&page.id)?.exhibits.first().map(|shown| shown.id.as_str());
        let (id, card) = self.cards.get_key_value(named.or_else(first)?)?;
        (!card.shapes.is_empty()).then_some((id.as_str(), card))
    }

    /// The exhibits that stand on published pages, in the order of their first place, with their pictures and page
    /// there.
    pub fn exhibits_on_pages(&self) -> impl Iterator<Item = (&BoundExhibit, &Drawing, &Page)> {
        let mut seen = BTreeSet::new();
        let shown =
            self.written().flat_map(|(page, bound)| bound.exhibits.iter().map(move |one| (page, one)));
        shown
            .filter(move |(_, one)| seen.insert(one.id.as_str()))
            .filter_map(|(page, one)| Some((self.exhibits.get(&one.id)?, one.drawing.as_ref()?, page)))
    }

    /// The exhibits that draw a series, each with the page on which it first stands.
    pub fn exhibits_of_series(&self, id: &str) -> impl Iterator<Item = (&BoundExhibit, &Page)> {
        self.exhibits.values().filter(move |exhibit| exhibit.draws(&self.catalog, id)).filter_map(|exhibit| {
            let shows = |bound: &BoundPage| bound.exhibits.iter().any(|shown| shown.id == exhibit.spec.id);
            self.written().find(|(_, bound)| shows(bound)).map(|(page, _)| (exhibit, page))
        })
    }
}

impl BoundPage {
    /// Every figure that a reader meets on the page, those in the words of its exhibits included.
    pub fn all_figures<'a>(&'a self, briefing: &'a Briefing) -> impl Iterator<Item = &'a BoundFigure> {
        let exhibits = self.exhibits.iter().filter_map(|shown| briefing.exhibits.get(&shown.id));
        self.figures.iter().chain(exhibits.flat_map(|exhibit| &exhibit.figures))
    }

    /// The newest period of the observations that its figures and exhibits rest on, forecasts left out. Of the finest
    /// regular frequency among them: a year or a range that ends later would claim too much, and so would the day of
    /// a rate beside monthly amounts.
    #[must_use]
    pub fn data_to(&self, briefing: &Briefing) -> Option<Period> {
        let inputs = self.all_figures(briefing).flat_map(BoundFigure::inputs);
        let cited = inputs.filter(|input| input.series.is_some()).map(|input| (input.status, input.period));
        let drawings = self.exhibits.iter().filter_map(|shown| shown.drawing.as_ref());
        let drawn = drawings.flat_map(|drawing| &drawing.observations);
        let drawn = drawn.filter_map(|(path, period)| match briefing.catalog.resolve(path).ok()? {
            Target::Observations(_, _, line) => Some((line.by_period.get(period)?.status, *period)),
            _ => None,
        });
        let known = cited.chain(drawn).filter(|(status, _)| *status != ObservationStatus::Forecast);
        let periods: Vec<Period> = known.map(|(_, period)| period).collect();
        let newest = |frequency: Frequency| {
            periods.iter().copied().filter(|period| period.frequency() == frequency).max()
        };
        let regular = [Frequency::Monthly, Frequency::Quarterly, Frequency::HalfYearly, Frequency::Annual];
        regular.into_iter().find_map(newest).or_else(|| newest(Frequency::Daily))
    }

    fn rests_on_series(&self, briefing: &Briefing, id: &str) -> bool {
        let figures = self.all_figures(briefing).flat_map(BoundFigure::inputs);
        let mut cited = figures.filter_map(|input| input.series.as_ref()).map(|(series, _)| series.as_str());
        let mut drawn = self.exhibits.iter().filter_map(|shown| briefing.exhibits.get(&shown.id));
        cited.any(|series| series == id) || drawn.any(|exhibit| exhibit.draws(&briefing.catalog, id))
    }

    fn rests_on_source(&self, briefing: &Briefing, id: &str) -> bool {
        let mut figures = self.all_figures(briefing);
        let mut drawings = self.exhibits.iter().filter_map(|shown| shown.drawing.as_ref());
        figures.any(|figure| figure.sources().any(|source| source == id))
            || drawings.any(|drawing| drawing.sources.iter().any(|source| source == id))
    }
}
