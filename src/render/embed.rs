//! How other sites show an exhibit: the HTML to copy, with a shape that holds the whole exhibit, and the rules of the
//! page in the frame.
//!
//! A frame cannot ask what it holds for its height, and no script may tell it. So the height is reckoned here from
//! measured words, for the narrowest of the widths for which a piece of HTML is meant: there the words take most.

use crate::briefing::{BoundExhibit, Briefing, place};
use crate::chart::{self, Drawing, Variant};
use crate::text::escape_html;

use super::view::EmbedCodeView;
use super::{shown, standalone};

/// The rules of the page in the frame, beside those of exhibits and drawings. Sizes are fixed, so that heights can be
/// reckoned: see [`height`].
pub(super) const STYLE: &str = "*{box-sizing:border-box}\
body{margin:0;padding:8px 12px;background:var(--bg);color:var(--text);font:400 14px/20px var(--font-ui);overflow-wrap:break-word}\
h1{font:600 18px/23px var(--font-ui);margin:0}\
.sub{margin:4px 0 0;color:var(--text-2)}\
.fig{margin:0;border-top:0;padding-top:0;max-width:58rem}\
.fig-ev{grid-template-columns:minmax(0,1fr)!important;margin:8px 0 0;padding:0;font-size:14px;line-height:20px;list-style:none}\
.fig-src{font-size:13px;line-height:19px}\
a{color:inherit;text-underline-offset:.18em}a:hover{color:var(--accent)}:focus-visible{outline:3px solid var(--focus);outline-offset:2px}\
.glyph{width:1.1rem;height:1.1rem}.vh{position:absolute;width:1px;height:1px;overflow:hidden;clip-path:inset(50%);white-space:nowrap}\
.back{margin:8px 0 0;font-size:13px;line-height:24px}";

/// What [`STYLE`] leaves free at both sides together.
const SIDES: f64 = 24.0;

/// For which widths of a frame there is a piece of HTML, in pixels: those of the stylesheet for its drawings, and the
/// sides.
struct Range {
    /// The drawing that shows at them.
    class: &'static str,
    from: f64,
    /// Nothing for the widest.
    to: Option<f64>,
    /// From where on the drawing grows no more.
    widest: f64,
}

const RANGES: [Range; 3] = [
    Range { class: "v-n", from: 320.0, to: Some(567.0), widest: 456.0 },
    Range { class: "v-m", from: 568.0, to: Some(791.0), widest: 791.0 },
    Range { class: "v-l", from: 792.0, to: None, widest: 952.0 },
];

/// The HTML for each range of widths, the narrowest first.
pub(super) fn codes(briefing: &Briefing, exhibit: &BoundExhibit, drawing: &Drawing) -> Vec<EmbedCodeView> {
    let address = place::embed(&exhibit.spec.id).permalink(&briefing.base_url);
    let (address, title) = (escape_html(&address), exhibit.words.title.plain());
    let title = escape_html(&title);
    let code = |range: &Range| {
        let variant = drawing.variants.iter().find(|variant| variant.class == range.class)?;
        let height = height(briefing, exhibit, drawing, variant, range.from);
        // Wider than that, words take less and only the drawing more.
        let most = height + drawn(variant, range.widest) - drawn(variant, range.from);
        let (label, end) = match range.to {
            Some(to) => (format!("From {} to {to} pixels wide", range.from), format!(";max-width:{to}px")),
            None => (format!("From {} pixels wide", range.from), String::new()),
        };
        let code = format!(
            "<iframe src=\"{address}\" title=\"{title}\" loading=\"lazy\" \
             style=\"border:0;width:100%{end};aspect-ratio:{}/{height:.0};max-height:{most:.0}px\"></iframe>",
            range.from,
        );
        Some(EmbedCodeView { label, code })
    };
    RANGES.iter().filter_map(code).collect()
}

/// How high a drawing is at a width.
fn drawn(variant: &Variant, width: f64) -> f64 {
    f64::from(variant.height) * width / f64::from(variant.width)
}

/// How high the page in the frame is at a width, in pixels: see [`STYLE`] for the sizes.
fn height(
    briefing: &Briefing,
    exhibit: &BoundExhibit,
    drawing: &Drawing,
    variant: &Variant,
    width: f64,
) -> f64 {
    let width = width - SIDES;
    let lines = |text: &str, size: f64, room: f64| chart::lines(text, size, room).len() as f64;
    let words = &exhibit.words;
    let head = 23.0 * lines(&words.title.plain(), 18.0, width) + 4.0;
    let subtitle = 20.0 * lines(&words.subtitle.plain(), 14.0, width);
    let entry = |entry: &chart::KeyEntry| 20.0 * lines(&entry.title, 14.0, width - 130.0) + 6.0;
    let key: f64 = drawing.key.iter().map(entry).sum();
    // The page names more publishers than a picture, and counts the rest.
    let sources = standalone::source_words(briefing, &drawing.sources, shown::PUBLISHERS);
    let notes = standalone::notes(briefing, exhibit, drawing).join(" ");
    // Behind each publisher stands a date or several.
    let dates = " (30 Sep 2025, 30 Oct 2025)".repeat(sources.split("; ").count());
    let notes = format!("{sources}{dates}; and 100 more: all sources. {notes}");
    let notes = 19.0 * (lines(&notes, 13.0, width) + 1.0) + 26.0;
    16.0 + head + subtitle + 16.0 + drawn(variant, width) + 8.0 + key + notes + 32.0
}
