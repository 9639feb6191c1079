//! `robots.txt`: everything may be read; here is the sitemap, if there is one (RFC 9309).

use super::{File, Setting};

pub(super) fn produce(setting: &Setting<'_>) -> Vec<File> {
    let briefing = setting.briefing;
    let sitemap = match briefing.base_url.as_str() {
        "" => String::new(),
        base => format!("\nSitemap: {base}sitemap.xml\n"),
    };
    let text = format!("User-agent: *\nAllow: /\n{sitemap}");
    vec![File::new("robots.txt", text)]
}
