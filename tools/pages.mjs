// The pages of the invented journal as a browser shows and prints them: `just pages`.
//
// At 320, 800 and 1200 pixels, light and dark, no page is wider than its window, says anything to the console, asks
// for anything beyond its own file, or has a fault that axe-core finds; a week and a packet are one sheet, A4 and
// Letter. What was seen lies in target/pages, for a person to look at.
//
// Takes the program and a Chromium; puppeteer-core and axe-core lie in target/pages (see justfile).

import { execFileSync } from "node:child_process";
import { mkdirSync, readFileSync, rmSync } from "node:fs";
import { createRequire } from "node:module";
import { resolve } from "node:path";

const [program, browser] = process.argv.slice(2).map((path) => resolve(path));
const place = resolve("target/pages");
const require = createRequire(`${place}/`);
const puppeteer = require("puppeteer-core");
const axe = readFileSync(require.resolve("axe-core/axe.min.js"), "utf8");

// Each page, the words that make it, and how many sheets it may take.
const PAGES = [
  ["packet", ["packet", "--yes"], 1],
  ["packet-words", ["packet", "--include", "notes,names,places,plan", "--appendix", "--yes"], null],
  ["week", ["week", "last"], 1],
  ["review", ["review"], null],
  ["trends", ["trends"], null],
  ["plan", ["plan", "show"], null],
];
const WIDTHS = [320, 800, 1200];
const faults = [];

function daymark(...words) {
  const env = { PATH: process.env.PATH, HOME: `${place}/home`, DAYMARK_NOW: "2026-11-20T21:30:00+01:00", DAYMARK_SEED: "7" };
  execFileSync(program, words, { cwd: place, env, stdio: ["ignore", "ignore", "inherit"] });
}

async function look(page, name) {
  const said = [];
  page.on("console", (message) => said.push(message.text()));
  page.on("pageerror", (error) => said.push(String(error)));
  page.on("request", (request) => request.url().startsWith("file:") || said.push(`asks for ${request.url()}`));
  for (const width of WIDTHS) {
    for (const value of ["light", "dark"]) {
      const at = `${name}, ${width} pixels, ${value}`;
      await page.setViewport({ width, height: 900 });
      await page.emulateMediaFeatures([{ name: "prefers-color-scheme", value }]);
      await page.goto(`file://${place}/${name}.html`);
      const wide = await page.evaluate(() => document.documentElement.scrollWidth);
      if (wide > width) faults.push(`${at}: it is ${wide} wide`);
      await page.screenshot({ path: `${place}/${name}-${width}-${value}.png`, fullPage: true });
      await page.evaluate(`${axe};0`);
      const { violations } = await page.evaluate(() => axe.run());
      for (const one of violations) faults.push(`${at}: ${one.id}: ${one.nodes[0].html}`);
    }
  }
  faults.push(...said.map((words) => `${name}: the console says ${words}`));
}

async function print(page, name, sheets) {
  for (const format of ["A4", "Letter"]) {
    const bytes = await page.pdf({ path: `${place}/${name}-${format}.pdf`, format });
    const found = Buffer.from(bytes).toString("latin1").match(/\/Type\s*\/Page\b/g).length;
    if (sheets && found > sheets) faults.push(`${name}: ${found} sheets of ${format}`);
  }
}

mkdirSync(place, { recursive: true });
for (const left of ["home", "journal"]) rmSync(`${place}/${left}`, { recursive: true, force: true });
mkdirSync(`${place}/home`);
daymark("--quiet", "demo", `${place}/journal`, "--years", "3");
// A sandbox takes a user of its own, which root is not.
const args = process.getuid() === 0 ? ["--no-sandbox"] : [];
const running = await puppeteer.launch({ executablePath: browser, args });
for (const [name, words, sheets] of PAGES) {
  const to = ["--quiet", "--format", "html", "--output", `${name}.html`, "--force"];
  daymark("--journal", `${place}/journal`, ...words, ...to);
  const page = await running.newPage();
  await look(page, name);
  await print(page, name, sheets);
  await page.close();
}
await running.close();
for (const fault of faults) console.error(fault);
console.log(`${PAGES.length} pages looked at, ${faults.length} faults; see ${place}`);
process.exit(faults.length ? 1 : 0);
