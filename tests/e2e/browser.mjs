// A real Chromium on the built page, with every request and every word of the console written down.

import { chromium } from "playwright-core";
import { serve } from "../../scripts/serve.mjs";

const flags = [
  "--headless", "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking",
  "--disable-component-update", "--disable-sync",
];

let browser;
let server;

export async function startBrowser() {
  server = await serve({ port: 0 });
  browser = await chromium.launch({ executablePath: process.env.CHROME, args: flags });
}

export async function stopBrowser() {
  await browser?.close();
  await server?.close();
}

export const address = () => server.url;

/**
 * Opens the page in a fresh context. `prepare(context)` runs before anything is loaded; `ready: false` does not wait for
 * the packs.
 */
export async function openPage({ locale = "ru-RU", viewport = { width: 1400, height: 900 }, prepare, ready = true, isMobile, colorScheme = "light" } = {}) {
  const context = await browser.newContext({ locale, viewport, colorScheme, acceptDownloads: true, ...(isMobile ? { isMobile, hasTouch: true } : {}) });
  const page = await context.newPage();
  const seen = { console: [], requests: [] };
  page.on("console", (message) => seen.console.push(`${message.type()}: ${message.text()}`));
  page.on("pageerror", (error) => seen.console.push(`exception: ${error.message}`));
  // Of the context, since a worker's requests are not the page's.
  context.on("request", (request) => {
    if (!request.url().startsWith("blob:")) seen.requests.push(request.url());
  });
  await prepare?.(context);
  await page.goto(server.url);
  if (ready) await page.waitForSelector("[data-ready=ready]", { state: "attached", timeout: 30_000 });
  return { context, page, seen, close: () => context.close() };
}

/** Waits until nothing is being read any more. */
export async function untilRead(page, count, timeout = 120_000) {
  await page.waitForFunction(
    (wanted) => {
      const rows = [...document.querySelectorAll(".documents > li")].map((row) => row.dataset.status);
      return rows.length >= wanted && rows.every((status) => status !== "waiting" && status !== "reading");
    },
    count,
    { timeout },
  );
  if (await page.locator("[data-merged]").count()) await untilMerged(page);
}

/** Waits until the findings of all documents that were read are joined. */
export const untilMerged = (page) => page.locator("[data-merged=true]").waitFor({ state: "attached", timeout: 30_000 });

/** Puts files in through the file button. */
export const choose = (page, files) =>
  page.setInputFiles(
    "[data-input=files]",
    files.map(({ name, bytes }) => ({ name, mimeType: "application/octet-stream", buffer: Buffer.from(bytes) })),
  );

/** Status, failure code and text of each document in the list. */
export const listed = (page) =>
  page.$$eval(".documents > li", (rows) =>
    rows.map((row) => ({
      name: row.querySelector(".document-name").textContent,
      status: row.dataset.status,
      code: row.querySelector("[data-code]")?.dataset.code ?? null,
      words: row.textContent,
    })),
  );
