// npm run bench: measures quality and speed beside rivals, each pair in one run on the same input.
//
//   npm run bench                    every topic
//   npm run bench -- text morph      some topics
//   npm run bench -- --write         every topic, recorded in docs/QUALITY.md
//   npm run bench -- --write text    one topic; the sections of the others stay as they are

import { existsSync, readFileSync, readdirSync, writeFileSync } from "node:fs";
import path from "node:path";
import { main, must, root, run, Stop } from "./lib/run.mjs";
import { ensurePython } from "./python-env.mjs";

/** The order of a document's way; a topic not named here comes last. */
const order = ["text", "morph", "context", "entities", "names", "phrases", "index", "corpus", "statistics"];

/** The page's beginning. */
const head = `# Quality and speed

Written by \`npm run bench -- --write\`; do not edit by hand. Each rival ran in the same run on the same input; speeds are for
one thread and stand as a ratio to the rival's, since they differ between machines.`;

await main(async () => {
  const wanted = process.argv.slice(2).filter((word) => !word.startsWith("--"));
  const write = process.argv.includes("--write");
  const all = readdirSync(path.join(root, "benches"))
    .filter((name) => name.endsWith(".py") && !name.startsWith("_"))
    .map((name) => name.slice(0, -3))
    .sort((a, b) => rank(a) - rank(b) || (a < b ? -1 : 1));
  const unknown = wanted.filter((topic) => !all.includes(topic));
  if (unknown.length > 0) throw new Stop(`there is no bench ${unknown.join(", ")}; there are ${all.join(", ")}.`);
  const data = process.env.SARAP_DATA ?? path.join(root, "..", "shared", "data");
  if (!existsSync(data)) throw new Stop(`the corpora were not found in ${data}; set SARAP_DATA to their folder.`);

  const python = await ensurePython();
  await must("cargo", ["build", "--release", "--locked", "-p", "sarap-train"]);
  const target = process.env.CARGO_TARGET_DIR ?? path.join(root, "target");
  const env = { SARAP_TRAIN: path.resolve(root, target, "release", "sarap-train"), SARAP_DATA: path.resolve(data) };

  const sections = new Map();
  for (const topic of wanted.length > 0 ? wanted : all) {
    console.error(`\n── ${topic}`);
    const { status, output } = await run(python, [path.join("benches", `${topic}.py`)], { env, captureOut: true });
    if (status !== 0) throw new Stop(`benches/${topic}.py failed (exit status ${status})`);
    sections.set(topic, `${output.trim()}\n\n${await measured()}`);
  }
  if (write) {
    const file = path.join(root, "docs", "QUALITY.md");
    const kept = existsSync(file) ? sectionsOf(readFileSync(file, "utf8")) : new Map();
    const now = all.map((topic) => [topic, sections.get(topic) ?? kept.get(topic)]).filter(([, section]) => section);
    writeFileSync(file, [head, ...now.map(([topic, section]) => `${mark(topic)}\n${section}`)].join("\n\n") + "\n");
    console.error(`\nwritten: ${path.relative(root, file)}`);
  }
});

function rank(topic) {
  const index = order.indexOf(topic);
  return index === -1 ? order.length : index;
}

/** The line before a topic's section. */
function mark(topic) {
  return `<!-- bench: ${topic} -->`;
}

/** The sections of a file by topic. */
function sectionsOf(text) {
  const parts = text.split(/^<!-- bench: (\w+) -->\n/m).slice(1);
  return new Map(parts.flatMap((part, at) => (at % 2 === 0 ? [[part, parts[at + 1].trim()]] : [])));
}

/** When and with what a section was measured. */
async function measured() {
  const { version } = JSON.parse(readFileSync(path.join(root, "package.json"), "utf8"));
  const { output } = await run("rustc", ["--version"], { capture: true, quiet: true });
  const date = new Date().toISOString().slice(0, 10);
  return `Measured on ${date}: Sarap ${version} built in release mode, ${output.trim().split("\n")[0]}.`;
}
