// Builds crates/wasm with wasm-pack into www/src/wasm/pkg. wasm-opt takes most of the time, so the whole step is left
// out when neither the crates nor the versions have changed.

import { existsSync, readdirSync, renameSync, rmSync } from "node:fs";
import path from "node:path";
import { main, must, root } from "./lib/run.mjs";
import { hashOf, isFresh, setFresh } from "./lib/stamp.mjs";
import { setup } from "./setup.mjs";
import { wasmBindgen, wasmPack } from "./versions.mjs";

export const out = path.join(root, "www", "src", "wasm", "pkg");

/** The sources that go into the module: of each crate below the boundary, and what pins the compiler. */
function inputs() {
  const native = new Set(["cli", "train"]);
  const crates = readdirSync(path.join(root, "crates")).filter((name) => !native.has(name));
  return [
    ...crates.flatMap((name) => [`crates/${name}/src`, `crates/${name}/Cargo.toml`]),
    "Cargo.toml",
    "Cargo.lock",
    "rust-toolchain.toml",
    "package-lock.json",
    "scripts/wasm.mjs",
  ];
}

export async function buildWasm() {
  const hash = hashOf(inputs(), [wasmPack, wasmBindgen]);
  if (existsSync(path.join(out, "sarap_wasm_bg.wasm")) && isFresh("wasm", hash)) return;
  console.log("sarap: building the wasm module");
  const fresh = `${out}.new`;
  rmSync(fresh, { recursive: true, force: true });
  // no-install: whatever is missing is an error here, wasm-pack would try to download it from elsewhere.
  const args = ["build", "crates/wasm", "--mode", "no-install", "--target", "web", "--release", "--no-pack"];
  // Vectors of 128 bits: every browser has them since 2023, and the tagger's products live by them.
  const flags = [process.env.RUSTFLAGS, "-C target-feature=+simd128"].filter(Boolean).join(" ");
  await must("wasm-pack", [...args, "--out-dir", fresh, "--", "--locked"], { env: { RUSTFLAGS: flags } });
  rmSync(out, { recursive: true, force: true });
  renameSync(fresh, out);
  setFresh("wasm", hash);
}

if (process.argv[1] === new URL(import.meta.url).pathname) {
  await main(async () => {
    await setup();
    await buildWasm();
  });
}
