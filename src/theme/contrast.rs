//! How well a colour stands out from its ground, after WCAG 2.
//!
//! Reckoned with sums, products and quotients only, so that every machine finds the same number.

/// The contrast of two colours, `#rrggbb`, from 1 to 21; `None` for what is no such colour.
pub(super) fn contrast(one: &str, other: &str) -> Option<f64> {
    let (one, other) = (luminance(one)?, luminance(other)?);
    Some((one.max(other) + 0.05) / (one.min(other) + 0.05))
}

/// Relative luminance, from 0 to 1.
fn luminance(colour: &str) -> Option<f64> {
    let digits = colour.strip_prefix('#').filter(|digits| digits.len() == 6)?;
    let channel = |at: usize| {
        let value = f64::from(u8::from_str_radix(digits.get(at..at + 2)?, 16).ok()?) / 255.0;
        let base = (value + 0.055) / 1.055;
        Some(if value <= 0.040_45 { value / 12.92 } else { base * base * fifth_root(base * base) })
    };
    Some(0.2126 * channel(0)? + 0.7152 * channel(2)? + 0.0722 * channel(4)?)
}

/// Newton's method, from above: `x^2.4` is `x² · ⁵√x²`.
fn fifth_root(value: f64) -> f64 {
    (0..40).fold(1.0, |root: f64, _| {
        let fourth = root * root * root * root;
        if fourth > 0.0 { root - (root * fourth - value) / (5.0 * fourth) } else { root }
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn known_contrasts_are_found() {
        let check = |one: &str, other: &str, expected: &str| {
            assert_eq!(contrast(one, other).map(|found| format!("{found:.2}")).as_deref(), Some(expected));
        };
        check("#000000", "#FFFFFF", "21.00");
        check("#FFFFFF", "#777777", "4.48");
        check("#767676", "#FFFFFF", "4.54");
        check("#4A2A86", "#4a2a86", "1.00");
        assert_eq!(contrast("red", "#FFFFFF"), None);
    }
}
