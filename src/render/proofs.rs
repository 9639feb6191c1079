//! Proof sheets for editors: every chart in every width and theme, as readers with other colour vision see it, its card,
//! its table, and what the checks say of it. Written only when asked for; no page leads there.

use std::collections::BTreeMap;

use crate::briefing::{BoundExhibit, Briefing, ExhibitUse, place};
use crate::chart::{Drawing, Variant};
use crate::diagnostic::Diagnostic;
use crate::raster;
use crate::site::Route;
use crate::text::{counted, escape_html};
use crate::theme::Contrast;

use super::frame::{self, ComposedPage};
use super::view::{
    CellView, ColumnView, FindingView, LinkView, PageView, ProofGroupView, ProofIndexView, ProofPanelView,
    ProofView, RowView, Subject, TableView,
};
use super::{card, shown};

/// The rules of the sheets, beside those of drawings.
const STYLE: &str = "*{box-sizing:border-box}body{margin:0;padding:24px 16px 64px;font:400 15px/1.5 var(--font-ui)}\
h1{font:600 26px/1.25 var(--font-ui);margin:4px 0}h2{font:600 18px/1.3 var(--font-ui);border-top:3px solid var(--text);padding-top:8px;margin:40px 0 12px}\
a{color:inherit}figure{margin:0;padding:12px}figcaption{font-weight:600;font-size:13px;margin-bottom:8px}\
.panels{display:flex;flex-wrap:wrap;gap:16px;align-items:start}.chart svg{display:block;width:100%;height:auto;overflow:visible}\
img{max-width:100%;height:auto;border:1px solid var(--rule)}.tbl{overflow:auto;margin:12px 0}table{border-collapse:collapse}\
th,td{text-align:right;padding:4px 12px 4px 0;border-bottom:1px solid var(--rule);font-weight:400;white-space:nowrap}\
th:first-child,.w{text-align:left;white-space:normal}thead th{font-weight:600}caption.vh{position:absolute;clip-path:inset(50%)}\
.vh{position:absolute;width:1px;height:1px;overflow:hidden;clip-path:inset(50%)}small{color:var(--text-2)}";

/// Ways of seeing colours: the filter and its words.
const VISION: [(&str, &str); 4] = [
    ("grey", "Greyscale"),
    ("protan", "Without red: protanopia"),
    ("deutan", "Without green: deuteranopia"),
    ("tritan", "Without blue: tritanopia"),
];

/// What the checks say of chart files, by the id of the exhibit.
pub type Findings = BTreeMap<String, Vec<Diagnostic>>;

/// The list of the sheets, and the sheets.
pub(super) fn compose(
    briefing: &Briefing,
    findings: &Findings,
    style: &str,
    contrasts: &[Contrast],
) -> Vec<ComposedPage> {
    let style = format!("{style}{STYLE}");
    let sheet = |(exhibit, drawing, _): (&BoundExhibit, &Drawing, &crate::site::Page)| {
        let said = findings.get(&exhibit.spec.id).map(Vec::as_slice).unwrap_or_default();
        Sheet { briefing, exhibit, drawing, findings: said }.compose(&style, contrasts)
    };
    let sheets = briefing.exhibits_on_pages().filter_map(sheet);
    std::iter::once(index(briefing, findings, &style)).chain(sheets).collect()
}

fn index(briefing: &Briefing, findings: &Findings, style: &str) -> ComposedPage {
    let at = place::proofs();
    let link = |exhibit: &BoundExhibit| {
        let count = findings.get(&exhibit.spec.id).map_or(0, Vec::len);
        let href = place::proof(&exhibit.spec.id).relative_to(&at);
        LinkView {
            note: Some(counted(count, "finding", "findings")),
            ..frame::link(exhibit.words.title.plain(), href)
        }
    };
    let sheets = briefing.exhibits_on_pages().map(|(exhibit, ..)| link(exhibit)).collect();
    let subject = Subject::Proofs(ProofIndexView { style: style.to_owned(), sheets });
    page(at, "Proof sheets", subject)
}

/// A page that is not part of the site.
fn page(at: Route, title: &str, subject: Subject) -> ComposedPage {
    let view = PageView {
        kind: subject.kind().to_owned(),
        root: at.to_root(),
        title: title.to_owned(),
        title_html: escape_html(title).into_owned(),
        ..PageView::default()
    };
    ComposedPage { template: subject.template().to_owned(), subject: Some(subject), view, route: at }
}

/// What one sheet is about.
struct Sheet<'a> {
    briefing: &'a Briefing,
    exhibit: &'a BoundExhibit,
    drawing: &'a Drawing,
    findings: &'a [Diagnostic],
}

impl Sheet<'_> {
    fn compose(&self, style: &str, contrasts: &[Contrast]) -> Option<ComposedPage> {
        let id = &self.exhibit.spec.id;
        let at = place::proof(id);
        let shown = ExhibitUse { id: id.clone(), drawing: Some(self.drawing.clone()) };
        let plain = |_, words: &crate::markdown::InlineText| escape_html(&words.plain()).into_owned();
        let view = shown::view(self.briefing, &at, &shown, String::new(), &plain)?;
        let card = place::card(&place::exhibit(id)).relative_to(&at);
        let subject = Subject::Proof(ProofView {
            id: id.clone(),
            style: style.to_owned(),
            groups: self.groups(),
            card_href: (raster::IS_AVAILABLE && card::are_shown(self.briefing)).then_some(card),
            table: view.table,
            findings: self.findings.iter().map(finding).collect(),
            measured: vec![self.sizes(), self.contrasts(contrasts)],
            others: vec![frame::link("All proof sheets", place::proofs().relative_to(&at))],
        });
        let page = page(at, &self.exhibit.words.title.plain(), subject);
        let standfirst_html = view.subtitle_html;
        Some(ComposedPage { view: PageView { standfirst_html, ..page.view }, ..page })
    }

    fn groups(&self) -> Vec<ProofGroupView> {
        let variants = &self.drawing.variants;
        let in_theme = |theme: &str| -> Vec<ProofPanelView> {
            let title = |variant: &Variant| format!("{} units wide", variant.width);
            variants.iter().map(|variant| self.panel(variant, theme, "", title(variant))).collect()
        };
        let middle = variants.iter().find(|variant| variant.class == "v-m");
        let seen = VISION.iter().flat_map(|(filter, words)| {
            ["light", "dark"].into_iter().filter_map(move |theme| {
                Some(self.panel(middle?, theme, filter, format!("{words}, {theme}")))
            })
        });
        let group = |title: &str, panels| ProofGroupView { title: title.to_owned(), panels };
        vec![
            group("Every width", in_theme("light")),
            group("Dark", in_theme("dark")),
            group("Colour vision", seen.collect()),
        ]
    }

    /// The same drawing stands several times on the sheet, so its ids begin with theme and filter.
    fn panel(&self, variant: &Variant, theme: &str, filter: &str, title: String) -> ProofPanelView {
        let id = format!("{}-{}", self.exhibit.spec.id, variant.class);
        ProofPanelView {
            title,
            theme: theme.to_owned(),
            filter: filter.to_owned(),
            width: variant.width,
            svg_html: variant.svg.replace(&id, &format!("{theme}{filter}-{id}")),
        }
    }

    /// How large the drawings are, and how many texts each holds.
    fn sizes(&self) -> TableView {
        let row = |variant: &Variant| RowView {
            head_html: format!("{} units", variant.width),
            cells: [
                variant.height.to_string(),
                variant.svg.matches("<text").count().to_string(),
                format!("{:.1} KB", variant.svg.len() as f64 / 1000.0),
            ]
            .map(cell)
            .to_vec(),
            ..RowView::default()
        };
        TableView {
            caption: "The drawings".to_owned(),
            columns: columns(&["Drawing", "Height", "Texts", "Size"]),
            rows: self.drawing.variants.iter().map(row).collect(),
        }
    }

    /// How well the colours in the drawing stand out.
    fn contrasts(&self, all: &[Contrast]) -> TableView {
        let is_used = |contrast: &&Contrast| {
            let class = format!("c-{}", contrast.token);
            let names = |svg: &str| svg.split(['"', ' ']).any(|word| word == class);
            self.drawing.variants.iter().any(|variant| names(&variant.svg))
        };
        let row = |contrast: &Contrast| RowView {
            head_html: escape_html(&contrast.token).into_owned(),
            cells: [contrast.light, contrast.dark].map(|value| cell(format!("{value:.1}"))).to_vec(),
            ..RowView::default()
        };
        TableView {
            caption: "Contrast of the colours with the page; 3 is the least for a mark".to_owned(),
            columns: columns(&["Colour", "Contrast in light", "in dark"]),
            rows: all.iter().filter(is_used).map(row).collect(),
        }
    }
}

fn cell(text: String) -> CellView {
    CellView { text_html: text, ..CellView::default() }
}

fn columns(labels: &[&str]) -> Vec<ColumnView> {
    let column = |(at, label): (usize, &&str)| ColumnView { label: (*label).to_owned(), text: at == 0 };
    labels.iter().enumerate().map(column).collect()
}

fn finding(finding: &Diagnostic) -> FindingView {
    FindingView {
        code: finding.code.name.to_owned(),
        message: finding.message.clone(),
        help: finding.help.clone(),
    }
}
