//! Pictures for sharing: drawn, taken over from the last output, or absent in a program that cannot draw.

use std::collections::BTreeMap;

use super::harness::SiteTest;

const SITE: &str = "tests/sites/library/input";

/// The pictures of a built site.
fn pictures(site: &SiteTest) -> BTreeMap<String, Vec<u8>> {
    let files = site.tree("public").into_iter();
    files.filter(|(path, _)| path.ends_with(".png")).collect()
}

#[cfg(feature = "raster")]
mod with {
    use std::fs;

    use briefing::raster::Picture;
    use briefing::theme::picture_style;

    use super::*;
    use crate::harness::{repository, tree};

    #[test]
    fn a_picture_taken_over_is_the_picture_drawn() {
        let site = SiteTest::copy(SITE);
        site.build(&[]);
        let drawn = pictures(&site);
        assert!(drawn.contains_key("charts/loans_by_month.png"), "{:?}", drawn.keys());
        site.build(&[]);
        assert_eq!(pictures(&site), drawn);
    }

    #[test]
    fn a_picture_that_someone_changed_is_drawn_again() {
        let site = SiteTest::copy(SITE);
        site.build(&[]);
        let drawn = pictures(&site);
        let path = site.path("public/charts/loans_by_month.png");
        fs::remove_file(&path).unwrap();
        fs::write(&path, "no picture").unwrap();
        site.build(&[]);
        assert_eq!(pictures(&site), drawn);
    }

    #[test]
    fn every_kind_of_chart_is_drawn_in_the_colours_of_the_theme() {
        let sheet = fs::read_to_string(repository().join("static/style.css")).unwrap();
        let style = picture_style(&sheet, "").replace('<', "");
        let recorded = tree(&repository().join("tests/charts"));
        assert!(!recorded.is_empty());
        for (name, text) in recorded.into_iter().filter(|(name, _)| name.ends_with(".svgs")) {
            let text = String::from_utf8(text).unwrap();
            let chart = text.split("<svg ").find(|part| part.starts_with("class=\"v-l\"")).unwrap();
            let chart = chart.split_once("</svg>").unwrap().0;
            let (head, body) = chart.split_once('>').unwrap();
            let space = "xmlns=\"http://www.w3.org/2000/svg\" width=\"920\"";
            let svg =
                format!("<svg {space} {head}><style>{style}</style><g class=\"alone\">{body}</g></svg>");
            let drawn = Picture { svg, scale: 1 }.draw().unwrap_or_else(|fault| panic!("{name}: {fault}"));
            assert!(drawn.len() > 2_000, "{name}: {} bytes", drawn.len());
            if let Ok(folder) = std::env::var("PICTURES") {
                fs::write(format!("{folder}/{name}.png"), drawn).unwrap();
            }
        }
    }

    /// Width and height of a PNG.
    fn size(file: &[u8]) -> (u32, u32) {
        let number = |at: usize| u32::from_be_bytes(file[at..at + 4].try_into().unwrap());
        (number(16), number(20))
    }

    #[test]
    fn every_page_of_words_and_charts_has_a_card_and_names_it() {
        let site = SiteTest::copy(SITE);
        site.build(&[]);
        let drawn = pictures(&site);
        for page in ["", "chapters/", "chapters/central/", "charts/loans_by_month/"] {
            assert_eq!(size(&drawn[&format!("{page}card.png")]), (1200, 630), "{page}");
            let html = fs::read_to_string(site.path(&format!("public/{page}index.html"))).unwrap();
            let address = format!("https://example.org/harwick/{page}card.png");
            assert!(html.contains(&format!("<meta property=\"og:image\" content=\"{address}\">")), "{page}");
            assert!(html.contains("<meta property=\"og:image:width\" content=\"1200\">"), "{page}");
            assert!(html.contains("<meta name=\"twitter:card\" content=\"summary_large_image\">"), "{page}");
        }
    }

    #[test]
    fn a_site_without_an_address_has_no_cards() {
        let site = SiteTest::copy(SITE);
        let settings = fs::read_to_string(site.path("content/site.yaml")).unwrap();
        site.write("content/site.yaml", settings.replace("base_url: https://example.org/harwick/\n", ""));
        site.build(&[]);
        let drawn = pictures(&site);
        assert_eq!(drawn.keys().collect::<Vec<_>>(), ["charts/loans_by_month.png"]);
        assert!(!fs::read_to_string(site.path("public/index.html")).unwrap().contains("og:"));
    }

    #[test]
    fn a_picture_of_other_data_is_drawn_again() {
        let site = SiteTest::copy(SITE);
        site.build(&[]);
        let before = pictures(&site);
        let chart = "content/charts/loans_by_month.yaml";
        let text = fs::read_to_string(site.path(chart)).unwrap();
        site.write(chart, text.replacen("subtitle: ", "subtitle: Now with ", 1));
        site.build(&[]);
        let after = pictures(&site);
        assert_ne!(before["charts/loans_by_month.png"], after["charts/loans_by_month.png"]);
    }
}

#[cfg(not(feature = "raster"))]
#[test]
fn without_pictures_nothing_speaks_of_them() {
    let site = SiteTest::copy(SITE);
    site.build(&[]);
    assert!(pictures(&site).is_empty());
    for (path, bytes) in site.tree("public").into_iter().filter(|(path, _)| path.ends_with(".html")) {
        let text = String::from_utf8(bytes).unwrap();
        assert!(
            !text.contains(".png") && !text.contains("og:image") && !text.contains("twitter:card"),
            "{path}"
        );
    }
}
