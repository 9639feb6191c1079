//! Every exhibit as an SVG file with both themes inside, and its data as CSV.
//!
//! The CSV is left out where a source forbids redistribution; the exhibit then offers none.

use super::{File, Setting};
use crate::briefing::place;
use crate::render::shown::may_be_offered;
use crate::render::standalone;
use crate::theme::chart_style;

pub(super) fn produce(setting: &Setting<'_>) -> Vec<File> {
    let briefing = setting.briefing;
    let style = chart_style(setting.stylesheet);
    let mut files = Vec::new();
    for (exhibit, drawing, _) in briefing.exhibits_on_pages() {
        let id = &exhibit.spec.id;
        files.extend(standalone::svg(briefing, exhibit, drawing, &style).map(|svg| file(id, "svg", svg)));
        if may_be_offered(briefing, drawing) {
            files.push(file(id, "csv", drawing.csv.clone()));
        }
    }
    files
}

fn file(id: &str, ending: &str, content: String) -> File {
    File::new(place::exhibit_file(id, ending).output(), content)
}
