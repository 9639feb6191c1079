//! The closed vocabulary of claims: what each word or phrase means, one table a language.
//!
//! A phrase that is not in the table is refused or passed over, never guessed. The senses are the grammar of claims;
//! `reading` puts them together.

mod en;
mod moves;

use std::collections::BTreeMap;
use std::sync::LazyLock;

pub(super) use moves::{is_comparative, is_evaluative, is_move, is_threshold};

/// What an editor's words may mean.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Sense {
    /// Narrows or widens the number that follows.
    Hedge(Hedge),
    /// Bounds a number that follows; after a number it is a direction.
    Bound(Hedge, Direction),
    /// Narrows or widens the number before it.
    After(Hedge),
    /// Up or down.
    Direction(Direction),
    /// A mark or noun that gives any value its sign: minus, loss.
    SignNoun(Direction),
    /// A noun that gives a balance its sign and says nothing of a change: deficit, gap, surplus.
    BalanceNoun(Direction),
    /// Before a number that is a value, not a change: to, at, from.
    Level(LevelWord),
    /// Before a number that stayed what it was, or nearly: held at, little changed at.
    Held(Flatness),
    /// Before a bound that held in the period before too: remained, stayed.
    Stayed,
    /// A number word that adds up: `forty`, `six`.
    Cardinal(u32),
    /// A power of ten: `million`.
    Scale(i32),
    /// A unit.
    Unit(UnitWord),
    /// A ratio in one word: doubled, twice.
    Multiple(u32),
    /// A fall of one half.
    Halved,
    /// `half`.
    Half,
    /// `quarter`, `quarters`: a fraction or a part of a year.
    Quarter,
    /// `tenth`, `thirds`: a fraction or a place in an order.
    Ordinal(u32),
    /// `times` after a number; `fold` after a hyphen.
    Times,
    /// largest, highest, smallest …: whether it counts from the small end.
    Superlative(bool),
    /// worst, best: an extreme of which the subject decides whether it is a high or a low.
    Valued,
    /// joint, tied.
    Joint,
    /// top, as in "the top three".
    Top,
    /// straight, in a row, running.
    Straight,
    /// A class of shares: majority, most.
    Class(Class),
    /// flat, unchanged; little changed.
    Flat(Flatness),
    /// no, none, zero.
    Zero,
    /// double-digit (2), triple-digit (3).
    Digits(u32),
    /// dozens, hundreds, thousands: at least twice the unit.
    Several(u32),
    /// a dozen.
    Dozen,
    /// Words between the ends of a range.
    Between,
    /// Joins numbers: and.
    And,
    /// A month, 1–12.
    Month(i8),
    /// early, mid, late in a month.
    PartOfMonth(i8),
    /// a, an, the, by, of: may stand between a hedge and its number.
    Filler,
    /// per, each: what follows is no claim.
    Per,
    /// not, never, without.
    Negation,
    /// Before a number that is a multiple: by a factor of.
    Factor,
    /// Ambiguous multiples: "times more".
    Ambiguous,
    /// since, ever, on record.
    Since,
    /// record, all-time.
    RecordWord,
    /// than ever, than at any time: makes an extreme of the comparison before it.
    ThanEver,
}

/// How exactly words mean their number.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Hedge {
    About,
    Nearly,
    JustOver,
    MoreThan,
    LessThan,
    AtLeast,
    AtMost,
    WellOver,
    WellUnder,
    FarMore,
    Barely,
    Exactly,
    Joining,
}

impl Hedge {
    /// Whether it sets one value against another: "slightly more than the 79,000 of Turkey".
    pub(super) fn compares(self) -> bool {
        !matches!(self, Self::About | Self::Exactly | Self::Barely | Self::Joining)
    }
}

/// Up or down.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Direction {
    Up,
    Down,
}

impl Direction {
    pub(super) fn opposite(self) -> Self {
        match self {
            Self::Up => Self::Down,
            Self::Down => Self::Up,
        }
    }
}

/// A preposition of values.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum LevelWord {
    To,
    From,
    At,
}

/// Units as words name them.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum UnitWord {
    Percent,
    Points,
    BasisPoints,
    /// A unit of the table, by its id.
    Named(&'static str),
    /// Pounds of money or of weight; the value decides.
    Pounds,
    /// A unit outside the table, by its base and power of ten: `GWh` is `Wh` and 9.
    Physical(&'static str, i32),
    /// A bare dollar sign: the currency that the briefing names.
    Dollar,
    Seconds,
    Minutes,
    Hours,
    Days,
    Weeks,
    Fortnights,
    Months,
    Quarters,
    Years,
    Decades,
    Centuries,
    /// Hundredths of a pound.
    Pence,
    /// Hundredths of another currency.
    Cents,
    /// "tons" without saying which.
    AmbiguousTons,
}

impl UnitWord {
    /// Whether it measures time.
    pub(super) fn is_time(self) -> bool {
        self.months().is_some()
            || matches!(
                self,
                Self::Seconds | Self::Minutes | Self::Hours | Self::Days | Self::Weeks | Self::Fortnights
            )
    }

    /// Its length in calendar months, where it has such.
    pub(super) fn months(self) -> Option<i32> {
        match self {
            Self::Months => Some(1),
            Self::Quarters => Some(3),
            Self::Years => Some(12),
            Self::Decades => Some(120),
            Self::Centuries => Some(1200),
            _ => None,
        }
    }

    /// Its length in days, where it has such.
    pub(super) fn days(self) -> Option<i32> {
        match self {
            Self::Days => Some(1),
            Self::Weeks => Some(7),
            Self::Fortnights => Some(14),
            _ => None,
        }
    }
}

/// Classes of shares.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Class {
    Majority,
    SlimMajority,
    Minority,
    VastMajority,
    AlmostAll,
}

/// How still.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Flatness {
    Flat,
    Little,
}

/// The vocabulary of one briefing: the language's table and what `site.yaml` adds to it.
#[derive(Debug, Clone, Default)]
pub struct Vocabulary {
    added: BTreeMap<String, Direction>,
    currency: Option<String>,
}

impl Vocabulary {
    /// English, with the currency that a bare "$" means.
    #[must_use]
    pub fn english(currency: Option<&str>) -> Self {
        Self { added: BTreeMap::new(), currency: currency.map(str::to_owned) }
    }

    /// Adds direction words: the classes are `up` and `down`; false for a class that is neither.
    pub fn add(&mut self, class: &str, words: &[String]) -> bool {
        let direction = match class {
            "up" => Direction::Up,
            "down" => Direction::Down,
            _ => return false,
        };
        self.added.extend(words.iter().map(|word| (word.to_lowercase(), direction)));
        true
    }

    /// The id of the currency that a bare "$" stands for.
    pub(super) fn dollar(&self) -> &str {
        self.currency.as_deref().unwrap_or("USD")
    }

    /// The sense of a phrase in small letters, its words joined by one blank.
    pub(super) fn sense(&self, phrase: &str) -> Option<Sense> {
        let added = self.added.get(phrase).map(|direction| Sense::Direction(*direction));
        added.or_else(|| ENGLISH.get(phrase).copied())
    }
}

/// Words in the longest phrase of the table.
pub(super) const LONGEST: usize = 5;

static ENGLISH: LazyLock<BTreeMap<&'static str, Sense>> = LazyLock::new(|| {
    let rows = en::ROWS.iter().flat_map(|(sense, words)| words.split('|').map(|word| (word.trim(), *sense)));
    rows.filter(|(word, _)| !word.is_empty()).collect()
});

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn no_phrase_has_two_senses_and_none_is_too_long() {
        let mut seen = BTreeMap::new();
        for (sense, words) in en::ROWS {
            for word in words.split('|').map(str::trim) {
                assert!(word.split(' ').count() <= LONGEST, "{word}");
                assert_eq!(word, word.to_lowercase());
                assert!(!word.contains("  ") && !word.is_empty(), "{word:?}");
                let before = seen.insert(word, *sense);
                assert!(before.is_none(), "{word} means {before:?} and {sense:?}");
            }
        }
    }
}
