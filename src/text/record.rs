//! Rows of comma-separated values as RFC 4180 has them.

/// One row with its line break (CR LF). A field that holds a comma, a quote or a line break is quoted.
#[must_use]
pub fn csv_row(fields: &[impl AsRef<str>]) -> String {
    let mut row = String::new();
    for (at, field) in fields.iter().enumerate() {
        if at > 0 {
            row.push(',');
        }
        push_field(&mut row, field.as_ref());
    }
    row.push_str("\r\n");
    row
}

fn push_field(row: &mut String, field: &str) {
    if field.contains([',', '"', '\n', '\r']) {
        row.push('"');
        row.push_str(&field.replace('"', "\"\""));
        row.push('"');
    } else {
        row.push_str(field);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn fields_are_quoted_where_they_must_be() {
        assert_eq!(csv_row(&["2025-06", "353", "a, \"b\""]), "2025-06,353,\"a, \"\"b\"\"\"\r\n");
        assert_eq!(csv_row(&["two\nlines", ""]), "\"two\nlines\",\r\n");
        assert_eq!(csv_row(&[] as &[&str]), "\r\n");
    }
}
