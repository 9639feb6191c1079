//! A text as a part of an address: lower-case ASCII letters, digits and single hyphens.

/// The slug of `text`: transliterated to ASCII, apostrophes dropped, everything else between words one hyphen.
/// Empty where nothing of the text can stand in an address.
#[must_use]
pub fn slug(text: &str) -> String {
    let mut slug = String::with_capacity(text.len());
    for letter in any_ascii::any_ascii(text).chars() {
        match letter {
            letter if letter.is_ascii_alphanumeric() => slug.push(letter.to_ascii_lowercase()),
            '\'' | '`' => {}
            _ if slug.is_empty() || slug.ends_with('-') => {}
            _ => slug.push('-'),
        }
    }
    slug.truncate(slug.trim_end_matches('-').len());
    slug
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_are_joined_by_hyphens() {
        let check = |text: &str, expected: &str| assert_eq!(slug(text), expected, "{text}");
        check("What a 660% rise looks like", "what-a-660-rise-looks-like");
        check("Chile’s ferries", "chiles-ferries");
        check("Šefčovič — Brüssel", "sefcovic-brussel");
        check("  a / b  ", "a-b");
        check("2,510 tonnes", "2-510-tonnes");
        check("…", "");
        check("", "");
    }
}
