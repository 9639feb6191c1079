//! The pictures of a site that become PNGs: what each is drawn from and where it stands. Draws nothing itself.

use crate::briefing::{BoundExhibit, place};
use crate::chart::{Card, Drawing};
use crate::output::Producer;
use crate::raster::{self, Picture};
use crate::site::Page;
use crate::theme::picture_style;

use super::card::{self, Words};
use super::frame::Frame;
use super::standalone;

/// Pixels of a PNG for each unit of a drawing: sharp on screens of twice the density, and in print at half the width.
const DENSITY: u16 = 2;

/// A picture with its place in the site.
#[derive(Debug, Clone, PartialEq)]
pub struct PlacedPicture {
    /// Site path of its file: `charts/x.png`.
    pub path: String,
    /// What it shows.
    pub picture: Picture,
    /// Who makes it.
    pub producer: Producer,
}

impl Frame<'_> {
    /// Every picture of the site; none in a program that cannot draw.
    #[must_use]
    pub fn pictures(&self) -> Vec<PlacedPicture> {
        if !raster::IS_AVAILABLE {
            return Vec::new();
        }
        let mut pictures = self.charts();
        if card::are_shown(self.briefing()) {
            pictures.extend(self.cards());
        }
        pictures
    }

    /// Every chart that stands on a page, as its file for download, in light.
    fn charts(&self) -> Vec<PlacedPicture> {
        let style = picture_style(&self.styles().sheet, "");
        let briefing = self.briefing();
        let picture = |(exhibit, drawing, _): (&BoundExhibit, &Drawing, &Page)| {
            let svg = standalone::svg(briefing, exhibit, drawing, &style)?;
            let id = &exhibit.spec.id;
            Some(PlacedPicture {
                path: place::exhibit_file(id, "png").output(),
                picture: Picture { svg, scale: DENSITY },
                producer: Producer::written(format!("the picture of the chart `{id}`"), exhibit.spec.place),
            })
        };
        briefing.exhibits_on_pages().filter_map(picture).collect()
    }

    /// A card for every written page and for every page of a chart.
    fn cards(&self) -> Vec<PlacedPicture> {
        let style = picture_style(&self.styles().sheet, card::STYLE);
        let briefing = self.briefing();
        let draw = |words: Words, card: Option<&Card>| {
            let shapes = card.map(|card| card.shapes.as_slice()).unwrap_or_default();
            card::picture(&briefing.config.title, &words, shapes, &style)
        };
        let written = briefing.written().map(|(page, _)| {
            let lead = briefing.lead(page);
            let picture = draw(Words::of_page(briefing, page, lead), lead.map(|(_, card)| card));
            let producer = Producer::written(format!("the card of the page `{}`", page.path), page.place());
            PlacedPicture { path: place::card(&page.route).output(), picture, producer }
        });
        let of_exhibits = briefing.exhibits_on_pages().filter_map(|(exhibit, _, _)| {
            let id = &exhibit.spec.id;
            let card = briefing.cards.get(id)?;
            let picture = draw(Words::of_exhibit(briefing, exhibit, card), Some(card));
            let producer = Producer::written(format!("the card of the chart `{id}`"), exhibit.spec.place);
            Some(PlacedPicture { path: place::card(&place::exhibit(id)).output(), picture, producer })
        });
        written.chain(of_exhibits).collect()
    }
}
