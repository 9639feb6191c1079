//! The address of the site: without it some of what is published is left out, and the editor is told.

use super::{Check, Run};
use crate::briefing::Briefing;
use crate::diagnostic::code::site::NO_ADDRESS;
use crate::diagnostic::{Diagnostic, Diagnostics};

pub(super) const CHECK: Check = Check {
    name: "address",
    summary: "the site knows its own address, which feeds, sitemaps and other sites need",
    run: Run::Whole(run),
};

fn run(briefing: &Briefing, sink: &mut Diagnostics) {
    // A site without settings was told so.
    if briefing.base_url.is_empty() && !briefing.config.title.is_empty() {
        let message = "the address of the site is not known: it has no feed, sitemap, canonical links, \
                       pictures for social media, and charts for other sites";
        let finding = Diagnostic::without_place(&NO_ADDRESS, message);
        sink.push(finding.help("write `base_url: https://…` in `site.yaml`"));
    }
}
