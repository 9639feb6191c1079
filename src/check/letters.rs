//! The words of pictures: letters that the program's own fonts lack would be empty boxes in a PNG.

use super::{Check, Run};
use crate::briefing::{BoundExhibit, Briefing};
use crate::chart::{Drawing, letters_lacking};
use crate::diagnostic::code::chart::PICTURE_LETTERS;
use crate::diagnostic::{Diagnostic, Diagnostics};
use crate::raster;
use crate::text::Span;

pub(super) const CHECK: Check = Check {
    name: "letters",
    summary: "the fonts of pictures have every letter that stands in one",
    run: Run::Whole(run),
};

fn run(briefing: &Briefing, sink: &mut Diagnostics) {
    if !raster::IS_AVAILABLE {
        return;
    }
    for (exhibit, drawing, _) in briefing.exhibits_on_pages() {
        report(&words(exhibit, drawing), exhibit.spec.place, sink);
    }
    // Cards have the words of the page; without an address there are none.
    let pages = briefing.site.published().filter(|_| !briefing.base_url.is_empty());
    for page in pages {
        let words = [page.title(), page.description().unwrap_or_default()].concat();
        report(&words, page.place(), sink);
    }
}

/// Everything that stands in the file of a chart.
fn words(exhibit: &BoundExhibit, drawing: &Drawing) -> String {
    let texts = exhibit.words.all().map(|text| text.plain());
    let key = drawing.key.iter().map(|entry| entry.title.clone());
    let drawn = drawing.variants.iter().flat_map(|variant| variant.svg.split("<text").skip(1));
    let drawn = drawn.filter_map(|part| part.split_once("</text>")).map(|(words, _)| words.to_owned());
    texts.chain(key).chain(drawing.notes.iter().cloned()).chain(drawn).collect()
}

fn report(words: &str, place: Span, sink: &mut Diagnostics) {
    let lacking = letters_lacking(words);
    if lacking.is_empty() {
        return;
    }
    let letters = lacking.iter().map(|letter| format!("`{letter}`")).collect::<Vec<_>>().join(", ");
    let message = format!("the fonts of pictures lack {letters}: PNGs show an empty box instead");
    sink.push(
        Diagnostic::new(&PICTURE_LETTERS, place, message)
            .help("write the word in Latin letters where it can be"),
    );
}
