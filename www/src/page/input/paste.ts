// Pasted text as bytes. UTF-16 with a byte order mark carries every JavaScript string as it is, so that half a surrogate
// pair reaches the reader of bytes and becomes a warning with its place, instead of being replaced silently here.

export function encodePaste(text: string): ArrayBuffer {
  const units = new Uint8Array(2 + text.length * 2);
  const view = new DataView(units.buffer);
  view.setUint16(0, 0xfeff, true);
  for (let at = 0; at < text.length; at += 1) view.setUint16(2 + at * 2, text.charCodeAt(at), true);
  return units.buffer;
}

/** The first words of a text, as its name. */
export function nameOfPaste(text: string, fallback: string): string {
  const line = text.trim().split("\n", 1)[0]?.trim() ?? "";
  // Cut by characters, not by UTF-16 units.
  const start = [...line].slice(0, 48).join("");
  if (!start) return fallback;
  return start.length < line.length ? `${start.trimEnd()}…` : start;
}
