// Makes .tools/python, a Python environment with the packages of benches/requirements*.txt and nothing else: the rivals
// that we measure ourselves beside, and the dictionary's source. Run again, it looks and does nothing.
//
//   node scripts/python-env.mjs      prints the interpreter's path

import { existsSync, rmSync } from "node:fs";
import path from "node:path";
import { main, root, run, Stop, which } from "./lib/run.mjs";
import { hashOf, isFresh, setFresh } from "./lib/stamp.mjs";

const folder = path.join(root, ".tools", "python");
const wheels = path.join("benches", "requirements.txt");
const sources = path.join("benches", "requirements-source.txt");

/** The environment's interpreter; installs what is missing. */
export async function ensurePython() {
  const python = path.join(folder, "bin", "python");
  const hash = hashOf([wheels, sources], [folder]);
  if (existsSync(python) && isFresh("python", hash)) return python;
  const base = process.env.PYTHON ?? "python3";
  if (!which(base)) throw new Stop(`${base} was not found; on Debian: apt-get install python3 python3-venv.`);
  console.error("sarap: installing the Python packages of benches/requirements*.txt into .tools/python");
  rmSync(folder, { recursive: true, force: true });
  await step(base, ["-m", "venv", folder], "no environment could be made; on Debian: apt-get install python3-venv.");
  const install = ["-m", "pip", "install", "--disable-pip-version-check", "--no-input", "--require-hashes", "--no-deps"];
  const advice = "the packages could not be installed; they come from PyPI, wheels for Python 3.11 to 3.13 on Linux.";
  await step(python, [...install, "--only-binary=:all:", "--requirement", wheels], advice);
  // Built by the environment's own setuptools, so that nothing unpinned is fetched.
  const build = ["--no-build-isolation", "--no-binary=:all:"];
  await step(python, [...install, ...build, "--requirement", sources], advice);
  setFresh("python", hash);
  return python;
}

/** Runs a program; its words are shown only when it fails. */
async function step(program, args, advice) {
  const { status, output } = await run(program, args, { capture: true, quiet: true });
  if (status === 0) return;
  process.stderr.write(output);
  throw new Stop(`${program} failed (exit status ${status}): ${advice}`);
}

if (process.argv[1] === new URL(import.meta.url).pathname) {
  await main(async () => console.log(await ensurePython()));
}
