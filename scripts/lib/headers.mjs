// What the page is allowed to do. The same policy stands in the page itself, for hosts that send no headers.

const policy = {
  "default-src": "'none'",
  // An explicit script-src does not inherit from default-src; wasm needs its own word, also in workers.
  "script-src": "'self' 'wasm-unsafe-eval'",
  "style-src": "'self'",
  "img-src": "'self' blob: data:",
  "font-src": "'self'",
  // blob: since a cancelled worker is started again from bytes in memory: after loading the page makes no request.
  "worker-src": "'self' blob:",
  "connect-src": "'self'",
  "form-action": "'none'",
  "base-uri": "'none'",
};

const write = (entries) => entries.map(([name, value]) => `${name} ${value}`).join("; ");

export const contentPolicy = write(Object.entries(policy));

/** The headers that every file is served with. */
export const headers = {
  // frame-ancestors counts in a header only.
  "Content-Security-Policy": `${contentPolicy}; frame-ancestors 'none'`,
  "Cross-Origin-Opener-Policy": "same-origin",
  "Cross-Origin-Resource-Policy": "same-origin",
  "Permissions-Policy": "camera=(), geolocation=(), microphone=(), payment=(), usb=()",
  "Referrer-Policy": "no-referrer",
  "X-Content-Type-Options": "nosniff",
};
