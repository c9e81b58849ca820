// Versions of the programs that are no npm packages. They are installed into .tools by `cargo install --locked`.

export const wasmPack = "0.15.1";

// The same version as `wasm-bindgen` in Cargo.toml: the two refuse to work together otherwise.
export const wasmBindgen = "0.2.129";

export const wasmTarget = "wasm32-unknown-unknown";
