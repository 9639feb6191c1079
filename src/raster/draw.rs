//! Drawing itself: resvg over the fonts of the program, its pixels as a PNG without time or other chunks.

use std::collections::BTreeMap;
use std::sync::{Arc, LazyLock};

use resvg::tiny_skia::{Color, Pixmap, PremultipliedColorU8, Transform};
use resvg::usvg::fontdb::{Database, ID};
use resvg::usvg::{FontResolver, Options, Tree};

use super::{FONTS, Picture};

/// The fonts, read once.
static DATABASE: LazyLock<Arc<Database>> = LazyLock::new(|| {
    let mut database = Database::new();
    for font in FONTS {
        database.load_font_data(font.to_vec());
    }
    // What names no family, or one that is not here, is still drawn: without this it would vanish without a word.
    database.set_serif_family("Public Sans");
    database.set_sans_serif_family("Public Sans");
    Arc::new(database)
});

pub(super) fn draw(picture: &Picture) -> Result<Vec<u8>, String> {
    let fonts = FontResolver { select_fallback: Box::new(further_letters), ..FontResolver::default() };
    let options = Options {
        fontdb: Arc::clone(&DATABASE),
        font_family: "Public Sans".to_owned(),
        font_resolver: fonts,
        ..Options::default()
    };
    let tree = Tree::from_str(&picture.svg, &options).map_err(|error| error.to_string())?;
    let scale = f32::from(picture.scale);
    let size = tree.size().to_int_size().scale_by(scale).ok_or("it has no size")?;
    let mut pixels = Pixmap::new(size.width(), size.height()).ok_or("it has no size")?;
    pixels.fill(Color::WHITE);
    resvg::render(&tree, Transform::from_scale(scale, scale), &mut pixels.as_mut());
    encode(&pixels)
}

/// The font of the same family for letters that its first one lacks, by the same border as in the stylesheet.
fn further_letters(letter: char, used: &[ID], fonts: &mut Arc<Database>) -> Option<ID> {
    let first = fonts.face(*used.first()?)?;
    let family = |families: &[(String, _)]| families.first().map(|(name, _)| name.clone());
    let name = family(&first.families);
    let is_further = ('\u{100}'..='\u{24f}').contains(&letter);
    let mut others = fonts.faces().filter(|face| family(&face.families) == name && !used.contains(&face.id));
    others.next().filter(|_| is_further).map(|face| face.id)
}

/// The pixels as a PNG, without loss: numbers of a palette where it can hold all colours, which halves the file. They
/// are opaque, so the fourth channel is left out. Charts are plain areas, which the filters of the format make larger.
fn encode(pixels: &Pixmap) -> Result<Vec<u8>, String> {
    let mut file = Vec::new();
    let mut encoder = png::Encoder::new(&mut file, pixels.width(), pixels.height());
    encoder.set_compression(png::Compression::Balanced);
    encoder.set_filter(png::Filter::NoFilter);
    encoder.set_depth(png::BitDepth::Eight);
    let data = match indexed(pixels) {
        Some((palette, numbers)) => {
            encoder.set_color(png::ColorType::Indexed);
            encoder.set_palette(palette);
            numbers
        }
        None => {
            encoder.set_color(png::ColorType::Rgb);
            pixels.pixels().iter().flat_map(|pixel| colour(*pixel)).collect()
        }
    };
    let written = encoder.write_header().and_then(|mut writer| {
        writer.write_image_data(&data)?;
        writer.finish()
    });
    written.map(|()| file).map_err(|error| error.to_string())
}

fn colour(pixel: PremultipliedColorU8) -> [u8; 3] {
    [pixel.red(), pixel.green(), pixel.blue()]
}

/// The colours in the order in which they are met, and each pixel as the number of its own; `None` if there are more
/// than a palette holds.
fn indexed(pixels: &Pixmap) -> Option<(Vec<u8>, Vec<u8>)> {
    let mut known: BTreeMap<[u8; 3], u8> = BTreeMap::new();
    let mut palette = Vec::new();
    let mut numbers = Vec::with_capacity(pixels.pixels().len());
    // Neighbours mostly are alike, and then need no search.
    let mut last = None;
    for pixel in pixels.pixels() {
        let colour = colour(*pixel);
        let number = match last {
            Some((same, number)) if same == colour => number,
            _ => match known.get(&colour) {
                Some(number) => *number,
                None => {
                    let number = u8::try_from(known.len()).ok()?;
                    known.insert(colour, number);
                    palette.extend(colour);
                    number
                }
            },
        };
        last = Some((colour, number));
        numbers.push(number);
    }
    Some((palette, numbers))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::hash::ContentHash;
    use crate::raster::ENGINE;

    fn drawn(body: &str) -> Vec<u8> {
        let svg = format!(
            "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"120\" height=\"60\" viewBox=\"0 0 120 60\">{body}</svg>"
        );
        draw(&Picture { svg, scale: 2 }).unwrap()
    }

    /// How many pixels are not white.
    fn ink(file: &[u8]) -> usize {
        let mut decoder = png::Decoder::new(std::io::Cursor::new(file));
        decoder.set_transformations(png::Transformations::EXPAND);
        let mut reader = decoder.read_info().unwrap();
        let mut pixels = vec![0; reader.output_buffer_size().unwrap()];
        reader.next_frame(&mut pixels).unwrap();
        pixels.chunks(3).filter(|pixel| *pixel != [255, 255, 255]).count()
    }

    fn words(words: &str, style: &str) -> String {
        format!("<text x=\"5\" y=\"40\" style=\"font-size:24px;{style}\">{words}</text>")
    }

    #[test]
    fn a_picture_has_these_bytes_on_every_machine() {
        let style = "<style>.l{stroke:#4A2A86;fill:none;stroke-dasharray:5 4}.halo{paint-order:stroke;stroke:#fff}</style>";
        let hatch = "<pattern id=\"h\" width=\"6\" height=\"6\" patternUnits=\"userSpaceOnUse\" \
                     patternTransform=\"rotate(45)\"><rect fill=\"#1B72CC\" width=\"3\" height=\"6\"/></pattern>";
        let marks = "<rect fill=\"url(#h)\" x=\"10\" y=\"10\" width=\"30\" height=\"40\"/><path class=\"l\" d=\"M0 0l120 60\"/>";
        let text =
            words("1,238 t Šé", "font-family:'Newsreader Display'") + &words("660%", "font-weight:600");
        let hash = ContentHash::of(&drawn(&format!("{style}{hatch}{marks}{text}"))).hex();
        // Another hash is another picture for the same input: raise the last number of `ENGINE` with it, or builds
        // will take over pictures of the kind before.
        assert_eq!(hash, "220c52e3fe442c6c056403c54adc93b81f79474f886e80feedc52c277376c2cd", "{ENGINE}");
    }

    #[test]
    fn no_words_vanish() {
        let check =
            |text: &str, style: &str| assert!(ink(&drawn(&words(text, style))) > 100, "{text} {style}");
        check("1,238", "font-family:'Public Sans'");
        check("1,238", "font-family:'Newsreader Display'");
        check("1,238", "font-family:'Times New Roman'");
        check("1,238", "");
        check("Šč", "font-family:'Public Sans'");
        check("Šč", "font-family:'Newsreader Display'");
    }

    #[test]
    fn weights_differ_and_further_letters_are_no_boxes() {
        let of = |text: &str, style: &str| drawn(&words(text, style));
        assert!(ink(&of("tonnes", "font-weight:700")) > ink(&of("tonnes", "font-weight:400")));
        assert_ne!(of("Š", ""), of("Č", ""), "two letters, not two boxes");
        assert_ne!(of("Š", ""), of("Š", "font-family:'Newsreader Display'"));
    }

    #[test]
    fn what_is_no_svg_is_refused() {
        let refused = draw(&Picture { svg: "<p>no</p>".to_owned(), scale: 1 });
        assert!(refused.is_err());
    }

    #[test]
    fn the_key_names_the_versions_in_use() {
        let lock = include_str!("../../Cargo.lock");
        let version = |name: &str| {
            let rest = lock.split(&format!("name = \"{name}\"\nversion = \"")).nth(1).unwrap();
            format!("{name} {}", rest.split('"').next().unwrap())
        };
        for name in ["resvg", "png"] {
            assert!(ENGINE.contains(&version(name)), "{ENGINE} lacks {}", version(name));
        }
    }

    #[test]
    fn the_key_changes_with_everything_that_the_file_rests_on() {
        let picture = Picture { svg: "<svg/>".to_owned(), scale: 1 };
        assert_eq!(picture.key(), picture.clone().key());
        assert_ne!(picture.key(), Picture { scale: 2, ..picture.clone() }.key());
        assert_ne!(picture.key(), Picture { svg: "<svg />".to_owned(), ..picture.clone() }.key());
    }
}
