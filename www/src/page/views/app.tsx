import { useSignalEffect } from "@preact/signals";
import { useEffect } from "preact/hooks";
import { language, texts } from "../i18n/index.ts";
import { documents } from "../state/documents.ts";
import { readiness } from "../state/reading.ts";
import { Bench } from "./bench.tsx";
import { DropZone } from "./drop-zone.tsx";
import { Fatal } from "./fatal.tsx";
import { listenToKeys } from "./keys.ts";
import { Live } from "./live.tsx";
import { Shortcuts } from "./shortcuts.tsx";
import { Start } from "./start.tsx";

export function App() {
  useSignalEffect(() => {
    document.documentElement.lang = language.value;
    document.title = `Sarap — ${texts.value.promise}`;
  });
  useEffect(listenToKeys, []);
  const ready = readiness.value;
  return (
    <>
      {ready.state === "failed" ? <Fatal failure={ready.failure} /> : documents.value.length === 0 ? <Start /> : <Bench />}
      {ready.state !== "failed" && <DropZone />}
      <Shortcuts />
      <Live />
    </>
  );
}
