import { texts } from "../i18n/index.ts";
import { scope } from "../state/corpus.ts";
import { documentOf, documents, revision } from "../state/documents.ts";
import { opened } from "../state/selection.ts";

/** Whether the tables count all documents or the opened one alone. */
export function ScopeBar() {
  const t = texts.value;
  void documents.value;
  void revision.value;
  const doc = documentOf(opened.value);
  const only = scope.value !== null;
  return (
    <div class="segments scope" role="group" aria-label={t.documents}>
      <button type="button" aria-pressed={!only} onClick={() => (scope.value = null)}>
        {t.allDocuments}
      </button>
      <button
        type="button"
        aria-pressed={only}
        disabled={!doc?.analysis}
        title={doc?.name ?? ""}
        onClick={() => (scope.value = doc?.key ?? null)}
      >
        {t.onlyThis}
      </button>
    </div>
  );
}
