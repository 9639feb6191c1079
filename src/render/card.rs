//! Cards: what a link to a page shows on social media. The page's own words, its lead chart drawn for the card, the
//! source and the name of the site; without a chart the words alone, with the first headline figure.
//!
//! Composes an SVG of fixed size in literal classes; the words are those of the page, which were checked there.

use std::fmt::Write;

use crate::briefing::{BoundExhibit, Briefing, place};
use crate::chart::{self, Card, Variant};
use crate::raster::{self, Picture};
use crate::site::{Page, Route};
use crate::text::escape_xml;

use super::standalone;
use super::view::CardView;

/// Width of a card in pixels: what the large networks ask for.
const WIDTH: u32 = 1200;
/// Its height.
const HEIGHT: u32 = 630;

/// The rules of its words, in the terms of the theme.
pub(super) const STYLE: &str = ".ground{fill:var(--bg)}.rule{fill:var(--text)}\
.site{font-weight:600;font-size:24px;fill:var(--text-2)}\
.title{font-family:var(--font-display);font-weight:500;letter-spacing:-.012em;fill:var(--text)}\
.sub{fill:var(--text-2)}.source{font-size:20px;fill:var(--text-3)}\
.name{font-weight:600;font-size:26px;fill:var(--text)}\
.value{font-family:var(--font-display);font-weight:500;font-size:92px;letter-spacing:-.02em;fill:var(--text)}";

const MARGIN: f64 = 56.0;
/// Room for words and chart between the margins.
const ROOM: f64 = 1088.0;
/// The baseline of the site's name.
const SITE: f64 = 92.0;
/// The baseline of the source.
const SOURCE: f64 = 590.0;
/// The lower edge of the chart.
const FLOOR: f64 = 552.0;
/// No word of a chart is set larger than this many times its size.
const LARGEST: f64 = 2.0;

/// Whether the site has cards: social media ask for them by their absolute address.
pub(super) fn are_shown(briefing: &Briefing) -> bool {
    raster::IS_AVAILABLE && !briefing.base_url.is_empty()
}

/// How a page names its card; nothing on a site that has none.
pub(super) fn view(briefing: &Briefing, at: &Route, alt: String) -> Option<CardView> {
    let href = place::card(at).permalink(&briefing.base_url);
    are_shown(briefing).then_some(CardView { href, width: WIDTH, height: HEIGHT, alt })
}

/// What a card says.
#[derive(Debug, Clone, Default)]
pub(super) struct Words {
    /// The title of the page.
    pub(super) title: String,
    /// Measure and unit of its chart; without a chart its summary.
    pub(super) sub: String,
    /// Who says so.
    pub(super) source: String,
    /// Without a chart: name and words of the first headline figure.
    pub(super) figure: Option<(String, String)>,
}

impl Words {
    /// What the card of a written page says.
    pub(super) fn of_page(briefing: &Briefing, page: &Page, lead: Option<(&str, &Card)>) -> Self {
        let exhibit = lead.and_then(|(id, _)| briefing.exhibits.get(id));
        let first = page.front.headline_figures.first();
        Self {
            title: page.title(),
            sub: match exhibit {
                Some(exhibit) => exhibit.words.subtitle.plain(),
                None => page.description().unwrap_or_default(),
            },
            source: lead.map(|(_, card)| source(briefing, card)).unwrap_or_default(),
            figure: first.map(|figure| (figure.name.value.plain(), figure.value.value.plain())),
        }
    }

    /// What the card of an exhibit says.
    pub(super) fn of_exhibit(briefing: &Briefing, exhibit: &BoundExhibit, card: &Card) -> Self {
        Self {
            title: exhibit.words.title.plain(),
            sub: exhibit.words.subtitle.plain(),
            source: source(briefing, card),
            figure: None,
        }
    }
}

/// As many publishers as stand on one line.
fn source(briefing: &Briefing, card: &Card) -> String {
    let named = |most| standalone::source_words(briefing, &card.sources, most);
    let mut words = [3, 2].map(named).into_iter();
    words.find(|words| chart::lines(words, 20.0, ROOM).len() < 2).unwrap_or_else(|| named(1))
}

/// The card; `style` are the rules of drawings and of [`STYLE`].
pub(super) fn picture(site: &str, words: &Words, shapes: &[Variant], style: &str) -> Picture {
    let mut sheet = Sheet::default();
    sheet.line("site", site, (MARGIN, SITE), None);
    match best(words, shapes) {
        Some(plan) => plan.draw(&mut sheet),
        None => plain(words, &mut sheet),
    }
    sheet.line("source", &words.source, (MARGIN, SOURCE), None);
    let svg = format!(
        "<svg xmlns=\"http://www.w3.org/2000/svg\" class=\"alone\" width=\"{WIDTH}\" height=\"{HEIGHT}\" \
         viewBox=\"0 0 {WIDTH} {HEIGHT}\"><style>{}</style>\n<rect class=\"ground\" width=\"{WIDTH}\" height=\"{HEIGHT}\"/>\n\
         <rect class=\"rule\" x=\"{MARGIN}\" y=\"48\" width=\"{ROOM}\" height=\"6\"/>\n{}</svg>\n",
        escape_xml(style),
        sheet.0
    );
    Picture { svg, scale: 1 }
}

/// Where words and chart stand.
struct Plan<'a> {
    shape: &'a Variant,
    /// Whether the chart stands beside the words instead of under them.
    beside: bool,
    title: Setting,
    sub: Setting,
    /// Left and upper edge of the chart.
    at: (f64, f64),
    scale: f64,
}

/// Words in lines at a size.
struct Setting {
    size: f64,
    lines: Vec<String>,
}

impl Setting {
    /// The largest of some sizes in which the words take no more lines than allowed; else the smallest.
    fn of(words: &str, sizes: &[f64], most: usize, room: f64) -> Self {
        let settings = sizes.iter().map(|size| Self { size: *size, lines: chart::lines(words, *size, room) });
        let mut settings: Vec<Self> = settings.collect();
        let fits = settings.iter().position(|setting| setting.lines.len() <= most);
        let at = fits.unwrap_or(settings.len().saturating_sub(1));
        if at < settings.len() { settings.swap_remove(at) } else { Self { size: 0.0, lines: Vec::new() } }
    }

    fn height(&self) -> f64 {
        self.lines.len() as f64 * self.size * 1.12
    }
}

/// The plan with the larger chart; of two alike the one with the chart under the words.
fn best<'a>(words: &Words, shapes: &'a [Variant]) -> Option<Plan<'a>> {
    let plans = shapes.iter().flat_map(|shape| [false, true].map(|beside| Plan::of(words, shape, beside)));
    plans.reduce(|one, other| if other.scale > one.scale * 1.08 { other } else { one })
}

impl<'a> Plan<'a> {
    fn of(words: &Words, shape: &'a Variant, beside: bool) -> Self {
        let room = if beside { 400.0 } else { ROOM };
        let title = match beside {
            true => Setting::of(&words.title, &[48.0, 42.0, 36.0], 6, room),
            false => Setting::of(&words.title, &[52.0, 46.0, 40.0], 2, room),
        };
        let sub = Setting::of(&words.sub, &[24.0, 21.0], if beside { 5 } else { 1 }, room);
        let top = if beside { SITE - 12.0 } else { SITE + 30.0 + title.height() + sub.height() + 22.0 };
        let left = if beside { MARGIN + room + 44.0 } else { MARGIN };
        let (across, down) = (MARGIN + ROOM - left, FLOOR - top);
        let (width, height) = (f64::from(shape.width), f64::from(shape.height));
        let scale = (across / width).min(down / height).min(LARGEST);
        let at = (left, FLOOR - height * scale);
        Self { shape, beside, title, sub, at, scale }
    }

    fn draw(&self, sheet: &mut Sheet) {
        let below = sheet.block("title", &self.title, SITE + 20.0);
        sheet.block("sub", &self.sub, below + if self.beside { 14.0 } else { 4.0 });
        let (x, y) = self.at;
        sheet.group(x, y, self.scale, self.shape.body());
    }
}

/// The words alone.
fn plain(words: &Words, sheet: &mut Sheet) {
    let title = Setting::of(&words.title, &[76.0, 66.0, 56.0], 3, ROOM);
    let below = sheet.block("title", &title, SITE + 28.0);
    let most = if words.figure.is_some() { 3 } else { 5 };
    let sub = summary(&words.sub, most);
    sheet.block("sub", &sub, below + 18.0);
    if let Some((name, value)) = &words.figure {
        sheet.line("name", name, (MARGIN, 470.0), None);
        sheet.line("value", value, (MARGIN, 560.0), None);
    }
}

/// As many whole sentences as there is room for: half of one could say something else.
fn summary(words: &str, most: usize) -> Setting {
    let mut sentences: Vec<&str> = words.split_inclusive(". ").collect();
    loop {
        let setting = Setting::of(sentences.concat().trim_end(), &[32.0, 28.0], most, ROOM);
        if setting.lines.len() <= most || sentences.len() < 2 {
            return setting;
        }
        sentences.pop();
    }
}

/// The body of the card.
#[derive(Default)]
struct Sheet(String);

impl Sheet {
    fn line(&mut self, class: &str, words: &str, (x, y): (f64, f64), size: Option<f64>) {
        if words.is_empty() {
            return;
        }
        let size = size.map(|size| format!(" style=\"font-size:{size}px\"")).unwrap_or_default();
        let words = escape_xml(words);
        let _ = writeln!(self.0, "<text class=\"{class}\" x=\"{x}\" y=\"{y:.1}\"{size}>{words}</text>");
    }

    /// Lines under each other from an upper edge on; gives the lower edge.
    fn block(&mut self, class: &str, setting: &Setting, top: f64) -> f64 {
        for (at, line) in setting.lines.iter().enumerate() {
            let baseline = top + (at as f64 * 1.12 + 0.92) * setting.size;
            self.line(class, line, (MARGIN, baseline), Some(setting.size));
        }
        top + setting.height()
    }

    fn group(&mut self, x: f64, y: f64, scale: f64, body: &str) {
        let _ = writeln!(self.0, "<g transform=\"translate({x:.1} {y:.1}) scale({scale:.3})\">{body}</g>");
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn shape(width: u32, height: u32) -> Variant {
        let svg = "<svg class=\"v\"><path class=\"here\"/></svg>".to_owned();
        Variant { class: "v-wide", width, height, svg }
    }

    fn words(title: &str) -> Words {
        let sub = "Loans of all four libraries, a month".to_owned();
        Words { title: title.to_owned(), sub, source: "Source: Council".to_owned(), figure: None }
    }

    #[test]
    fn a_low_chart_stands_under_the_words_and_a_high_one_beside_them() {
        let check = |width, height, beside| {
            let shapes = [shape(width, height)];
            let plan = best(&words("Loans doubled"), &shapes).unwrap();
            assert_eq!(plan.beside, beside, "{width} by {height}");
            let (x, y) = plan.at;
            let right = x + f64::from(width) * plan.scale;
            assert!(right <= MARGIN + ROOM + 0.1 && y >= SITE - 13.0, "{width} by {height}");
        };
        check(620, 205, false);
        check(380, 285, true);
        check(380, 600, true);
    }

    #[test]
    fn of_two_shapes_the_one_with_larger_words_is_taken() {
        let shapes = [shape(620, 205), shape(380, 285)];
        assert_eq!(best(&words("Loans doubled"), &shapes).unwrap().shape.width, 620);
        let shapes = [shape(620, 400), shape(380, 285)];
        assert_eq!(best(&words("Loans doubled"), &shapes).unwrap().shape.width, 380);
    }

    #[test]
    fn words_stay_between_the_margins() {
        let long = "Lending of the four libraries of the town doubled in the month in which the fines went";
        for words in [words(long), Words { figure: Some(("Loans".into(), "42,000".into())), ..words(long) }] {
            for shapes in [vec![], vec![shape(620, 205)], vec![shape(380, 285)]] {
                let svg = picture("Lending in Harwick", &words, &shapes, ".x{}").svg;
                let places = svg.split(" y=\"").skip(1).map(|rest| rest.split('"').next().unwrap());
                assert!(
                    places.map(|y| y.parse::<f64>().unwrap()).all(|y| y < f64::from(HEIGHT) - 30.0),
                    "{svg}"
                );
                assert_eq!(svg.matches("here").count(), usize::from(!shapes.is_empty()));
            }
        }
    }

    #[test]
    fn a_summary_ends_with_a_whole_sentence() {
        let long = format!("One sentence. Another one. {}end.", "A long one of many words ".repeat(20));
        assert_eq!(summary(&long, 3).lines.join(" "), "One sentence. Another one.");
        assert_eq!(summary("Short.", 3).lines, ["Short."]);
    }
}
