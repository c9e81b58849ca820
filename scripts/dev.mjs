// npm run dev: builds, serves, and rebuilds and reloads the page when www/, packs/ or a crate changes.

import { watch } from "node:fs";
import path from "node:path";
import { main, root } from "./lib/run.mjs";
import { serve } from "./serve.mjs";
import { setup } from "./setup.mjs";
import { buildSite } from "./site.mjs";
import { buildWasm } from "./wasm.mjs";

await main(async () => {
  await setup();
  const build = async () => {
    await buildWasm();
    await buildSite({ reload: true });
  };
  await build();

  const listeners = new Set();
  const events = (request, response) => {
    if (request.url !== "/reload-events") return false;
    response.writeHead(200, { "Content-Type": "text/event-stream", "Cache-Control": "no-store" });
    listeners.add(response);
    request.on("close", () => listeners.delete(response));
    return true;
  };
  const { url } = await serve({ port: Number(process.env.PORT ?? 8080), extra: events });
  console.log(`\n${url} (reloads by itself; stop with Ctrl+C)`);

  let wanted = false;
  let building = false;
  const rebuild = async () => {
    wanted = true;
    if (building) return;
    building = true;
    while (wanted) {
      wanted = false;
      try {
        await build();
        for (const listener of listeners) listener.write("data: again\n\n");
      } catch (error) {
        console.error(error.message);
      }
    }
    building = false;
  };
  let timer;
  for (const folder of ["www", "packs", "crates"]) {
    watch(path.join(root, folder), { recursive: true }, (_, name) => {
      if (name?.includes("wasm/pkg")) return;
      clearTimeout(timer);
      timer = setTimeout(rebuild, 150);
    });
  }
});
