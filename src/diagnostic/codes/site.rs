//! Findings of pages, routes and links.

codes! {
    /// The briefing has no settings.
    MISSING_SETTINGS = Error "missing-settings"
        "Every briefing has `content/site.yaml`, which says at least its `title`. See `content/site.yaml` of the built-in briefing for the other settings.";
    /// A YAML file stands where nothing reads it.
    STRAY_FILE = Warning "stray-file"
        "Data lie under `content/data/`, charts under `content/charts/`, and the settings in `content/site.yaml`. YAML anywhere else is read by nothing, so what it says is lost without a word.";
    /// A page has no front matter.
    MISSING_FRONT_MATTER = Error "missing-front-matter"
        "Every page begins with front matter between two lines `---`, in which at least `title` stands. The title is the page's heading and its name everywhere else.";
    /// A folder of pages has no page of its own.
    MISSING_INDEX = Error "missing-index"
        "The page of a folder is its `index.md`. It is the parent of the folder's other pages, lists them, and answers readers who shorten an address.";
    /// A slug is not a part of an address.
    BAD_SLUG = Error "bad-slug"
        "The last part of a page's address holds lower-case letters, digits and single hyphens. It comes from the name of the file unless `slug` gives another.";
    /// A date in front matter is not a day.
    BAD_DAY = Error "bad-day"
        "Dates in front matter are days of the calendar, written year, month, day: `2026-11-23`.";
    /// A former address cannot be one.
    BAD_ALIAS = Error "bad-alias"
        "An alias is an address at which the page was once found, written from the root of the site: `/old/path/`. Readers who arrive there are led on.";
    /// Two things are published at one address.
    ADDRESS_TAKEN = Error "address-taken"
        "Two pages, aliases, files or generated pages would be published at the same address, and one would vanish. Case is disregarded, because many disks and hosts disregard it.";
    /// A link leads nowhere.
    DEAD_LINK = Error "dead-link"
        "The target of a link is no page, file or generated page of this site. Paths count from the page's own file, as on a code host; a leading `/` means `content/`. Pages are named by their files, `../methods.md`; generated pages by their addresses, `/timeline/`.";
    /// A link names a heading that is not there.
    DEAD_ANCHOR = Error "dead-anchor"
        "The page that a link leads to has no heading with that anchor. Anchors are made from the words of a heading; `{#name}` after the words keeps one when they change.";
    /// A published page links to a draft.
    LINK_TO_DRAFT = Error "link-to-draft"
        "A draft is not published, so the link would be dead. Publish both together, or take the link out until then.";
    /// The site's own address is not known.
    NO_ADDRESS = Note "no-address"
        "A feed, a sitemap and the canonical address of a page must be absolute, so a site that does not know its own address is published without them. Give it as `base_url` in `site.yaml` or with `--base-url`.";
    /// A page shows a chart that is not there.
    UNKNOWN_EXHIBIT = Error "unknown-exhibit"
        "An exhibit is named by the path of its file, counted from the page: `![…](charts/ferries.yaml)`; `lead` in front matter names it without folder and ending.";
    /// A page names a template that is not there.
    UNKNOWN_TEMPLATE = Error "unknown-template"
        "A page is set in the template of its kind unless `template` in its front matter names another: a file under the site's `templates/`, or one of the theme.";
}
