//! Numerals as written and what their last place allows: `1,204.5`, `22 319`, `1.6 million`, `twenty-five`.

use crate::data::quantity::Decimal;

/// Digits with marks, read.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Written {
    /// The number.
    pub(super) value: Decimal,
    /// Whether it carries a mark of thousands; a bare four-digit number may be a year.
    pub(super) marked: bool,
    /// Whether a fraction in one sign stands behind it, which rounds nothing off: `4½`.
    pub(super) exact: bool,
}

/// Spaces that set off thousands: no-break, figure, thin, narrow no-break.
const GROUP_SPACES: [char; 4] = ['\u{a0}', '\u{2007}', '\u{2009}', '\u{202f}'];

impl Written {
    /// Reads the digits at the start of `text`; nothing where a mark stands in a wrong place. With their length.
    pub(super) fn read(text: &str) -> (Option<Self>, usize) {
        let mut plain = String::new();
        let mut at = run(text);
        plain.push_str(text.get(..at).unwrap_or(""));
        let mut marked = false;
        let mut fits = true;
        while let Some((mark, group)) = group(text.get(at..).unwrap_or("")) {
            fits &= group == 3 && (marked || plain.len() <= 3);
            // A comma before anything but three digits is misplaced; a space there only ends the number.
            if mark != ',' && group != 3 {
                break;
            }
            at += mark.len_utf8();
            plain.push_str(text.get(at..at + group).unwrap_or(""));
            at += group;
            marked = true;
        }
        if let Some(rest) = text.get(at..).and_then(|rest| rest.strip_prefix('.')) {
            let fraction = run(rest);
            if fraction > 0 {
                plain.push('.');
                plain.push_str(rest.get(..fraction).unwrap_or(""));
                at += 1 + fraction;
            }
        }
        let part = text
            .get(at..)
            .and_then(|rest| rest.chars().next())
            .and_then(|sign| Some((sign, fraction(sign)?)));
        if let Some((sign, _)) = part {
            at += sign.len_utf8();
        }
        let whole = Decimal::parse(&plain).filter(|_| fits);
        let value = whole.and_then(|whole| match part {
            Some((_, part)) => whole.checked_add(part),
            None => Some(whole),
        });
        (value.map(|value| Self { value, marked, exact: part.is_some() }), at)
    }
}

/// Fractions in one sign behind a whole number, in thousandths; thirds and sixths have no such.
fn fraction(sign: char) -> Option<Decimal> {
    let parts = match sign {
        '½' => 500,
        '¼' => 250,
        '¾' => 750,
        '⅕' => 200,
        '⅖' => 400,
        '⅗' => 600,
        '⅘' => 800,
        '⅛' => 125,
        '⅜' => 375,
        '⅝' => 625,
        '⅞' => 875,
        _ => return None,
    };
    Decimal::from_int(parts).checked_mul(Decimal::power_of_ten(-3)?).map(Decimal::normalized)
}

fn run(text: &str) -> usize {
    text.bytes().take_while(u8::is_ascii_digit).count()
}

/// A mark of thousands and the digits behind it.
fn group(text: &str) -> Option<(char, usize)> {
    let mark = text.chars().next().filter(|mark| *mark == ',' || GROUP_SPACES.contains(mark))?;
    let digits = run(text.get(mark.len_utf8()..)?);
    let wanted = if mark == ',' { digits > 0 } else { digits == 3 };
    wanted.then_some((mark, digits))
}

/// A whole number that fits.
pub(super) fn whole(value: Decimal) -> Option<u32> {
    value.normalized().to_string().parse().ok()
}

/// A number as words give it, with its last place.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Numeral {
    /// Its value, scale words applied.
    pub(super) value: Decimal,
    /// The rounding unit u: bare, it accepts half of this on each side.
    pub(super) unit: Decimal,
    /// One unit of the last digit as printed, zeros counted.
    pub(super) last: Decimal,
    /// Whether it is an article number or all words: `a million`, `dozen`.
    pub(super) worded: bool,
    /// The power of ten of the scale word behind it.
    pub(super) scale: Option<i32>,
}

impl Numeral {
    /// Digits with the power of ten of their scale word. Nothing on overflow.
    pub(super) fn printed(value: Decimal, scale: Option<i32>) -> Option<Self> {
        let power = Decimal::power_of_ten(scale.unwrap_or(0))?;
        let decimals = i32::try_from(value.scale()).ok()?;
        let last = Decimal::power_of_ten(-decimals)?.checked_mul(power)?;
        let scaled = value.checked_mul(power)?;
        let unit =
            if decimals > 0 { last } else { whole_unit(value, scale.is_some())?.checked_mul(power)? };
        Some(Self { value: scaled, unit, last, worded: false, scale })
    }

    /// Digits as written.
    pub(super) fn written(written: Written, scale: Option<i32>) -> Option<Self> {
        if written.exact { Self::in_words(written.value, scale) } else { Self::printed(written.value, scale) }
    }

    /// A number in words. Nothing on overflow.
    pub(super) fn in_words(value: Decimal, scale: Option<i32>) -> Option<Self> {
        let mut numeral = Self::printed(value, scale)?;
        // "Two and a half" rounds nothing off.
        numeral.unit = numeral.unit.min(numeral.last);
        Some(numeral)
    }

    /// The same number under a scale word that was said once for several: "from 1.2 to 3.2 million". As it is where it
    /// has its own, where it is an article number, and on overflow.
    pub(super) fn with_scale_of(self, scale: i32) -> Self {
        if self.scale.is_some() || self.worded {
            return self;
        }
        Self::printed(self.value, Some(scale)).unwrap_or(self)
    }

    /// An article number: `a million`, `a dozen`, `half a million`.
    pub(super) fn article(value: Decimal) -> Self {
        Self { value, unit: value, last: value, worded: true, scale: None }
    }
}

/// The rounding unit of a whole number: its trailing zeros as far as they imply at most 5% of it. Before a scale
/// word the unit itself is held to 5%.
fn whole_unit(value: Decimal, scaled: bool) -> Option<Decimal> {
    let limit = value.abs().checked_div(Decimal::from_int(20))?;
    if scaled && limit < Decimal::ONE {
        return Some(limit);
    }
    let mut unit = Decimal::ONE;
    loop {
        let next = unit.checked_mul(Decimal::TEN)?;
        let divides = value.checked_div(next)?;
        if value.is_zero() || next > limit || divides.round(0) != divides {
            return Some(unit);
        }
        unit = next;
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn marks_of_thousands_are_read_and_misplaced_ones_refused() {
        let check = |text: &str, expected: Option<&str>| {
            let found = Written::read(text).0.map(|number| number.value.to_string());
            assert_eq!(found.as_deref(), expected, "{text}");
        };
        check("3,188", Some("3188"));
        check("3188", Some("3188"));
        check("1,204.50", Some("1204.50"));
        check("22\u{2009}319", Some("22319"));
        check("22\u{a0}31", Some("22"));
        check("1,23", None);
        check("1234,567", None);
        check("1,2345", None);
        check("5.", Some("5"));
    }

    #[test]
    fn the_rounding_unit_is_the_last_place_that_counts() {
        let check = |value: &str, scale: Option<i32>, expected: &str| {
            let numeral = Numeral::printed(Decimal::parse(value).unwrap(), scale).unwrap();
            assert_eq!(numeral.unit, Decimal::parse(expected).unwrap(), "{value} {scale:?}");
        };
        check("12.4", None, "0.1");
        check("1.6", Some(6), "100000");
        check("3200", None, "100");
        check("22300", None, "100");
        check("660", None, "10");
        check("160", None, "1");
        check("90", None, "1");
        check("420", Some(6), "10000000");
        check("4", Some(9), "200000000");
        check("3", Some(3), "150");
    }
}
