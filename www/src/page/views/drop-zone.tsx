import { useSignal } from "@preact/signals";
import { useEffect } from "preact/hooks";
import { texts } from "../i18n/index.ts";
import { takeDrop } from "../input/drop.ts";
import { addDrop, addFiles, addText } from "../state/intake.ts";

/** The whole page takes drops, and pastes made outside a text field. */
export function DropZone() {
  const over = useSignal(false);
  useEffect(() => {
    const carries = (event: DragEvent) =>
      [...(event.dataTransfer?.types ?? [])].some((type) => type === "Files" || type === "text/plain");
    const onOver = (event: DragEvent) => {
      if (!carries(event)) return;
      event.preventDefault();
      over.value = true;
    };
    const onLeave = (event: DragEvent) => {
      if (event.relatedTarget === null) over.value = false;
    };
    const onDrop = (event: DragEvent) => {
      over.value = false;
      if (!event.dataTransfer || isField(event.target)) return;
      event.preventDefault();
      void addDrop(takeDrop(event.dataTransfer));
    };
    const onPaste = (event: ClipboardEvent) => {
      if (!event.clipboardData || isField(event.target)) return;
      const files = [...event.clipboardData.files];
      const text = event.clipboardData.getData("text/plain");
      if (files.length > 0) addFiles(files);
      else if (text) addText(text);
    };
    addEventListener("dragover", onOver);
    addEventListener("dragleave", onLeave);
    addEventListener("drop", onDrop);
    addEventListener("paste", onPaste);
    return () => {
      removeEventListener("dragover", onOver);
      removeEventListener("dragleave", onLeave);
      removeEventListener("drop", onDrop);
      removeEventListener("paste", onPaste);
    };
  }, []);
  if (!over.value) return null;
  return <div class="drop-over">{texts.value.dropNow}</div>;
}

const isField = (target: EventTarget | null): boolean =>
  target instanceof HTMLTextAreaElement || (target instanceof HTMLInputElement && target.type !== "file");
