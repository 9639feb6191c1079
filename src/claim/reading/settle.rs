//! What can be told only when all words are read: which direction belongs to which claim, and what stayed.

use super::{Form, Reader, Spoken};
use crate::claim::scan::Chunk;
use crate::claim::words::{Direction, Flatness, LevelWord, Sense};

impl Reader<'_> {
    /// "4.7%, unchanged from May": the word says of the number that it stayed.
    fn settle_held(&mut self) {
        let flat =
            self.reading.spoken.iter().position(|spoken| matches!(spoken.form, Form::Flat(Flatness::Flat)));
        let (Some(flat), 2, 1) = (flat, self.reading.spoken.len(), self.expressions) else { return };
        if self.reading.spoken.iter().any(Spoken::is_printed) {
            self.reading.spoken.remove(flat);
            self.reading.spoken.iter_mut().for_each(|spoken| spoken.held = Some(Flatness::Flat));
        }
    }

    /// Gives each claim its direction.
    pub(super) fn settle(&mut self) {
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
