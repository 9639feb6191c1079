//! The plan of one measure of a timeline: its bars and where its words stand, known before anything is drawn.

use crate::chart::layout::Width;
use crate::chart::marks::interval::{Form, LEAST, TIP};
use crate::chart::metrics::width;
use crate::chart::resolve::measures::{Measure, Measures, Step};
use crate::chart::scale::Frame;
use crate::chart::scene::{Anchor, SMALL, TEXT, Voice};
use crate::chart::words::wrap;
use crate::data::format;
use crate::data::period::{Day, Period};
use crate::data::standing::Standing;

use super::name_room;

/// Between a bar and words beside it.
const BESIDE: f64 = 7.0;
/// Room on both sides of words inside a bar.
const INSET: f64 = 6.0;
/// Between the bars of one measure.
const SEAM: f64 = 1.5;

/// One bar of a measure.
pub(super) struct Piece<'a> {
    /// What it shows.
    pub(super) step: &'a Step,
    /// How it looks.
    pub(super) form: Form,
    /// Its left edge.
    pub(super) left: f64,
    /// Its right edge.
    pub(super) right: f64,
    /// Whether it began before the picture does, and whether it goes on.
    pub(super) open: (bool, bool),
}

/// Words in their place.
pub(super) struct Words {
    /// What they say.
    pub(super) text: String,
    /// Where they begin, end or have their middle.
    pub(super) at: f64,
    /// Which of these.
    pub(super) anchor: Anchor,
    /// The form of the bar in which they stand.
    pub(super) inside: Option<Form>,
}

/// What one measure takes.
pub(super) struct Row<'a> {
    /// The measure.
    pub(super) measure: &'a Measure,
    /// Its bars from left to right.
    pub(super) pieces: Vec<Piece<'a>>,
    /// Words in and beside them.
    pub(super) words: Vec<Words>,
    /// Its name, broken, and under it what found no place at the bars.
    pub(super) names: Vec<String>,
}

/// A name in as many lines as it needs.
pub(super) fn broken(name: &str, room: f64) -> Vec<String> {
    wrap(name, Voice::Note.weight(), TEXT, room)
}

impl<'a> Row<'a> {
    /// The plan of a measure in a picture whose rows reach from the left to the right edge of the frame.
    pub(super) fn of(measure: &'a Measure, measures: &Measures, frame: &Frame, size: Width) -> Self {
        let pieces: Vec<Piece<'a>> =
            measure.steps.iter().flat_map(|step| pieces(step, measures, frame)).collect();
        let pieces = parted(pieces, frame);
        let day = frame.px(f64::from(measures.as_of.number()) + 1.0);
        let mut words: Vec<Words> = Vec::new();
        let mut homeless: Vec<String> = Vec::new();
        for step in measure.steps.iter().filter(|step| step.to.is_none_or(|to| to > measures.days.0)) {
            let said = said(step, measures);
            let found =
                inside(step, &said, &pieces).or_else(|| beside(step, &said, &pieces, &words, (frame, day)));
            match found {
                Some(found) => words.push(found),
                None if is_needed(step, measure, measures) => homeless.extend(said.into_iter().next()),
                None => {}
            }
        }
        let room = name_room(size);
        let mut names = broken(&measure.name, room);
        if !homeless.is_empty() {
            names.extend(broken(&format!("({})", homeless.join("; ")), room));
        }
        Self { measure, pieces, words, names }
    }
}

/// Whether a reader must be told of a step in words: where the measure stands now, and what is hatched or dashed.
fn is_needed(step: &Step, measure: &Measure, measures: &Measures) -> bool {
    measure.on(measures.as_of) == Some(step)
        || Form::of(step.standing, measures.is_ahead(step)) != Form::Solid
}

/// The bars of a step: up to the day that the chart speaks of, and behind it in dashes where an end is set.
fn pieces<'a>(step: &'a Step, measures: &Measures, frame: &Frame) -> Vec<Piece<'a>> {
    let (first, last) = measures.days;
    let number = |day: Day| f64::from(day.number()).clamp(frame.x.0, frame.x.1);
    let over = measures.as_of.plus_days(1);
    if step.standing == Standing::Ended || step.to.is_some_and(|to| to <= first) {
        return Vec::new();
    }
    let piece = |from: Day, to: Day, form: Form, after: bool| {
        let open = (from < first, after);
        Piece { step, form, left: frame.px(number(from)), right: frame.px(number(to)), open }
    };
    let beyond = last.plus_days(1);
    if measures.is_ahead(step) {
        let form = Form::of(step.standing, true);
        return vec![piece(step.from, step.to.unwrap_or(beyond), form, step.to.is_none())];
    }
    let form = Form::of(step.standing, false);
    match step.to {
        Some(to) if to <= over => vec![piece(step.from, to, form, false)],
        Some(to) => vec![piece(step.from, over, form, false), piece(over, to, Form::Dashed, false)],
        None => vec![piece(step.from, over, form, true)],
    }
}

/// Bars side by side keep a seam between them, and none is too thin to be seen.
fn parted<'a>(mut pieces: Vec<Piece<'a>>, frame: &Frame) -> Vec<Piece<'a>> {
    let lefts: Vec<f64> = pieces.iter().skip(1).map(|piece| piece.left).collect();
    for (piece, next) in pieces.iter_mut().zip(lefts) {
        if next - piece.right < SEAM {
            piece.right = next - SEAM;
        }
    }
    for piece in &mut pieces {
        if piece.right - piece.left < LEAST {
            piece.left = piece.left.min(frame.right - LEAST);
            piece.right = piece.left + LEAST;
        }
    }
    pieces
}

/// What can be said of a step, the fullest words first: with its day, with its month, without a date.
fn said(step: &Step, measures: &Measures) -> Vec<String> {
    let words = step.words();
    let expected = step.condition.is_some() || measures.is_ahead(step);
    let before = match (expected, step.standing) {
        (true, _) if step.demand.is_empty() => "expected".to_owned(),
        (true, _) => format!("{} expected", step.demand),
        (false, Standing::Ended | Standing::Announced) => words.clone(),
        (false, Standing::InForce | Standing::Suspended) => format!("{words} from"),
    };
    let (day, month) = (step.from, format::month_short(step.from.month()));
    let dates = [format::period_short(Period::day(day)), format!("{month} {}", day.year())];
    // A date is not broken.
    let dated = dates.map(|date| format!("{before} {}", date.replace(' ', "\u{a0}")));
    dated.into_iter().chain([words]).collect()
}

/// The fullest words that fit into a bar of the step: at its beginning, or in its middle where it is just wide enough.
fn inside(step: &Step, said: &[String], pieces: &[Piece<'_>]) -> Option<Words> {
    let own = pieces.iter().filter(|piece| std::ptr::eq(piece.step, step));
    let piece = own.max_by(|one, other| (one.right - one.left).total_cmp(&(other.right - other.left)))?;
    let solid = piece.form == Form::Solid;
    let (voice, size, inset) =
        if solid { (Voice::On, SMALL, INSET) } else { (Voice::Note, TEXT, INSET + 4.0) };
    let room = piece.right - piece.left;
    let wide = |text: &String| width(text, voice.weight(), size);
    let roomy = said.iter().find(|text| wide(text) + 2.0 * inset <= room);
    let tight = said.iter().find(|text| wide(text) + inset <= room);
    let words = |text: &String, at: f64, anchor: Anchor| Words {
        text: text.clone(),
        at,
        anchor,
        inside: Some(piece.form),
    };
    let at_start = roomy.map(|text| words(text, piece.left + inset, Anchor::Start));
    at_start.or_else(|| tight.map(|text| words(text, (piece.left + piece.right) / 2.0, Anchor::Middle)))
}

/// The fullest words that stand free to the right of the step's end, else to the left of its beginning.
fn beside(
    step: &Step,
    said: &[String],
    pieces: &[Piece<'_>],
    words: &[Words],
    (frame, day): (&Frame, f64),
) -> Option<Words> {
    let own = || pieces.iter().filter(|piece| std::ptr::eq(piece.step, step));
    let before = pieces.iter().rfind(|piece| piece.step.from < step.from);
    let end = own().next_back().or(before)?;
    let right = end.right + BESIDE + if end.open.1 { TIP } else { 0.0 };
    let left = own().next().map(|piece| piece.left - BESIDE);
    let free = |from: f64, to: f64| {
        let off_bars =
            pieces.iter().all(|piece| piece.right + BESIDE <= from + 0.5 || to + BESIDE <= piece.left + 0.5);
        let off_words = words.iter().all(|known| {
            let (start, end) = extent(known);
            end + BESIDE <= from || to + BESIDE <= start
        });
        let off_day = to + 4.0 <= day || day + 4.0 <= from;
        from >= frame.left && to <= frame.right + TIP && off_bars && off_words && off_day
    };
    let wide = |text: &String| width(text, Voice::Note.weight(), TEXT);
    let place = |text: &String| {
        let to_right = free(right, right + wide(text)).then_some((right, Anchor::Start));
        let to_left = || left.filter(|left| free(left - wide(text), *left)).map(|left| (left, Anchor::End));
        let (at, anchor) = to_right.or_else(to_left)?;
        Some(Words { text: text.clone(), at, anchor, inside: None })
    };
    said.iter().find_map(place)
}

/// From where to where words reach.
fn extent(words: &Words) -> (f64, f64) {
    let wide = width(&words.text, Voice::Note.weight(), TEXT);
    match words.anchor {
        Anchor::Start => (words.at, words.at + wide),
        Anchor::Middle => (words.at - wide / 2.0, words.at + wide / 2.0),
        Anchor::End => (words.at - wide, words.at),
    }
}
