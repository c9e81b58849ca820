// npm test: sets up and runs every check. Goes on after a failure, so that one run shows all of them.
//
//   npm test            everything
//   npm test rust page  only the steps whose names begin with these words

import { existsSync, mkdirSync, readdirSync, rmSync } from "node:fs";
import path from "node:path";
import { findChromium } from "./lib/chromium.mjs";
import { main, root, run, Stop } from "./lib/run.mjs";
import { setup } from "./setup.mjs";
import { buildSite } from "./site.mjs";
import { wasmTarget } from "./versions.mjs";
import { buildWasm } from "./wasm.mjs";

const target = path.resolve(root, process.env.CARGO_TARGET_DIR ?? "target");
const program = { SARAP: path.join(target, "quick", "sarap") };
const strict = ["--", "-D", "warnings"];

/** Each step: a name, and what it does; a step counts as one test unless its output counts them. */
const steps = [
  ["rust: format", () => cargo("fmt", "--all", "--check")],
  ["rust: lint", () => cargo("clippy", "--workspace", "--all-targets", "--locked", ...strict)],
  ["rust: lint for wasm", () => cargo("clippy", "-p", "sarap-wasm", "--locked", "--target", wasmTarget, ...strict)],
  ["rust: tests", rustTests],
  ["rust: contract of the program", () => programTests("tests/contract")],
  ["rust: documentation", () => cargoWith({ RUSTDOCFLAGS: "-D warnings" }, "doc", "--workspace", "--no-deps", "--locked")],
  ["page: wasm module", () => attempt(buildWasm)],
  ["page: types", () => plain("tsc", ["-b", "www"])],
  ["page: unit tests", unitTests],
  ["page: site", () => attempt(buildSite)],
  ["page: same as the program", () => programTests("tests/parity")],
  ["e2e: in Chromium", endToEnd],
];

const one = (good) => ({ passed: good ? 1 : 0, failed: good ? 0 : 1 });

async function plain(program, args, env) {
  return one((await run(program, args, { env })).status === 0);
}

const cargo = (...args) => plain("cargo", args);
const cargoWith = (env, ...args) => plain("cargo", args, env);

async function attempt(step) {
  try {
    await step();
    return one(true);
  } catch (error) {
    console.error(error instanceof Stop ? error.message : error);
    return one(false);
  }
}

/** The sum over lines such as "test result: ok. 12 passed; 0 failed; …"; a run that fails without such a line counts as one. */
async function rustTests() {
  const { status, output } = await run("cargo", ["test", "--profile", "quick", "--workspace", "--locked", "--no-fail-fast"], { capture: true });
  const results = [...output.matchAll(/^test result: \w+\. (\d+) passed; (\d+) failed/gm)];
  return total(status, results.map(([, passed, failed]) => [Number(passed), Number(failed)]));
}

async function nodeTests(files, env) {
  if (files.length === 0) return one(false);
  const args = ["--test", "--test-reporter=spec", "--test-concurrency=1", ...files];
  const { status, output } = await run("node", args, { capture: true, env });
  const count = (word) => Number(output.match(new RegExp(`^(?:ℹ|#) ${word} (\\d+)`, "m"))?.[1] ?? 0);
  return total(status, [[count("pass"), count("fail") + count("cancelled")]]);
}

/** Tests that run the native program, which is built first. */
async function programTests(folder) {
  const built = await cargo("build", "--profile", "quick", "--locked", "-p", "sarap-cli");
  return built.failed > 0 ? built : nodeTests(testFiles(folder), program);
}

function total(status, results) {
  const passed = results.reduce((sum, [good]) => sum + good, 0);
  const failed = results.reduce((sum, [, bad]) => sum + bad, 0);
  return { passed, failed: status !== 0 && failed === 0 ? 1 : failed };
}

/** The page's unit tests are TypeScript: esbuild makes one plain module of each. */
async function unitTests() {
  const { build } = await import("esbuild");
  const outdir = path.join(root, ".tools", "unit");
  rmSync(outdir, { recursive: true, force: true });
  mkdirSync(outdir, { recursive: true });
  await build({
    entryPoints: testFiles("www/test"),
    bundle: true,
    platform: "node",
    format: "esm",
    target: "node20",
    outdir,
    outExtension: { ".js": ".mjs" },
    logLevel: "warning",
  });
  return nodeTests(readdirSync(outdir).map((name) => path.join(outdir, name)));
}

async function endToEnd() {
  let chrome;
  try {
    chrome = await findChromium();
  } catch (error) {
    console.error(error.message);
    return one(false);
  }
  return nodeTests(testFiles("tests/e2e"), { CHROME: chrome });
}

function testFiles(folder) {
  const full = path.join(root, folder);
  if (!existsSync(full)) return [];
  return readdirSync(full)
    .filter((name) => /\.test\.(ts|mjs)$/.test(name))
    .sort()
    .map((name) => path.join(full, name));
}

// Last: what it calls has to be there by then.
await main(async () => {
  await setup();
  const wanted = process.argv.slice(2);
  const chosen = steps.filter(([name]) => wanted.length === 0 || wanted.some((word) => name.startsWith(word)));
  if (chosen.length === 0) throw new Stop(`no step begins with ${wanted.join(" or ")}`);
  let passed = 0;
  let failed = 0;
  const failures = [];
  for (const [name, step] of chosen) {
    console.log(`\n── ${name}`);
    const counts = await step();
    passed += counts.passed;
    failed += counts.failed;
    if (counts.failed > 0) failures.push(name);
  }
  console.log("");
  for (const name of failures) console.log(`failed: ${name}`);
  console.log(`${passed} passed, ${failed} failed`);
  if (failed > 0) process.exitCode = 1;
});
