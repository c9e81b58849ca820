// The page's end of the worker: one request at a time, answers by id, cancel by ending the worker. An idle worker is
// ended too: the memory of a wasm module never shrinks while it lives.

import type { Answer, Job, Jobs, Request } from "../../shared/messages.ts";
import type { Assets } from "./assets.ts";
import { EngineError } from "./failure.ts";

interface Waiting {
  resolve(result: Jobs[Job]["give"]): void;
  reject(error: EngineError): void;
}

export interface EngineSettings {
  /** Milliseconds without work after which the worker is ended. */
  idle: number;
  /** Whether the packs are opened first: whoever asks about indexes alone needs none. */
  packs?: boolean;
  /** Starts a worker. */
  start(assets: Assets): Worker;
}

export class Engine {
  readonly assets: Assets;
  readonly #settings: EngineSettings;
  readonly #waiting = new Map<number, Waiting>();
  #worker: Worker | null = null;
  #opened: Promise<unknown> | null = null;
  #timer: ReturnType<typeof setTimeout> | undefined;
  #next = 1;

  constructor(assets: Assets, settings: EngineSettings) {
    this.assets = assets;
    this.#settings = settings;
  }

  /** Starts the worker and opens the packs, if that has not been done. */
  open(): Promise<unknown> {
    clearTimeout(this.#timer);
    if (!this.#worker || !this.#opened) {
      const worker = this.#settings.start(this.assets);
      this.#worker = worker;
      worker.addEventListener("message", (event: MessageEvent<Answer>) => this.#receive(event.data));
      worker.addEventListener("error", (event) => {
        event.preventDefault();
        this.#end(worker, new EngineError("worker-failed", event.message || "the worker could not be started"));
      });
      worker.addEventListener("messageerror", () => {
        this.#end(worker, new EngineError("worker-failed", "a message could not be read"));
      });
      const { module, packs } = this.assets;
      this.#opened = this.#settings.packs === false ? Promise.resolve() : this.#send("open", { module, packs }, []);
      // Whoever asks for work is told; this promise alone must not count as unhandled.
      this.#opened.catch(() => this.#end(worker, new EngineError("worker-failed", "the worker could not be opened")));
    }
    return this.#opened;
  }

  /** Asks for work and waits for its result. */
  async ask<J extends Job>(job: J, ask: Jobs[J]["ask"], transfer: Transferable[] = []): Promise<Jobs[J]["give"]> {
    await this.open();
    return this.#send(job, ask, transfer);
  }

  /** Ends the worker at once; whatever it was doing is rejected with the code `cancelled`. */
  cancel(): void {
    if (this.#worker) this.#end(this.#worker, new EngineError("cancelled", "cancelled"));
  }

  #send<J extends Job>(job: J, ask: Jobs[J]["ask"], transfer: Transferable[]): Promise<Jobs[J]["give"]> {
    // Work may take longer than an idle worker is kept.
    clearTimeout(this.#timer);
    const id = this.#next++;
    return new Promise((resolve, reject) => {
      const worker = this.#worker;
      if (!worker) return reject(new EngineError("cancelled", "cancelled"));
      this.#waiting.set(id, { resolve, reject });
      try {
        worker.postMessage({ id, job, ...ask } as Request, transfer);
      } catch (error) {
        this.#waiting.delete(id);
        reject(new EngineError("worker-failed", String(error)));
      }
    });
  }

  #receive(answer: Answer): void {
    if (answer.type === "started") return;
    const waiting = this.#waiting.get(answer.id);
    this.#waiting.delete(answer.id);
    if (answer.type === "done") {
      waiting?.resolve(answer.result);
    } else {
      const { code, message, ...place } = answer.failure;
      waiting?.reject(new EngineError(code, message, place));
      // After a panic the module's memory may be in any state.
      if (code === "panic" && this.#worker) this.#end(this.#worker, new EngineError("cancelled", "cancelled"));
    }
    if (this.#waiting.size === 0) this.#rest();
  }

  #rest(): void {
    clearTimeout(this.#timer);
    const worker = this.#worker;
    if (worker) this.#timer = setTimeout(() => this.#end(worker, new EngineError("cancelled", "idle")), this.#settings.idle);
  }

  #end(worker: Worker, error: EngineError): void {
    worker.terminate();
    if (worker !== this.#worker) return;
    clearTimeout(this.#timer);
    this.#worker = null;
    this.#opened = null;
    const waiting = [...this.#waiting.values()];
    this.#waiting.clear();
    for (const one of waiting) one.reject(error);
  }
}
