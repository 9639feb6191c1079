//! The timeline: every event by year, newest first.

use crate::briefing::Briefing;
use crate::briefing::place;
use crate::data::event::Event;
use crate::render::frame::{self, ComposedPage};
use crate::render::view::{EventItemView, Subject, TimelineView, YearView};
use crate::render::{shown, words};
use crate::site::Route;
use crate::text::{counted, escape_html};

/// The page of all events.
pub(in crate::render) fn compose(briefing: &Briefing) -> ComposedPage {
    let at = place::timeline();
    let events = frame::events_in_order(briefing);
    let mut view = frame::page(briefing, &at, "Timeline", None);
    view.kind = "timeline".to_owned();
    view.section = place::timeline().to_string();
    view.description = format!("{} in order of time.", counted(events.len(), "dated event", "dated events"));
    view.standfirst_html = Some(escape_html(&view.description).into_owned());
    let subject = Subject::Timeline(TimelineView {
        exhibits: shown::on_generated(briefing, &at, None),
        years: years(briefing, &at, &events),
    });
    ComposedPage { template: subject.template().to_owned(), subject: Some(subject), view, route: at }
}

fn years(briefing: &Briefing, at: &Route, oldest_first: &[&Event]) -> Vec<YearView> {
    let mut years: Vec<YearView> = Vec::new();
    for event in oldest_first.iter().rev() {
        let year = event.date.first().year().to_string();
        let item = item(briefing, at, event);
        match years.last_mut().filter(|last| last.year == year) {
            Some(last) => last.events.push(item),
            None => years.push(YearView { year, events: vec![item] }),
        }
    }
    years
}

fn item(briefing: &Briefing, at: &Route, event: &Event) -> EventItemView {
    EventItemView { status: event.status.map(words::legal_status), ..frame::event_item(briefing, at, event) }
}
