import { useSignal } from "@preact/signals";
import { failureText, texts } from "../i18n/index.ts";
import { documents, pathOf, revision, type Doc } from "../state/documents.ts";
import { scope } from "../state/corpus.ts";
import { onlyUnread, opened, pane, showDocument } from "../state/selection.ts";
import { useMore } from "./more.tsx";

export function DocumentList() {
  const t = texts.value;
  void revision.value;
  const filter = useSignal("");
  const wanted = filter.value.trim().toLowerCase();
  const shown = documents.value.filter(
    (doc) => (!onlyUnread.value || doc.status === "failed") && (!wanted || matches(doc, wanted)),
  );
  const { limit, note } = useMore(shown.length);
  // One folder for all says nothing.
  const folders = documents.value.some((doc) => doc.folder !== documents.value[0]?.folder);
  return (
    <>
      <div class="pane-head">
        <h2>{t.documents}</h2>
        <input
          type="search"
          aria-label={t.filterDocuments}
          placeholder={t.filterDocuments}
          value={filter.value}
          onInput={(event) => (filter.value = event.currentTarget.value)}
        />
      </div>
      <ul class="documents">
        {shown.slice(0, limit).map((doc) => (
          <DocumentRow key={doc.key} doc={doc} folder={folders} stamp={revision.value} />
        ))}
      </ul>
      {shown.length === 0 && <p class="empty">{t.noMatch}</p>}
      {note}
    </>
  );
}

const matches = (doc: Doc, wanted: string): boolean =>
  pathOf(doc).toLowerCase().includes(wanted) || (doc.analysis?.title?.toLowerCase().includes(wanted) ?? false);

function DocumentRow({ doc, folder }: { doc: Doc; folder: boolean; stamp: number }) {
  const t = texts.value;
  const { analysis, failure } = doc;
  const open = () => {
    showDocument(doc.key);
    if (scope.value !== null && analysis) scope.value = doc.key;
    pane.value = "text";
  };
  return (
    <li data-status={doc.status}>
      <button type="button" class="document" aria-current={opened.value === doc.key} onClick={open}>
        <span class="document-name" title={pathOf(doc)}>
          {doc.name}
        </span>
        {folder && doc.folder && <span class="folder">{doc.folder}/</span>}
        {analysis?.title && <span class="document-title">{analysis.title}</span>}
        <span class="document-facts">
          {doc.status !== "done" && <span class={`status status-${doc.status}`}>{t.status[doc.status]}</span>}
          {analysis ? (
            <>
              <DateOf words={analysis.date ?? t.undated} byUser={doc.date !== null} />
              <span>{t.entitiesCount(analysis.entities.length)}</span>
              <span>{analysis.encoding}</span>
              {analysis.language !== "ru" && <span>{analysis.language}</span>}
              {analysis.warnings.length > 0 && <span class="warned">{t.warningsCount(analysis.warnings.length)}</span>}
            </>
          ) : (
            doc.size !== null && <span>{t.bytes(doc.size)}</span>
          )}
        </span>
        {failure && (
          <span class="document-failure" data-code={failure.code}>
            {failureText(t, failure)}
          </span>
        )}
      </button>
    </li>
  );
}

/** What the user has set looks other than what the machine has read. */
function DateOf({ words, byUser }: { words: string; byUser: boolean }) {
  const t = texts.value;
  if (!byUser) return <span>{words}</span>;
  return (
    <span class="by-user" title={t.documentDate.byUser}>
      {words}
      <span class="visually-hidden"> ({t.documentDate.byUser})</span>
    </span>
  );
}
