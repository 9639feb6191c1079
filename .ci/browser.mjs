// What only a browser can tell about a built site: accessibility, layout, themes, life without scripts. Where links lead
// is for `tests/suite/links.rs`.
//
//   node browser.mjs SITE [PATH …]
//
// SITE is a folder that `briefing build` wrote. Without paths, the pages are chosen from it: every page near the root
// and, of each kind of page further down, the largest. Prints a line for each fault and closes with the count.

import { createServer } from "node:http";
import { existsSync, readFileSync, readdirSync, statSync } from "node:fs";
import { createRequire } from "node:module";
import { gzipSync } from "node:zlib";
import { extname, join, normalize, relative, resolve, sep } from "node:path";
import { chromium } from "playwright-core";

const WIDTHS = [375, 1280];
const THEMES = ["light", "dark"];
const NARROWEST = 320;
/** Widths at which each of the four drawings of a chart is the one that shows. */
const CHART_WIDTHS = [375, 720, 1100, 1440];
/** Widths of a figure, and how small its words may be there in pixels. 284 is what a page of 320 leaves. */
const SMALLEST_WORDS = [[284, 9.5], [343, 10], [398, 10], [568, 10], [700, 10], [800, 10], [1100, 10]];
/** Most bytes of one drawing, plain and compressed. */
const DRAWING_BYTES = 12_288;
const DRAWING_GZIP = 2_560;
const CHROMIUM = ["/usr/bin/chromium", "/usr/bin/chromium-browser", "/usr/bin/google-chrome"];
const TYPES = {
  ".css": "text/css", ".csv": "text/csv", ".html": "text/html", ".ico": "image/x-icon", ".js": "text/javascript",
  ".json": "application/json", ".png": "image/png", ".svg": "image/svg+xml", ".txt": "text/plain",
  ".webmanifest": "application/manifest+json", ".woff2": "font/woff2", ".xml": "application/xml",
};

const [folder, ...chosen] = process.argv.slice(2);
if (!folder || !existsSync(join(folder, "index.html"))) {
  console.error("usage: node browser.mjs SITE [PATH …]   (SITE holds an index.html)");
  process.exit(2);
}
const site = resolve(folder);
const axe = readFileSync(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");

let passed = 0;
let failed = 0;

/** Counts one check; `faults` is a list of lines, empty if all is well. */
function check(name, faults) {
  if (faults.length === 0) {
    passed += 1;
    return;
  }
  failed += 1;
  console.log(`FAILED ${name}`);
  for (const fault of faults.slice(0, 12)) console.log(`    ${fault}`);
  if (faults.length > 12) console.log(`    … and ${faults.length - 12} more`);
}

/** Every file of the site, as a path from its root with `/`. */
function files() {
  const entries = readdirSync(site, { recursive: true, withFileTypes: true });
  const paths = entries.filter((entry) => entry.isFile()).map((entry) => join(entry.parentPath ?? entry.path, entry.name));
  return paths.map((path) => relative(site, path).split(sep).join("/")).sort();
}

/** The pages to look at: all that stand at most one folder deep, and the largest of each folder below. */
function sample(pages) {
  const largest = new Map();
  const near = [];
  for (const page of pages) {
    const parts = page.split("/");
    if (parts.length <= 2) {
      near.push(page);
      continue;
    }
    const kind = parts.slice(0, -2).join("/");
    const size = statSync(join(site, page)).size;
    if (size > (largest.get(kind)?.size ?? -1)) largest.set(kind, { page, size });
  }
  return [...near, ...[...largest.values()].map((entry) => entry.page)];
}

/** The address of a page below the server's root. */
const address = (page) => (page === "404.html" ? "no/such/page" : page.replace(/(^|\/)index\.html$/, "$1"));

/** The path of the address that the site was built for: the page for missing addresses can be asked for at any
 * depth, so it alone names its files from there. */
function basePath() {
  const map = join(site, "sitemap.xml");
  const places = existsSync(map) ? [...readFileSync(map, "utf8").matchAll(/<loc>([^<]*)<\/loc>/g)] : [];
  const paths = places.map((place) => new URL(place[1]).pathname).sort((one, other) => one.length - other.length);
  return paths[0] ?? "/";
}

/** Serves the site below its path, as a host with several sites does: links from the root would leave it. */
function serve() {
  const base = basePath();
  const server = createServer((request, response) => {
    const path = decodeURIComponent(new URL(request.url, "http://host").pathname);
    const inside = path.startsWith(base) ? normalize(path.slice(base.length)) : null;
    let file = inside === null || inside.startsWith("..") ? null : join(site, inside);
    if (file && existsSync(file) && statSync(file).isDirectory()) {
      if (!path.endsWith("/")) {
        response.writeHead(301, { location: `${path}/` }).end();
        return;
      }
      file = join(file, "index.html");
    }
    const found = file && existsSync(file);
    const shown = found ? file : join(site, "404.html");
    const type = TYPES[extname(shown)] ?? "application/octet-stream";
    const text = /text|json|xml|svg|javascript/.test(type) ? `${type}; charset=utf-8` : type;
    response.writeHead(found ? 200 : 404, { "content-type": text });
    response.end(existsSync(shown) ? readFileSync(shown) : "");
  });
  return new Promise((done) => {
    server.listen(0, "127.0.0.1", () => done({ server, url: `http://127.0.0.1:${server.address().port}${base}` }));
  });
}

/** Opens a page and gathers what the browser complains about while it loads. */
async function open(context, url) {
  const page = await context.newPage();
  const faults = [];
  const expected = url.endsWith("no/such/page");
  page.on("console", (message) => {
    if (["error", "warning"].includes(message.type()) && !(expected && message.text().includes("404"))) {
      faults.push(`console: ${message.text()}`);
    }
  });
  page.on("pageerror", (error) => faults.push(`script: ${error.message}`));
  page.on("requestfailed", (request) => faults.push(`request: ${request.url()} ${request.failure()?.errorText}`));
  page.on("response", (response) => {
    if (response.status() >= 400 && response.url() !== url) faults.push(`${response.status()}: ${response.url()}`);
  });
  await page.goto(url, { waitUntil: "load", timeout: 30_000 });
  await page.evaluate(() => document.fonts.ready.then(() => true));
  return { page, faults };
}

async function violations(page) {
  await page.evaluate(axe);
  const results = await page.evaluate(() => window.axe.run(document, { resultTypes: ["violations"] }));
  return results.violations.map((violation) => {
    const nodes = violation.nodes.slice(0, 2).map((node) => `${node.target.join(" ")} ${node.any[0]?.message ?? ""}`);
    return `${violation.id} (${violation.nodes.length}): ${violation.help}: ${nodes.join(" | ")}`;
  });
}

/** Accessibility and complaints of one page at each width in each theme. */
async function checkPage(browser, url, name) {
  for (const width of WIDTHS) {
    for (const theme of THEMES) {
      const context = await browser.newContext({ viewport: { width, height: 900 }, colorScheme: theme });
      const { page, faults } = await open(context, url);
      check(`${name}: loads at ${width}, ${theme}`, faults);
      check(`${name}: axe at ${width}, ${theme}`, await violations(page));
      await context.close();
    }
  }
}

async function checkNarrow(browser, url, name) {
  const context = await browser.newContext({ viewport: { width: NARROWEST, height: 700 } });
  const { page } = await open(context, url);
  const wide = await page.evaluate((limit) => {
    const root = document.documentElement;
    if (root.scrollWidth <= limit) return [];
    // Only what no scroller of its own holds pushes the page.
    const held = (element) => {
      for (let up = element.parentElement; up && up !== document.body; up = up.parentElement) {
        if (getComputedStyle(up).overflowX !== "visible") return true;
      }
      return false;
    };
    const guilty = [...document.body.querySelectorAll("*")].filter(
      (element) => element.getBoundingClientRect().right > limit + 1 && !held(element),
    );
    const words = guilty.slice(0, 5).map((element) => {
      const classes = element.getAttribute("class");
      return `${element.localName}${classes ? `.${classes.trim().split(/\s+/).join(".")}` : ""}`;
    });
    return [`the page is ${root.scrollWidth} px wide`, ...words];
  }, NARROWEST);
  check(`${name}: no sideways scrolling at ${NARROWEST}`, wide);
  await context.close();
}

/** The same words without scripts. */
async function checkWithoutScripts(browser, url, name) {
  const words = async (javaScriptEnabled) => {
    const context = await browser.newContext({ javaScriptEnabled, viewport: { width: 1280, height: 900 } });
    const page = await context.newPage();
    await page.goto(url, { waitUntil: "load", timeout: 30_000 });
    const text = await page.locator("main").innerText();
    await context.close();
    return text.replace(/\s+/g, " ").trim();
  };
  const [withScripts, without] = [await words(true), await words(false)];
  check(`${name}: reads the same without scripts`, withScripts === without && without ? [] : [`${without.length} of ${withScripts.length} characters`]);
}

/** A checked figure opens its record on click and closes it on Escape. */
async function checkPopover(browser, url, name) {
  const context = await browser.newContext({ viewport: { width: 1280, height: 900 } });
  const { page } = await open(context, url);
  const button = page.locator("main button[popovertarget]").first();
  if (await button.count()) {
    const target = page.locator(`[id="${await button.getAttribute("popovertarget")}"]`);
    await button.click();
    const isOpen = () => target.evaluate((record) => record.matches(":popover-open"));
    const opened = await isOpen();
    const faults = opened ? await violations(page) : ["the record does not open"];
    await page.keyboard.press("Escape");
    if (await isOpen()) faults.push("the record does not close on Escape");
    check(`${name}: a figure opens its record`, faults);
  }
  await context.close();
}

/** The first screen of the home page holds the finding and four dated figures with their base; the second, the lead chart. */
async function checkFold(browser, url) {
  const viewport = { width: 1280, height: 800 };
  const context = await browser.newContext({ viewport });
  const { page } = await open(context, url);
  const faults = await page.evaluate((height) => {
    const faults = [];
    const bottom = (element) => element.getBoundingClientRect().bottom + window.scrollY;
    const title = document.querySelector("main h1");
    if (!title || bottom(title) > height) faults.push("the finding is not on the first screen");
    const tiles = [...document.querySelectorAll("main .tiles .tile")];
    if (tiles.length !== 4) faults.push(`${tiles.length} headline figures instead of 4`);
    for (const tile of tiles) {
      const words = tile.innerText.replace(/\s+/g, " ");
      if (bottom(tile) > height) faults.push(`"${words}" ends at ${Math.round(bottom(tile))} px`);
      if (!/\b(19|20)\d\d\b/.test(tile.querySelector(".date")?.innerText ?? "")) faults.push(`"${words}" has no date`);
      if (!/\b(on|from|than|against)\b/.test(tile.querySelector(".chg")?.innerText ?? "")) faults.push(`"${words}" has no base`);
    }
    const lead = document.querySelector("main figure.fig");
    if (!lead || lead.getBoundingClientRect().top + window.scrollY > 2 * height) faults.push("the lead chart is not on the second screen");
    return faults;
  }, viewport.height);
  check("index.html: the first two screens at 1280×800", faults);
  await context.close();
}

/** What is wrong with the texts of the drawings that show: outside their drawing, or on each other. `reach` is by
 * how many pixels they may leave it. Runs in the page. */
function chartFaults(reach) {
  const faults = [];
  let seen = 0;
  for (const drawing of document.querySelectorAll("main svg")) {
    const frame = drawing.getBoundingClientRect();
    if (frame.width === 0) continue;
    const texts = [...drawing.querySelectorAll("text")]
      .filter((text) => text.textContent.trim() && getComputedStyle(text).visibility !== "hidden")
      .map((text) => ({ words: text.textContent.trim(), box: text.getBoundingClientRect() }))
      .filter(({ box }) => box.width > 0);
    seen += texts.length;
    const slack = 1;
    for (const { words, box } of texts) {
      const out = box.left < frame.left - reach || box.right > frame.right + reach || box.top < frame.top - reach || box.bottom > frame.bottom + reach;
      if (out) faults.push(`"${words}" leaves its drawing`);
    }
    texts.forEach((one, at) => {
      for (const other of texts.slice(at + 1)) {
        const across = Math.min(one.box.right, other.box.right) - Math.max(one.box.left, other.box.left);
        // The box of a line of text is taller than its letters.
        const down = Math.min(one.box.bottom, other.box.bottom) - Math.max(one.box.top, other.box.top);
        const tall = Math.min(one.box.height, other.box.height);
        if (across > slack && down > tall * 0.3) faults.push(`"${one.words}" and "${other.words}" overlap`);
      }
    });
  }
  return { faults, seen };
}

/** Texts of the drawings that show: inside their drawing, and clear of each other, in the shipped font and without it. */
async function checkCharts(browser, url, name) {
  for (const width of CHART_WIDTHS) {
    for (const font of ["", " without the font"]) {
      const context = await browser.newContext({ viewport: { width, height: 900 } });
      if (font) await context.route(/\.woff2$/, (route) => route.abort());
      const { page } = await open(context, url);
      // A wider font may reach into the gutter, which no drawing clips.
      const result = await page.evaluate(chartFaults, font ? 12 : 1);
      const faults = result.seen > 0 ? result.faults : ["no drawing of this page shows a text"];
      check(`${name}: chart labels at ${width}${font}`, faults);
      await context.close();
    }
  }
}

/** The HTML that a chart's page offers to other sites: at both ends of its widths the frame holds the whole page. */
async function checkFrames(browser, url, page) {
  const context = await browser.newContext({ viewport: { width: 1300, height: 900 } });
  const { page: tab } = await open(context, url + address(page));
  const codes = await tab.locator("pre.code").allInnerTexts();
  const faults = codes.length ? [] : ["no HTML is offered"];
  for (const code of codes) {
    const least = Number(/aspect-ratio:(\d+)\//.exec(code)?.[1]);
    const most = Number(/max-width:(\d+)px/.exec(code)?.[1] ?? 1000);
    const local = code.replace(/src="[^"]*\/(charts\/[^"]*)"/, `src="${url}$1"`).replace('loading="lazy"', "");
    for (const width of [least, most]) {
      const requests = [];
      const note = (request) => requests.push(request.url());
      await tab.setContent("");
      tab.on("request", note);
      await tab.setContent(`<body style="margin:0"><div style="width:${width}px">${local}</div></body>`, { waitUntil: "load" });
      tab.off("request", note);
      const frame = tab.frames()[1];
      await frame.evaluate(() => document.fonts.ready.then(() => true));
      const over = await frame.evaluate(() => {
        const root = document.documentElement;
        return [root.scrollHeight - window.innerHeight, root.scrollWidth - window.innerWidth];
      });
      if (over[0] > 0) faults.push(`at ${width} px ${over[0]} px are cut off below`);
      if (over[1] > 0) faults.push(`at ${width} px ${over[1]} px are cut off at the side`);
      const further = requests.filter((address) => address.startsWith("http") && !address.endsWith("/embed/"));
      if (further.length) faults.push(`it asks for ${further.join(", ")}`);
    }
  }
  check(`${page}: frames on other sites`, faults);
  await context.close();
}

/** The files of a chart answer, as what they are; a PNG has the size that it says. */
async function checkDownloads(browser, url, page) {
  const context = await browser.newContext();
  const { page: tab } = await open(context, url + address(page));
  const links = await tab.locator("main a[download]").evaluateAll((found) => found.map((link) => link.href));
  const faults = links.length ? [] : ["no file is offered"];
  for (const link of links) {
    const answer = await context.request.get(link);
    const expected = TYPES[extname(new URL(link).pathname)];
    if (answer.status() !== 200) faults.push(`${link}: ${answer.status()}`);
    else if (!answer.headers()["content-type"].startsWith(expected)) faults.push(`${link} is ${answer.headers()["content-type"]}`);
  }
  const picture = links.find((link) => link.endsWith(".png"));
  const drawn = links.find((link) => link.endsWith(".svg"));
  if (picture && drawn) {
    const widths = await tab.evaluate(
      (addresses) =>
        Promise.all(
          addresses.map((address) => {
            const image = new Image();
            image.src = address;
            return image.decode().then(() => image.naturalWidth);
          }),
        ),
      [picture, drawn],
    );
    if (widths[0] !== 2 * widths[1]) faults.push(`the PNG is ${widths[0]} px wide, the SVG ${widths[1]}`);
  }
  check(`${page}: files answer`, faults);
  await context.close();
}

/** Cards have the size that the page says, and stand where it says. */
function checkCards(pages) {
  const faults = [];
  for (const page of pages) {
    const html = readFileSync(join(site, page), "utf8");
    const card = /<meta property="og:image" content="([^"]*)">/.exec(html)?.[1];
    if (!card) continue;
    const path = new URL(card).pathname.slice(basePath().length);
    const file = existsSync(join(site, path)) ? readFileSync(join(site, path)) : null;
    if (!file) faults.push(`${page}: ${card} is not there`);
    else if (file.readUInt32BE(16) !== 1200 || file.readUInt32BE(20) !== 630) faults.push(`${page}: the card is not 1200 by 630`);
  }
  check("every card is there in its size", faults);
}

/** The smallest words of drawings in figures of every width that pages give them. */
async function checkWords(browser, url, name) {
  const context = await browser.newContext({ viewport: { width: 1440, height: 900 } });
  const { page } = await open(context, url);
  for (const [width, least] of SMALLEST_WORDS) {
    const faults = await page.evaluate(([width, least]) => {
      const faults = [];
      for (const figure of document.querySelectorAll("main figure.fig")) {
        Object.assign(figure.style, { width: `${width}px`, maxWidth: "none", flex: "none" });
        for (const drawing of figure.querySelectorAll(".chart svg")) {
          const frame = drawing.getBoundingClientRect();
          if (frame.width === 0) continue;
          const scale = frame.width / drawing.viewBox.baseVal.width;
          for (const text of drawing.querySelectorAll("text")) {
            const size = Math.round(parseFloat(getComputedStyle(text).fontSize) * scale * 10) / 10;
            if (size < least) faults.push(`"${text.textContent.trim()}" is ${size} px tall`);
          }
        }
      }
      return faults;
    }, [width, least]);
    check(`${name}: chart words of at least ${least} px at ${width}`, faults);
  }
  await context.close();
}

/** A page that runs from right to left leaves the drawings as they are. */
async function checkDirection(browser, url, name) {
  const context = await browser.newContext({ viewport: { width: 1280, height: 900 } });
  const { page } = await open(context, url);
  const places = (direction) =>
    page.evaluate((direction) => {
      document.documentElement.dir = direction;
      const place = (text) => {
        const [box, frame] = [text.getBoundingClientRect(), text.ownerSVGElement.getBoundingClientRect()];
        return [text.textContent.trim(), Math.round(box.left - frame.left), Math.round(box.right - frame.left)].join(" ");
      };
      return [...document.querySelectorAll("main .chart svg text")].map(place);
    }, direction);
  const [before, after] = [await places("ltr"), await places("rtl")];
  check(`${name}: charts from right to left`, after.filter((place, at) => place !== before[at]));
  await context.close();
}

/** No drawing is larger than what a phone loads without notice. */
function checkSizes(pages) {
  const faults = new Set();
  for (const page of pages) {
    const html = readFileSync(join(site, page), "utf8");
    for (const [svg, width] of html.matchAll(/<svg class="(v-[nmlx])"[\s\S]*?<\/svg>/g)) {
      const [plain, packed] = [Buffer.byteLength(svg), gzipSync(svg).length];
      if (plain > DRAWING_BYTES || packed > DRAWING_GZIP) faults.add(`${page}, ${width}: ${plain} bytes, ${packed} compressed`);
    }
  }
  check("every drawing is small", [...faults]);
}

async function main() {
  const all = files().filter((path) => path.endsWith(".html"));
  const isEmbed = (path) => path.includes("/embed/");
  const pages = all.filter((path) => !isEmbed(path) && !path.startsWith("proofs/"));
  const size = (path) => statSync(join(site, path)).size;
  const embeds = chosen.length ? [] : all.filter(isEmbed).sort((one, other) => size(other) - size(one)).slice(0, 1);
  const looked = chosen.length ? chosen : sample(pages);
  const drawn = pages.filter((page) => /<svg[^>]*class="[^"]*v-[nmlx]/.test(readFileSync(join(site, page), "utf8")));
  const charts = chosen.length ? chosen : drawn.filter((page) => looked.includes(page) || page.startsWith("charts/"));
  if (!chosen.length) check("some page has a chart", charts.length ? [] : ["none of the pages looked at"]);
  checkCards(pages);
  const { server, url } = await serve();
  const executablePath = process.env.CHROMIUM ?? CHROMIUM.find((path) => existsSync(path));
  const browser = await chromium.launch({ executablePath, args: ["--no-sandbox", "--disable-gpu"] });
  try {
    for (const page of looked) {
      const at = url + address(page);
      await checkPage(browser, at, page);
      await checkNarrow(browser, at, page);
      await checkWithoutScripts(browser, at, page);
      await checkPopover(browser, at, page);
    }
    if (!chosen.length) await checkFold(browser, url);
    for (const page of embeds) {
      await checkPage(browser, url + address(page), page);
      await checkNarrow(browser, url + address(page), page);
      await checkWithoutScripts(browser, url + address(page), page);
    }
    checkSizes(drawn);
    for (const page of charts) {
      const at = url + address(page);
      await checkCharts(browser, at, page);
      await checkWords(browser, at, page);
      await checkDirection(browser, at, page);
    }
    for (const page of charts.filter((page) => /^charts\/[^/]*\/index\.html$/.test(page))) {
      await checkDownloads(browser, url, page);
      await checkFrames(browser, url, page);
    }
  } finally {
    await browser.close();
    server.close();
  }
  console.log(`${looked.length} pages looked at, charts of ${charts.length} measured`);
  console.log(`${passed} passed, ${failed} failed`);
  process.exitCode = failed ? 1 : 0;
}

await main();
