//! Findings of Markdown: constructs that would be printed raw or lost.

codes! {
    /// Front matter has no end.
    OPEN_FRONT_MATTER = Error "open-front-matter"
        "A page begins with its front matter between two lines `---`. Without the second line nobody can tell where the text begins.";
    /// Raw HTML stands in Markdown.
    RAW_HTML = Error "raw-html"
        "Pages are written in Markdown; HTML is an error unless `site.yaml` says `raw_html: true`. Comments `<!-- … -->` may stand; they are not published.";
    /// Something that was meant as a figure would be printed as it stands.
    FIGURE_NOT_A_LINK = Error "figure-not-a-link"
        "A figure is a link, `[words](=expression)`, and a Markdown target ends at a space or a line end. Write the expression without spaces, or in angle brackets: `[words](<=mom(a, b)>)`. Links cannot stand inside each other.";
    /// An exhibit stands in running text.
    EXHIBIT_IN_TEXT = Error "exhibit-in-text"
        "A chart or table is set between paragraphs. Put `![what it shows](charts/name.yaml)` in a paragraph of its own.";
    /// An image has no alternative text.
    MISSING_ALT = Error "missing-alt"
        "Readers who do not see an image hear its description, which stands between the brackets: `![a loading crane at dusk](crane.jpg)`.";
    /// A link has no words.
    EMPTY_LINK = Error "empty-link"
        "A link without words cannot be seen, heard or followed. Write what the reader will find between its brackets.";
    /// A link has a scheme that is not published.
    BAD_LINK_SCHEME = Error "bad-link-scheme"
        "Links lead to pages of the site or to `https:`, `http:`, `mailto:` and `tel:` addresses. Others run code, load from the reader's disk, or change with the way the page was opened.";
    /// A heading has no words.
    EMPTY_HEADING = Error "empty-heading"
        "A heading without words has no place in the contents and says nothing to readers who move from heading to heading.";
    /// A heading of the first level stands in the body.
    TITLE_IN_BODY = Error "title-in-body"
        "The page's title stands in its front matter and is its only heading of the first level; headings of the body begin with `##`.";
    /// A heading skips a level.
    SKIPPED_HEADING = Warning "skipped-heading"
        "Readers who cannot see the page take the level of a heading for the structure of the text. Go down one level at a time.";
    /// A heading carries attributes other than an anchor.
    HEADING_ATTRIBUTE = Error "heading-attribute"
        "A heading may name its anchor, `## Words {#anchor}`. Looks are the theme's business: classes and other attributes are refused.";
    /// An anchor is given twice.
    DUPLICATE_ANCHOR = Error "duplicate-anchor"
        "Two headings of a page have the same anchor, so a link to it would reach only the first. Anchors made from the words of a heading are numbered; those written in braces must be unique.";
    /// A footnote is referred to and not defined.
    UNDEFINED_FOOTNOTE = Error "undefined-footnote"
        "The text has a reference `[^name]` and no definition `[^name]: …`, so the brackets would be printed.";
    /// A footnote is defined and not referred to.
    UNUSED_FOOTNOTE = Warning "unused-footnote"
        "A footnote that nothing refers to is not published. Refer to it with `[^name]`, or remove it.";
    /// A footnote is defined twice.
    DUPLICATE_FOOTNOTE = Error "duplicate-footnote"
        "Two definitions have the same name, and only the first would be published.";
    /// Lists, quotations or emphasis stand too deep inside each other.
    NESTED_TOO_DEEP = Error "nested-too-deep"
        "What stands more than 64 levels inside lists, quotations or emphasis is left out. No text for readers comes near that.";
}
