//! Chunks of words to what they claim: numbers with their hedge, unit and direction, and forms without a number.
//!
//! What cannot be read is refused with its reason. Where a word has two readings ("third") the kind of the value
//! decides. Judges nothing.

mod compose;
mod exempt;
mod hedges;
mod number;
mod settle;
mod units;

use std::ops::Range;

use super::divisor::Divisor;
use super::numeral::Numeral;
use super::scan::{Chunk, Item, chunks, deceptive};
use super::words::{
    Class, Direction, Flatness, Hedge, LevelWord, Sense, UnitWord, Vocabulary, is_move, is_threshold,
};
use crate::data::quantity::Decimal;

/// What kind of value the words have to speak of.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Expected {
    Rank,
    Streak,
    Duration,
    Share,
    Count,
    Record,
    Other,
}

/// One claim in the words.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Spoken {
    /// Its bytes within the words.
    pub(super) range: Range<usize>,
    pub(super) form: Form,
    pub(super) hedge: Option<Hedge>,
    pub(super) unit: Option<UnitWord>,
    /// What the number is divided by: `a kilogram`, `a day`.
    pub(super) divisor: Option<Divisor>,
    /// The direction that belongs to it, from the words themselves.
    pub(super) direction: Option<Direction>,
    /// A sign from a mark or a noun of loss.
    pub(super) sign: Option<Direction>,
    /// Whether that was a mark: minus, below zero.
    pub(super) marked: bool,
    /// Whether words of movement right beside it make it a change: "rose by 353 tonnes", "353 tonnes more".
    pub(super) moved: bool,
    /// The sign that a noun gives a balance, those of `sign` included.
    pub(super) noun: Option<Direction>,
    /// The preposition directly before it.
    pub(super) level: Option<LevelWord>,
    /// Whether the words say that it stayed what it was, and how exactly: held at.
    pub(super) held: Option<Flatness>,
    /// Whether "of" stands directly behind it.
    pub(super) of_follows: bool,
    /// Whether it says "n times" and not what of: after "rose" that can be read in two ways.
    pub(super) bare_times: bool,
    /// Whether a multiple may be meant downward: "fell twofold", "down by a factor of two"; a verb such as "doubled" has
    /// its own direction.
    pub(super) turns: bool,
    /// Whether nothing of the words stands behind it.
    of_end: bool,
    /// The position of its first chunk, to order it against directions.
    position: usize,
}

/// The forms of a claim.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Form {
    Number(Numeral),
    Span(Numeral, Numeral),
    Fraction(u32, u32),
    Multiple(Numeral),
    SpanMultiple(Numeral, Numeral),
    Halved,
    Rank(u32),
    TopRank(u32),
    Class(Class),
    Flat(Flatness),
    Zero,
    Digits(u32),
    Several(u32),
    /// A direction word and no number.
    Direction,
    /// A record, by the superlative: whether of the small end, and whether "ever" is said.
    Record,
}

impl Form {
    /// The scale word of a number.
    fn scale(self) -> Option<i32> {
        match self {
            Self::Number(numeral) | Self::Span(_, numeral) => numeral.scale,
            _ => None,
        }
    }
}

/// All claims of the words, in order.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Reading {
    pub(super) spoken: Vec<Spoken>,
    /// Direction words with the position of their chunk.
    pub(super) directions: Vec<(usize, Direction)>,
    /// Whether a superlative of the small end is said, if one is.
    pub(super) smallest: Option<bool>,
    /// Whether the superlative is "worst" or "best", which may be either end.
    pub(super) valued: bool,
    /// Whether "joint" or "tied" is said.
    pub(super) joint: bool,
    /// Whether "ever", "on record", "all-time" is said.
    pub(super) ever: bool,
    /// How far back a record is said to reach: "an 18-month high".
    pub(super) reach: Option<Reach>,
    /// Of how many periods a count is said to be: "five of seven months".
    pub(super) among: Option<(u32, UnitWord)>,
}

/// How far back words say that a record reaches.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Reach {
    pub(super) count: Decimal,
    pub(super) unit: UnitWord,
    pub(super) hedge: Option<Hedge>,
}

impl Spoken {
    /// Whether nothing of the words stands behind it.
    pub(super) fn is_last(&self) -> bool {
        self.of_end
    }

    /// Whether a bound stands before it: above, well below.
    pub(super) fn is_bounded(&self) -> bool {
        !matches!(self.hedge, None | Some(Hedge::Joining | Hedge::About | Hedge::Exactly))
    }

    fn is_printed(&self) -> bool {
        matches!(self.form, Form::Number(_) | Form::Span(..))
    }
}

/// Why words cannot be read.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Unread {
    pub(super) range: Range<usize>,
    pub(super) reason: String,
    pub(super) help: String,
}

impl Unread {
    /// "Rose seven times", "seven times more".
    pub(super) fn ambiguous(range: Range<usize>) -> Self {
        let reason =
            "a rise of so many times can be read in two ways: as the ratio, or as the ratio less one"
                .to_owned();
        let help = "write `seven times as high`, `sevenfold`, or the change in per cent".to_owned();
        Self { range, reason, help }
    }
}

/// Reads the words for so many expressions.
pub(super) fn read(
    words: &str,
    expected: Expected,
    expressions: usize,
    vocabulary: &Vocabulary,
) -> Result<Reading, Unread> {
    if let Some(range) = deceptive(words) {
        let reason = "a sign in the words looks otherwise than it is read".to_owned();
        return Err(Unread {
            range,
            reason,
            help: "write plain digits, `4.25` for fractions, and no hidden marks".to_owned(),
        });
    }
    let chunks = chunks(words, vocabulary);
    let reader = Reader {
        chunks: &chunks,
        at: 0,
        expected,
        expressions,
        hedge: None,
        hedge_at: 0,
        lost: None,
        currency: None,
        level: None,
        held: None,
        sign: None,
        marked: false,
        noun: None,
        reading: Reading {
            spoken: Vec::new(),
            directions: Vec::new(),
            smallest: None,
            valued: false,
            joint: false,
            ever: false,
            reach: None,
            among: None,
        },
        between: false,
        factor: false,
        top: false,
    };
    reader.read()
}

/// Nouns of records.
const HIGHS: &[&str] = &["high", "highs", "peak"];
const LOWS: &[&str] = &["low", "lows", "trough", "nadir"];

struct Reader<'a> {
    chunks: &'a [Chunk],
    at: usize,
    expected: Expected,
    expressions: usize,
    hedge: Option<Hedge>,
    /// The position of the hedge.
    hedge_at: usize,
    /// A hedge that belongs to no number.
    lost: Option<Unread>,
    currency: Option<UnitWord>,
    level: Option<LevelWord>,
    held: Option<Flatness>,
    sign: Option<Direction>,
    marked: bool,
    noun: Option<Direction>,
    between: bool,
    factor: bool,
    top: bool,
    reading: Reading,
}

impl Reader<'_> {
    fn sense(&self, ahead: usize) -> Option<Sense> {
        self.chunks.get(self.at + ahead).and_then(Chunk::sense)
    }

    fn item(&self, ahead: usize) -> Option<&Item> {
        self.chunks.get(self.at + ahead).map(|chunk| &chunk.item)
    }

    fn text(&self, ahead: usize) -> &str {
        self.chunks.get(self.at + ahead).map_or("", Chunk::text)
    }

    fn before(&self, back: usize) -> Option<&Chunk> {
        self.at.checked_sub(back).and_then(|at| self.chunks.get(at))
    }

    fn range(&self, ahead: usize) -> Range<usize> {
        self.chunks.get(self.at + ahead).map_or(0..0, |chunk| chunk.range.clone())
    }

    fn read(mut self) -> Result<Reading, Unread> {
        while self.at < self.chunks.len() {
            let used = self.step()?;
            self.at += used.max(1);
        }
        self.settle();
        self.drop_hedge();
        match self.lost {
            Some(lost) => Err(lost),
            None => Ok(self.reading),
        }
    }

    /// Reads what stands at the present place; how many chunks it took.
    fn step(&mut self) -> Result<usize, Unread> {
        if let Some(used) = self.exempt() {
            self.forget();
            return Ok(used);
        }
        if let Some(composed) = self.compose()? {
            return self.number(composed);
        }
        match self.item(0) {
            Some(Item::Misplaced(text)) => {
                let reason = format!("`{text}` has a mark of thousands in a wrong place");
                Err(self.unread(reason, "write `1,234` for thousands and `1.23` for decimals"))
            }
            Some(Item::Known(sense, _)) => {
                let sense = *sense;
                self.known(sense)
            }
            Some(Item::Word(word)) if word.ends_with('$') => {
                let reason = format!("`{word}` is no unit that the words may carry");
                Err(self.unread(reason, "write the currency's code, such as `USD`"))
            }
            Some(Item::Word(_)) if self.is_adjective() => Ok(1),
            Some(Item::Word(word)) if self.expected == Expected::Record => {
                let smallest = LOWS.contains(&word.as_str());
                if smallest || HIGHS.contains(&word.as_str()) {
                    self.superlative(smallest);
                }
                Ok(1)
            }
            _ => {
                self.forget();
                Ok(1)
            }
        }
    }

    fn unread(&self, reason: String, help: &str) -> Unread {
        Unread { range: self.range(0), reason, help: help.to_owned() }
    }

    /// A hedge, currency or preposition belongs to the number directly behind it.
    fn forget(&mut self) {
        self.drop_hedge();
        self.currency = None;
        self.level = None;
    }

    /// A phrase that is no number.
    fn known(&mut self, sense: Sense) -> Result<usize, Unread> {
        match sense {
            Sense::Hedge(Hedge::Joining) => {}
            Sense::Hedge(hedge) => self.take_hedge(hedge),
            Sense::Bound(hedge, direction) => return self.bound(hedge, direction),
            Sense::After(hedge) => self.after(hedge),
            Sense::Direction(direction) => {
                self.reading.directions.push((self.at, direction));
                self.level = None;
            }
            Sense::SignNoun(direction) => {
                self.noun_behind(direction);
                (self.sign, self.noun) = (Some(direction), Some(direction));
                self.marked = is_mark(self.text(0));
            }
            Sense::BalanceNoun(direction) => {
                self.noun_behind(direction);
                self.noun = Some(direction);
            }
            Sense::Level(level) => self.level = Some(level),
            Sense::Held(flat) => (self.level, self.held) = (Some(LevelWord::At), Some(flat)),
            Sense::Stayed if self.is_bounded(1) => self.held = Some(Flatness::Flat),
            Sense::Scale(_) | Sense::Dozen if self.text(0).len() > 1 => return Err(self.stray()),
            Sense::Straight if self.counts_a_row() => return Err(self.row()),
            Sense::Ordinal(place) if place > 1 && self.expected == Expected::Record => {
                return Err(self.unread(
                    "the words name a place, the expression tells of the highest and the lowest".to_owned(),
                    "bind them to `rank(series@period,within:a..b)`",
                ));
            }
            Sense::Unit(unit) => self.unit(unit),
            Sense::Between => self.between = true,
            Sense::Factor => self.factor = true,
            Sense::Top => self.top(),
            Sense::Joint => self.reading.joint = true,
            Sense::Since | Sense::RecordWord => return Ok(self.record(sense)),
            Sense::Superlative(smallest) => return Ok(self.superlative(smallest)),
            Sense::ThanEver if self.expected == Expected::Record => {
                let last = self.reading.directions.last();
                return Ok(self.superlative(last.is_some_and(|(_, way)| *way == Direction::Down)));
            }
            Sense::Valued => {
                self.reading.valued = true;
                return Ok(self.superlative(self.text(0) != "best"));
            }
            Sense::Class(class) => return self.form(Form::Class(class)),
            Sense::Flat(flat) => return self.form(Form::Flat(flat)),
            Sense::Zero if self.expected != Expected::Rank => return self.form(Form::Zero),
            Sense::Halved => return self.form(Form::Halved),
            Sense::Digits(digits) => return self.form(Form::Digits(digits)),
            Sense::Several(unit) => return self.form(Form::Several(unit)),
            Sense::Negation => {
                let reason = format!("`{}` turns the claim round, which cannot be judged", self.text(0));
                return Err(self.unread(reason, "say what is so, not what is not"));
            }
            Sense::Ambiguous => return Err(self.ambiguous()),
            Sense::Filler | Sense::And | Sense::Zero => {}
            _ => self.forget(),
        }
        Ok(1)
    }

    /// "A £5bn deficit": the noun may follow its number.
    fn noun_behind(&mut self, direction: Direction) {
        let word = self.text(0).starts_with(char::is_alphabetic);
        for spoken in self.reading.spoken.iter_mut().filter(|spoken| word && spoken.noun.is_none()) {
            spoken.noun = Some(direction);
        }
    }

    fn ambiguous(&self) -> Unread {
        Unread::ambiguous(self.range(0))
    }

    /// A power of ten or a dozen without a number: "several thousand", "a few million".
    fn stray(&self) -> Unread {
        let reason = format!("`{}` multiplies no number that could be read", self.text(0));
        self.unread(reason, "write the number in digits before it")
    }

    /// Whether the words count periods in a row and the expression does not.
    fn counts_a_row(&self) -> bool {
        let counts = |chunk: Option<&Chunk>| match chunk.map(|chunk| &chunk.item) {
            Some(Item::Digits(_)) => true,
            Some(Item::Known(sense, _)) => match sense {
                Sense::Ordinal(_) | Sense::Cardinal(_) | Sense::Quarter => true,
                Sense::Unit(unit) => unit.is_time(),
                _ => false,
            },
            _ => false,
        };
        let is_row = matches!(self.expected, Expected::Streak | Expected::Duration);
        !is_row && (counts(self.before(1)) || counts(self.chunks.get(self.at + 1)))
    }

    fn row(&self) -> Unread {
        let reason = "the words count a row of periods, the expression does not".to_owned();
        self.unread(reason, "bind them to `streak(series@period)`, or move them out of the link")
    }

    /// "The top three"; "the top buyer" is the first.
    fn top(&mut self) {
        if self.expected == Expected::Rank && self.reading.spoken.is_empty() && !self.is_number_like(1) {
            self.push(Form::Rank(1), 1);
        } else {
            self.top = true;
        }
    }

    fn is_number_like(&self, ahead: usize) -> bool {
        let sense = matches!(
            self.sense(ahead),
            Some(
                Sense::Cardinal(_)
                    | Sense::Multiple(_)
                    | Sense::Halved
                    | Sense::Half
                    | Sense::Quarter
                    | Sense::Ordinal(_)
                    | Sense::Dozen
                    | Sense::Scale(_)
            )
        );
        sense || matches!(self.item(ahead), Some(Item::Digits(_)))
    }

    /// A currency before its number.
    fn unit(&mut self, unit: UnitWord) {
        if matches!(unit, UnitWord::Dollar | UnitWord::Named(_)) {
            self.currency = Some(unit);
        }
    }

    fn form(&mut self, form: Form) -> Result<usize, Unread> {
        self.push(form, 1);
        Ok(1)
    }

    fn record(&mut self, sense: Sense) -> usize {
        let since = self.text(0) == "since";
        self.reading.ever |= !since;
        let first = self.reading.spoken.is_empty();
        if sense == Sense::RecordWord && self.expected == Expected::Record && first {
            self.push(Form::Record, 1);
        }
        // The date behind "since" is compared with the option, not claimed.
        if since && matches!(self.item(1), Some(Item::Digits(_))) { 2 } else { 1 }
    }

    fn superlative(&mut self, smallest: bool) -> usize {
        self.reading.smallest = Some(smallest);
        match self.expected {
            Expected::Rank if self.reading.spoken.is_empty() && !self.is_number_like(1) => {
                self.push(Form::Rank(1), 1)
            }
            Expected::Record if self.reading.spoken.is_empty() => self.push(Form::Record, 1),
            Expected::Share if self.text(0) == "most" => self.push(Form::Class(Class::Majority), 1),
            _ => {}
        }
        1
    }

    fn push(&mut self, form: Form, used: usize) {
        let start = self.lead();
        let end = self.range(used.saturating_sub(1)).end;
        let spoken = Spoken {
            range: start..end,
            form,
            hedge: self.hedge.take(),
            unit: self.currency.take(),
            divisor: None,
            direction: None,
            sign: self.sign,
            marked: self.marked,
            moved: self.level.is_none() && self.is_moved(),
            noun: self.noun,
            level: self.level.take(),
            held: self.held.take(),
            of_follows: false,
            bare_times: matches!(form, Form::Multiple(_)) && self.is_bare_times(used),
            turns: matches!(form, Form::Multiple(_)) && !matches!(self.sense(0), Some(Sense::Multiple(_))),
            of_end: self.at + used >= self.chunks.len(),
            position: self.at,
        };
        self.reading.spoken.push(spoken);
    }

    /// Whether a word of movement stands right before the present place: "rose", "a fall of".
    fn is_moved(&self) -> bool {
        let mut link = None;
        for chunk in self.chunks.get(..self.at).unwrap_or_default().iter().rev() {
            match chunk.sense() {
                Some(Sense::Filler) => {
                    link = link.or(Some(chunk.text()).filter(|text| text.len() > 1 && *text != "an"))
                }
                Some(Sense::Hedge(_) | Sense::Bound(..)) if is_threshold(chunk.text()) => return false,
                Some(
                    Sense::Hedge(_) | Sense::Bound(..) | Sense::Unit(UnitWord::Dollar | UnitWord::Named(_)),
                ) => {}
                Some(Sense::Direction(_)) => return is_move(chunk.text(), link),
                _ => return false,
            }
        }
        false
    }

    /// `times` at the end of what was just read, and neither "as" nor "its" behind it.
    fn is_bare_times(&self, used: usize) -> bool {
        let times = used.checked_sub(1).is_some_and(|at| self.text(at) == "times");
        times && self.item(used).is_none()
    }

    /// Where the hedge, direction and preposition begin that lead up to the present place.
    fn lead(&self) -> usize {
        let leads = |chunk: &Chunk| {
            matches!(
                chunk.sense(),
                Some(
                    Sense::Hedge(_)
                        | Sense::Bound(..)
                        | Sense::Direction(_)
                        | Sense::SignNoun(_)
                        | Sense::BalanceNoun(_)
                        | Sense::Filler
                        | Sense::Level(_)
                        | Sense::Between
                        | Sense::Unit(UnitWord::Dollar | UnitWord::Named(_))
                )
            )
        };
        let taken = self.reading.spoken.last().map_or(0, |last| last.range.end);
        let before = self.chunks.get(..self.at).unwrap_or_default().iter().rev();
        let first = before.take_while(|chunk| leads(chunk) && chunk.range.start >= taken).last();
        first.map_or(self.range(0).start, |chunk| chunk.range.start)
    }
}

/// Marks and words that make any number a negative one.
pub(super) fn is_mark(text: &str) -> bool {
    matches!(text, "minus" | "-" | "below zero" | "negative")
}
