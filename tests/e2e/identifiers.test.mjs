// Addresses and numbers by kind, from the list to the sentence and to the clipboard; links between names as a file.

import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { after, afterEach, before, test } from "node:test";
import { choose, openPage, startBrowser, stopBrowser, untilRead } from "./browser.mjs";
import { tooFaint } from "./contrast.mjs";

before(startBrowser);
after(stopBrowser);

let open;
afterEach(async () => {
  await open?.close();
  open = null;
});

const phishing = `Письма рассылали с адреса support@example.org, ссылка вела на hxxp://login.example.com/account, сервер стоял на 192.0.2.44.
Карта 4111 1111 1111 1111, счёт DE89370400440532013000. Телефон +7 (727) 250-00-11, местный телефон: 71-56-46.
Файл MD5: 0cc175b9c0f1b6a831c399e269772661, уязвимость CVE-2021-44228.
Министр внутренних дел Кыргызстана Уланбек Асанбаев назвал адрес 192.0.2.44 поддельным.`;
const answer = "Тот же телефон, 8 (727) 250-00-11, назвали и в ответе. Пишите на support@example.org.";

async function withIdentifiers(options) {
  open = await openPage(options);
  await choose(open.page, [{ name: "pismo.txt", bytes: phishing }, { name: "otvet.txt", bytes: answer }]);
  await untilRead(open.page, 2);
  if (options?.isMobile) await open.page.click(".pane-switch button:nth-child(2)");
  await open.page.click("#tab-identifiers");
  await open.page.locator(".identifier-kind").first().waitFor();
  return open.page;
}

const kinds = (page) =>
  page.$$eval(".identifier-kind", (sections) =>
    Object.fromEntries(
      sections.map((section) => [
        section.dataset.label,
        [...section.querySelectorAll("tbody tr")].map((row) => [row.querySelector(".row-name").textContent, row.querySelector(".check").dataset.check, ...[...row.querySelectorAll(".number")].map((cell) => Number(cell.textContent))]),
      ]),
    ),
  );

test("identifiers stand by kind, one row a value, with what confirms them and where they are", async () => {
  const page = await withIdentifiers();
  const found = await kinds(page);
  assert.deepEqual(found.EMAIL, [["support@example.org", "host", 2, 2]]);
  assert.deepEqual(found.IP, [["192.0.2.44", "form", 2, 1]]);
  assert.deepEqual(found.CARD, [["4111111111111111", "checksum", 1, 1]]);
  assert.deepEqual(found.IBAN, [["DE89370400440532013000", "checksum", 1, 1]]);
  assert.deepEqual(found.HASH, [["md5:0cc175b9c0f1b6a831c399e269772661", "form", 1, 1]]);
  assert.deepEqual(found.CVE, [["CVE-2021-44228", "form", 1, 1]]);
  assert.deepEqual(found.PHONE, [["+77272500011", "plan", 2, 2], ["71-56-46", "partial", 1, 1]]);
  // From the row to its sentences, and from a sentence to the text.
  await page.click(".identifier-kind[data-label=IP] .row-name");
  assert.equal(await page.locator(".card .line").count(), 2);
  await page.locator(".card .line").nth(1).click();
  assert.equal(await page.textContent(".text .place"), "192.0.2.44");
  // The number as it is written elsewhere leads there.
  await page.click(".identifier-kind[data-label=PHONE] .spellings button:last-child");
  assert.ok((await page.locator(".card .line").count()) >= 1);
  await page.fill("#search", "cve");
  await page.waitForFunction(() => document.querySelectorAll(".identifier-kind").length === 1);
});

test("the values of a kind are copied as a list, defanged where that is wanted", async () => {
  const page = await withIdentifiers();
  await open.context.grantPermissions(["clipboard-read", "clipboard-write"]);
  const copied = async (label) => {
    await page.click(`.identifier-kind[data-label=${label}] [data-do=copy]`);
    await page.waitForFunction((label) => document.querySelector(`.identifier-kind[data-label=${label}] [role=status]`).textContent !== "", label);
    return page.evaluate(() => navigator.clipboard.readText());
  };
  assert.equal(await copied("URL"), "http://login.example.com/account");
  assert.equal(await copied("PHONE"), "+77272500011");
  await page.click(".defang input");
  assert.equal(await copied("URL"), "hxxp://login[.]example[.]com/account");
  assert.equal(await page.textContent(".identifier-kind[data-label=IP] .row-name"), "192[.]0[.]2[.]44");
  assert.equal(await copied("CVE"), "CVE-2021-44228");
  assert.deepEqual(open.seen.console, []);
});

test("who holds which post is a table to download", async () => {
  const page = await withIdentifiers();
  await page.evaluate(() => (document.querySelector(".menu").open = true));
  const [download] = await Promise.all([page.waitForEvent("download"), page.click('[data-download="relations.csv"]')]);
  assert.equal(download.suggestedFilename(), "sarap-relations.csv");
  const [head, ...rows] = readFileSync(await download.path(), "utf8").slice(1).trimEnd().split("\r\n");
  const columns = head.split(";");
  for (const column of ["kind", "from_name", "to_name", "evidence", "source", "score", "context"]) assert.ok(columns.includes(column), head);
  const cells = rows.map((row) => Object.fromEntries(row.split(";").map((cell, index) => [columns[index], cell])));
  assert.ok(cells.some((row) => row.kind === "role" && row.from_name === "Уланбек Асанбаев" && /^министр внутренних дел/i.test(row.to_name)), rows.join("\n"));
});

for (const colorScheme of ["light", "dark"]) {
  test(`identifiers: text stands out enough, controls have room: ${colorScheme}`, async () => {
    const page = await withIdentifiers({ colorScheme });
    await page.click(".identifier-kind .row-name");
    assert.deepEqual(await tooFaint(page), []);
    const small = await page.$$eval(".identifiers button", (buttons) => buttons.filter((button) => button.getBoundingClientRect().height < 23.5).map((button) => button.outerHTML));
    assert.deepEqual(small, []);
  });
}

test("identifiers in English and on a phone", async () => {
  const page = await withIdentifiers({ locale: "en-GB", viewport: { width: 375, height: 720 }, isMobile: true });
  assert.doesNotMatch(await page.textContent(".identifiers"), /[а-яё]/i);
  const over = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
  assert.ok(over <= 0, `hangs over by ${over}`);
});
