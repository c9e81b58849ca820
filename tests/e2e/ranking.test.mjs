// Key words by published rankings, beside Sarap's own.

import assert from "node:assert/strict";
import { after, afterEach, before, test } from "node:test";
import { choose, openPage, startBrowser, stopBrowser, untilRead } from "./browser.mjs";

before(startBrowser);
after(stopBrowser);

let open;
afterEach(async () => {
  await open?.close();
  open = null;
});

test("key words can be ranked by published methods, each in words that are well-formed", async () => {
  open = await openPage();
  const { page } = open;
  const crime = "Незаконный оборот наркотиков растёт. Полиция изучает незаконный оборот наркотиков и оружия.";
  const file = (name, text) => ({ name, bytes: new TextEncoder().encode(text) });
  await choose(page, [file("a.txt", crime), file("b.txt", "Nothing is said here about anything.")]);
  await untilRead(page, 2);
  await page.click("#tab-keywords");
  const terms = () => page.$$eval("table.keywords .row-name", (all) => all.map((one) => one.textContent));
  const own = await terms();
  for (const [name, wanted] of [["yake", "незаконный оборот наркотиков"], ["rake", "оружие"], ["textrank", "оборот"]]) {
    await page.selectOption("[data-set=ranking]", name);
    await page.waitForFunction(() => !document.querySelector(".findings [role=status]"));
    assert.ok((await terms()).some((term) => term.startsWith(wanted)), `${name}: ${await terms()}`);
    assert.match(await page.textContent(".findings .words-settings .hint"), /по леммам.*Не на русском: 1 документ/s);
  }
  // A row leads to its places, whatever ranked it.
  await page.click("table.keywords .row-name >> nth=0");
  await page.waitForSelector(".card");
  await page.selectOption("[data-set=ranking]", "sarap");
  assert.deepEqual(await terms(), own);
});
