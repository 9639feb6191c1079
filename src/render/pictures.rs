//! The pictures of a site that become PNGs: what each is drawn from and where it stands. Draws nothing itself.

use crate::briefing::{BoundExhibit, place};
use crate::chart::Drawing;
use crate::output::Producer;
use crate::raster::{self, Picture};
use crate::site::Page;
use crate::theme::picture_style;

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
        if raster::IS_AVAILABLE { self.charts() } else { Vec::new() }
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
}
