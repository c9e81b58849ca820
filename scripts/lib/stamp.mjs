// Skips a slow step when nothing that it reads has changed since it last succeeded.

import { createHash } from "node:crypto";
import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import path from "node:path";
import { root } from "./run.mjs";

const folder = path.join(root, ".tools", "stamps");

/** All files under the given files and folders, in a fixed order. */
export function filesUnder(places) {
  const found = [];
  const visit = (place) => {
    const full = path.join(root, place);
    if (!existsSync(full)) return;
    let entries;
    try {
      entries = readdirSync(full, { withFileTypes: true });
    } catch {
      found.push(place);
      return;
    }
    for (const entry of entries.sort((a, b) => (a.name < b.name ? -1 : 1))) {
      const inside = path.join(place, entry.name);
      if (entry.isDirectory()) visit(inside);
      else found.push(inside);
    }
  };
  places.forEach(visit);
  return found;
}

/** A hash over names and contents of everything under `places`, and over `words`. */
export function hashOf(places, words = []) {
  const hash = createHash("sha256").update(JSON.stringify(words));
  for (const file of filesUnder(places)) {
    hash.update(`\n${file}\n`).update(readFileSync(path.join(root, file)));
  }
  return hash.digest("hex");
}

/** Whether the step `name` last succeeded with this hash. */
export function isFresh(name, hash) {
  const file = path.join(folder, name);
  return existsSync(file) && readFileSync(file, "utf8") === hash;
}

/** Notes that the step `name` succeeded with this hash. */
export function setFresh(name, hash) {
  mkdirSync(folder, { recursive: true });
  writeFileSync(path.join(folder, name), hash);
}
