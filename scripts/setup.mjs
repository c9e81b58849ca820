// Installs what building and testing need, each at a pinned version, through package registries only. Run again, it
// looks and does nothing. Uses nothing but Node itself, since it runs before anything is installed.

import { existsSync, readFileSync } from "node:fs";
import path from "node:path";
import { spawnSync } from "node:child_process";
import { main, must, root, run, Stop, which } from "./lib/run.mjs";
import { wasmBindgen, wasmPack, wasmTarget } from "./versions.mjs";

/** Everything that `npm run build` needs. */
export async function setup() {
  checkPrograms();
  await installNodeModules();
  await addWasmTarget();
  await installTool("wasm-pack", "wasm-pack", wasmPack);
  await installTool("wasm-bindgen", "wasm-bindgen-cli", wasmBindgen);
}

function checkPrograms() {
  const major = Number(process.versions.node.split(".")[0]);
  if (major < 20) throw new Stop(`Node 20 or newer is needed, this is ${process.version}.`);
  if (!which("cargo")) throw new Stop("cargo was not found; install Rust with rustup (https://rustup.rs), then run this again.");
  if (!which("cc")) throw new Stop("no C compiler was found; on Debian: apt-get install build-essential.");
}

/** True when node_modules holds the very versions of package-lock.json, whoever installed them. */
function nodeModulesFit() {
  const installed = path.join(root, "node_modules", ".package-lock.json");
  if (!existsSync(installed)) return false;
  const have = JSON.parse(readFileSync(installed, "utf8")).packages;
  const want = JSON.parse(readFileSync(path.join(root, "package-lock.json"), "utf8")).packages;
  return Object.entries(want).every(
    ([name, entry]) => name === "" || (entry.optional && !have[name]) || have[name]?.version === entry.version,
  );
}

async function installNodeModules() {
  if (nodeModulesFit()) return;
  console.log("sarap: installing node modules");
  await must("npm", ["ci", "--no-audit", "--no-fund"]);
}

async function addWasmTarget() {
  // In the project's folder rust-toolchain.toml names the compiler; rustup may have to fetch it first.
  const installed = await run("rustc", ["--print", "sysroot"], { capture: true, quiet: true });
  const target = path.join(installed.output.trim().split("\n").at(-1) ?? "", "lib", "rustlib", wasmTarget);
  if (installed.status === 0 && existsSync(target)) return;
  if (!which("rustup")) throw new Stop(`the Rust target ${wasmTarget} is missing and rustup was not found to add it.`);
  console.log("sarap: installing the Rust toolchain of rust-toolchain.toml");
  await must("rustup", ["toolchain", "install"]);
  await must("rustup", ["target", "add", wasmTarget]);
}

async function installTool(program, crate, version) {
  const file = path.join(root, ".tools", "bin", program);
  const found = existsSync(file) ? spawnSync(file, ["--version"], { encoding: "utf8" }).stdout : "";
  if (found?.trim().split(" ").at(-1) === version) return;
  console.log(`sarap: installing ${crate} ${version} into .tools (a few minutes, once)`);
  // A target folder of its own: the project's may be of another profile or on another disk.
  const args = ["install", "--locked", "--root", path.join(root, ".tools"), "--version", version, "--force", crate];
  await must("cargo", args, { env: { CARGO_TARGET_DIR: path.join(root, ".tools", "target") } });
}

if (process.argv[1] === new URL(import.meta.url).pathname) {
  await main(setup);
}
