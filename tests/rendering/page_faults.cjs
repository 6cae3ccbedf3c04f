// Print, as JSON, what axe-core finds against each page at each width, and how wide it becomes.
// node page_faults.cjs MODULES CHROMIUM WIDTH,WIDTH PAGE...
const [, , modules, chromium, widths, ...pages] = process.argv;
const puppeteer = require(`${modules}/puppeteer-core`);

const TAGS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"];

async function looked(browser, page, width) {
  const tab = await browser.newPage();
  await tab.setBypassCSP(true); // the page forbids every script, also the one that looks at it
  await tab.setViewport({ width, height: 900 });
  const asked = [];
  tab.on("request", (request) => asked.push(request.url()));
  await tab.goto(`file://${page}`);
  const others = asked.filter((url) => !url.startsWith("data:")).slice(1);
  const wide = await tab.evaluate(() => document.documentElement.scrollWidth);
  await tab.addScriptTag({ path: `${modules}/axe-core/axe.min.js` });
  const report = await tab.evaluate(
    (values) => axe.run(document, { runOnly: { type: "tag", values } }), TAGS);
  await tab.close();
  const faults = report.violations.map((fault) => `${fault.id}: ${fault.nodes[0].html}`);
  return { page, width, wide, others, faults, passed: report.passes.length };
}

(async () => {
  const options = { executablePath: chromium, args: ["--no-sandbox", "--disable-gpu"] };
  const browser = await puppeteer.launch(options);
  const found = [];
  for (const page of pages) {
    for (const width of widths.split(",").map(Number)) {
      found.push(await looked(browser, page, width));
    }
  }
  await browser.close();
  console.log(JSON.stringify(found));
})();
