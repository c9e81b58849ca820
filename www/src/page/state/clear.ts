// Back to the empty state.

import { batch } from "@preact/signals";
import { scope } from "./corpus.ts";
import { changed, documents } from "./documents.ts";
import { cancelReading, running } from "./reading.ts";
import { forgetZoom } from "./timeline.ts";
import { forgetTicks } from "./compared.ts";
import { forgetWords } from "./words.ts";
import { onlyUnread, opened, pane, search, subject, target } from "./selection.ts";

export async function clearAll(): Promise<void> {
  if (running.value) await cancelReading();
  batch(() => {
    documents.value = [];
    scope.value = null;
    opened.value = null;
    subject.value = null;
    target.value = null;
    search.value = "";
    forgetZoom();
    forgetWords();
    forgetTicks();
    onlyUnread.value = false;
    pane.value = "documents";
  });
  changed();
}
