// Serves the built site with strict headers and correct types. For one's own machine: it listens on the loopback only,
// unless HOST says otherwise.

import { createServer } from "node:http";
import { createReadStream, existsSync, statSync } from "node:fs";
import path from "node:path";
import { headers } from "./lib/headers.mjs";
import { main, Stop } from "./lib/run.mjs";
import { siteFolder } from "./site.mjs";

const types = {
  ".css": "text/css; charset=utf-8",
  ".gz": "application/gzip",
  ".html": "text/html; charset=utf-8",
  ".js": "text/javascript; charset=utf-8",
  ".json": "application/json",
  ".svg": "image/svg+xml",
  ".txt": "text/plain; charset=utf-8",
  ".wasm": "application/wasm",
};

/** Starts a server on `port`, or on the next free one; resolves to its address and the way to stop it. */
export async function serve({ folder = siteFolder, port = 8080, host = process.env.HOST ?? "127.0.0.1", extra } = {}) {
  if (!existsSync(path.join(folder, "index.html"))) {
    throw new Stop(`there is no page in ${folder}; npm run build makes it.`);
  }
  const server = createServer((request, response) => {
    if (extra?.(request, response)) return;
    answer(folder, request, response);
  });
  for (let tried = port; ; tried += 1) {
    const error = await listen(server, tried, host);
    if (!error) break;
    if (error.code !== "EADDRINUSE" || port === 0 || tried > port + 20) throw new Stop(`cannot listen: ${error.message}`);
  }
  const { port: found } = server.address();
  const name = host.includes(":") ? `[${host}]` : host;
  const close = () =>
    new Promise((resolve) => {
      server.close(resolve);
      server.closeAllConnections();
    });
  return { url: `http://${name}:${found}/`, close };
}

function listen(server, port, host) {
  return new Promise((resolve) => {
    server.once("error", resolve);
    server.listen(port, host, () => {
      server.off("error", resolve);
      resolve(null);
    });
  });
}

function answer(folder, request, response) {
  const end = (status, words) => {
    response.writeHead(status, { ...headers, "Content-Type": "text/plain; charset=utf-8" });
    response.end(request.method === "HEAD" ? undefined : `${words}\n`);
  };
  if (request.method !== "GET" && request.method !== "HEAD") return end(405, "only GET and HEAD are answered");
  let name;
  try {
    name = decodeURIComponent(new URL(request.url, "http://localhost").pathname);
  } catch {
    return end(400, "this address cannot be read");
  }
  const file = path.join(folder, name.endsWith("/") ? `${name}index.html` : name);
  const inside = file.startsWith(folder + path.sep) && !file.includes("\0");
  const about = inside && existsSync(file) ? statSync(file) : null;
  if (!about?.isFile()) return end(404, "no such file");
  response.writeHead(200, {
    ...headers,
    "Content-Type": types[path.extname(file)] ?? "application/octet-stream",
    "Content-Length": about.size,
    // A name with the hash of its contents never changes them.
    "Cache-Control": name.startsWith("/assets/") ? "public, max-age=31536000, immutable" : "no-cache",
  });
  if (request.method === "HEAD") return response.end();
  createReadStream(file).pipe(response);
}

if (process.argv[1] === new URL(import.meta.url).pathname) {
  await main(async () => {
    const { url } = await serve({ port: Number(process.env.PORT ?? 8080) });
    console.log(url);
  });
}
