//! A reader over one mapping, which reports duplicate, unknown and missing keys.
//!
//! Every key that the mapping may have is asked for, whether it is there or not; [`Fields::finish`] then knows which
//! ones were not.

use super::{Entry, Kind, Node};
use crate::diagnostic::code::yaml::{DUPLICATE_KEY, MISSING_KEY, UNKNOWN_KEY};
use crate::diagnostic::{Diagnostic, Diagnostics};
use crate::text::{Span, Spanned, nearest};

/// The keys of one mapping.
#[derive(Debug)]
pub struct Fields<'a> {
    what: &'static str,
    entries: &'a [Entry],
    place: Span,
    asked: Vec<&'static str>,
    /// Keys that must be there and are not, which has been reported.
    missing: Vec<&'static str>,
}

impl<'a> Fields<'a> {
    /// Reads a mapping; `what` is what it describes, with its article: `a source`. Reports duplicate keys at once,
    /// and a value that is no mapping.
    pub fn new(node: &'a Node, what: &'static str, sink: &mut Diagnostics) -> Option<Self> {
        let Some(entries) = node.entries() else {
            let message = format!("{what} is a mapping, this is {}", node.form());
            let finding = Diagnostic::new(&crate::diagnostic::code::yaml::WRONG_TYPE, node.span, message);
            sink.push(finding.help("write its keys, each on a line: `key: value`"));
            return None;
        };
        report_duplicates(entries, sink);
        let place = entries.first().map_or(node.span, |entry| entry.key.span);
        Some(Self { what, entries, place, asked: Vec::new(), missing: Vec::new() })
    }

    /// Reads the mapping under a key; what it lacks is reported at that key.
    pub fn of_entry(entry: &'a Entry, what: &'static str, sink: &mut Diagnostics) -> Option<Self> {
        Self::new(&entry.value, what, sink).map(|fields| fields.at(entry.key.span))
    }

    /// With another place for what it lacks.
    #[must_use]
    pub fn at(mut self, place: Span) -> Self {
        self.place = place;
        self
    }

    /// Where what it lacks is reported: its first key unless said otherwise.
    #[must_use]
    pub fn place(&self) -> Span {
        self.place
    }

    /// The entry of a key, if it is there and not null.
    pub fn entry(&mut self, key: &'static str) -> Option<&'a Entry> {
        self.asked.push(key);
        self.entries.iter().find(|entry| entry.key.value == key && !entry.value.is_null())
    }

    /// The value of a key, if it is there and not null.
    pub fn take(&mut self, key: &'static str) -> Option<&'a Node> {
        self.entry(key).map(|entry| &entry.value)
    }

    /// The value of a key that must be there.
    pub fn required(&mut self, key: &'static str, sink: &mut Diagnostics) -> Option<&'a Node> {
        let value = self.take(key);
        if value.is_none() {
            self.report_missing(key, sink);
        }
        value
    }

    /// Reports it at the key that may be a slip for it, if there is one; [`Fields::finish`] is then silent about that.
    fn report_missing(&mut self, key: &'static str, sink: &mut Diagnostics) {
        self.missing.push(key);
        let empty = self.entries.iter().find(|entry| entry.key.value == key);
        let slip = || self.entries.iter().find(|entry| nearest(&entry.key.value, [key]).is_some());
        let place = empty.or_else(slip).map_or(self.place, |entry| entry.key.span);
        let message = match empty {
            Some(_) => format!("`{key}` is empty"),
            None => format!("{} lacks `{key}`", self.what),
        };
        sink.push(Diagnostic::new(&MISSING_KEY, place, message).help(format!("write `{key}: …`")));
    }

    /// Text.
    pub fn text(&mut self, key: &'static str, sink: &mut Diagnostics) -> Option<Spanned<&'a str>> {
        self.take(key)?.read_text(key, sink)
    }

    /// Text as a value of its own.
    pub fn string(&mut self, key: &'static str, sink: &mut Diagnostics) -> Option<String> {
        self.text(key, sink).map(|text| text.value.to_owned())
    }

    /// Text that must be there and not blank.
    pub fn required_text(&mut self, key: &'static str, sink: &mut Diagnostics) -> Option<Spanned<&'a str>> {
        let text = self.required(key, sink)?.read_text(key, sink)?;
        if text.value.trim().is_empty() {
            sink.push(Diagnostic::new(&MISSING_KEY, text.span, format!("`{key}` is empty")));
            return None;
        }
        Some(text)
    }

    /// The digits of a number as written.
    pub fn numeral(&mut self, key: &'static str, sink: &mut Diagnostics) -> Option<Spanned<&'a str>> {
        self.take(key)?.read_numeral(key, sink)
    }

    /// A whole number.
    pub fn integer(&mut self, key: &'static str, sink: &mut Diagnostics) -> Option<Spanned<i64>> {
        self.take(key)?.read_integer(key, sink)
    }

    /// `true` or `false`.
    pub fn boolean(&mut self, key: &'static str, sink: &mut Diagnostics) -> Option<Spanned<bool>> {
        self.take(key)?.read_boolean(key, sink)
    }

    /// One of a few words.
    pub fn word<T: Copy>(
        &mut self,
        key: &'static str,
        table: &[(&'static str, T)],
        sink: &mut Diagnostics,
    ) -> Option<Spanned<T>> {
        self.take(key)?.read_word(key, table, sink)
    }

    /// One text or a list of them; empty where the key is not there.
    pub fn list_of_text(&mut self, key: &'static str, sink: &mut Diagnostics) -> Vec<Spanned<&'a str>> {
        self.take(key).map_or_else(Vec::new, |node| node.read_texts(key, sink))
    }

    /// The items of a list; empty where the key is not there.
    pub fn list(&mut self, key: &'static str, sink: &mut Diagnostics) -> &'a [Node] {
        self.take(key).and_then(|node| node.read_list(key, sink)).unwrap_or(&[])
    }

    /// The entries of a mapping with keys of its own; duplicates are reported.
    pub fn mapping(&mut self, key: &'static str, sink: &mut Diagnostics) -> &'a [Entry] {
        let Some(node) = self.take(key) else { return &[] };
        let Some(entries) = node.entries() else {
            sink.push(node.wrong_type(key, "a mapping"));
            return &[];
        };
        report_duplicates(entries, sink);
        entries
    }

    /// The entries whose keys were never asked for, of a mapping in which editors choose keys of their own; in place of
    /// [`Fields::finish`].
    pub fn rest(self) -> impl Iterator<Item = &'a Entry> {
        self.entries.iter().filter(move |entry| !self.asked.contains(&entry.key.value.as_str()))
    }

    /// Reports every key that was never asked for.
    pub fn finish(self, sink: &mut Diagnostics) {
        for entry in self.entries {
            let name = entry.key.value.as_str();
            if self.asked.contains(&name) || self.missing.contains(&self.near(name)) {
                continue;
            }
            let message = format!("`{name}` is not a key of {}", self.what);
            let finding = Diagnostic::new(&UNKNOWN_KEY, entry.key.span, message);
            sink.push(self.advise(finding, entry));
        }
    }

    /// The key that was asked for and is nearest to a name; empty where none is near.
    fn near(&self, name: &str) -> &'static str {
        nearest(name, self.asked.iter().copied()).unwrap_or("")
    }

    fn advise(&self, finding: Diagnostic, entry: &Entry) -> Diagnostic {
        let name = entry.key.value.as_str();
        if entry.value.kind == Kind::Null && name.ends_with(')') {
            return finding.help("YAML cuts at the comma: put the expression before it in quotes");
        }
        let near = self.near(name);
        if !near.is_empty() {
            return finding.suggest(Some(near));
        }
        let mut known: Vec<String> = self.asked.iter().map(|key| format!("`{key}`")).collect();
        known.sort();
        known.dedup();
        finding.note(format!("its keys are {}", known.join(", ")))
    }
}

/// Reports every key that stands more than once, at its later places.
pub(super) fn report_duplicates(entries: &[Entry], sink: &mut Diagnostics) {
    let mut first = std::collections::BTreeMap::new();
    for entry in entries {
        let name = entry.key.value.as_str();
        if let Some(earlier) = first.insert(name, entry.key.span) {
            first.insert(name, earlier);
            let finding = Diagnostic::new(&DUPLICATE_KEY, entry.key.span, format!("`{name}` stands twice"));
            sink.push(finding.also(earlier, "first here").help("remove one of the two"));
        }
    }
}
