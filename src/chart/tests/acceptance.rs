//! What every picture promises, held for each recorded chart: see `tests/charts/ACCEPTANCE.md`.

use std::collections::{BTreeMap, BTreeSet};
use std::time::{Duration, Instant};

use super::*;
use crate::chart::metrics::stretched;
use crate::chart::scale::Frame;
use crate::chart::scene::{Anchor, Label, Rect, Role, Scene, Shape, Voice};

/// Every recorded chart with its drawing.
fn drawings() -> Vec<(&'static str, Drawing)> {
    let draw = |name: &&'static str| {
        (*name, draw_text(name, &file(name), &catalog(), &mut Diagnostics::new()).unwrap())
    };
    RECORDED.iter().map(draw).collect()
}

fn file(name: &str) -> String {
    let path = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/charts").join(name);
    String::from_utf8(snapbox::Data::read_from(&path.with_extension("yaml"), None).to_bytes().unwrap())
        .unwrap()
}

/// The plot of a recorded chart with its layouts from the narrowest to the widest.
fn layouts(name: &str) -> (Plot, Vec<Composed>) {
    let (text, mut sink) = (file(name), Diagnostics::new());
    let node = yaml::parse(FileId(0), &text, 0..text.len(), &mut sink).unwrap();
    let spec = exhibit::decode(name, &node, &mut sink).unwrap();
    let kind = types::find(&spec, &mut sink).unwrap();
    let colours = BTreeMap::new();
    let setting = Setting { colours: &colours, edition: Day::new(2025, 8, 31) };
    let notes: Vec<String> = spec.annotate.iter().map(|note| note.text.text().to_owned()).collect();
    let plot = resolve::resolve(&spec, &catalog(), setting, &notes, kind.arrangement, &mut sink).unwrap();
    compose(kind, plot, &spec, &WIDTHS, &mut sink)
}

/// Each text of a picture with the classes of its element, that of its lead left out.
fn texts(svg: &str) -> Vec<(String, String)> {
    let element = |line: &str| {
        let class = line.split("class=\"").nth(1)?.split('"').next()?.to_owned();
        let words = line.split_once('>')?.1.strip_suffix("</text>")?;
        let plain = words.replace("</tspan>", " ");
        Some((class, plain.rsplit_once("\">").map_or(plain.clone(), |(_, last)| last.to_owned())))
    };
    svg.lines().filter(|line| line.starts_with("<text")).filter_map(element).collect()
}

/// The numbers in a text: digits with thousands marks and decimals.
fn numbers(text: &str) -> Vec<String> {
    let parts = text.split(|letter: char| !(letter.is_ascii_digit() || ",.".contains(letter)));
    let parts = parts.map(|part| part.trim_matches([',', '.']).to_owned());
    parts.filter(|part| !part.is_empty()).collect()
}

#[test]
fn values_in_pictures_are_those_of_the_table() {
    for (name, drawing) in drawings() {
        let cells = drawing
            .table
            .rows
            .iter()
            .flat_map(|row| row.cells.iter().map(|cell| &cell.text).chain([&row.head]));
        let mut known: BTreeSet<String> = cells.flat_map(|text| numbers(text)).collect();
        known.extend(drawing.table.columns.iter().flat_map(|text| numbers(text)));
        let (plot, _) = layouts(name);
        let levels = plot.with_total().flat_map(|line| &line.points).filter_map(|point| {
            let scale = i32::try_from(point.value?.scale()).unwrap_or(0);
            Some(format::number(point.level?.round(scale)))
        });
        known.extend(levels);
        known.extend(plot.notes.iter().flat_map(|note| numbers(&note.text)));
        known.extend(drawing.description.split(' ').flat_map(numbers));
        known.extend((1..=drawing.key.len()).map(|number| number.to_string()));
        for (class, text) in drawing.variants.iter().flat_map(|variant| texts(&variant.svg)) {
            let is_value = class.split(' ').any(|part| ["s", "v", "on", "t"].contains(&part));
            for number in numbers(&text).into_iter().filter(|_| is_value) {
                assert!(known.contains(&number), "{name}: `{text}` is in no cell of the table");
            }
        }
    }
}

#[test]
fn what_may_change_is_drawn_otherwise_and_said() {
    let marked =
        |svg: &str| ["prelim", "class=\"p ", "class=\"hatch "].iter().any(|class| svg.contains(class));
    let mut seen = 0;
    for (name, drawing) in drawings().into_iter().filter(|(_, drawing)| drawing.provisional) {
        seen += 1;
        assert!(drawing.suffixes.contains(&("p", "provisional")), "{name}: {:?}", drawing.suffixes);
        assert!(drawing.variants.iter().all(|variant| marked(&variant.svg)), "{name}");
        assert!(drawing.table.rows.iter().any(|row| row.provisional), "{name}");
    }
    assert!(seen > 5, "{seen} recorded charts have values that may change");
}

/// From the nearest edge of a rectangle to a point.
fn distance(rect: &Rect, (x, y): (f64, f64)) -> f64 {
    let (across, down) = (x - x.clamp(rect.left, rect.right), y - y.clamp(rect.top, rect.bottom));
    across.hypot(down)
}

#[test]
fn a_name_stands_at_its_line_or_has_a_leader() {
    for name in ["line_members", "step", "step_carried", "line_ranges"] {
        let (plot, layouts) = layouts(name);
        for scene in layouts.iter().map(|composed| &composed.scene) {
            let leaders =
                scene.marks().filter(|mark| mark.class == "leader").filter_map(|mark| match &mark.shape {
                    Shape::Line(points) => points.first().copied(),
                    _ => None,
                });
            let leaders: Vec<(f64, f64)> = leaders.collect();
            for line in plot.lines.iter().filter(|_| plot.lines.len() > 1) {
                let stretches = marks::Stretch::of(line, scene.frame.x.1);
                let (x, y) = stretches.iter().rev().find_map(marks::Stretch::datum).unwrap();
                let end = (scene.frame.px(x), scene.frame.py(y));
                let first = line.name.split(' ').next().unwrap();
                let says = |label: &&Label| {
                    let lead = label.lead.as_ref().map_or("", |(words, ..)| words.as_str());
                    lead.starts_with(first) || label.text.starts_with(first)
                };
                let near = scene.labels().filter(says).any(|label| distance(&label.rect(), end) <= 12.0);
                let led = leaders.iter().any(|from| (from.0 - end.0).hypot(from.1 - end.1) <= 12.0);
                assert!(near || led, "{name}: {} at {} units", line.name, scene.width);
            }
        }
    }
}

#[test]
fn texts_have_two_sizes_and_two_weights() {
    let voices = [Voice::Note, Voice::Strong, Voice::Named, Voice::On, Voice::Figure, Voice::Tally];
    let sizes: BTreeSet<String> = voices.iter().map(|voice| voice.size().to_string()).collect();
    let weights: BTreeSet<String> = voices.iter().map(|voice| format!("{:?}", voice.weight())).collect();
    assert_eq!((sizes.len(), weights.len()), (2, 2));
    for (name, drawing) in drawings() {
        for variant in drawing.variants {
            let (plain, pattern) = ("transform=", "patternTransform=");
            assert_eq!(variant.svg.matches(plain).count(), 0, "{name}");
            assert_eq!(
                variant.svg.matches("rotate(").count(),
                variant.svg.matches(pattern).count(),
                "{name}"
            );
        }
    }
}

#[test]
fn pictures_are_named_and_described_by_ids_of_their_own() {
    for (name, drawing) in drawings() {
        let mut ids: Vec<&str> = Vec::new();
        for variant in &drawing.variants {
            let root = variant.svg.split_once('>').unwrap().0;
            assert!(root.contains("role=\"img\""), "{name}");
            let named = root.split("aria-labelledby=\"").nth(1).unwrap().split('"').next().unwrap();
            let own: Vec<&str> =
                variant.svg.split(" id=\"").skip(1).map(|rest| rest.split('"').next().unwrap()).collect();
            assert!(named.split(' ').all(|id| own.contains(&id)), "{name}: {named} in {own:?}");
            ids.extend(own);
        }
        let unique: BTreeSet<&&str> = ids.iter().collect();
        assert_eq!(unique.len(), ids.len(), "{name}: {ids:?}");
        let kind =
            file(name).lines().find_map(|line| line.strip_prefix("type: ").map(str::to_owned)).unwrap();
        let title = types::TYPES.iter().find(|known| known.name == kind).unwrap().title;
        assert!(drawing.description.contains(title), "{name}: {}", drawing.description);
        assert!(drawing.description.contains("2025"), "{name}: {}", drawing.description);
        for event in drawing.key.iter().filter(|entry| entry.event.is_some()) {
            assert!(drawing.description.contains(&event.title), "{name}: {}", event.title);
        }
    }
}

#[test]
fn the_table_and_the_file_hold_every_value() {
    for (name, drawing) in drawings() {
        // A change is the difference of two values that the file holds.
        let change = drawing.table.columns.iter().position(|column| column.starts_with("Change"));
        let is_value = |at: usize| change != Some(at + 1);
        let cells = drawing.table.rows.iter().flat_map(|row| row.cells.iter().enumerate());
        let cells = cells.filter(|(at, _)| is_value(*at)).map(|(_, cell)| cell);
        let values = cells.filter(|cell| !cell.is_words && (!cell.text.is_empty() || cell.missing)).count();
        let rows = drawing.table.rows.len();
        let lines = drawing.csv.lines().count() - 1;
        let firsts = drawing.csv.matches("first").count();
        // Measures and members have a row each and no numbers.
        let expected = if values == 0 { rows } else { values };
        assert!(
            lines == expected || lines == expected + firsts,
            "{name}: {expected} in the table, {lines} in the file"
        );
    }
}

#[test]
fn pictures_hold_classes_and_no_colours() {
    let is_hex = |part: &str| {
        let digits = part.chars().take_while(char::is_ascii_hexdigit).count();
        (3..=6).contains(&digits)
    };
    for (name, drawing) in drawings() {
        for variant in &drawing.variants {
            let svg = variant.svg.replace("url(#", "url(");
            assert!(!svg.split('#').skip(1).any(is_hex), "{name}");
            for word in ["rgb(", "hsl(", " style=", " stroke=", "NaN", "inf"] {
                let fault = svg.split("<desc").next().unwrap().contains(word)
                    || svg.split("</desc>").nth(1).unwrap().contains(word);
                assert!(!fault, "{name}: {word}");
            }
        }
    }
}

/// A picture of up to two hundred points; `.ci/browser.mjs` holds the compressed size.
#[test]
fn a_picture_is_small() {
    for (name, drawing) in drawings() {
        for variant in &drawing.variants {
            assert!(variant.svg.len() <= 12_000, "{name} at {}: {} bytes", variant.width, variant.svg.len());
        }
    }
}

/// The names of the elements, each closed where it must be.
fn is_well_formed(svg: &str) -> bool {
    let mut open: Vec<&str> = Vec::new();
    for tag in svg.split('<').skip(1) {
        let Some((inside, after)) = tag.split_once('>') else { return false };
        let name = inside.split([' ', '/']).next().unwrap_or_default();
        let even = inside.matches('"').count().is_multiple_of(2);
        let escaped =
            after.split('&').skip(1).all(|rest| rest.split_once(';').is_some_and(|(name, _)| name.len() < 6));
        if !even || !escaped {
            return false;
        }
        match inside.strip_prefix('/') {
            Some(closed) if open.pop() == Some(closed) => {}
            Some(_) => return false,
            None if inside.ends_with('/') => {}
            None => open.push(name),
        }
    }
    open.is_empty()
}

#[test]
fn pictures_are_well_formed() {
    assert!(is_well_formed("<a b=\"1\"><c/>x &amp; y</a>"));
    assert!(!is_well_formed("<a><b></a>") && !is_well_formed("<a>&</a>") && !is_well_formed("<a b=\"></a>"));
    for (name, drawing) in drawings() {
        assert!(drawing.variants.iter().all(|variant| is_well_formed(&variant.svg)), "{name}");
    }
}

/// The texts of a picture that overlap in a font that is so much wider than the shipped one.
fn overlaps(scene: &Scene, by: f64) -> Vec<String> {
    stretched(by, || {
        let labels = scene.labels().map(|label| (label.text.as_str(), label.rect()));
        let rects: Vec<(&str, Rect)> = labels.collect();
        let pairs = rects.iter().enumerate();
        let pairs = pairs.flat_map(|(at, one)| rects.iter().skip(at + 1).map(move |other| (one, other)));
        let hits = pairs.filter(|(one, other)| one.1.overlap(&other.1) > 1.0);
        hits.map(|(one, other)| format!("`{}` and `{}`", one.0, other.0)).collect()
    })
}

/// Where the shipped font fails, a common fallback is a twentieth wider.
#[test]
fn a_wider_font_makes_nothing_overlap() {
    let mut much_wider = 0;
    for name in RECORDED {
        let (_, layouts) = layouts(name);
        for composed in layouts {
            let scene = &composed.scene;
            assert_eq!(overlaps(scene, 1.06), [""; 0], "{name} at {}", scene.width);
            much_wider += overlaps(scene, 2.0).len();
        }
    }
    assert!(much_wider > 0, "in a font of twice the width something overlaps");
}

#[test]
fn what_stands_on_zero_shows_zero() {
    for kind in types::TYPES.iter().filter(|kind| kind.from_zero) {
        let name = RECORDED.iter().find(|name| file(name).starts_with(&format!("type: {}\n", kind.name)));
        let name = name.unwrap_or_else(|| panic!("no chart of type {} is recorded", kind.name));
        let (_, layouts) = layouts(name);
        for composed in layouts {
            let bars = composed.scene.marks().filter(|mark| matches!(mark.shape, Shape::DataBar(..)));
            for bar in bars {
                let (x, y) = (bar.frame.x, bar.frame.y);
                assert!(x.0 <= 0.0 && x.1 >= 0.0 || y.0 <= 0.0 && y.1 >= 0.0, "{name}: {x:?} {y:?}");
            }
        }
    }
}

/// A number of any kind: ordinary, huge, tiny, not one at all.
fn any_number() -> impl Strategy<Value = f64> {
    prop_oneof![
        4 => -1e6..1e6f64,
        1 => Just(0.0),
        1 => Just(f64::NAN),
        1 => Just(f64::INFINITY),
        1 => Just(f64::NEG_INFINITY),
        1 => Just(f64::MAX),
        1 => Just(f64::MIN_POSITIVE),
    ]
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(300))]

    #[test]
    fn no_number_hangs_or_is_clamped(x in (any_number(), any_number()), y in (any_number(), any_number()), data in proptest::collection::vec((any_number(), any_number()), 1..40)) {
        let frame = Frame { left: 40.0, right: 340.0, top: 10.0, bottom: 210.0, x, y };
        let mut scene = Scene::new(360.0, 230.0, frame);
        scene.solid("l", Role::C1, Shape::DataLine(data.clone()), None);
        scene.label(Label::new("x", (100.0, 100.0), Anchor::Start, Voice::Note));
        let begun = Instant::now();
        let painted = backend::paint(&scene, &|_| String::new());
        prop_assert!(begun.elapsed() < Duration::from_secs(1));
        let sound = frame.is_sound() && data.iter().all(|datum| frame.holds(*datum));
        prop_assert_eq!(painted.is_ok(), sound);
    }

    #[test]
    fn any_values_in_any_type_are_done_within_a_second(values in proptest::collection::vec((-10i64.pow(12)..10i64.pow(12), 0u32..6, any::<bool>()), 2..24), kind in 0usize..100) {
        let rows = values.iter().enumerate().map(|(at, (digits, scale, missing))| {
            let value = Decimal::from_int(*digits).checked_mul(Decimal::power_of_ten(-i32::try_from(*scale).unwrap()).unwrap()).unwrap();
            let value = if *missing && at > 0 { "-".to_owned() } else { value.to_string() };
            format!("{}-{:02} {value}", 2020 + at / 12, at % 12 + 1)
        });
        let mut catalog = catalog();
        fixture::replace(&mut catalog, "goods", "world", &Numbers(rows.collect::<Vec<_>>().join(";")));
        let kind = types::TYPES[kind % types::TYPES.len()].name;
        let when = ["range: 2020-01..latest\n", "at: 2020-01\n", "at: 2020-01\ncompare: 2020-02\n"];
        for when in when {
            let text = format!("type: {kind}\n{HEAD}data: [{{series: goods.world}}, {{series: goods.north}}]\n{when}");
            let (begun, mut sink) = (Instant::now(), Diagnostics::new());
            let drawing = draw_text("x", &text, &catalog, &mut sink);
            prop_assert!(begun.elapsed() < Duration::from_secs(1), "{}", kind);
            prop_assert!(drawing.is_some() || sink.has_errors(), "{}", kind);
        }
    }
}
