//! The words beside the link: direction, hedge, base and period that the sentence gives the claim.
//!
//! Reads whole phrases of the clause (directions, hedges, base words) or of the sentence (periods). Finds; `judge` and
//! `context` decide.

mod bases;
mod periods;
mod territory;

use super::ClaimText;
use super::divisor::{self, Divisor};
use super::reading::is_mark;
use super::scan::{Chunk, Item, chunks};
use super::words::{
    Direction, Flatness, Hedge, LevelWord, Sense, UnitWord, Vocabulary, is_comparative, is_move, is_threshold,
};

pub(super) use bases::{Step, bases_in};
use bases::{bases, texts};
use periods::near;
pub(super) use periods::{Mention, Role, Time};
use territory::{Territory, attributed};

/// What stands beside the link.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(super) struct Beside {
    /// Directions of the clause with their distance from the link, in phrases; 1 is the nearest.
    pub(super) directions: Vec<(usize, Side, Direction)>,
    /// The verb of the clause before, where this one leaves it out: "fell by 1% and then by 3%".
    pub(super) carried: Option<Direction>,
    /// A hedge directly before or after the link, with its words.
    pub(super) hedge: Option<(Hedge, String)>,
    /// The preposition directly before the link.
    pub(super) level: Option<LevelWord>,
    /// Whether the words directly before or after the link say that it stayed what it was, and how exactly.
    pub(super) held: Option<Flatness>,
    /// Whether the words directly before say that a bound within the link held before too: remained.
    pub(super) stayed: bool,
    /// Whether a word directly behind the link makes its number a bound: "the 1,000 mark".
    pub(super) is_threshold: bool,
    /// The way of a comparison directly behind the link: "more slowly".
    pub(super) compared: Option<Direction>,
    /// Whether a word of movement right beside the link makes its number a change: "rose by [353 tonnes]".
    pub(super) moved: bool,
    /// Whether a verb of loss stands shortly before the link: "lost [12%]".
    pub(super) is_losing: bool,
    /// Whether a verb of gain or loss that may take an object stands right before the link: "gained [£5,000]".
    pub(super) is_gaining: bool,
    /// Whether "by" stands right before the link.
    pub(super) is_by: bool,
    /// A word before the link that turns its clause round: "did not rise".
    pub(super) negation: Option<String>,
    /// Whether a mark that makes a number negative stands right before the link.
    pub(super) marked: bool,
    /// What the number is divided by, right behind the link: "a day".
    pub(super) divisor: Option<Divisor>,
    /// Whether the sentence speaks of its own time: "then a record".
    pub(super) is_then: bool,
    /// Whether the sentence names any time at all.
    pub(super) is_bounded_in_time: bool,
    /// A mark or noun of loss in the clause, which gives any value its sign.
    pub(super) sign: Option<Direction>,
    /// A noun of the clause that gives a balance its sign, those of `sign` included.
    pub(super) noun: Option<Direction>,
    /// Whether a noun of loss or deficit stands in an earlier clause of the text: "the deficit, which hit".
    pub(super) is_after_deficit: bool,
    /// Whether the sentence speaks of an extreme or a first time, whose "since" names no base.
    pub(super) is_extreme: bool,
    /// A currency directly before the link.
    pub(super) currency: Option<UnitWord>,
    /// A scale word directly behind the link.
    pub(super) scale: Option<i32>,
    /// A unit directly behind the link.
    pub(super) unit: Option<UnitWord>,
    /// Units that the sentence names anywhere.
    pub(super) units: Vec<UnitWord>,
    /// Whether the sentence speaks of a part of a longer time: a month, a peak.
    pub(super) is_partial: bool,
    /// The steps that base words name: "on the month".
    pub(super) bases: Vec<(Step, String)>,
    /// Whether "of" stands directly behind the link.
    pub(super) of_follows: bool,
    /// The periods that the sentence names.
    pub(super) mentions: Vec<Mention>,
    /// Those of the clause of the link, between colons and the like.
    pub(super) near: Vec<Mention>,
    /// Whether the sentence names a period by its distance: "the month before".
    pub(super) is_relative: bool,
    /// Whether they say "since at least", so that the value of that time is one of those that are beaten.
    pub(super) is_since_at_least: bool,
    /// Whether the words that belong to the link make a year of a shorter time.
    pub(super) annualised: bool,
    /// Whether it names a later one so: "a month later".
    pub(super) is_forward: bool,
}

/// Before or after the link.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Side {
    Before,
    After,
}

impl Beside {
    /// The nearest noun counts.
    fn take_noun(&mut self, sense: Sense) {
        match sense {
            Sense::SignNoun(direction) => {
                self.sign = self.sign.or(Some(direction));
                self.noun = self.noun.or(Some(direction));
            }
            Sense::BalanceNoun(direction) => self.noun = self.noun.or(Some(direction)),
            _ => {}
        }
    }

    /// Whether a word of the clause before the link says up or down.
    pub(super) fn is_moving(&self) -> bool {
        self.directions.iter().any(|(_, side, _)| *side == Side::Before)
    }

    /// Whether a word of the clause agrees with a direction.
    pub(super) fn agrees(&self, direction: Direction) -> bool {
        self.carried == Some(direction) || self.directions.iter().any(|(_, _, found)| *found == direction)
    }

    /// Whether a verb of change stands right before the link: "rose [eight times](…)".
    pub(super) fn is_led_by_verb(&self) -> bool {
        let near = |(distance, side, _): &(usize, Side, Direction)| *side == Side::Before && *distance <= 2;
        self.level.is_none() && self.directions.iter().any(near)
    }

    /// The direction right beside the link, before it or behind it.
    pub(super) fn adjacent(&self) -> Option<Direction> {
        let near = |(distance, side, _): &&(usize, Side, Direction)| match side {
            Side::Before => self.level.is_none() && *distance <= 2,
            Side::After => *distance == 1,
        };
        self.directions.iter().find(near).map(|(_, _, direction)| *direction)
    }

    /// The direction that a multiple right behind "by" has: "cut its rate by [a factor of two]".
    pub(super) fn turning(&self) -> Option<Direction> {
        let before = |(_, side, _): &&(usize, Side, Direction)| self.is_by && *side == Side::Before;
        self.adjacent().or_else(|| self.directions.iter().find(before).map(|(_, _, direction)| *direction))
    }

    /// Whether a direction stands directly behind the link: "[32%] less than in May".
    pub(super) fn is_followed_by_direction(&self) -> bool {
        self.directions.iter().any(|(distance, side, _)| *side == Side::After && *distance == 1)
    }

    /// Whether a word near the link says so: among the three before or the two after.
    pub(super) fn says_near(&self, direction: Direction) -> bool {
        let near = |(distance, side, found): &(usize, Side, Direction)| {
            *found == direction && *distance <= if *side == Side::Before { 3 } else { 2 }
        };
        self.directions.iter().any(near)
    }
}

/// Reads what stands before, in and after the link.
pub(super) fn read(text: &ClaimText<'_>, vocabulary: &Vocabulary) -> Beside {
    let (before, words, after) = (text.before, text.words, text.after);
    let (head, tail) = (chunks(before, vocabulary), chunks(after, vocabulary));
    let inside = chunks(words, vocabulary);
    let mut found = Beside::default();
    let head_clause: Vec<&Chunk> = head.iter().rev().take_while(|chunk| !ends_clause(chunk)).collect();
    let tail_clause: Vec<&Chunk> = tail.iter().take_while(|chunk| !ends_clause(chunk)).collect();
    found.is_threshold = tail_clause.first().is_some_and(|chunk| THRESHOLDS.contains(&chunk.text()));
    read_before(&head_clause, &mut found);
    read_after(&tail_clause, &mut found);
    if found.directions.is_empty() && head_clause.iter().all(|chunk| is_elliptic(chunk)) {
        found.carried = head.iter().rev().find_map(|chunk| match chunk.sense() {
            Some(Sense::Direction(direction)) => Some(direction),
            _ => None,
        });
    }
    read_units(&tail_clause, &mut found);
    if let (Some(Item::Mark(',')), Some(Sense::Flat(flat))) =
        (tail.first().map(|chunk| &chunk.item), tail.get(1).and_then(Chunk::sense))
    {
        found.held = Some(flat);
    }
    let territory = Territory::of(text, &head, &tail);
    let sentence: Vec<Chunk> =
        [&territory.head, &inside, &territory.tail].into_iter().flatten().cloned().collect();
    found.mentions = attributed(&territory, &inside, &sentence);
    let said = [&territory.lead, &inside, &territory.trail].into_iter().flatten();
    found.annualised = said.clone().any(|chunk| matches!(chunk.text(), "annualised" | "annualized"));
    let said: Vec<&Chunk> = said.collect();
    found.is_since_at_least = said
        .windows(2)
        .any(|pair| matches!(pair, [one, other] if one.text() == "since" && other.text() == "at least"));
    found.moved &= !inside.first().is_some_and(|chunk| BOUNDING.contains(&chunk.text()));
    found.near = near(&head, &inside, &tail);
    found.is_relative = sentence.iter().any(|chunk| RELATIVE.contains(&chunk.text()));
    found.is_forward = sentence.iter().any(|chunk| FORWARD.contains(&chunk.text()));
    found.is_extreme = sentence.iter().any(is_extreme);
    found.is_after_deficit = after_deficit(&head);
    found.is_partial = (0..sentence.len()).any(|at| is_partial(&sentence, at));
    found.is_then =
        sentence.iter().any(|chunk| matches!(chunk.text(), "then" | "time" | "far" | "yet" | "hitherto"));
    found.is_bounded_in_time = sentence.iter().any(is_time);
    found.units = sentence.iter().filter_map(unit).collect();
    // "Rose [above 4%]" names a level.
    let threshold = |chunk: &Chunk| {
        matches!(chunk.sense(), Some(Sense::Hedge(_) | Sense::Bound(..))) && is_threshold(chunk.text())
    };
    found.moved &= !inside.first().is_some_and(threshold);
    let trail = territory.trail.iter().take_while(|chunk| !ends_clause(chunk));
    found.bases = bases(&[texts(inside.iter()), texts(trail)]);
    if found.bases.is_empty() {
        found.bases = bases(&[texts(territory.lead.iter())]);
    }
    let has_base = found.mentions.iter().any(|mention| mention.is_own && mention.role == Role::Base);
    if found.bases.is_empty() && !has_base {
        found.bases = bases(&[texts(territory.opening.iter())]);
    }
    found
}

fn unit(chunk: &Chunk) -> Option<UnitWord> {
    match chunk.sense()? {
        Sense::Unit(unit) => Some(unit),
        _ => None,
    }
}

/// A time, or a word that leads to one.
fn is_time(chunk: &Chunk) -> bool {
    let named = matches!(chunk.sense(), Some(Sense::Month(_) | Sense::Quarter));
    named || chunk.text() == "since" || unit(chunk).is_some_and(UnitWord::is_time)
}

/// Whether a word speaks of a part of a longer time. The months of "three months to June" are that time itself.
fn is_partial(sentence: &[Chunk], at: usize) -> bool {
    let Some(chunk) = sentence.get(at) else { return false };
    let quarter = chunk.sense() == Some(Sense::Quarter) && !is_numbered(sentence, at);
    let named =
        quarter || matches!(chunk.sense(), Some(Sense::Month(_) | Sense::Superlative(_) | Sense::Valued));
    let run = sentence.get(at + 1).is_some_and(|next| next.text() == "to");
    let month_of_run = at > 1 && sentence.get(at - 1).is_some_and(|one| one.text() == "to");
    let time = matches!(unit(chunk), Some(UnitWord::Months | UnitWord::Weeks | UnitWord::Days)) && !run;
    named && !month_of_run || time || turns_a_time(sentence, at) || PARTIAL.contains(&chunk.text())
}

/// "Ended the year", "started at": not "started 500 homes".
fn turns_a_time(sentence: &[Chunk], at: usize) -> bool {
    let mut ahead = sentence.get(at + 1..).unwrap_or_default().iter().take(3);
    let is_time = |chunk: &Chunk| matches!(chunk.text(), "year" | "decade" | "century" | "at" | "of");
    sentence.get(at).is_some_and(|chunk| TURNING.contains(&chunk.text())) && ahead.any(is_time)
}

/// "The second quarter": the time itself.
fn is_numbered(sentence: &[Chunk], at: usize) -> bool {
    let before = at.checked_sub(1).and_then(|at| sentence.get(at));
    matches!(before.and_then(Chunk::sense), Some(Sense::Ordinal(_)))
}

/// Words of a clause that leaves its verb to the one before: "and then by".
fn is_elliptic(chunk: &Chunk) -> bool {
    match &chunk.item {
        Item::Word(word) => {
            matches!(word.as_str(), "then" | "again" | "also" | "further" | "still" | "or" | "by")
        }
        Item::Known(sense, _) => matches!(sense, Sense::Filler | Sense::Hedge(_)),
        _ => false,
    }
}

/// Words that speak of a part of a longer time.
const PARTIAL: &[&str] =
    &["monthly", "quarterly", "peak", "peaked", "trough", "high", "low", "bottomed", "record", "point"];

/// Words that speak of a part of a time where they have it for an object.
const TURNING: &[&str] =
    &["ended", "end", "started", "start", "began", "beginning", "opened", "closed", "close"];

/// Behind "passed the 1,000": what makes the number a bound and no value of something else.
const THRESHOLDS: &[&str] =
    &["mark", "threshold", "barrier", "level", "target", "milestone", "limit", "line"];

/// Words within a link that make a level of what a verb leads to: "fell [below a million]".
const BOUNDING: &[&str] = &["below", "above", "under", "over", "past", "beyond", "through"];

/// Words that name a later period by its distance.
const FORWARD: &[&str] = &["later", "next", "following", "subsequent", "subsequently", "then", "after"];

fn is_extreme(chunk: &Chunk) -> bool {
    let sense = matches!(
        chunk.sense(),
        Some(
            Sense::Superlative(_) | Sense::RecordWord | Sense::Ordinal(_) | Sense::Negation | Sense::Straight
        )
    );
    sense || matches!(chunk.text(), "high" | "low" | "peak" | "trough")
}

/// The nearest noun of the sentence before the link.
fn after_deficit(head: &[Chunk]) -> bool {
    let sentence = head.iter().rev().take_while(|chunk| !matches!(chunk.item, Item::Mark('.' | '!' | '?')));
    let nearest = sentence.filter_map(Chunk::sense).find_map(|sense| match sense {
        Sense::BalanceNoun(direction) | Sense::SignNoun(direction) => Some(direction),
        _ => None,
    });
    nearest == Some(Direction::Down)
}

/// Scale words, a unit and a divisor directly behind the link: `[353](=…) million tonnes a day`.
fn read_units(clause: &[&Chunk], found: &mut Beside) {
    let sense = |at: usize| clause.get(at).and_then(|chunk| chunk.sense());
    let mut at = 0;
    // The m of "m/m" is a month.
    let is_ratio = |at: usize| clause.get(at + 1).is_some_and(|next| matches!(next.item, Item::Mark('/')));
    while let Some(Sense::Scale(power)) = sense(at).filter(|_| !is_ratio(at)) {
        found.scale = Some(found.scale.unwrap_or(0) + power);
        at += 1;
    }
    let relative =
        |at: usize| clause.get(at).is_some_and(|next| RELATIVE.contains(&next.text()) || next.text() == "on");
    found.unit = match sense(at) {
        Some(Sense::Unit(unit)) if unit.is_time() && relative(at + 1) => None,
        Some(Sense::Unit(unit)) => Some(unit),
        Some(Sense::Quarter) if !relative(at + 1) => Some(UnitWord::Quarters),
        _ => None,
    };
    at += usize::from(found.unit.is_some());
    let rest: Vec<Chunk> = clause.iter().skip(at).take(6).map(|chunk| (*chunk).clone()).collect();
    let nouns = rest.iter().take(2).take_while(|chunk| matches!(chunk.item, Item::Word(_))).count();
    let per = |at: &usize| rest.get(*at).is_some_and(|chunk| chunk.text() == "per");
    let place = Some(nouns).filter(per).unwrap_or(0);
    found.divisor = divisor::at(&rest, place).map(|(divisor, _)| divisor);
    found.moved |= rest.first().is_some_and(|chunk| is_comparative(chunk.text()));
}

fn ends_clause(chunk: &Chunk) -> bool {
    match &chunk.item {
        Item::Mark(mark) => matches!(mark, ',' | ';' | ':' | '.' | '!' | '?' | '(' | ')' | '–' | '—'),
        Item::Known(Sense::And, _) => true,
        Item::Word(word) => matches!(word.as_str(), "but" | "while"),
        _ => false,
    }
}

/// The clause before the link, nearest first.
fn read_before(clause: &[&Chunk], found: &mut Beside) {
    let mut directly = true;
    for (at, chunk) in clause.iter().enumerate() {
        match chunk.sense() {
            // "To [$87m] profit from [$38m] loss": the noun is that of the other number.
            Some(Sense::SignNoun(_) | Sense::BalanceNoun(_)) if is_turned(clause, at) => {}
            Some(Sense::Hedge(Hedge::Joining)) => {}
            Some(Sense::Bound(_, direction)) if is_measured(clause.get(at + 1)) => {
                found.directions.push((at + 1, Side::Before, direction));
                directly = false;
            }
            // "Exceeds the [2,644] of before" compares something else with the number.
            Some(Sense::Hedge(hedge) | Sense::Bound(hedge, _))
                if directly && hedge.compares() && is_definite(clause, at) && !found.is_threshold =>
            {
                directly = false;
            }
            Some(Sense::Hedge(hedge) | Sense::Bound(hedge, _)) if directly => {
                found.hedge = Some((hedge, chunk.text().to_owned()));
                directly = false;
            }
            Some(Sense::Level(level)) if directly => {
                found.level = Some(level);
                directly = false;
            }
            Some(Sense::Held(flat)) if directly => {
                (found.level, found.held) = (Some(LevelWord::At), Some(flat));
                directly = false;
            }
            Some(Sense::Direction(direction)) => {
                found.directions.push((at + 1, Side::Before, direction));
                directly = false;
            }
            Some(sense @ (Sense::SignNoun(_) | Sense::BalanceNoun(_))) => {
                found.marked |= directly && is_mark(chunk.text());
                found.is_losing |= at < 3 && matches!(chunk.text(), "lost" | "lose" | "loses" | "losing");
                found.take_noun(sense);
            }
            Some(Sense::Unit(currency @ (UnitWord::Dollar | UnitWord::Named(_)))) if at == 0 => {
                found.currency = Some(currency).filter(|_| is_currency_sign(chunk.text()));
            }
            Some(Sense::Filler | Sense::Unit(UnitWord::Dollar)) => {}
            None if directly && is_adjective(clause, at) => {}
            _ => directly = false,
        }
    }
    found.stayed = is_stayed(clause);
    if found.level == Some(LevelWord::At) && found.held.is_none() && is_kept(clause) {
        found.held = Some(Flatness::Flat);
    }
    found.moved = found.level.is_none() && is_moved(clause);
    found.negation = negation(clause);
    if let Some((hedge @ (Hedge::MoreThan | Hedge::LessThan), _)) = found.hedge.as_mut()
        && (found.negation.take().is_some()
            || clause.iter().take(9).any(|chunk| chunk.sense() == Some(Sense::Zero)))
    {
        // "No month saw more than", "was never below".
        *hedge = if *hedge == Hedge::MoreThan { Hedge::AtMost } else { Hedge::AtLeast };
    }
    let gains = ["gained", "gain", "gains", "gaining", "added", "adding", "adds", "shed", "put on"];
    found.is_gaining = clause.first().is_some_and(|chunk| gains.contains(&chunk.text()));
    found.is_by = clause.first().is_some_and(|chunk| chunk.text() == "by");
}

/// Whether a number ends there, so that "fewer than" behind it compares: "8% fewer than the 583".
fn is_measured(chunk: Option<&&Chunk>) -> bool {
    chunk.is_some_and(|chunk| {
        matches!(chunk.item, Item::Digits(_))
            || matches!(
                chunk.sense(),
                Some(Sense::Unit(_) | Sense::Scale(_) | Sense::Ordinal(_) | Sense::Half)
            )
    })
}

/// A word between a hedge with its article and the link: "more than an impressive [20%]".
fn is_adjective(clause: &[&Chunk], at: usize) -> bool {
    let word = |at: usize| matches!(clause.get(at).map(|chunk| &chunk.item), Some(Item::Word(_)));
    let article = at + 1 + usize::from(word(at + 1));
    let is_article = clause.get(article).is_some_and(|chunk| matches!(chunk.text(), "a" | "an"));
    let hedge = matches!(
        clause.get(article + 1).and_then(|chunk| chunk.sense()),
        Some(Sense::Hedge(_) | Sense::Bound(..))
    );
    word(at) && at < 2 && is_article && hedge
}

/// "Held its rate at": the verb with its object before "at".
fn is_kept(clause: &[&Chunk]) -> bool {
    let at = clause.iter().position(|chunk| chunk.text() == "at");
    let behind =
        at.and_then(|at| clause.get(at + 1..at + 6).or_else(|| clause.get(at + 1..))).unwrap_or_default();
    let own = behind.iter().take_while(|chunk| !matches!(chunk.sense(), Some(Sense::Direction(_))));
    let mut own = own.take_while(|chunk| !matches!(chunk.item, Item::Digits(_)));
    own.any(|chunk| KEEPING.contains(&chunk.text()))
}

/// Verbs that leave their object where it was.
const KEEPING: &[&str] = &[
    "held",
    "holds",
    "hold",
    "holding",
    "kept",
    "keeps",
    "keep",
    "keeping",
    "maintained",
    "maintains",
    "maintaining",
];

/// "Remained" right before the link or before its hedge.
fn is_stayed(clause: &[&Chunk]) -> bool {
    let mut rest = clause.iter().skip_while(|chunk| {
        matches!(chunk.sense(), Some(Sense::Hedge(_) | Sense::Bound(..) | Sense::Filler | Sense::Unit(_)))
    });
    rest.next().is_some_and(|chunk| chunk.sense() == Some(Sense::Stayed))
}

/// Whether a word of movement governs the link: "rose by", "a fall of almost", "cut its rate by".
fn is_moved(clause: &[&Chunk]) -> bool {
    /// Between a verb and its "by" may stand a short object.
    const OBJECT: usize = 4;
    let mut link = None;
    let mut object = 0;
    for chunk in clause {
        match chunk.sense() {
            Some(Sense::Hedge(_) | Sense::Bound(..)) if is_threshold(chunk.text()) => return false,
            Some(Sense::Filler) if !matches!(chunk.text(), "a" | "an") => {
                if object > 0 && chunk.text() == "in" {
                    return false;
                }
                link = link.or(Some(chunk.text()));
            }
            Some(Sense::Bound(..)) if BOUNDING.contains(&chunk.text()) => return false,
            Some(Sense::Filler | Sense::Hedge(_) | Sense::Bound(..) | Sense::Unit(_)) => {}
            Some(Sense::Direction(_)) => return is_move(chunk.text(), link),
            None if link == Some("by") && object < OBJECT && !is_preposition(chunk) => object += 1,
            _ => return false,
        }
    }
    false
}

/// Whether "from" stands between a noun and the link, and a number of its own right before the noun.
fn is_turned(clause: &[&Chunk], at: usize) -> bool {
    let turns = clause.iter().take(at).any(|chunk| chunk.sense() == Some(Sense::Level(LevelWord::From)));
    let counted = clause.iter().skip(at + 1).take(3).any(|chunk| matches!(chunk.item, Item::Digits(_)));
    turns && counted
}

/// Whether "the" stands between a word and the link.
fn is_definite(clause: &[&Chunk], at: usize) -> bool {
    at.checked_sub(1).and_then(|near| clause.get(near)).is_some_and(|chunk| chunk.text() == "the")
}

fn is_preposition(chunk: &Chunk) -> bool {
    !matches!(chunk.item, Item::Word(_))
        || matches!(chunk.text(), "on" | "for" | "with" | "as" | "than" | "over")
}

/// Behind "not": what is denied is not the number.
const OTHERWISE: &[&str] = &[
    "only",
    "just",
    "least",
    "yet",
    "seasonally",
    "adjusted",
    "including",
    "counting",
    "surprisingly",
    "unexpectedly",
    "unlike",
    "quite",
    "far",
    "long",
    "allowing",
    "necessarily",
    "merely",
    "simply",
    "far from",
];

/// A negation shortly before the link: "exports did not rise [54.5%]".
fn negation(clause: &[&Chunk]) -> Option<String> {
    let near = clause.iter().take(4).position(|chunk| chunk.sense() == Some(Sense::Negation))?;
    let next = near.checked_sub(1).and_then(|at| clause.get(at)).map_or("", |chunk| chunk.text());
    let word = clause.get(near)?.text();
    let is_other = OTHERWISE.contains(&next) || matches!(word, "without" | "neither" | "nor" | "no longer");
    (!is_other).then(|| word.to_owned())
}

fn read_after(clause: &[&Chunk], found: &mut Beside) {
    // A noun behind "from" is that of the other value: "income of [$87m] from a loss".
    let turns =
        |chunk: &&&Chunk| matches!(chunk.text(), "from" | "after" | "against" | "versus" | "compared with");
    let other = clause.iter().position(|chunk| turns(&chunk)).unwrap_or(clause.len());
    for (at, chunk) in clause.iter().enumerate() {
        match chunk.sense() {
            Some(Sense::After(hedge)) if at == 0 && found.hedge.is_none() => {
                found.hedge = Some((hedge, chunk.text().to_owned()));
            }
            Some(Sense::Filler) if at == 0 => {
                found.of_follows = chunk.text() == "of" && !is_own_worth(clause)
            }
            Some(sense @ (Sense::Direction(direction) | Sense::Bound(_, direction))) => {
                // "Over the year" compares nothing.
                let compares = at == 0 && matches!(sense, Sense::Direction(_));
                found.compared = found.compared.or(Some(direction).filter(|_| compares));
                found.directions.push((at + 1, Side::After, direction));
            }
            Some(sense @ (Sense::SignNoun(_) | Sense::BalanceNoun(_))) if at < other => {
                found.take_noun(sense)
            }
            _ => {}
        }
    }
}

/// "Of its value": what was lost is a change, though it is said like a share.
fn is_own_worth(clause: &[&Chunk]) -> bool {
    let word = |at: usize| clause.get(at).map_or("", |chunk| chunk.text());
    matches!(word(1), "its" | "their" | "his" | "her") && matches!(word(2), "value" | "worth" | "price")
}

/// Signs that are set before a number.
fn is_currency_sign(text: &str) -> bool {
    text.ends_with(['$', '€', '£', '¥'])
}

/// Words that name a period by its distance from another.
const RELATIVE: &[&str] = &[
    "earlier",
    "before",
    "previous",
    "prior",
    "preceding",
    "ago",
    "last",
    "next",
    "following",
    "later",
    "same",
];
