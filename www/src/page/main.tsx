import { render } from "preact";
import "./style/base.css";
import "./style/start.css";
import "./style/bench.css";
import "./style/tables.css";
import "./style/reader.css";
import "./style/document-date.css";
import "./style/timeline.css";
import "./style/identifiers.css";
import "./style/corpus.css";
import "./style/words.css";
import "./style/measures.css";
import "./style/sets.css";
import "./style/weights.css";
import { App } from "./views/app.tsx";
import { prepare } from "./state/reading.ts";
import { watchDocuments } from "./state/merge.ts";

const root = document.getElementById("app");
if (root) {
  root.textContent = "";
  render(<App />, root);
}
// A failure is shown by the views that watch `readiness`.
prepare().catch(() => undefined);
watchDocuments();
