// Puts the static site together: dist/site/ holds everything the page needs, each file under the hash of its contents.

import { createHash } from "node:crypto";
import { existsSync, mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from "node:fs";
import path from "node:path";
import { gzipSync } from "node:zlib";
import { contentPolicy } from "./lib/headers.mjs";
import { root, Stop } from "./lib/run.mjs";
import { out as wasmFolder } from "./wasm.mjs";

export const siteFolder = path.join(root, "dist", "site");
const packs = { dictionary: "ru-dictionary", context: "ru-context", tagger: "ru-tagger", reference: "ru-reference" };

/** Budgets of what a visitor downloads, in bytes as they travel: the build fails when one is left. */
const budgets = { page: 120_000, worker: 60_000, wasm: 3_000_000, dictionary: 2_500_000, context: 2_500_000, tagger: 3_500_000, reference: 250_000 };

/** Writes the site; `reload` adds the script that reloads the page after a change. */
export async function buildSite({ reload = false } = {}) {
  // Imported late: npm ci may just have installed it.
  const { build } = await import("esbuild");
  const files = new Map();
  const add = (name, ending, bytes) => {
    const file = `assets/${name}.${createHash("sha256").update(bytes).digest("hex").slice(0, 12)}.${ending}`;
    files.set(file, bytes);
    return file;
  };
  const bundle = async (entry, define = {}) => {
    const { outputFiles } = await build({
      entryPoints: [path.join(root, "www", "src", entry)],
      bundle: true,
      write: false,
      format: "esm",
      target: ["chrome111", "firefox113", "safari16.4"],
      minify: !reload,
      legalComments: "none",
      jsx: "automatic",
      jsxImportSource: "preact",
      loader: { ".txt": "text", ".html": "text" },
      outdir: path.join(root, "dist"),
      logLevel: "warning",
      define,
    });
    return (ending) => Buffer.from(outputFiles.find((file) => file.path.endsWith(ending))?.contents ?? "");
  };

  const sizes = {};
  const worker = (await bundle("worker/main.ts"))(".js");
  sizes.worker = gzipSync(worker).length;
  const wasm = readFileSync(path.join(wasmFolder, "sarap_wasm_bg.wasm"));
  sizes.wasm = gzipSync(wasm).length;
  const assets = {
    worker: add("worker", "js", worker),
    wasm: add("sarap", "wasm", wasm),
    wasmBytes: wasm.length,
    packs: {},
  };
  for (const [kind, name] of Object.entries(packs)) {
    const file = path.join(process.env.SARAP_PACKS ?? path.join(root, "packs"), `${name}.pack`);
    if (!existsSync(file)) throw new Stop(`${path.relative(root, file)} is missing; npm run pack:${kind} makes it.`);
    const bytes = gzipSync(readFileSync(file), { level: 9 });
    sizes[kind] = bytes.length;
    assets.packs[kind] = { file: add(name, "pack.gz", bytes), bytes: bytes.length };
  }
  const { version } = JSON.parse(readFileSync(path.join(root, "package.json"), "utf8"));
  const page = await bundle("page/main.tsx", {
    SARAP_ASSETS: JSON.stringify(assets),
    SARAP_VERSION: JSON.stringify(version),
  });
  sizes.page = gzipSync(page(".js")).length + gzipSync(page(".css")).length;
  const links = {
    "%SCRIPT%": add("page", "js", page(".js")),
    "%STYLE%": add("page", "css", page(".css")),
    "%ICON%": add("icon", "svg", readFileSync(path.join(root, "www", "icon.svg"))),
    "%POLICY%": contentPolicy,
    "%RELOAD%": reload ? '<script type="module" src="reload.js"></script>' : "",
  };
  let html = readFileSync(path.join(root, "www", "index.html"), "utf8");
  for (const [mark, value] of Object.entries(links)) html = html.replaceAll(mark, value);
  files.set("index.html", html.replace(/^\s*\n/gm, ""));
  if (reload) files.set("reload.js", 'new EventSource("reload-events").onmessage = () => location.reload();\n');

  const over = Object.entries(budgets).filter(([name, most]) => sizes[name] > most);
  if (over.length > 0) {
    const words = over.map(([name, most]) => `${name} is ${sizes[name]} bytes, the budget is ${most}`);
    throw new Stop(`the site has outgrown its budget: ${words.join("; ")}. Make it smaller, or argue a new budget in scripts/site.mjs.`);
  }

  // Written beside and put in place whole: a page that is being served is never half there.
  const fresh = `${siteFolder}.new`;
  rmSync(fresh, { recursive: true, force: true });
  for (const [name, bytes] of files) {
    const file = path.join(fresh, name);
    mkdirSync(path.dirname(file), { recursive: true });
    writeFileSync(file, bytes);
  }
  rmSync(siteFolder, { recursive: true, force: true });
  renameSync(fresh, siteFolder);
  return sizes;
}
