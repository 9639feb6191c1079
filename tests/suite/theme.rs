//! A site's own templates and static files in the place of the built-in ones, with the real program.

use super::harness::SiteTest;

fn library() -> SiteTest {
    SiteTest::copy("tests/sites/library/input")
}

fn page(site: &SiteTest, path: &str) -> String {
    String::from_utf8(site.tree("public").remove(path).unwrap()).unwrap()
}

#[test]
fn a_site_extends_a_built_in_template_and_changes_one_block() {
    let site = library();
    site.write(
        "templates/page.html",
        "{% extends \"builtin/page.html\" %}{% block after %}<p class=\"own\">Asked and answered.</p>{% endblock %}",
    );
    let run = site.run(&["build"]);
    assert_eq!(run.code, Some(0), "{}", run.stderr);
    let chapter = page(&site, "chapters/central/index.html");
    assert!(chapter.contains("<p class=\"own\">Asked and answered.</p>"));
    assert!(chapter.contains("id=\"ledger\""), "the rest of the built-in page stays");
    assert!(!page(&site, "index.html").contains("class=\"own\""), "the home page has another template");
}

#[test]
fn a_site_replaces_a_static_file_and_pages_link_to_it() {
    let site = library();
    site.write("static/style.css", "body{color:red}\n");
    site.write("static/own.txt", "mine");
    let run = site.run(&["build"]);
    assert_eq!(run.code, Some(0), "{}", run.stderr);
    let tree = site.tree("public");
    let styles: Vec<&String> = tree.keys().filter(|path| path.ends_with(".css")).collect();
    assert_eq!(styles.len(), 1, "{styles:?}");
    assert_eq!(tree[styles[0]], b"body{color:red}\n");
    assert!(page(&site, "index.html").contains(styles[0].as_str()));
    assert!(tree.keys().any(|path| path.ends_with(".txt") && path.contains("own")));
}

#[test]
fn a_faulty_template_fails_the_build_at_its_place() {
    let site = library();
    site.write("templates/event.html", "<h1>{{ page.titel }}</h1>\n");
    let run = site.run(&["build", "--format", "short"]);
    assert_eq!(run.code, Some(1));
    assert!(run.stderr.starts_with("templates/event.html:1:"), "{}", run.stderr);
    assert!(run.stderr.contains("error[template-render]"), "{}", run.stderr);
    assert!(!site.path("public").exists());
}

#[test]
fn the_strip_is_filled_from_the_act_in_force() {
    let site = SiteTest::flagship();
    site.build(&[]);
    let element = page(&site, "elements/dy/index.html");
    let hero = element.split("<footer").next().unwrap();
    assert_eq!(hero.matches("class=\"cell on").count(), 7, "the elements of the act in force");
    assert_eq!(hero.matches("class=\"cell").count(), 17, "every member of the list");
    assert_eq!(
        hero.matches("aria-current=\"true\" class=\"cell").count() + hero.matches(" now\"").count(),
        1
    );
    // Before the act there was nothing to fill.
    site.build(&["--now", "2025-04-03"]);
    let before = page(&site, "elements/dy/index.html");
    assert!(!before.contains("class=\"cell on"));
}
