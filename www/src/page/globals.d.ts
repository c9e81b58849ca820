// Constants that scripts/site.mjs writes into the bundle, and files that it takes in as text.

interface SarapAssets {
  worker: string;
  wasm: string;
  wasmBytes: number;
  packs: Record<"dictionary" | "context" | "tagger" | "reference", { file: string; bytes: number }>;
}

declare const SARAP_ASSETS: SarapAssets;
declare const SARAP_VERSION: string;

declare module "*.txt" {
  const text: string;
  export default text;
}

declare module "*.html" {
  const text: string;
  export default text;
}

declare module "*.css" {}
