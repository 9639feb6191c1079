//! The strip of a code list: one cell for each member, filled where an act covers it and is in force.

use crate::briefing::{Briefing, place};
use crate::data::act::Act;
use crate::data::dimension::{Attribute, CodeList, Member};
use crate::data::event::Scope;
use crate::project::Strip;

use super::view::{StripCell, StripView};

/// The strip beside the name of the site and in its footer.
pub(super) fn of_site(briefing: &Briefing) -> Option<StripView> {
    let (strip, list) = settings(briefing)?;
    let act = briefing.catalog.acts.get(&strip.act.value)?;
    let binding = is_binding(briefing, act);
    let today = briefing.edition.date;
    Some(view(briefing, strip, list, &|member| binding && act.covers(list, member, today), None))
}

/// The same with the cell of one member ringed.
pub(super) fn of_member(briefing: &Briefing, list: &str, id: &str) -> Option<StripView> {
    let (strip, codes) = settings(briefing).filter(|(_, codes)| codes.id == list)?;
    let act = briefing.catalog.acts.get(&strip.act.value)?;
    let binding = is_binding(briefing, act);
    let today = briefing.edition.date;
    Some(view(briefing, strip, codes, &|member| binding && act.covers(codes, member, today), Some(id)))
}

/// The members that an event lists; nothing where it lists none of them.
pub(super) fn of_scope(briefing: &Briefing, scope: &Scope) -> Option<StripView> {
    let (strip, list) = settings(briefing)?;
    let covers = |member: &Member| scope.covers(list, member);
    let mut view = list.members.values().any(covers).then(|| view(briefing, strip, list, &covers, None))?;
    view.key_on = "Listed here".to_owned();
    view.key_off = "Not listed".to_owned();
    Some(view)
}

fn settings(briefing: &Briefing) -> Option<(&Strip, &CodeList)> {
    let strip = briefing.config.strip.as_ref()?;
    Some((strip, briefing.catalog.code_lists.get(&strip.codes.value)?))
}

/// Whether an act demands something on the day of the edition.
fn is_binding(briefing: &Briefing, act: &Act) -> bool {
    let today = briefing.edition.date;
    today.and_then(|day| act.phase_on(day, &briefing.catalog.events)).is_some_and(|phase| phase.is_binding())
}

fn view(
    briefing: &Briefing,
    strip: &Strip,
    list: &CodeList,
    is_on: &dyn Fn(&Member) -> bool,
    current: Option<&str>,
) -> StripView {
    let has_pages = briefing.config.pages_for.iter().any(|id| id.value == list.id);
    let cell = |member: &Member| StripCell {
        symbol: member.code.clone().unwrap_or_else(|| member.name.clone()),
        name: member.name.clone(),
        number: number(member),
        on: is_on(member),
        current: current == Some(member.id.as_str()),
        path: has_pages.then(|| place::member(&list.id, &member.id).output()),
    };
    let title = list.title.clone().unwrap_or_else(|| crate::text::capitalised(&list.id.replace('_', " ")));
    StripView {
        label: title,
        cells: list.members.values().map(cell).collect(),
        key_on: strip.on.clone(),
        key_off: strip.off.clone(),
    }
}

/// The first attribute of a member that is a whole number: the atomic number of an element.
fn number(member: &Member) -> String {
    let texts = member.attributes.values().filter_map(|attribute| match attribute {
        Attribute::Text(text) => Some(text),
        _ => None,
    });
    let whole =
        texts.into_iter().find(|text| !text.is_empty() && text.bytes().all(|byte| byte.is_ascii_digit()));
    whole.cloned().unwrap_or_default()
}
