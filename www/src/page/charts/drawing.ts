// A chart as plain shapes, drawn the same to SVG and to a canvas. A canvas is drawn on directly: a picture made from the SVG
// would have to be loaded, and the page loads nothing.

export type Ink = "ink" | "muted" | "line" | "bar" | "other";

export type Shape =
  | { kind: "rect"; x: number; y: number; width: number; height: number; ink: Ink }
  | { kind: "line"; x1: number; y1: number; x2: number; y2: number; ink: Ink }
  | { kind: "text"; x: number; y: number; text: string; size: number; ink: Ink; anchor?: "start" | "end"; bold?: boolean };

/** Sizes and places in CSS pixels; a text's `y` is its base line. */
export interface Drawing {
  title: string;
  width: number;
  height: number;
  shapes: readonly Shape[];
}

/** On paper: the light scheme of the page, whatever the page is shown in. */
const inks: Record<Ink, string> = { ink: "#1a2225", muted: "#56636a", line: "#7d898d", bar: "#14586b", other: "#8a4f00" };
const paper = "#ffffff";
const family = "system-ui, 'Segoe UI', Roboto, 'Noto Sans', 'Liberation Sans', sans-serif";

export function toSvg({ title, width, height, shapes }: Drawing): string {
  const lines = shapes.map((shape) => `  ${svgOf(shape)}\n`).join("");
  return (
    `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}" viewBox="0 0 ${width} ${height}" role="img" font-family="${family}">\n` +
    `  <title>${escape(title)}</title>\n  <rect width="${width}" height="${height}" fill="${paper}"/>\n${lines}</svg>\n`
  );
}

function svgOf(shape: Shape): string {
  const ink = inks[shape.ink];
  switch (shape.kind) {
    case "rect":
      return `<rect x="${fix(shape.x)}" y="${fix(shape.y)}" width="${fix(shape.width)}" height="${fix(shape.height)}" fill="${ink}"/>`;
    case "line":
      return `<line x1="${fix(shape.x1)}" y1="${fix(shape.y1)}" x2="${fix(shape.x2)}" y2="${fix(shape.y2)}" stroke="${ink}"/>`;
    case "text": {
      const more = `${shape.anchor === "end" ? ' text-anchor="end"' : ""}${shape.bold ? ' font-weight="600"' : ""}`;
      return `<text x="${fix(shape.x)}" y="${fix(shape.y)}" font-size="${shape.size}" fill="${ink}"${more}>${escape(shape.text)}</text>`;
    }
  }
}

const fix = (n: number): string => String(Math.round(n * 100) / 100);

const names: Record<string, string> = { "&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;", "'": "&#39;" };

/** A document may hold characters that XML cannot: control characters, halves of pairs. */
const escape = (text: string): string =>
  text
    .replace(/[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]|\p{Surrogate}/gu, "\ufffd")
    .replace(/[&<>"']/g, (sign) => names[sign] ?? sign);

/** Pixels of a picture for each one of the drawing. */
const scale = 2;

export function toPng(drawing: Drawing): Promise<Blob> {
  const canvas = document.createElement("canvas");
  canvas.width = drawing.width * scale;
  canvas.height = drawing.height * scale;
  const context = canvas.getContext("2d");
  if (!context) return Promise.reject(new Error("the browser gives no canvas"));
  context.scale(scale, scale);
  context.fillStyle = paper;
  context.fillRect(0, 0, drawing.width, drawing.height);
  for (const shape of drawing.shapes) paint(context, shape);
  return new Promise((resolve, reject) => {
    canvas.toBlob((blob) => (blob ? resolve(blob) : reject(new Error("the picture could not be made"))), "image/png");
  });
}

function paint(context: CanvasRenderingContext2D, shape: Shape): void {
  context.fillStyle = context.strokeStyle = inks[shape.ink];
  switch (shape.kind) {
    case "rect":
      context.fillRect(shape.x, shape.y, shape.width, shape.height);
      return;
    case "line":
      context.beginPath();
      context.moveTo(shape.x1, shape.y1);
      context.lineTo(shape.x2, shape.y2);
      context.stroke();
      return;
    case "text":
      context.font = `${shape.bold ? 600 : 400} ${shape.size}px ${family}`;
      context.textAlign = shape.anchor ?? "start";
      context.fillText(shape.text, shape.x, shape.y);
  }
}
