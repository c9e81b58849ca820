// Languages, keyboard, phone.

import assert from "node:assert/strict";
import { after, afterEach, before, test } from "node:test";
import { openPage, startBrowser, stopBrowser, untilRead } from "./browser.mjs";
import { tooFaint } from "./contrast.mjs";

before(startBrowser);
after(stopBrowser);

let open;
afterEach(async () => {
  await open?.close();
  open = null;
});

async function withExamples(options) {
  open = await openPage(options);
  await open.page.click("[data-do=example]");
  await untilRead(open.page, 3);
  return open.page;
}

test("the page speaks the browser's language, can be switched, and remembers it", async () => {
  open = await openPage({ locale: "en-GB" });
  const { page } = open;
  assert.equal(await page.getAttribute("html", "lang"), "en");
  assert.match(await page.textContent("main"), /Nothing leaves your machine/);
  assert.doesNotMatch(await page.textContent("main"), /[а-яё]/i);
  await page.click("button[lang=ru]");
  assert.match(await page.textContent("main"), /Ничего не уходит/);
  assert.equal(await page.getAttribute("html", "lang"), "ru");
  await page.reload();
  assert.match(await page.textContent("main"), /Ничего не уходит/);
});

test("the work bench in English has no Russian but the documents'", async () => {
  const page = await withExamples({ locale: "en-US" });
  for (const part of [".top-bar", ".facets", "table.entities thead", ".reader-facts", ".tabs", ".scope"]) {
    assert.doesNotMatch(await page.locator(part).first().textContent(), /[а-яё]/i, part);
  }
});

test("keys work by their place, in a Russian layout too", async () => {
  const page = await withExamples();
  const press = (code, key) =>
    page.evaluate(([code, key]) => document.body.dispatchEvent(new KeyboardEvent("keydown", { code, key, bubbles: true, cancelable: true })), [code, key]);
  await press("KeyJ", "о");
  await page.locator(".text .place").first().waitFor();
  assert.match(await page.textContent(".steps"), /^\D*1 из/);
  await press("KeyJ", "о");
  assert.match(await page.textContent(".steps"), /^\D*2 из/);
  await press("KeyK", "л");
  assert.match(await page.textContent(".steps"), /^\D*1 из/);
  await press("Slash", ".");
  assert.equal(await page.evaluate(() => document.activeElement.id), "search");
  await page.keyboard.type("осло");
  await page.keyboard.press("Escape");
  assert.equal(await page.inputValue("#search"), "");
  await page.keyboard.press("Escape");
  await page.keyboard.press("?");
  await page.locator("dialog.shortcuts").waitFor();
  await page.click("dialog.shortcuts input[type=checkbox]");
  await page.keyboard.press("Escape");
  await page.locator("dialog.shortcuts").waitFor({ state: "hidden" });
  const before = await page.textContent(".steps");
  await press("KeyJ", "о");
  assert.equal(await page.textContent(".steps"), before, "single keys are off");
});

test("every control has a name and is at least 24 pixels high", async () => {
  const page = await withExamples();
  await page.click("table.entities .row-name");
  const faults = await page.$$eval("button, input:not([type=file]), textarea, summary, select", (controls) =>
    controls.flatMap((control) => {
      const box = control.getBoundingClientRect();
      if (box.width === 0) return [];
      const label = control.labels?.[0]?.textContent || control.getAttribute("aria-label") || control.textContent || "";
      const target = control.type === "checkbox" ? control.closest("label").getBoundingClientRect() : box;
      const small = target.height < 23.5 || target.width < 23.5;
      return label.trim() && !small ? [] : [`${control.outerHTML.slice(0, 90)} ${box.width}x${box.height}`];
    }),
  );
  assert.deepEqual(faults, []);
});

for (const colorScheme of ["light", "dark"]) {
  test(`text stands out enough: ${colorScheme}`, async () => {
    const page = await withExamples({ colorScheme });
    assert.deepEqual(await tooFaint(page), []);
  });
}

test("a phone shows one pane at a time and nothing hangs over the edge", async () => {
  const page = await withExamples({ viewport: { width: 375, height: 720 }, isMobile: true });
  const visible = (pane) => page.locator(`.pane-${pane}`).isVisible();
  assert.deepEqual([await visible("documents"), await visible("findings"), await visible("text")], [true, false, false]);
  await page.click(".pane-switch button:nth-child(2)");
  assert.deepEqual([await visible("documents"), await visible("findings"), await visible("text")], [false, true, false]);
  await page.locator("table.entities .row-name").first().click();
  await page.locator(".card .line").first().click();
  assert.deepEqual([await visible("documents"), await visible("findings"), await visible("text")], [false, false, true]);
  await page.locator(".text .place").first().waitFor();
  for (let pane = 1; pane <= 3; pane += 1) {
    await page.click(`.pane-switch button:nth-child(${pane})`);
    const over = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
    assert.ok(over <= 0, `pane ${pane} hangs over by ${over}`);
  }
});
