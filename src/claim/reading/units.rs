//! Units that a sentence says once for several numbers, and those that stand outside the link.
//!
//! Must not decide whether a unit fits: that is `measure`.

use super::{Form, Reading};
use crate::claim::words::UnitWord;

impl Reading {
    /// A unit or scale word said once holds for all numbers of its kind; `alike` compares two of them by position.
    pub(in crate::claim) fn share_units(&mut self, alike: impl Fn(usize, usize) -> bool) {
        let given = self.spoken.clone();
        let last = given.len().saturating_sub(1);
        for (at, spoken) in self.spoken.iter_mut().enumerate() {
            let mut behind = given.iter().enumerate().rev();
            let later = behind.find(|(other, one)| one.unit.is_some() && alike(at, *other));
            spoken.unit = spoken.unit.or(later.and_then(|(_, one)| one.unit));
            let scale = given.last().and_then(|one| one.form.scale()).filter(|_| alike(at, last));
            if let (Form::Number(numeral), Some(scale)) = (spoken.form, scale) {
                spoken.form = Form::Number(numeral.with_scale_of(scale));
            }
        }
    }

    /// Takes in a currency, scale word or unit that stands directly outside the link.
    pub(in crate::claim) fn take_units(
        &mut self,
        currency: Option<UnitWord>,
        scale: Option<i32>,
        unit: Option<UnitWord>,
    ) {
        if let Some(first) = self.spoken.first_mut().filter(|first| first.is_printed()) {
            first.unit = first.unit.or(currency);
        }
        let Some(last) = self.spoken.last_mut().filter(|last| last.is_printed() && last.of_end) else {
            return;
        };
        if let (Form::Number(numeral), Some(scale)) = (last.form, scale) {
            last.form = Form::Number(numeral.with_scale_of(scale));
        }
        last.unit = last.unit.or(unit);
    }
}
