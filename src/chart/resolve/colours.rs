//! Which line has which colour: a member keeps its own across the site, the rest take what is free, and everything
//! beside a highlighted line is grey.

use std::collections::BTreeMap;

use crate::diagnostic::Diagnostics;
use crate::exhibit::ExhibitSpec;
use crate::text::nearest;

use super::{Emphasis, Line, not_data};
use crate::chart::scene::Role;

/// Gives every line its colour and emphasis. Nothing where a highlighted path is not in the chart.
pub(super) fn assign(
    lines: &mut [Line],
    spec: &ExhibitSpec,
    colours: &BTreeMap<String, String>,
    sink: &mut Diagnostics,
) -> Option<()> {
    let mut sound = true;
    for path in &spec.highlight {
        if !lines.iter().any(|line| line.path == path.value) {
            let near = nearest(path, lines.iter().map(|line| line.path.as_str()));
            let message = format!("`{}` is highlighted but not in this chart", path.value);
            sink.push(not_data(path.span, message).suggest(near));
            sound = false;
        }
    }
    let highlighted = |line: &Line| spec.highlight.iter().any(|path| path.value == line.path);
    let mut taken: Vec<Role> = Vec::new();
    for line in lines.iter_mut() {
        line.emphasis = match (spec.highlight.is_empty(), highlighted(line)) {
            (true, _) => Emphasis::Plain,
            (false, true) => Emphasis::Accent,
            (false, false) => Emphasis::Context,
        };
        line.role = match line.emphasis {
            Emphasis::Context => Role::Context,
            _ => registered(line, colours, &taken).unwrap_or(Role::None),
        };
        taken.push(line.role);
    }
    let free: Vec<Role> = Role::SERIES.into_iter().filter(|role| !taken.contains(role)).collect();
    let mut free = free.into_iter();
    for line in lines.iter_mut().filter(|line| line.role == Role::None) {
        // A fifth colour could not be told apart: the line is grey and carries its name.
        line.role = free.next().unwrap_or(Role::Context);
    }
    sound.then_some(())
}

/// The colour that the site gives to the line's series or to one of its members, the last dimension first, unless
/// another line has it.
fn registered(line: &Line, colours: &BTreeMap<String, String>, taken: &[Role]) -> Option<Role> {
    let names = [&line.path, &line.series].into_iter().chain(line.distinct.iter().rev());
    let roles = names.filter_map(|name| colours.get(name)).filter_map(|token| Role::of_token(token));
    let mut free = roles.filter(|role| !taken.contains(role));
    free.next()
}
