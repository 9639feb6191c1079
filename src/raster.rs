//! From an SVG to a PNG, with the fonts in this folder and no others: the only module that names resvg and png.
//!
//! Pure: the same text gives the same bytes, whatever fonts and clock the machine has. Must not know charts, pages or
//! colours; an SVG comes with every colour written out, because the renderer knows no custom properties.
//!
//! Built without the feature `raster` it draws nothing and says so by [`IS_AVAILABLE`].

#[cfg(feature = "raster")]
mod draw;

use crate::hash::ContentHash;

/// Whether this program can draw.
pub const IS_AVAILABLE: bool = cfg!(feature = "raster");

/// What changes the bytes beside the SVG: the version of the renderer, and ours. A test holds the first against
/// `Cargo.lock`; the second is raised when the same SVG becomes another file.
const ENGINE: &str = "resvg 0.49.0, png 0.18.1, drawing 1";

/// A picture to be drawn.
#[derive(Debug, Clone, PartialEq)]
pub struct Picture {
    /// The whole SVG, with its size in `width` and `height` and colours written out.
    pub svg: String,
    /// Pixels for each unit of it.
    pub scale: u16,
}

impl Picture {
    /// What the file depends on: a file that was drawn under the same key has the same bytes.
    #[must_use]
    pub fn key(&self) -> ContentHash {
        let fonts = FONTS.iter().map(|font| ContentHash::of(font).hex()).collect::<String>();
        ContentHash::of(format!("{ENGINE}\n{fonts}\n{}\n{}", self.scale, self.svg).as_bytes())
    }

    /// The picture as a PNG.
    ///
    /// # Errors
    ///
    /// What the renderer says of an SVG that it does not understand; always, in a program without the feature.
    #[cfg(feature = "raster")]
    pub fn draw(&self) -> Result<Vec<u8>, String> {
        draw::draw(self)
    }

    /// As above.
    ///
    /// # Errors
    ///
    /// Always.
    #[cfg(not(feature = "raster"))]
    pub fn draw(&self) -> Result<Vec<u8>, String> {
        Err("this program was built without the feature `raster`".to_owned())
    }
}

/// The fonts of the site's charts and headlines, as the site ships them but not packed: what holds Latin letters, then
/// what holds the further ones (U+0100 to U+024F) of the same family.
static FONTS: [&[u8]; 4] = [
    include_bytes!("raster/fonts/public-sans.ttf"),
    include_bytes!("raster/fonts/public-sans-ext.ttf"),
    include_bytes!("raster/fonts/newsreader-display.ttf"),
    include_bytes!("raster/fonts/newsreader-display-ext.ttf"),
];
