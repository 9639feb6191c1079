//! Hedges and bounds: which number each belongs to, and which belongs to none.

use super::{Expected, Reader, Unread};
use crate::claim::scan::Item;
use crate::claim::words::{Direction, Hedge, Sense, UnitWord};

impl Reader<'_> {
    /// A hedge that found no number. One that can mean nothing else is reported: without it the words say more.
    pub(super) fn drop_hedge(&mut self) {
        let Some(hedge) = self.hedge.take() else { return };
        let Some(chunk) = self.chunks.get(self.hedge_at) else { return };
        // "Since at least 2009" bounds a date.
        let dated = self.hedge_at.checked_sub(1).and_then(|at| self.chunks.get(at));
        let dated = dated.is_some_and(|before| before.text() == "since");
        if self.lost.is_none() && !dated && is_only_a_hedge(hedge, chunk.text()) {
            let reason = format!("`{}` stands before no number that it could narrow", chunk.text());
            let help = "set it directly before its number".to_owned();
            self.lost = Some(Unread { range: chunk.range.clone(), reason, help });
        }
    }

    pub(super) fn take_hedge(&mut self, hedge: Hedge) {
        (self.hedge, self.hedge_at) = (Some(hedge), self.at);
    }

    /// A word between a hedge with its article and their number: "more than an impressive 20%".
    pub(super) fn is_adjective(&self) -> bool {
        let article = self.hedge_at + 1;
        let is_article =
            |at: usize| self.chunks.get(at).is_some_and(|one| matches!(one.text(), "a" | "an" | "the"));
        let between = self.chunks.get(article + 1..self.at).unwrap_or_default();
        self.hedge.is_some()
            && self.at > article
            && is_article(article)
            && between.iter().all(|chunk| matches!(chunk.item, Item::Word(_)))
            && self.is_number_like(self.past_words(0))
    }

    /// Past so many words at most that the vocabulary does not have.
    pub(super) fn past_words(&self, ahead: usize) -> usize {
        ahead + (0..3).take_while(|at| matches!(self.item(ahead + at), Some(Item::Word(_)))).count()
    }

    /// `more than` bounds a number that follows; after a number it is a direction.
    pub(super) fn bound(&mut self, hedge: Hedge, direction: Direction) -> Result<usize, Unread> {
        let mut ahead = 1;
        while matches!(
            self.sense(ahead),
            Some(Sense::Filler | Sense::Hedge(_) | Sense::Unit(UnitWord::Dollar | UnitWord::Named(_)))
        ) {
            ahead += 1;
        }
        let article = matches!(self.text(ahead - 1), "a" | "an");
        let past = if article { self.past_words(ahead) } else { ahead };
        let compares = self.reading.spoken.last().is_some_and(|last| {
            self.before(1).is_some_and(|before| before.range.end == last.range.end) && last.unit.is_some()
        });
        if compares {
            self.reading.directions.push((self.at, direction));
        } else if self.is_number_like(past) || self.is_article_unit(ahead) || article && self.is_class(ahead)
        {
            self.take_hedge(hedge);
        } else if self.expected == Expected::Record {
            let reason = format!("`{}` says less than that it was an extreme", self.text(0));
            return Err(self.unread(reason, "bind the words to the two values and compare them"));
        } else {
            self.reading.directions.push((self.at, direction));
        }
        Ok(1)
    }

    fn is_class(&self, ahead: usize) -> bool {
        matches!(self.sense(ahead), Some(Sense::Class(_)))
    }

    /// Whether a bound and its number stand ahead: "remained above 3%".
    pub(super) fn is_bounded(&self, ahead: usize) -> bool {
        let bound = match self.sense(ahead) {
            Some(Sense::Bound(..)) => true,
            Some(Sense::Hedge(hedge)) => {
                matches!(hedge, Hedge::WellOver | Hedge::WellUnder | Hedge::JustOver | Hedge::Nearly)
            }
            _ => false,
        };
        let currency = matches!(self.sense(ahead + 1), Some(Sense::Unit(_) | Sense::Filler));
        bound && self.is_number_like(ahead + 1 + usize::from(currency))
    }

    /// `a week`, `a point`: one of them.
    fn is_article_unit(&self, ahead: usize) -> bool {
        let article = ahead.checked_sub(1).is_some_and(|before| matches!(self.text(before), "a" | "an"));
        article && (self.is_timed(ahead) || self.sense(ahead) == Some(Sense::Unit(UnitWord::Points)))
    }

    pub(super) fn after(&mut self, hedge: Hedge) {
        let end = self.before(1).map_or(0, |chunk| chunk.range.end);
        if let Some(last) = self.reading.spoken.last_mut().filter(|last| last.range.end == end) {
            last.hedge = Some(hedge);
            last.range.end = self.chunks.get(self.at).map_or(end, |chunk| chunk.range.end);
        } else if matches!(hedge, Hedge::AtLeast | Hedge::AtMost) {
            self.take_hedge(hedge);
        }
    }
}

/// Whether a hedge has no other meaning: "some", "within" and "passed" have.
fn is_only_a_hedge(hedge: Hedge, text: &str) -> bool {
    match hedge {
        Hedge::Nearly => {
            !matches!(text, "pushing" | "all but" | "close on" | "nudging" | "practically" | "shy of")
        }
        Hedge::JustOver
        | Hedge::WellOver
        | Hedge::WellUnder
        | Hedge::FarMore
        | Hedge::AtLeast
        | Hedge::Exactly => true,
        Hedge::AtMost => !matches!(text, "within" | "up to"),
        Hedge::Barely => text != "hardly",
        Hedge::About => matches!(text, "about" | "roughly" | "approximately" | "close to"),
        Hedge::MoreThan | Hedge::LessThan | Hedge::Joining => false,
    }
}
