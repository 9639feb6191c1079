//! XML files, well-formed by construction. The only module that names the XML crate.

use quick_xml::Writer;
use quick_xml::events::{BytesDecl, BytesEnd, BytesStart, BytesText, Event};

/// An element with its attributes and what it holds, in order.
#[derive(Debug, Clone, Default)]
pub(super) struct Element {
    name: &'static str,
    attributes: Vec<(&'static str, String)>,
    text: Option<String>,
    children: Vec<Element>,
}

impl Element {
    /// An empty element.
    pub(super) fn new(name: &'static str) -> Self {
        Self { name, ..Self::default() }
    }

    /// An element that holds a text.
    pub(super) fn text(name: &'static str, text: impl AsRef<str>) -> Self {
        Self { text: Some(allowed(text.as_ref())), ..Self::new(name) }
    }

    /// Adds an attribute.
    pub(super) fn with(mut self, name: &'static str, value: impl AsRef<str>) -> Self {
        self.attributes.push((name, allowed(value.as_ref())));
        self
    }

    /// Adds elements inside.
    pub(super) fn holding(mut self, children: impl IntoIterator<Item = Element>) -> Self {
        self.children.extend(children);
        self
    }

    /// The whole document with this element as its root, indented by two spaces, ending in a line break.
    pub(super) fn document(&self) -> Vec<u8> {
        let mut writer = Writer::new_with_indent(Vec::new(), b' ', 2);
        let declaration = BytesDecl::new("1.0", Some("utf-8"), None);
        // Writing to memory cannot fail.
        let written = writer.write_event(Event::Decl(declaration)).and_then(|()| self.write(&mut writer));
        let mut bytes = writer.into_inner();
        debug_assert!(written.is_ok(), "an XML event was refused");
        bytes.push(b'\n');
        bytes
    }

    fn write(&self, writer: &mut Writer<Vec<u8>>) -> std::io::Result<()> {
        let mut start = BytesStart::new(self.name);
        for (name, value) in &self.attributes {
            start.push_attribute((*name, value.as_str()));
        }
        if self.text.is_none() && self.children.is_empty() {
            return writer.write_event(Event::Empty(start));
        }
        writer.write_event(Event::Start(start))?;
        if let Some(text) = &self.text {
            writer.write_event(Event::Text(BytesText::new(text)))?;
        }
        for child in &self.children {
            child.write(writer)?;
        }
        writer.write_event(Event::End(BytesEnd::new(self.name)))
    }
}

/// A text without the control characters that XML 1.0 (§2.2) has no way to write.
fn allowed(text: &str) -> String {
    text.chars().filter(|letter| !letter.is_control() || matches!(letter, '\t' | '\n' | '\r')).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn documents_are_escaped_and_indented() {
        let root = Element::new("feed").with("xmlns", "http://www.w3.org/2005/Atom").holding([
            Element::text("title", "a < b & c\u{1}"),
            Element::new("link").with("href", "x?a=1&b=\"2\""),
        ]);
        let text = String::from_utf8(root.document()).unwrap();
        assert_eq!(
            text,
            "<?xml version=\"1.0\" encoding=\"utf-8\"?>\n<feed xmlns=\"http://www.w3.org/2005/Atom\">\n  \
             <title>a &lt; b &amp; c</title>\n  <link href=\"x?a=1&amp;b=&quot;2&quot;\"/>\n</feed>\n"
        );
    }
}
