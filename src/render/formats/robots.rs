//! `robots.txt`: everything may be read; here is the sitemap (RFC 9309).

use super::{File, Setting};

pub(super) fn produce(setting: &Setting<'_>) -> Vec<File> {
    let briefing = setting.briefing;
    let text = format!("User-agent: *\nAllow: /\n\nSitemap: {}sitemap.xml\n", briefing.base_url);
    vec![File::new("robots.txt", text)]
}
