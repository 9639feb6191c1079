//! A page of every kind with every part filled, for the tests of the templates.

use super::*;

/// Words as an owned text.
fn text(words: &str) -> String {
    words.to_owned()
}

fn link(label: &str, href: &str) -> LinkView {
    LinkView { label: text(label), href: text(href), note: None }
}

fn path(label: &str, path: &str) -> PathLink {
    PathLink { label: text(label), path: text(path) }
}

fn nav(label: &str, path: &str, section: &str) -> NavItem {
    NavItem { label: text(label), path: text(path), external: false, section: text(section) }
}

fn glyph(shape: &str, token: &str) -> GlyphView {
    GlyphView { shape: text(shape), token: text(token) }
}

fn cell(symbol: &str, name: &str, on: bool) -> StripCell {
    StripCell {
        symbol: text(symbol),
        name: text(name),
        number: text("7"),
        on,
        current: symbol == "Re",
        path: on.then(|| format!("ports/{name}/")),
    }
}

fn strip() -> StripView {
    StripView {
        label: text("The ports"),
        cells: vec![cell("Al", "Albern", true), cell("Be", "Berge", false), cell("Re", "Rehn", true)],
        key_on: text("served all year"),
        key_off: text("summer only"),
    }
}

/// The site of all samples.
pub(super) fn site() -> SiteView {
    let assets =
        ["style.css", "favicon.svg", "fonts/newsreader-display.woff2", "fonts/newsreader-text.woff2"];
    SiteView {
        title: text("Ferry & Harbour"),
        description: text("Who crosses the sound, with a source and a check behind each number."),
        language: text("en-GB"),
        base_url: text("https://example.org/ferries/"),
        edition: EditionView {
            updated: text("20 December 2025"),
            updated_iso: text("2025-12-20"),
            next_due: Some(text("20 January 2026")),
            methods: Some(path("How figures are checked", "methods/")),
        },
        navigation: vec![
            nav("Briefing", "", "home"),
            nav("Chapters", "chapters/", "chapters"),
            nav("Timeline", "timeline/", "timeline"),
            nav("Data", "data/", "data"),
            nav("Methods", "methods/", "methods"),
        ],
        footer: vec![
            LinkGroup {
                title: text("Read"),
                links: vec![path("Briefing", ""), path("Timeline", "timeline/")],
            },
            LinkGroup { title: text("Reuse"), links: vec![path("All data", "data/")] },
            LinkGroup { title: text("Trust"), links: vec![path("Sources", "sources/")] },
        ],
        strip: Some(strip()),
        assets: assets.iter().map(|name| (text(name), text(name))).collect(),
        feeds: vec![FeedLink {
            title: text("Updates"),
            path: text("feed.xml"),
            media_type: text("application/atom+xml"),
        }],
    }
}

fn sparkline() -> String {
    text(
        "<svg class=\"spark\" viewBox=\"0 0 200 48\" preserveAspectRatio=\"none\" role=\"img\" \
         aria-label=\"May to July: low of 46 in May, 619 in July\">\
         <path class=\"grid\" d=\"M0 47.5H200\" vector-effect=\"non-scaling-stroke\"/>\
         <path class=\"l c-c2\" d=\"M4 40L100 22L196 6\" vector-effect=\"non-scaling-stroke\"/>\
         <path class=\"dot c-c2\" d=\"M196 6h.01\" vector-effect=\"non-scaling-stroke\"/>\
         <path class=\"dot-hole\" d=\"M196 6h.01\" vector-effect=\"non-scaling-stroke\"/></svg>",
    )
}

fn tile(name: &str, direction: &str, state: &str) -> TileView {
    let claim = format!(
        "<button type=\"button\" class=\"chk\" popovertarget=\"c-may\" data-s=\"{state}\" data-n=\"1\">6,150\
         <span class=\"vh\">, checked figure</span></button>"
    );
    TileView {
        name_html: text(name),
        period: text("November 2025"),
        value_html: claim,
        unit: text("passengers"),
        change: Some(ChangeView {
            direction: text(direction),
            amount_html: text("12.4%"),
            base_html: text("on October, from 5,473"),
        }),
        spark_html: Some(sparkline()),
    }
}

fn variant(class: &str, width: u32) -> VariantView {
    VariantView {
        class: text(class),
        svg_html: format!(
            "<svg class=\"{class}\" viewBox=\"0 0 {width} 200\" role=\"img\" aria-labelledby=\"{class}-t {class}-d\">\
             <title id=\"{class}-t\">Passengers</title><desc id=\"{class}-d\">May 46, June 353.</desc>\
             <path class=\"grid\" d=\"M0 50H{width}\"/><rect class=\"a c-c1\" x=\"60\" y=\"60\" width=\"40\" \
             height=\"120\"/><path class=\"axis\" d=\"M0 180H{width}\"/><text class=\"n\" x=\"0\" y=\"46\">400</text></svg>"
        ),
    }
}

fn table() -> TableView {
    let number = |words: &str| CellView { text_html: text(words), ..CellView::default() };
    let row = |head: &str, value: &str, provisional, highlight| RowView {
        head_html: text(head),
        cells: vec![number(value), CellView { muted: true, ..number("n/a") }],
        provisional,
        letter: text(if provisional { "p" } else { "" }),
        highlight,
    };
    let column = |label: &str| ColumnView { label: text(label), text: false };
    TableView {
        caption: text("Passengers by month"),
        columns: vec![column("Month"), column("Passengers"), column("Cars")],
        rows: vec![
            row("May", "46", false, false),
            row("June", "353", false, true),
            row("July", "619", true, false),
        ],
    }
}

fn exhibit(id: &str, label: &str) -> ExhibitView {
    ExhibitView {
        id: text(id),
        label: text(label),
        title_html: text("June&#39;s rise started from almost nothing"),
        level: 2,
        subtitle_html: Some(text("Passengers across the sound, a month, 2025")),
        variants: vec![variant("v-n", 360), variant("v-m", 640), variant("v-l", 920)],
        key: vec![KeyEntryView {
            number: text("1"),
            glyph: glyph("triangle", "e1"),
            kind: text("Fare"),
            date: text("2 April"),
            title_html: text("Fares rise"),
            href: Some(text("../events/fares/")),
        }],
        table: Some(table()),
        sources: vec![
            PublisherView {
                name: text("Harbour board"),
                documents: vec![link("Harbour board", "#")],
                more: 0,
            },
            PublisherView {
                name: text("Port"),
                documents: vec![link("May", "#"), link("June", "#")],
                more: 2,
            },
        ],
        more_sources: Some(link("and 4 more", "../sources/")),
        notes_html: vec![text("As counted.")],
        letters: vec![LetterView { letter: text("p"), meaning: text("provisional") }],
        csv_href: Some(text("charts/ferries.csv")),
        svg_href: Some(text("charts/ferries.svg")),
        ..ExhibitView::default()
    }
}

fn event(title: &str, shape: &str, token: &str, href: Option<&str>) -> EventItemView {
    EventItemView {
        iso: text("2025-04-02"),
        date: text("2 April 2025"),
        kind: text("Fare"),
        glyph: glyph(shape, token),
        title_html: text(title),
        href: href.map(text),
        gap: href.map(|_| text("2 days before")),
        status: Some(text("in force")),
    }
}

fn events() -> Vec<EventItemView> {
    vec![
        event("Fares rise", "triangle", "e1", Some("../fares/")),
        event("Quay closed", "square", "e2", None),
        event("Board and crews agree", "disc", "e3", Some("../agreement/")),
        event("Inquiry opens", "diamond", "context", Some("../inquiry/")),
    ]
}

fn record(number: usize, id: &str, state: &str, label: &str) -> RecordView {
    RecordView {
        popover: true,
        back: None,
        entry: format!("figure-{number}"),
        id: text(id),
        number,
        state: text(state),
        state_label: text(label),
        value: text("353"),
        what: text("Passengers to Rehn, June 2025"),
        check_html: text("353 ÷ 46 − 1 = 667%, within rounding."),
        sources: vec![link("Harbour release of 20 July", "../sources/board/")],
        discrepancies: vec![link("One count, two ports", "../differ/#count")],
    }
}

fn records() -> Vec<RecordView> {
    vec![
        record(1, "c-may", "match", "Matches source"),
        record(2, "c-june", "derived", "Derived by us"),
        record(3, "c-july", "provisional", "Provisional"),
        record(4, "c-count", "disputed", "Sources differ"),
    ]
}

fn series_row(title: &str) -> SeriesRowView {
    SeriesRowView {
        title: text(title),
        href: text("data/passengers/"),
        note: text("Monthly, persons"),
        spark_html: Some(sparkline().replace("role=\"img\"", "aria-hidden=\"true\"")),
        latest: text("6,150p"),
        period: text("Nov 2025"),
        observations: text("32"),
        csv_href: Some(text("data/passengers.csv")),
    }
}

fn facts() -> Vec<FactView> {
    let fact = |term: &str, html: &str| FactView { term: text(term), text_html: text(html) };
    vec![fact("Date", "<b>4 April 2025</b>, in force the same day"), fact("Status", "In force")]
}

fn group<T>(title: &str, entries: Vec<T>) -> GroupView<T> {
    GroupView {
        id: text("group"),
        title: text(title),
        note: Some(text("As the board counts them.")),
        entries,
    }
}

/// A page with the parts that every kind can have.
pub(super) fn page(kind: &str) -> PageView {
    PageView {
        kind: text(kind),
        root: text("../"),
        path: format!("{kind}/"),
        card: Some(CardView {
            href: text("https://example.org/ferries/card.png"),
            width: 1200,
            height: 630,
            alt: text("Passengers a month"),
        }),
        canonical: format!("https://example.org/ferries/{kind}/"),
        section: text("timeline"),
        title: text("What a 660% rise <looks> like"),
        title_html: text("What a 660% rise &lt;looks&gt; like"),
        description: text("June's \"rise\"."),
        standfirst_html: Some(text("In June the boats were full again, measured against an empty May.")),
        crumbs: vec![
            CrumbView { label: text("Briefing"), href: Some(text("../")), glyph: None },
            CrumbView { label: text("Fare"), href: None, glyph: Some(glyph("square", "e2")) },
        ],
        updated: Some(text("20 December 2025")),
        data_to: Some(text("November 2025")),
        pager_label: text("Chapters"),
        previous: Some(PagerView {
            kicker: text("Chapter 1"),
            title_html: text("The quay"),
            href: text("../quay/"),
        }),
        next: Some(PagerView {
            kicker: text("Chapter 3"),
            title_html: text("The crews"),
            href: text("../crews/"),
        }),
        ..PageView::default()
    }
}

fn claims() -> String {
    let button = |record: &str, state: &str| {
        format!(
            "<button type=\"button\" class=\"chk\" popovertarget=\"{record}\" data-s=\"{state}\" data-n=\"1\">\
             353&nbsp;passengers<span class=\"vh\">, checked figure</span></button>"
        )
    };
    format!(
        "<p>The boats took {} in June after {} in May, {} in July and {} in all.</p>",
        button("c-may", "match"),
        button("c-june", "derived"),
        button("c-july", "provisional"),
        button("c-count", "disputed")
    )
}

/// A page of prose with everything on it.
pub(super) fn chapter() -> PageView {
    PageView {
        tally: Some(text("4 checked figures: 1 matches, 1 derived, 1 provisional, 1 disputed")),
        draft: true,
        toc: vec![
            TocEntry { id: text("s1"), title: text("From 46 to 353") },
            TocEntry { id: text("s2"), title: text("After June") },
        ],
        body_html: format!(
            "<h2 id=\"s1\">From 46 to 353</h2>{}<ul><li>One</li><li>Two</li></ul><h2 id=\"s2\">After June</h2>\
             <p>July brought more.<sup id=\"fnref-1\"><a href=\"#fn-1\">1</a></sup></p>\
             <aside class=\"note note-warning\" aria-labelledby=\"n1\"><h3 class=\"note-h\" id=\"n1\">Provisional</h3>\
             <p>One report.</p></aside>",
            claims()
        ),
        children: children(),
        children_title: text("In this chapter"),
        footnotes: vec![FootnoteView {
            id: text("fn-1"),
            text_html: text("As counted at the quay."),
            references: vec![text("#fnref-1")],
        }],
        records: records(),
        ..page("page")
    }
}

fn children() -> Vec<ChildView> {
    let child = |number: &str| ChildView {
        number: text(number),
        title_html: text("The quay"),
        summary_html: Some(text("What the closing did.")),
        href: text("quay/"),
    };
    vec![child("1"), child("2")]
}

/// A front page with everything on it.
pub(super) fn home() -> PageView {
    let section = |id: &str, title: Option<&str>, exhibit: Option<&str>, body: &str| SectionView {
        id: text(id),
        title_html: title.map(text),
        exhibit_html: exhibit.map(text),
        body_html: text(body),
    };
    PageView {
        root: text("./"),
        path: String::new(),
        section: text("home"),
        crumbs: Vec::new(),
        sections: vec![
            section("", None, Some("<figure class=\"fig full\"><p>alone</p></figure>"), ""),
            section("why", Some("Why"), Some("<figure class=\"fig\"><p>paired</p></figure>"), &claims()),
            section("then", Some("Then"), None, "<p>Only words.</p>"),
        ],
        tiles: vec![
            tile("All ports", "up", "match"),
            tile("To Rehn", "down", "provisional"),
            tile("The June rise", "flat", "derived"),
            tile("First half", "up", "disputed"),
        ],
        changes: Some(ChangesView {
            title: String::new(),
            period: text("20 December 2025, replacing 20 November"),
            entries: vec![ChangeEntry { label: text("Added"), text_html: text("November figures") }],
            more: Some(link("All updates", "updates/")),
        }),
        children: children(),
        children_title: text("Chapters"),
        events: events(),
        events_link: Some(link("All events", "timeline/")),
        series: vec![series_row("All ports")],
        series_link: Some(link("All series", "data/")),
        records: records(),
        ..page("home")
    }
}

/// One subject of every kind, everything filled.
pub(super) fn subjects() -> Vec<Subject> {
    vec![
        Subject::Series(series()),
        Subject::Data(DataIndexView {
            groups: vec![group("Passengers", vec![series_row("All ports"), series_row("Rehn")])],
            see_also: vec![link("12 sources", "../sources/")],
        }),
        Subject::Event(event_page()),
        Subject::Timeline(timeline()),
        Subject::Source(source()),
        Subject::Sources(SourceIndexView { groups: vec![group("Primary", vec![source_row()])] }),
        Subject::Discrepancies(DiscrepancyIndexView {
            exhibits: vec![exhibit("exhibit-a", "")],
            groups: vec![group("High", vec![discrepancy()])],
        }),
        Subject::Exhibit(exhibit_page()),
        Subject::Embed(EmbedView {
            figure: ExhibitView { title_html: String::new(), ..exhibit("fig-1", "") },
            style: text(".l{fill:none}"),
            href: text("https://example.org/ferries/charts/june/"),
        }),
        Subject::Proof(proof()),
        Subject::Proofs(ProofIndexView { style: text(".l{fill:none}"), sheets: vec![link("June", "june/")] }),
        Subject::NotFound(NotFoundView { events: events() }),
    ]
}

fn series() -> SeriesView {
    SeriesView {
        latest: vec![LatestView {
            name: text("All ports"),
            value: text("6,150"),
            unit: text("passengers"),
            period: text("November 2025"),
            status: text("Provisional"),
            provisional: true,
        }],
        exhibit: Some(exhibit("fig-1", "")),
        table: Some(table()),
        facts: facts(),
        notes_html: vec![text("The count of May is an estimate.")],
        downloads: vec![link("CSV", "passengers.csv")],
        sources: vec![link("Harbour board", "../../sources/board/")],
        exhibits: vec![link("The June rise", "../../#fig-1")],
        pages: vec![link("The quay", "../../quay/")],
        discrepancies: vec![link("One count, two ports", "../../differ/#count")],
    }
}

fn exhibit_page() -> ExhibitPageView {
    ExhibitPageView {
        figure: ExhibitView { title_html: String::new(), table: None, ..exhibit("fig-1", "") },
        table: Some(table()),
        downloads: vec![link("CSV", "../june.csv"), link("PNG", "../june.png")],
        sources: vec![link("Harbour board", "../../sources/board/")],
        series: vec![link("Passengers", "../../series/passengers/")],
        pages: vec![link("The quay", "../../quay/")],
        embeds: vec![EmbedCodeView { label: text("For a column"), code: text("<iframe></iframe>") }],
    }
}

fn proof() -> ProofView {
    let panel = ProofPanelView {
        title: text("Without red"),
        theme: text("light"),
        filter: text("protan"),
        width: 640,
        svg_html: variant("v-m", 640).svg_html,
    };
    ProofView {
        id: text("june"),
        style: text(".l{fill:none}"),
        groups: vec![ProofGroupView { title: text("Colour vision"), panels: vec![panel] }],
        card_href: Some(text("../../charts/june/card.png")),
        table: Some(table()),
        findings: vec![FindingView {
            code: text("chart-compromise"),
            message: text("this note finds no place"),
            help: vec![text("shorten it")],
        }],
        measured: vec![table()],
        others: vec![link("All proofs", "../index.html")],
    }
}

fn event_page() -> EventView {
    EventView {
        exhibits: vec![exhibit("exhibit-a", "")],
        kind: text("Closing"),
        glyph: glyph("square", "e2"),
        facts: facts(),
        strip: Some(strip()),
        summary_html: text("<p>The quay closed.</p>"),
        neighbours: events(),
        related: events(),
        sources: vec![link("Harbour board", "../../sources/board/")],
        discrepancies: vec![link("One count, two ports", "../../differ/#count")],
    }
}

fn timeline() -> TimelineView {
    TimelineView {
        exhibits: vec![exhibit("exhibit-a", "")],
        years: vec![
            YearView { year: text("2025"), events: events() },
            YearView { year: text("2024"), events: events() },
        ],
    }
}

fn source() -> SourceView {
    SourceView {
        url: None,
        facts: facts(),
        note_html: Some(text("Read on paper.")),
        series: vec![LinkView {
            note: Some(text("12 observations")),
            ..link("All ports", "../../data/passengers/")
        }],
        table: Some(table()),
        events: events(),
        pages: vec![link("The quay", "../../quay/")],
        discrepancies: vec![link("One count, two ports", "../../differ/#count")],
    }
}

fn source_row() -> SourceRowView {
    SourceRowView {
        title: text("Release of 20 July"),
        href: text("board/"),
        publisher: text("Harbour board"),
        published: text("20 July 2025"),
        uses: text("12 figures, 2 events"),
    }
}

fn discrepancy() -> DiscrepancyView {
    let statement = |value: Option<&str>| StatementView {
        text_html: text("All passengers"),
        value: value.map(text),
        sources: vec![link("Harbour board", "../sources/board/"), link("The Sound", "../sources/sound/")],
    };
    DiscrepancyView {
        id: text("count"),
        title: text("One count, two ports"),
        kind: text("Mislabelled"),
        period: text("June 2025"),
        statements: vec![statement(Some("3,188")), statement(None)],
        resolution_html: text("It counts one port."),
        preferred: Some(text("3,188 is Rehn alone")),
        about: vec![link("All ports", "../data/passengers/")],
    }
}
