//! Chunks of words to what they claim: numbers with their hedge, unit and direction, and forms without a number.
//!
//! What cannot be read is refused with its reason. Where a word has two readings ("third") the kind of the value
//! decides. Judges nothing.

mod compose;
mod exempt;
mod units;

use std::ops::Range;

use super::numeral::Numeral;
use super::scan::{Chunk, Item, chunks, deceptive};
use super::words::{Class, Direction, Flatness, Hedge, LevelWord, Sense, UnitWord, Vocabulary};
use compose::{Composed, small};

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
    /// What the unit is divided by: `a kilogram`.
    pub(super) per: Option<UnitWord>,
    /// The direction that belongs to it, from the words themselves.
    pub(super) direction: Option<Direction>,
    /// A sign from a mark or a noun of loss.
    pub(super) sign: Option<Direction>,
    /// The sign that a noun gives a balance, those of `sign` included.
    pub(super) noun: Option<Direction>,
    /// The preposition directly before it.
    pub(super) level: Option<LevelWord>,
    /// Whether the words say that it stayed what it was: held at.
    pub(super) held: bool,
    /// Whether "of" stands directly behind it.
    pub(super) of_follows: bool,
    /// Whether it says "n times" and not what of: after "rose" that can be read in two ways.
    pub(super) bare_times: bool,
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
    /// Whether "joint" or "tied" is said.
    pub(super) joint: bool,
    /// Whether "ever", "on record", "all-time" is said.
    pub(super) ever: bool,
    /// How far back a record is said to reach: "an 18-month high".
    pub(super) reach: Option<(u32, UnitWord)>,
    /// Of how many periods a count is said to be: "five of seven months".
    pub(super) among: Option<(u32, UnitWord)>,
}

impl Spoken {
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
        currency: None,
        level: None,
        held: false,
        sign: None,
        noun: None,
        reading: Reading {
            spoken: Vec::new(),
            directions: Vec::new(),
            smallest: None,
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
    currency: Option<UnitWord>,
    level: Option<LevelWord>,
    held: bool,
    sign: Option<Direction>,
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
        Ok(self.reading)
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
        self.hedge = None;
        self.currency = None;
        self.level = None;
    }

    /// A phrase that is no number.
    fn known(&mut self, sense: Sense) -> Result<usize, Unread> {
        match sense {
            Sense::Hedge(Hedge::Joining) => {}
            Sense::Hedge(hedge) => self.hedge = Some(hedge),
            Sense::Bound(hedge, direction) => self.bound(hedge, direction),
            Sense::After(hedge) => self.after(hedge),
            Sense::Direction(direction) => {
                self.reading.directions.push((self.at, direction));
                self.level = None;
            }
            Sense::SignNoun(direction) => {
                self.noun_behind(direction);
                (self.sign, self.noun) = (Some(direction), Some(direction));
            }
            Sense::BalanceNoun(direction) => {
                self.noun_behind(direction);
                self.noun = Some(direction);
            }
            Sense::Level(level) => self.level = Some(level),
            Sense::Held => (self.level, self.held) = (Some(LevelWord::At), true),
            Sense::Unit(unit) => self.unit(unit),
            Sense::Between => self.between = true,
            Sense::Factor => self.factor = true,
            Sense::Top => self.top(),
            Sense::Joint => self.reading.joint = true,
            Sense::Since | Sense::RecordWord => return Ok(self.record(sense)),
            Sense::Superlative(smallest) => return Ok(self.superlative(smallest)),
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

    /// `more than` bounds a number that follows; after a number it is a direction.
    fn bound(&mut self, hedge: Hedge, direction: Direction) {
        let mut ahead = 1;
        while matches!(
            self.sense(ahead),
            Some(Sense::Filler | Sense::Hedge(_) | Sense::Unit(UnitWord::Dollar | UnitWord::Named(_)))
        ) {
            ahead += 1;
        }
        if self.is_number_like(ahead) || self.is_article_unit(ahead) {
            self.hedge = Some(hedge);
        } else {
            self.reading.directions.push((self.at, direction));
        }
    }

    /// `a week`, `a point`: one of them.
    fn is_article_unit(&self, ahead: usize) -> bool {
        let article = ahead.checked_sub(1).is_some_and(|before| matches!(self.text(before), "a" | "an"));
        article && (self.is_timed(ahead) || self.sense(ahead) == Some(Sense::Unit(UnitWord::Points)))
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

    fn after(&mut self, hedge: Hedge) {
        let end = self.before(1).map_or(0, |chunk| chunk.range.end);
        if let Some(last) = self.reading.spoken.last_mut().filter(|last| last.range.end == end) {
            last.hedge = Some(hedge);
            last.range.end = self.chunks.get(self.at).map_or(end, |chunk| chunk.range.end);
        } else if matches!(hedge, Hedge::AtLeast | Hedge::AtMost) {
            self.hedge = Some(hedge);
        }
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
            per: None,
            direction: None,
            sign: self.sign,
            noun: self.noun,
            level: self.level.take(),
            held: std::mem::take(&mut self.held),
            of_follows: false,
            bare_times: matches!(form, Form::Multiple(_)) && self.is_bare_times(used),
            of_end: self.at + used >= self.chunks.len(),
            position: self.at,
        };
        self.reading.spoken.push(spoken);
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

    /// A number and the unit, hedge and divisor behind it.
    fn number(&mut self, composed: Composed) -> Result<usize, Unread> {
        let Composed { form, mut used } = composed;
        let form = self.top_or_factor(form);
        self.push(form, used);
        // "150,000-odd tonnes"
        if let (Some(Sense::After(hedge)), Some(Sense::Unit(_))) = (self.sense(used), self.sense(used + 1)) {
            used += 1;
            self.attach(|spoken| spoken.hedge = Some(hedge), used);
        }
        // "0.5 of a percentage point"
        if self.text(used) == "of" && matches!(self.text(used + 1), "a" | "an" | "one") {
            let point = self.sense(used + 2) == Some(Sense::Unit(UnitWord::Points));
            used += if point { 2 } else { 0 };
        }
        if let Some(Sense::Unit(unit)) = self.sense(used) {
            used += 1;
            self.attach(|spoken| spoken.unit = Some(unit), used);
        }
        let slash = matches!(self.item(used), Some(Item::Mark('/')));
        let divides = slash || matches!(self.sense(used), Some(Sense::Per | Sense::Filler));
        if let (true, Some(Sense::Unit(unit @ UnitWord::Named(_)))) = (divides, self.sense(used + 1)) {
            used += 2;
            self.attach(|spoken| spoken.per = Some(unit), used);
        }
        self.between = false;
        let of_follows = self.text(used) == "of";
        self.attach(|spoken| spoken.of_follows = of_follows, used);
        Ok(used)
    }

    fn attach(&mut self, change: impl FnOnce(&mut Spoken), used: usize) {
        let end = self.range(used - 1).end;
        if let Some(last) = self.reading.spoken.last_mut() {
            change(last);
            last.range.end = end;
        }
    }

    fn top_or_factor(&mut self, form: Form) -> Form {
        match form {
            Form::Number(numeral) if std::mem::take(&mut self.factor) => Form::Multiple(numeral),
            Form::Number(numeral) if self.expected == Expected::Rank => {
                let place = small(numeral.value).unwrap_or(0);
                // "The top three", "one of the three largest": three places.
                let among = std::mem::take(&mut self.top) || self.is_among();
                if among { Form::TopRank(place) } else { Form::Rank(place) }
            }
            form => form,
        }
    }

    /// A whole number before a superlative: "the five largest".
    fn is_among(&self) -> bool {
        let digits = matches!(self.item(0), Some(Item::Digits(_)))
            && self.before(1).is_none_or(|chunk| chunk.text() != "no");
        (digits || matches!(self.sense(0), Some(Sense::Cardinal(_))))
            && matches!(self.sense(1), Some(Sense::Superlative(_)))
    }

    /// "4.7%, unchanged from May": the word says of the number that it stayed.
    fn settle_held(&mut self) {
        let flat =
            self.reading.spoken.iter().position(|spoken| matches!(spoken.form, Form::Flat(Flatness::Flat)));
        let (Some(flat), 2, 1) = (flat, self.reading.spoken.len(), self.expressions) else { return };
        if self.reading.spoken.iter().any(Spoken::is_printed) {
            self.reading.spoken.remove(flat);
            self.reading.spoken.iter_mut().for_each(|spoken| spoken.held = true);
        }
    }

    /// Gives each claim its direction.
    fn settle(&mut self) {
        // In "0.3%, down from 0.7%" the word speaks of the two, not of the first.
        let paired =
            |at: usize| self.chunks.get(at + 1).and_then(Chunk::sense) == Some(Sense::Level(LevelWord::From));
        let last = self.reading.spoken.first().map_or(usize::MAX, |first| first.position);
        let directions: Vec<(usize, Direction)> =
            self.reading.directions.iter().filter(|(at, _)| *at < last || !paired(*at)).copied().collect();
        for spoken in &mut self.reading.spoken {
            let before = directions.iter().rfind(|(at, _)| *at < spoken.position);
            let after = directions.iter().find(|(at, _)| *at > spoken.position);
            spoken.direction = before.or(after).map(|(_, direction)| *direction);
        }
        self.settle_held();
        if self.reading.spoken.is_empty() && !directions.is_empty() {
            let (at, direction) = directions.first().copied().unwrap_or((0, Direction::Up));
            self.at = at;
            self.forget();
            self.push(Form::Direction, 1);
            if let Some(spoken) = self.reading.spoken.last_mut() {
                spoken.direction = Some(direction);
            }
        }
    }
}
