//! `sitemap.xml`: the absolute address of every page (sitemaps.org, protocol 0.9);
//! nothing where the site's own address is not known.

use super::{File, Setting};
use crate::render::xml::Element;
use crate::site::Route;

pub(super) fn produce(setting: &Setting<'_>) -> Vec<File> {
    let briefing = setting.briefing;
    if briefing.base_url.is_empty() {
        return Vec::new();
    }
    let page = |route: &Route| {
        let address = Element::text("loc", route.permalink(&briefing.base_url));
        Element::new("url").holding([address])
    };
    let pages = briefing.routes().into_iter().map(page);
    let root =
        Element::new("urlset").with("xmlns", "http://www.sitemaps.org/schemas/sitemap/0.9").holding(pages);
    vec![File::new("sitemap.xml", root.document())]
}
