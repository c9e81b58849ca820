// Starts a worker from bytes in memory, so that a new one needs no request.

import type { Assets } from "./assets.ts";

/** A module worker; the host's policy has to allow `worker-src blob:`. */
export function startWorker(assets: Assets): Worker {
  const url = URL.createObjectURL(assets.worker);
  const worker = new Worker(url, { type: "module" });
  // The script has been taken over once the worker speaks for the first time, or has failed.
  const release = () => URL.revokeObjectURL(url);
  worker.addEventListener("message", release, { once: true });
  worker.addEventListener("error", release, { once: true });
  return worker;
}
