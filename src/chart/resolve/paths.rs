//! The paths of a chart file to the keys they mean, `*` for all members of a dimension but aggregates.

use crate::data::catalog::{Catalog, Target};
use crate::data::series::{Condition, Key, Observations, Series};
use crate::diagnostic::Diagnostics;
use crate::exhibit::SeriesRef;
use crate::text::{Spanned, nearest};

use super::not_data;

/// One key of a series, to be drawn.
#[derive(Debug, Clone)]
pub(super) struct Drawn<'a> {
    pub(super) series: &'a Series,
    pub(super) key: &'a Key,
    pub(super) observations: &'a Observations,
    pub(super) entry: &'a SeriesRef,
    /// What readers call it.
    pub(super) name: String,
}

/// All keys that the entries name. Nothing where one of them is wrong or rests on something wrong.
pub(super) fn expand<'a>(
    entries: &'a [SeriesRef],
    catalog: &'a Catalog,
    sink: &mut Diagnostics,
) -> Option<Vec<Drawn<'a>>> {
    let found: Vec<Option<Vec<Drawn<'a>>>> =
        entries.iter().map(|entry| keys_of(entry, catalog, sink)).collect();
    let mut drawn: Vec<Drawn<'a>> =
        found.into_iter().collect::<Option<Vec<_>>>()?.into_iter().flatten().collect();
    for (at, one) in drawn.iter().enumerate() {
        let same = |other: &&Drawn<'_>| other.series.id == one.series.id && other.key == one.key;
        if let Some(first) = drawn.iter().take(at).find(same) {
            let path = std::iter::once(&one.series.id).chain(one.key).map(String::as_str).collect::<Vec<_>>();
            let finding = not_data(one.entry.path.span, format!("`{}` is drawn twice", path.join(".")));
            sink.push(finding.also(first.entry.path.span, "first here").help("name it once"));
            return None;
        }
    }
    let names = names(&drawn, catalog);
    drawn.iter_mut().zip(names).for_each(|(one, name)| one.name = name);
    (!drawn.is_empty()).then_some(drawn)
}

fn keys_of<'a>(entry: &'a SeriesRef, catalog: &'a Catalog, sink: &mut Diagnostics) -> Option<Vec<Drawn<'a>>> {
    if entry.path.split('.').any(|segment| segment == "*") {
        return all_members(entry, catalog, sink);
    }
    let (series, key, observations) = observations(&entry.path, catalog, sink)?;
    Some(vec![drawn(series, key, observations, entry)])
}

/// The observations of one path. Says what else it is where it is none; silent where that was said already.
pub(super) fn observations<'a>(
    path: &Spanned<String>,
    catalog: &'a Catalog,
    sink: &mut Diagnostics,
) -> Option<(&'a Series, &'a Key, &'a Observations)> {
    let other = match catalog.resolve(path) {
        Ok(Target::Observations(series, key, observations)) => {
            return (series.condition == Condition::Sound).then_some((series, key, observations));
        }
        Ok(Target::Lost) => return None,
        Ok(Target::NoObservations(series) | Target::Partial(series, _))
            if series.condition == Condition::Damaged =>
        {
            return None;
        }
        Ok(Target::Partial(series, named)) => {
            let free: Vec<&str> = series.free_dimensions().map(|dimension| dimension.id.as_str()).collect();
            let missing = free.get(named..).unwrap_or_default().join(", ");
            let finding = not_data(path.span, format!("`{}` leaves its {missing} open", path.value));
            sink.push(finding.help(format!("write `{}.*` for all of them, or name one", path.value)));
            return None;
        }
        Ok(Target::NoObservations(_)) => "has no observations",
        Ok(Target::Date(..) | Target::Event(_)) => "is an event, not a series",
        Ok(Target::Act(_)) => "is an act, not a series",
        Ok(Target::Source(_)) => "is a source, not a series",
        Err(unknown) => {
            let message = match &unknown.known {
                Some(known) => format!("`{known}` has no `{}`", unknown.unknown),
                None => format!("`{}` is not a series", unknown.unknown),
            };
            sink.push(not_data(path.span, message).suggest(unknown.near.as_deref()));
            return None;
        }
    };
    sink.push(not_data(path.span, format!("`{}` {other}", path.value)));
    None
}

fn all_members<'a>(
    entry: &'a SeriesRef,
    catalog: &'a Catalog,
    sink: &mut Diagnostics,
) -> Option<Vec<Drawn<'a>>> {
    let path = entry.path.as_str();
    let Some((series, segments)) = family(path, catalog) else {
        let head = path.split(".*").next().unwrap_or(path);
        if !catalog.lost.contains(head) {
            let near = nearest(head, catalog.series.keys().map(String::as_str));
            sink.push(not_data(entry.path.span, format!("`{head}` is not a series")).suggest(near));
        }
        return None;
    };
    if series.condition == Condition::Damaged {
        return None;
    }
    let free = series.free_dimensions().count();
    if segments.len() != free {
        let message = format!(
            "`{path}` names {} members, but `{}` has {free} open dimensions",
            segments.len(),
            series.id
        );
        sink.push(not_data(entry.path.span, message));
        return None;
    }
    let keys = series.keys.iter().filter(|(key, _)| matches(key, &segments, series, catalog));
    let found: Vec<Drawn<'a>> =
        keys.map(|(key, observations)| drawn(series, key, observations, entry)).collect();
    if found.is_empty() {
        sink.push(not_data(entry.path.span, format!("`{path}` has no observations")));
    }
    (!found.is_empty()).then_some(found)
}

/// The series at the beginning of a path, the longest id first, and the segments after it.
fn family<'a, 'p>(path: &'p str, catalog: &'a Catalog) -> Option<(&'a Series, Vec<&'p str>)> {
    let mut cuts: Vec<usize> = path.match_indices('.').map(|(at, _)| at).collect();
    cuts.reverse();
    cuts.into_iter().find_map(|cut| {
        let (head, rest) = path.split_at_checked(cut)?;
        let series = catalog.series.get(head)?;
        Some((series, rest.split('.').filter(|segment| !segment.is_empty()).collect()))
    })
}

fn matches(key: &Key, segments: &[&str], series: &Series, catalog: &Catalog) -> bool {
    let dimensions = series.free_dimensions();
    key.iter().zip(segments).zip(dimensions).all(|((member, segment), dimension)| match *segment {
        "*" => catalog.member(&dimension.codes, member).is_none_or(|member| !member.aggregate),
        segment => member == segment,
    })
}

fn drawn<'a>(
    series: &'a Series,
    key: &'a Key,
    observations: &'a Observations,
    entry: &'a SeriesRef,
) -> Drawn<'a> {
    Drawn { series, key, observations, entry, name: String::new() }
}

/// What readers call each key: the label of its entry; else its members in those dimensions in which the keys of the
/// chart differ; else its last member; else its series.
fn names(drawn: &[Drawn<'_>], catalog: &Catalog) -> Vec<String> {
    let label = |one: &Drawn<'_>| {
        let all = one.entry.path.split('.').any(|segment| segment == "*");
        one.entry.label.as_ref().filter(|_| !all).map(|label| label.value.clone())
    };
    drawn.iter().map(|one| label(one).unwrap_or_else(|| own_name(one, drawn, catalog))).collect()
}

fn own_name(one: &Drawn<'_>, drawn: &[Drawn<'_>], catalog: &Catalog) -> String {
    let siblings = || drawn.iter().filter(|other| other.series.id == one.series.id);
    let differs = |at: usize| siblings().any(|other| other.key.get(at) != one.key.get(at));
    let name = |at: usize| {
        let (dimension, member) = (one.series.free_dimensions().nth(at)?, one.key.get(at)?);
        Some(catalog.member(&dimension.codes, member).map_or(member.as_str(), |member| member.name.as_str()))
    };
    let distinct: Vec<&str> = (0..one.key.len()).filter(|at| differs(*at)).filter_map(name).collect();
    if !distinct.is_empty() {
        return distinct.join(", ");
    }
    let last = one.key.len().checked_sub(1).and_then(name);
    last.unwrap_or(&one.series.title).to_owned()
}
