//! Chunks of words to what they claim: numbers with their hedge, unit and direction, and forms without a number.
//!
//! What cannot be read is refused with its reason. Where a word has two readings ("third") the kind of the value
//! decides. Judges nothing.

use std::ops::Range;

use super::numeral::Numeral;
use super::scan::{Chunk, Item, chunks};
use super::words::{Class, Direction, Flatness, Hedge, LevelWord, Sense, UnitWord, Vocabulary};
use crate::data::quantity::Decimal;

/// What kind of value the words have to speak of.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Expected {
    Rank,
    Streak,
    Duration,
    Share,
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
    /// A sign from a noun or mark.
    pub(super) sign: Option<Direction>,
    /// The preposition directly before it.
    pub(super) level: Option<LevelWord>,
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
}

/// Why words cannot be read.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Unread {
    pub(super) range: Range<usize>,
    pub(super) reason: String,
    pub(super) help: String,
}

/// Reads the words for so many expressions.
pub(super) fn read(
    words: &str,
    expected: Expected,
    expressions: usize,
    vocabulary: &Vocabulary,
) -> Result<Reading, Unread> {
    let chunks = chunks(words, vocabulary);
    let reader = Reader {
        chunks: &chunks,
        at: 0,
        expected,
        expressions,
        hedge: None,
        currency: None,
        level: None,
        sign: None,
        reading: Reading {
            spoken: Vec::new(),
            directions: Vec::new(),
            smallest: None,
            joint: false,
            ever: false,
        },
        between: false,
        factor: false,
        top: false,
    };
    reader.read()
}

struct Reader<'a> {
    chunks: &'a [Chunk],
    at: usize,
    expected: Expected,
    expressions: usize,
    hedge: Option<Hedge>,
    currency: Option<UnitWord>,
    level: Option<LevelWord>,
    sign: Option<Direction>,
    between: bool,
    factor: bool,
    top: bool,
    reading: Reading,
}

/// A number in the making, with how many chunks it takes.
struct Composed {
    form: Form,
    used: usize,
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
            Sense::SignNoun(direction) => self.sign = Some(direction),
            Sense::Level(level) => self.level = Some(level),
            Sense::Unit(unit) => self.unit(unit),
            Sense::Between => self.between = true,
            Sense::Factor => self.factor = true,
            Sense::Top => self.top = true,
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

    fn ambiguous(&self) -> Unread {
        let reason =
            "a rise of so many times can be read in two ways: as the ratio, or as the ratio less one";
        self.unread(reason.to_owned(), "write `seven times as high`, `sevenfold`, or the change in per cent")
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
        if self.is_number_like(ahead) {
            self.hedge = Some(hedge);
        } else if !self.reading.spoken.is_empty() {
            self.reading.directions.push((self.at, direction));
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
        if sense == Sense::RecordWord && self.expected == Expected::Record {
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
        let start = self.range(0).start;
        let end = self.range(used.saturating_sub(1)).end;
        let spoken = Spoken {
            range: start..end,
            form,
            hedge: self.hedge.take(),
            unit: self.currency.take(),
            per: None,
            direction: None,
            sign: self.sign,
            level: self.level.take(),
            position: self.at,
        };
        self.reading.spoken.push(spoken);
    }

    /// A number and the unit, hedge and divisor behind it.
    fn number(&mut self, composed: Composed) -> Result<usize, Unread> {
        let Composed { form, mut used } = composed;
        let form = self.top_or_factor(form);
        self.push(form, used);
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
                if std::mem::take(&mut self.top) { Form::TopRank(place) } else { Form::Rank(place) }
            }
            form => form,
        }
    }

    /// Numbers that are no claims: years, dates, stretches of time, what stands after "per", parts of a year.
    fn exempt(&self) -> Option<usize> {
        let timed = |ahead: usize| {
            matches!(
                self.sense(ahead),
                Some(Sense::Unit(UnitWord::Days | UnitWord::Weeks | UnitWord::Months | UnitWord::Years))
            ) || matches!(self.text(ahead), "hours" | "hour" | "minutes" | "year" | "years")
        };
        let counts_time = matches!(self.expected, Expected::Duration | Expected::Streak);
        match self.sense(0) {
            Some(Sense::Ordinal(_)) if matches!(self.sense(1), Some(Sense::Half | Sense::Quarter)) => {
                return Some(2);
            }
            Some(Sense::Cardinal(_)) if timed(1) && !counts_time => return Some(2),
            Some(Sense::Per) if matches!(self.item(1), Some(Item::Digits(_))) => return Some(2),
            _ => {}
        }
        let Some(Item::Digits(written)) = self.item(0) else { return None };
        if timed(1) && !counts_time {
            return Some(2);
        }
        let month = |chunk: Option<&Chunk>| {
            chunk.and_then(Chunk::sense).is_some_and(|sense| matches!(sense, Sense::Month(_)))
        };
        if month(self.before(1)) || month(self.chunks.get(self.at + 1)) {
            return Some(1);
        }
        let whole = written.value.scale() == 0 && !written.marked;
        let (first, last) = (Decimal::from_int(1900), Decimal::from_int(2099));
        let year = whole && first <= written.value && written.value <= last;
        let measured = matches!(self.sense(1), Some(Sense::Unit(_) | Sense::Scale(_) | Sense::Times));
        let after = self.before(1).map_or("", Chunk::text);
        let preposition = matches!(
            after,
            "in" | "of" | "since" | "than" | "during" | "until" | "early" | "late" | "mid" | "their" | "its"
        );
        (year && !measured && preposition).then_some(1)
    }

    /// Reads a number, fraction or multiple at the present place.
    fn compose(&mut self) -> Result<Option<Composed>, Unread> {
        if let Some(composed) = self.fraction() {
            return Ok(Some(composed));
        }
        if let Some(composed) = self.multiple_word() {
            return Ok(Some(composed));
        }
        let Some((numeral, mut used)) = self.plain(0) else { return Ok(self.ordinal()) };
        let mut ahead = used;
        if matches!(self.sense(ahead), Some(Sense::Unit(_))) {
            ahead += 1;
        }
        let joins = matches!(self.item(ahead), Some(Item::Dash))
            || self.between && self.sense(ahead) == Some(Sense::And)
            || self.expressions == 1 && self.text(ahead) == "to";
        if let (true, Some((other, more))) = (joins, self.plain_after_currency(ahead + 1)) {
            used = ahead + 1 + more;
            let times = self.sense(used) == Some(Sense::Times);
            let form = if times { Form::SpanMultiple(numeral, other) } else { Form::Span(numeral, other) };
            return Ok(Some(Composed { form, used: used + usize::from(times) }));
        }
        match self.sense(used) {
            Some(Sense::Ambiguous) => Err(self.ambiguous()),
            Some(Sense::Times) => self.times(numeral, used),
            _ => Ok(Some(Composed { form: Form::Number(numeral), used })),
        }
    }

    /// `n times`, `n-fold`: a ratio, unless something rose by it.
    fn times(&self, numeral: Numeral, used: usize) -> Result<Option<Composed>, Unread> {
        let fold = self.text(used) == "fold";
        let as_high = self.text(used + 1) == "as" || self.sense(used + 1) == Some(Sense::Filler);
        let by = (1..=3).any(|back| self.before(back).is_some_and(|chunk| chunk.text() == "by"));
        let directed = !self.reading.directions.is_empty();
        if !fold && !as_high && (by || directed) || fold && self.hedge == Some(Hedge::AtMost) {
            return Err(self.ambiguous());
        }
        Ok(Some(Composed { form: Form::Multiple(numeral), used: used + 1 }))
    }

    /// A currency sign may stand before the second end of a range.
    fn plain_after_currency(&self, ahead: usize) -> Option<(Numeral, usize)> {
        let currency = matches!(self.sense(ahead), Some(Sense::Unit(UnitWord::Dollar | UnitWord::Named(_))));
        let skip = usize::from(currency);
        self.plain(ahead + skip).map(|(numeral, used)| (numeral, used + skip))
    }

    /// Digits or number words with their scale.
    fn plain(&self, ahead: usize) -> Option<(Numeral, usize)> {
        if let Some(Item::Digits(written)) = self.item(ahead) {
            let scale = match self.sense(ahead + 1) {
                Some(Sense::Scale(power)) => Some(power),
                _ => None,
            };
            return Numeral::printed(written.value, scale)
                .map(|numeral| (numeral, 1 + usize::from(scale.is_some())));
        }
        self.article(ahead).or_else(|| self.worded(ahead))
    }

    /// `a million`, `half a million`, `a dozen`.
    fn article(&self, ahead: usize) -> Option<(Numeral, usize)> {
        let half = self.sense(ahead) == Some(Sense::Half);
        let article = usize::from(half);
        if !matches!(self.text(ahead + article), "a" | "an") {
            return None;
        }
        let value = match self.sense(ahead + article + 1)? {
            Sense::Scale(power) => Decimal::power_of_ten(power)?,
            Sense::Dozen => Decimal::from_int(12),
            _ => return None,
        };
        let value = if half { value.checked_div(Decimal::TWO)? } else { value };
        Some((Numeral::article(value), article + 2))
    }

    /// `one hundred and forty-five`, `two and a half million`.
    fn worded(&self, ahead: usize) -> Option<(Numeral, usize)> {
        let mut at = ahead;
        let (mut total, mut group, mut any) = (0_i64, 0_i64, false);
        let mut scale = None;
        loop {
            match self.sense(at) {
                Some(Sense::Cardinal(number)) => group += i64::from(number),
                Some(Sense::Scale(2)) if any => group *= 100,
                Some(Sense::Scale(power)) if any && !self.is_number_after(at + 1) => {
                    scale = Some(power);
                    at += 1;
                    break;
                }
                Some(Sense::Scale(3)) if any => (total, group) = (group * 1000, 0),
                Some(Sense::And) if any && group % 100 == 0 && self.is_number_after(at + 1) => {}
                _ => break,
            }
            any = true;
            at += 1;
        }
        if !any {
            return None;
        }
        let mut value = Decimal::from_int(total + group);
        if self.sense(at) == Some(Sense::And)
            && self.text(at + 1) == "a"
            && self.sense(at + 2) == Some(Sense::Half)
        {
            value = value.checked_add(Decimal::ONE.checked_div(Decimal::TWO)?)?;
            at += 3;
            if let Some(Sense::Scale(power)) = self.sense(at) {
                scale = Some(power);
                at += 1;
            }
        }
        Numeral::in_words(value, scale).map(|numeral| (numeral, at - ahead))
    }

    fn is_number_after(&self, at: usize) -> bool {
        matches!(self.sense(at), Some(Sense::Cardinal(_)))
    }

    /// `a third`, `two-fifths`, `half`, `one in nine`; a point of one is a worded number.
    fn fraction(&self) -> Option<Composed> {
        if self.expected == Expected::Rank || self.expected == Expected::Streak {
            return None;
        }
        if let Some((low, high)) = self.one_in_n() {
            return Some(Composed { form: Form::Fraction(low, high), used: 3 });
        }
        let (count, used) = match self.sense(0) {
            Some(Sense::Half) if self.article(0).is_none() => return self.half(),
            Some(Sense::Cardinal(count)) => (count, 1),
            Some(Sense::Filler) if matches!(self.text(0), "a" | "one") => (1, 1),
            Some(Sense::Quarter) => (1, 0),
            _ => return None,
        };
        let parts = match self.sense(used) {
            Some(Sense::Quarter) => 4,
            Some(Sense::Ordinal(parts)) if parts >= 3 => parts,
            _ => return None,
        };
        let form = match self.sense(used + 1) {
            Some(Sense::Unit(UnitWord::Points)) => point_part(count, parts)?,
            Some(Sense::Filler) if self.sense(used + 3) == Some(Sense::Unit(UnitWord::Points)) => {
                point_part(count, parts)?
            }
            _ => Form::Fraction(count, parts),
        };
        Some(Composed { form, used: used + 1 })
    }

    fn half(&self) -> Option<Composed> {
        if self.text(1) == "as" && self.text(3) == "again" {
            let one_and_a_half = Decimal::parse("1.5")?;
            return Some(Composed {
                form: Form::Multiple(Numeral::in_words(one_and_a_half, None)?),
                used: 4,
            });
        }
        let point = |ahead: usize| self.sense(ahead) == Some(Sense::Unit(UnitWord::Points));
        match () {
            () if point(1) => Some(Composed { form: point_part(1, 2)?, used: 1 }),
            () if self.text(1) == "a" && point(2) => Some(Composed { form: point_part(1, 2)?, used: 2 }),
            () => Some(Composed { form: Form::Fraction(1, 2), used: 1 }),
        }
    }

    fn one_in_n(&self) -> Option<(u32, u32)> {
        if !matches!(self.text(1), "in" | "out of") {
            return None;
        }
        let number = |ahead: usize| match self.item(ahead)? {
            Item::Known(Sense::Cardinal(number), _) => Some(*number),
            Item::Digits(written) if written.value.scale() == 0 => small(written.value),
            _ => None,
        };
        let (low, high) = (number(0)?, number(2)?);
        (low > 0 && low < high && high <= 100).then_some((low, high))
    }

    fn multiple_word(&self) -> Option<Composed> {
        let Some(Sense::Multiple(times)) = self.sense(0) else { return None };
        let numeral = Numeral::in_words(Decimal::from_int(i64::from(times)), None)?;
        Some(Composed { form: Form::Multiple(Numeral { worded: true, ..numeral }), used: 1 })
    }

    /// `second`, `No. 2`: a place in an order or in a row; elsewhere no number.
    fn ordinal(&self) -> Option<Composed> {
        let Some(Sense::Ordinal(place)) = self.sense(0) else { return None };
        match self.expected {
            Expected::Rank => Some(Composed { form: Form::Rank(place), used: 1 }),
            Expected::Streak => {
                let numeral = Numeral::in_words(Decimal::from_int(i64::from(place)), None)?;
                Some(Composed { form: Form::Number(numeral), used: 1 })
            }
            _ => None,
        }
    }

    /// Gives each claim its direction and the unit that is said once for all.
    fn settle(&mut self) {
        let directions = self.reading.directions.clone();
        for spoken in &mut self.reading.spoken {
            let before = directions.iter().rfind(|(at, _)| *at < spoken.position);
            let after = directions.iter().find(|(at, _)| *at > spoken.position);
            spoken.direction = before.or(after).map(|(_, direction)| *direction);
        }
        let unit = self.reading.spoken.last().and_then(|last| last.unit);
        for spoken in &mut self.reading.spoken {
            spoken.unit = spoken.unit.or(unit);
        }
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

/// A part of a point as a number in words.
fn point_part(count: u32, parts: u32) -> Option<Form> {
    let value = Decimal::from_int(count.into()).checked_div(Decimal::from_int(parts.into()))?;
    Some(Form::Number(Numeral::article(value)))
}

fn small(value: Decimal) -> Option<u32> {
    value.normalized().to_string().parse().ok()
}
