// Rebuilds a data pack in packs/.
//
//   npm run pack:dictionary          from the Python package pymorphy3-dicts-ru, which holds OpenCorpora's dictionary
//   npm run pack:context             from the corpora in SARAP_DATA
//   npm run pack:tagger              from the corpora in SARAP_DATA; labels news with Natasha first, unless that was done
//   npm run pack:reference           from the news in SARAP_DATA: counts of lemmas only
//
// What follows the pack's name goes to `sarap-train` as it is.

import { createHash } from "node:crypto";
import { existsSync, mkdirSync, readFileSync, renameSync, writeFileSync } from "node:fs";
import path from "node:path";
import { brotliCompressSync, constants } from "node:zlib";
import { main, must, root, run, Stop } from "./lib/run.mjs";
import { ensurePython } from "./python-env.mjs";

const packs = ["dictionary", "context", "tagger", "reference"];

await main(async () => {
  const [pack, ...rest] = process.argv.slice(2);
  if (!packs.includes(pack)) throw new Stop(`usage: node scripts/pack.mjs ${packs.join("|")} [arguments of sarap-train]`);
  const python = await ensurePython();
  const sources = rest.length > 0 ? [] : await sourcesOf(pack, python);
  await must("cargo", ["run", "--profile", "quick", "--locked", "-p", "sarap-train", "--", pack, ...sources, ...rest]);
  if (rest.length === 0) note(pack);
});

/** Writes the pack's size, checksum and date into the note beside it. */
function note(pack) {
  const [file, page] = ["pack", "md"].map((ending) => path.join(root, "packs", `ru-${pack}.${ending}`));
  const bytes = readFileSync(file);
  const params = { [constants.BROTLI_PARAM_QUALITY]: 11, [constants.BROTLI_PARAM_SIZE_HINT]: bytes.length };
  const rows = {
    "made on": new Date().toISOString().slice(0, 10),
    size: `${bytes.length} bytes, ${brotliCompressSync(bytes, { params }).length} after \`brotli -q 11\``,
    sha256: createHash("sha256").update(bytes).digest("hex"),
  };
  let text = readFileSync(page, "utf8");
  if (text.includes(rows.sha256)) return;
  for (const [key, value] of Object.entries(rows)) {
    const row = new RegExp(`^\\| ${key} \\| .* \\|$`, "m");
    if (!row.test(text)) throw new Stop(`${path.relative(root, page)} has no row for the ${key} of the pack`);
    text = text.replace(row, `| ${key} | ${value} |`);
  }
  writeFileSync(page, text);
}

/** The arguments that tell where a pack's sources lie. */
async function sourcesOf(pack, python) {
  if (pack === "dictionary") return [await dictionaryFolder(python)];
  // The list says when it was made.
  if (pack === "reference") return ["--made", new Date().toISOString().slice(0, 10)];
  if (pack !== "tagger") return [];
  const data = process.env.SARAP_DATA ?? path.join(root, "..", "shared", "data");
  const silver = await made(python, "tagger-silver.py", "ru-tagger.jsonl.gz", ["--data", data]);
  const vectors = await made(python, "tagger-vectors.py", "navec.bin", []);
  // What is learnt before the folds is kept for `npm run bench`.
  return ["--silver", silver, "--vectors", vectors, "--ground", silver.replace(".jsonl.gz", ".ground")];
}

/** A file that a script of `crates/train` makes, once. */
async function made(python, script, name, args) {
  const file = path.join(root, "target", "silver", name);
  if (!existsSync(file)) {
    mkdirSync(path.dirname(file), { recursive: true });
    // Under another name until it is whole.
    await must(python, [path.join(root, "crates", "train", script), ...args, "--out", `${file}.part`]);
    renameSync(`${file}.part`, file);
  }
  return file;
}

/** Where the environment keeps the dictionary's files. */
async function dictionaryFolder(python) {
  const script = "import pymorphy3_dicts_ru; print(pymorphy3_dicts_ru.get_path())";
  const { status, output } = await run(python, ["-c", script], { captureOut: true, quiet: true });
  if (status !== 0) throw new Stop("pymorphy3-dicts-ru is not installed; remove .tools/python and run this again.");
  return path.normalize(output.trim());
}
