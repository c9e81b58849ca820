// The page's end of the worker, against a worker that can be told to fail.

import assert from "node:assert/strict";
import { test } from "node:test";
import type { Assets } from "../src/page/engine/assets.ts";
import { Engine } from "../src/page/engine/engine.ts";
import type { Answer, Request } from "../src/shared/messages.ts";

type Behaviour = (request: Request, answer: (answer: Answer) => void, fail: (message: string) => void) => void;

class FakeWorker extends EventTarget {
  ended = false;
  readonly behaviour: Behaviour;
  constructor(behaviour: Behaviour) {
    super();
    this.behaviour = behaviour;
  }
  postMessage(request: Request): void {
    const answer = (data: Answer) => !this.ended && this.dispatchEvent(Object.assign(new Event("message"), { data }));
    const fail = (message: string) => !this.ended && this.dispatchEvent(Object.assign(new Event("error"), { message }));
    queueMicrotask(() => this.behaviour(request, answer, fail));
  }
  terminate(): void {
    this.ended = true;
  }
}

function engineOf(behaviour: Behaviour, idle = 10_000) {
  const workers: FakeWorker[] = [];
  const start = () => {
    const worker = new FakeWorker(behaviour);
    workers.push(worker);
    return worker as unknown as Worker;
  };
  const assets = { module: {}, worker: {}, packs: {} } as unknown as Assets;
  return { engine: new Engine(assets, { idle, start }), workers };
}

const good: Behaviour = (request, answer) => {
  answer({ id: request.id, type: "started" });
  const result = request.job === "open" ? null : new Uint8Array([request.id]);
  answer({ id: request.id, type: "done", result });
};
const ask = (engine: Engine) => engine.ask("export", { format: "json", separator: ",", first: true, analyses: [] });
const code = (wanted: string) => (error: unknown) => (error as { code: string }).code === wanted;

test("answers belong to their requests, and the packs are opened once", async () => {
  const { engine, workers } = engineOf(good);
  const answers = await Promise.all([ask(engine), ask(engine), ask(engine)]);
  assert.deepEqual(answers.map((bytes) => bytes[0]), [2, 3, 4]);
  assert.equal(workers.length, 1);
  engine.cancel();
});

test("cancel ends the worker, rejects what waits, and the next request starts a new one", async () => {
  const { engine, workers } = engineOf((request, answer, fail) => (request.id === 2 ? undefined : good(request, answer, fail)));
  await engine.open();
  const waiting = ask(engine);
  await Promise.resolve();
  engine.cancel();
  await assert.rejects(waiting, code("cancelled"));
  assert.equal(workers[0]?.ended, true);
  assert.equal((await ask(engine)).length, 1);
  assert.equal(workers.length, 2);
  engine.cancel();
});

test("a failure of one document is its own, and the worker goes on", async () => {
  const { engine, workers } = engineOf((request, answer, fail) =>
    request.id === 2 ? answer({ id: 2, type: "failed", failure: { code: "binary", message: "m" } }) : good(request, answer, fail),
  );
  await assert.rejects(ask(engine), code("binary"));
  await ask(engine);
  assert.equal(workers.length, 1);
  engine.cancel();
});

test("after a panic the worker is not used again", async () => {
  const { engine, workers } = engineOf((request, answer, fail) =>
    request.id === 2 ? answer({ id: 2, type: "failed", failure: { code: "panic", message: "m" } }) : good(request, answer, fail),
  );
  await assert.rejects(ask(engine), code("panic"));
  assert.equal(workers[0]?.ended, true);
  await ask(engine);
  assert.equal(workers.length, 2);
  engine.cancel();
});

test("a worker that breaks rejects instead of leaving the caller waiting", async () => {
  const { engine } = engineOf((request, answer, fail) => (request.job === "open" ? good(request, answer, fail) : fail("out of memory")));
  await assert.rejects(ask(engine), code("worker-failed"));
});

test("packs that do not open are the failure of every request", async () => {
  const { engine } = engineOf((request, answer) => answer({ id: request.id, type: "failed", failure: { code: "pack-damaged", message: "m" } }));
  await assert.rejects(ask(engine), code("pack-damaged"));
  await assert.rejects(ask(engine), code("pack-damaged"));
});

test("an idle worker is ended", async () => {
  const { engine, workers } = engineOf(good, 5);
  await ask(engine);
  await new Promise((resolve) => setTimeout(resolve, 50));
  assert.equal(workers[0]?.ended, true);
});

test("work may take longer than an idle worker is kept", async () => {
  const { engine } = engineOf((request, answer, fail) => void setTimeout(() => good(request, answer, fail), request.job === "open" ? 0 : 40), 5);
  assert.equal((await ask(engine)).length, 1);
  engine.cancel();
});
