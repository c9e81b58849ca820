// Runs programs and says plainly when one fails.

import { spawn, spawnSync } from "node:child_process";
import { fileURLToPath } from "node:url";
import path from "node:path";

export const root = fileURLToPath(new URL("../..", import.meta.url));
const local = [path.join(root, ".tools", "bin"), path.join(root, "node_modules", ".bin")];

/** The environment with the project's own programs first on PATH. */
export function environment(more = {}) {
  return { ...process.env, PATH: [...local, process.env.PATH].join(path.delimiter), ...more };
}

/**
 * Runs a program in the project's folder; resolves to its exit status and, with `capture`, what it said (with
 * `captureOut`, what it said on standard output alone). It is shown as well, unless `quiet`.
 */
export function run(program, args, { env, capture = false, captureOut = false, quiet = false, cwd = root } = {}) {
  return new Promise((resolve) => {
    const child = spawn(program, args, {
      cwd,
      env: environment(env),
      stdio: ["ignore", capture || captureOut ? "pipe" : "inherit", capture ? "pipe" : "inherit"],
    });
    let output = "";
    for (const stream of [child.stdout, child.stderr].filter(Boolean)) {
      stream.setEncoding("utf8").on("data", (text) => {
        output += text;
        if (!quiet) process.stdout.write(text);
      });
    }
    child.on("error", (error) => resolve({ status: 127, output: `${output}${error.message}` }));
    child.on("close", (status) => resolve({ status: status ?? 1, output }));
  });
}

/** Runs a program that has to succeed. */
export async function must(program, args, options = {}) {
  const { status, output } = await run(program, args, options);
  if (status === 0) return output;
  if (options.quiet) process.stderr.write(output);
  throw new Stop(`${[program, ...args].join(" ")} failed (exit status ${status})`);
}

/** The path of a program, or null. */
export function which(program) {
  const found = spawnSync("sh", ["-c", 'command -v "$1"', "sh", program], { env: environment(), encoding: "utf8" });
  return found.status === 0 ? found.stdout.trim() : null;
}

/** An expected failure: its message tells the user what to do, a stack trace would not help. */
export class Stop extends Error {}

/** Runs a script's main function; an expected failure is printed as one message. */
export async function main(body) {
  try {
    await body();
  } catch (error) {
    console.error(error instanceof Stop ? `\nsarap: ${error.message}` : error);
    process.exitCode = 1;
    // Servers and browsers that a failed step left open must not keep the process alive.
    process.exit();
  }
}
