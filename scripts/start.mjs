// npm start: sets up, builds the production page and serves it.

import { main } from "./lib/run.mjs";
import { serve } from "./serve.mjs";
import { setup } from "./setup.mjs";
import { buildSite } from "./site.mjs";
import { buildWasm } from "./wasm.mjs";

await main(async () => {
  await setup();
  await buildWasm();
  await buildSite();
  const { url } = await serve({ port: Number(process.env.PORT ?? 8080) });
  console.log(`\nSarap is open at ${url} (stop with Ctrl+C). Nothing that you drop there leaves this machine.`);
});
