//! The byte order mark that some editors put before a text.

/// What editors on some systems put before UTF-8.
const BYTE_ORDER_MARK: &str = "\u{feff}";

/// The text after its byte order mark; nothing if it has none.
#[must_use]
pub fn after_byte_order_mark(text: &str) -> Option<&str> {
    text.strip_prefix(BYTE_ORDER_MARK)
}
