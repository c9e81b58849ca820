// npm run build: the static site in dist/site/.

import { main } from "./lib/run.mjs";
import { setup } from "./setup.mjs";
import { buildSite } from "./site.mjs";
import { buildWasm } from "./wasm.mjs";

await main(async () => {
  await setup();
  await buildWasm();
  const sizes = await buildSite();
  const kilobytes = (bytes) => `${(bytes / 1000).toFixed(0)} kB`;
  console.log("sarap: dist/site/ is built; compressed with gzip a visitor downloads");
  for (const [name, bytes] of Object.entries(sizes)) console.log(`  ${name.padEnd(12)}${kilobytes(bytes).padStart(9)}`);
  const total = Object.values(sizes).reduce((sum, bytes) => sum + bytes, 0);
  console.log(`  ${"together".padEnd(12)}${kilobytes(total).padStart(9)}`);
});
