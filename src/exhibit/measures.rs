//! What a chart file asks for that shows where measures stand instead of values: groups of acts, or the members of a
//! code list with the acts that cover them.
//!
//! Ids stay text here; whether they are acts, `chart` asks the catalogue.

use crate::data::period::Day;
use crate::diagnostic::code::chart::BAD_CHART;
use crate::diagnostic::code::data::BAD_PERIOD;
use crate::diagnostic::{Diagnostic, Diagnostics};
use crate::text::{Span, Spanned};
use crate::yaml::{Fields, Node};

/// The keys of charts of measures.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct MeasureSpec {
    /// Whether the file asks for measures, and so need not name series.
    pub is_asked: bool,
    /// `groups`: measures under common headings.
    pub groups: Vec<GroupSpec>,
    /// `as_of`: the day up to which they are shown; the edition's unless given.
    pub as_of: Option<Spanned<Day>>,
    /// `codes`: the code list of which each member has a cell.
    pub codes: Option<Spanned<String>>,
    /// `state`: the acts or events that say where each member stands.
    pub state: Vec<Spanned<String>>,
}

/// Measures under one heading.
#[derive(Debug, Clone, PartialEq)]
pub struct GroupSpec {
    /// The heading.
    pub label: Spanned<String>,
    /// The acts by name.
    pub acts: Vec<ActRef>,
    /// `tag`: instead of names, words that acts have as their instrument, basis or author; an act needs all of them.
    pub tags: Vec<Spanned<String>>,
    /// Where the group is written.
    pub place: Span,
}

/// An act in a group.
#[derive(Debug, Clone, PartialEq)]
pub struct ActRef {
    /// Its id.
    pub act: Spanned<String>,
    /// What readers call it here; its title unless given.
    pub label: Option<Spanned<String>>,
}

impl MeasureSpec {
    /// Where the measures are named.
    #[must_use]
    pub fn place(&self) -> Option<Span> {
        let groups = self.groups.first().map(|group| group.place);
        groups.or(self.codes.as_ref().map(|codes| codes.span))
    }
}

/// Reads the keys.
pub(super) fn read(fields: &mut Fields<'_>, sink: &mut Diagnostics) -> MeasureSpec {
    let groups = fields.list("groups", sink).iter().filter_map(|node| group(node, sink)).collect();
    let is_asked = ["groups", "codes"].into_iter().any(|key| fields.take(key).is_some());
    MeasureSpec {
        is_asked,
        groups,
        as_of: fields.text("as_of", sink).and_then(|text| day(text, sink)),
        codes: fields.text("codes", sink).map(Spanned::owned),
        state: fields.list_of_text("state", sink).into_iter().map(Spanned::owned).collect(),
    }
}

fn day(text: Spanned<&str>, sink: &mut Diagnostics) -> Option<Spanned<Day>> {
    let day = Day::parse(text.value);
    if day.is_none() {
        let message = format!("`{}` is not a day", text.value);
        sink.push(Diagnostic::new(&BAD_PERIOD, text.span, message).help("write `2025-06-15`"));
    }
    day.map(|day| Spanned::new(day, text.span))
}

/// `{label: …, acts: […]}` or `{label: …, tag: …}`.
fn group(node: &Node, sink: &mut Diagnostics) -> Option<GroupSpec> {
    let mut fields = Fields::new(node, "a group", sink)?;
    let label = fields.required_text("label", sink).map(Spanned::owned);
    let acts: Vec<ActRef> = fields.list("acts", sink).iter().filter_map(|node| act_ref(node, sink)).collect();
    let tags: Vec<_> = fields.list_of_text("tag", sink).into_iter().map(Spanned::owned).collect();
    fields.finish(sink);
    if acts.is_empty() == tags.is_empty() {
        let message =
            if acts.is_empty() { "a group names no acts" } else { "a group has both `acts` and `tag`" };
        let help = "write `acts: [<act>, …]`, or `tag: <instrument, basis or author of acts>`";
        sink.push(Diagnostic::new(&BAD_CHART, node.span, message).help(help));
        return None;
    }
    Some(GroupSpec { label: label?, acts, tags, place: node.span })
}

/// An act's id, or `{act: …, label: …}`.
fn act_ref(node: &Node, sink: &mut Diagnostics) -> Option<ActRef> {
    if node.text().is_some() {
        let act = node.read_text("acts", sink)?.owned();
        return Some(ActRef { act, label: None });
    }
    let mut fields = Fields::new(node, "an entry of `acts`", sink)?;
    let act = fields.required_text("act", sink).map(Spanned::owned);
    let label = fields.text("label", sink).map(Spanned::owned);
    fields.finish(sink);
    Some(ActRef { act: act?, label })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::text::FileId;
    use crate::yaml;

    fn read_text(text: &str) -> (MeasureSpec, Vec<String>) {
        let mut sink = Diagnostics::new();
        let node = yaml::parse(FileId(0), text, 0..text.len(), &mut sink).unwrap();
        let mut fields = Fields::new(&node, "a chart", &mut sink).unwrap();
        let spec = read(&mut fields, &mut sink);
        fields.finish(&mut sink);
        (spec, sink.iter().map(|finding| finding.message.clone()).collect())
    }

    #[test]
    fn measures_are_read_whole() {
        let text = "groups:\n  - {label: A, acts: [one, {act: two, label: Second}]}\n  - {label: B, tag: duty}\n\
                    as_of: 2025-06-15\ncodes: metals\nstate: one\n";
        let (spec, faults) = read_text(text);
        assert_eq!(faults, [""; 0]);
        assert_eq!((spec.groups.len(), spec.groups[0].acts.len(), spec.groups[1].tags.len()), (2, 2, 1));
        assert_eq!(spec.groups[0].acts[1].label.as_ref().unwrap().value, "Second");
        assert!(spec.is_asked && spec.as_of.is_some() && spec.state.len() == 1);
    }

    #[test]
    fn faults_of_measures_are_told() {
        let check = |text: &str, expected: &str| {
            let (_, faults) = read_text(text);
            assert!(faults.iter().any(|fault| fault.contains(expected)), "{text}: {faults:?}");
        };
        check("as_of: May", "`May` is not a day");
        check("groups: {label: A}", "takes a list");
        check("groups: [{acts: [one]}]", "lacks `label`");
        check("groups: [{label: A}]", "names no acts");
        check("groups: [{label: A, acts: [one], tag: duty}]", "both");
        check("groups: [{label: A, acts: [{label: x}]}]", "lacks `act`");
        check("groups: [{label: A, act: one}]", "`act` is not a key");
    }
}
