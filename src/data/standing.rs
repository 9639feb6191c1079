//! Where an act stands from day to day: its phases, each with what it comes to, from its first day to the next.
//!
//! The one place that says which words of a phase mean that it is in force. Knows nothing of pages or pictures.

use indexmap::IndexMap;

use super::act::{Act, Phase};
use super::event::{Event, EventId, LegalStatus};
use super::period::Day;

/// Where a measure stands on a day, the weakest first.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Standing {
    /// It had force and has none any more: ended, struck down, or cut to nothing.
    Ended,
    /// It is put forward or decided, and not yet in force.
    Announced,
    /// It is set aside for a time.
    Suspended,
    /// It is in force.
    InForce,
}

impl Standing {
    /// What readers call it.
    #[must_use]
    pub fn word(self) -> &'static str {
        match self {
            Self::Ended => "ended",
            Self::Announced => "announced",
            Self::Suspended => "suspended",
            Self::InForce => "in force",
        }
    }

    /// What a legal status comes to.
    #[must_use]
    pub fn of_status(status: LegalStatus) -> Self {
        match status {
            LegalStatus::InForce => Self::InForce,
            LegalStatus::Suspended => Self::Suspended,
            LegalStatus::Proposed | LegalStatus::Announced => Self::Announced,
            LegalStatus::Expired
            | LegalStatus::Terminated
            | LegalStatus::StruckDown
            | LegalStatus::Superseded => Self::Ended,
        }
    }
}

/// A phase with the days on which it holds.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Stage<'a> {
    /// Where the act stands in it.
    pub standing: Standing,
    /// Its first day.
    pub from: Day,
    /// The first day of the next; none of the last.
    pub to: Option<Day>,
    /// What it demands.
    pub phase: &'a Phase,
}

impl Phase {
    /// Its first day: its own, or that of its event.
    #[must_use]
    pub fn begins(&self, events: &IndexMap<EventId, Event>) -> Option<Day> {
        let event = self.event.as_ref().and_then(|id| events.get(id.as_str()));
        let from = self.from.or_else(|| event.map(|event| event.effective.unwrap_or(event.date)))?;
        Some(from.first())
    }

    /// Where the act stands in this phase: what the phase says; without a word, in force where it demands something.
    #[must_use]
    pub fn standing(&self) -> Standing {
        match self.status.map(Standing::of_status) {
            None | Some(Standing::InForce) if self.is_binding() => Standing::InForce,
            None | Some(Standing::InForce) => Standing::Ended,
            Some(other) => other,
        }
    }
}

impl Act {
    /// Its phases in order of time, each up to the next. Of two that begin on one day the later written holds.
    #[must_use]
    pub fn stages(&self, events: &IndexMap<EventId, Event>) -> Vec<Stage<'_>> {
        let begun = self.phases.iter().filter_map(|phase| Some((phase.begins(events)?, phase)));
        let mut begun: Vec<(Day, &Phase)> = begun.collect();
        begun.sort_by_key(|(from, _)| *from);
        let nexts: Vec<Option<Day>> =
            begun.iter().skip(1).map(|(from, _)| Some(*from)).chain([None]).collect();
        let stages = begun.into_iter().zip(nexts).filter(|((from, _), to)| *to != Some(*from));
        stages.map(|((from, phase), to)| Stage { standing: phase.standing(), from, to, phase }).collect()
    }

    /// The phase that holds on a day: the last that began by then.
    #[must_use]
    pub fn phase_on(&self, day: Day, events: &IndexMap<EventId, Event>) -> Option<&Phase> {
        self.stages(events).into_iter().rfind(|stage| stage.from <= day).map(|stage| stage.phase)
    }
}

#[cfg(test)]
mod tests {
    use super::super::period::Period;
    use super::super::quantity::Decimal;
    use super::*;
    use crate::text::{FileId, Span, Spanned};

    fn place() -> Span {
        Span::new(FileId(0), 0..0)
    }

    fn phase(
        from: Option<&str>,
        event: Option<&str>,
        rate: Option<i64>,
        status: Option<LegalStatus>,
    ) -> Phase {
        Phase {
            event: event.map(|id| Spanned::new(id.to_owned(), place())),
            from: from.and_then(Period::parse),
            rate: rate.map(Decimal::from_int),
            rates: IndexMap::new(),
            requirement: None,
            status,
            documents: Vec::new(),
            note: None,
            sources: Vec::new(),
            place: place(),
        }
    }

    fn act(phases: Vec<Phase>) -> Act {
        Act::bare("a", "duty", "us", phases, place())
    }

    fn said(act: &Act) -> Vec<String> {
        let mut truce = Event::bare("truce", Period::parse("2025-05-12").unwrap(), "truce", place());
        truce.effective = Period::parse("2025-05-14");
        let events = IndexMap::from([("truce".to_owned(), truce)]);
        let stages = act.stages(&events).into_iter();
        stages
            .map(|stage| {
                let to = stage.to.map(|day| day.to_string()).unwrap_or_default();
                format!("{} {}..{to}", stage.standing.word(), stage.from)
            })
            .collect()
    }

    #[test]
    fn phases_follow_each_other() {
        let act = act(vec![
            phase(Some("2025-04-05"), None, Some(10), None),
            phase(Some("2025-04-10"), None, Some(125), Some(LegalStatus::InForce)),
            phase(None, Some("truce"), Some(10), Some(LegalStatus::Suspended)),
            phase(Some("2026-02-24"), None, Some(0), Some(LegalStatus::StruckDown)),
        ]);
        assert_eq!(
            said(&act),
            [
                "in force 2025-04-05..2025-04-10",
                "in force 2025-04-10..2025-05-14",
                "suspended 2025-05-14..2026-02-24",
                "ended 2026-02-24.."
            ]
        );
    }

    #[test]
    fn what_demands_nothing_is_not_in_force() {
        let check = |rate, status, expected: Standing| {
            assert_eq!(phase(None, None, rate, status).standing(), expected, "{rate:?} {status:?}");
        };
        check(Some(10), None, Standing::InForce);
        check(Some(0), None, Standing::Ended);
        check(None, Some(LegalStatus::InForce), Standing::Ended);
        check(None, Some(LegalStatus::Announced), Standing::Announced);
        check(Some(10), Some(LegalStatus::Expired), Standing::Ended);
    }

    #[test]
    fn of_two_phases_of_one_day_the_later_written_holds() {
        let act = act(vec![
            phase(Some("2025-04-05"), None, Some(10), None),
            phase(Some("2025-04-05"), None, Some(20), Some(LegalStatus::Suspended)),
        ]);
        assert_eq!(said(&act), ["suspended 2025-04-05.."]);
        assert_eq!(said(&self::act(vec![phase(None, Some("unknown"), Some(10), None)])), [""; 0]);
    }
}
