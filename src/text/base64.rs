//! Bytes as text (RFC 4648), for files inside of files.

const LETTERS: &[u8; 64] = b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";

/// Bytes in base 64, with `=` at the end where the last three are not whole.
#[must_use]
pub fn base64(bytes: &[u8]) -> String {
    bytes.chunks(3).flat_map(group).collect()
}

/// Up to three bytes as four letters of six bits each.
fn group(three: &[u8]) -> [char; 4] {
    let byte = |at: usize| u32::from(three.get(at).copied().unwrap_or_default());
    let bits = byte(0) << 16 | byte(1) << 8 | byte(2);
    let letter = |at: usize| {
        let index = usize::try_from(bits >> (18 - 6 * at) & 63).unwrap_or_default();
        match LETTERS.get(index).filter(|_| at <= three.len()) {
            Some(letter) => char::from(*letter),
            None => '=',
        }
    };
    [letter(0), letter(1), letter(2), letter(3)]
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_examples_of_the_standard_hold() {
        let check = |text: &str, expected: &str| assert_eq!(base64(text.as_bytes()), expected);
        check("", "");
        check("f", "Zg==");
        check("fo", "Zm8=");
        check("foo", "Zm9v");
        check("foobar", "Zm9vYmFy");
        assert_eq!(base64(&[0xff, 0xfe, 0xfd]), "//79");
    }
}
