// Finds a Chromium for the end-to-end tests, or installs Debian's.

import { existsSync } from "node:fs";
import { must, Stop, which } from "./run.mjs";

const names = ["chromium", "chromium-browser", "google-chrome", "google-chrome-stable"];

/** The path of a Chromium or Chrome. */
export async function findChromium() {
  const named = process.env.CHROME;
  if (named) {
    if (existsSync(named)) return named;
    throw new Stop(`the variable CHROME names ${named}, which does not exist.`);
  }
  const found = names.map(which).find(Boolean);
  if (found) return found;
  if (process.getuid?.() === 0 && which("apt-get")) {
    console.log("sarap: installing Debian's chromium for the end-to-end tests");
    const env = { DEBIAN_FRONTEND: "noninteractive" };
    await must("apt-get", ["update", "-qq"], { env });
    await must("apt-get", ["install", "-y", "-qq", "--no-install-recommends", "chromium", "fonts-dejavu-core"], { env });
    const installed = names.map(which).find(Boolean);
    if (installed) return installed;
  }
  throw new Stop(
    "no Chromium was found for the end-to-end tests. Install one (Debian: sudo apt-get install chromium), or set the " +
      "variable CHROME to the path of a Chromium or Chrome.",
  );
}
