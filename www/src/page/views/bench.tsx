import { texts } from "../i18n/index.ts";
import { isMerged, mergeFailure } from "../state/merge.ts";
import { pane, tab, type Pane } from "../state/selection.ts";
import { cardShown } from "../state/walk.ts";
import { Card } from "./card.tsx";
import { DocumentList } from "./document-list.tsx";
import { EntityTable } from "./entity-table.tsx";
import { Identifiers } from "./identifiers.tsx";
import { KeywordTable } from "./keyword-table.tsx";
import { Reader } from "./reader.tsx";
import { ScopeBar } from "./scope-bar.tsx";
import { Timeline } from "./timeline/timeline.tsx";
import { TopBar } from "./top-bar.tsx";
import { Words } from "./words/words.tsx";

/** The work bench: documents, findings, text. A narrow screen shows one of the three at a time. */
export function Bench() {
  const t = texts.value;
  const panes: [Pane, string][] = [
    ["documents", t.documents],
    ["findings", t.findings],
    ["text", t.text],
  ];
  return (
    <div class={`bench shows-${pane.value}`}>
      <TopBar />
      <nav class="pane-switch" aria-label={t.findings}>
        {panes.map(([name, words]) => (
          <button type="button" key={name} aria-pressed={pane.value === name} onClick={() => (pane.value = name)}>
            {words}
          </button>
        ))}
      </nav>
      <main class="panes" data-merged={isMerged.value || mergeFailure.value !== null}>
        <section class="pane pane-documents" aria-label={t.documents}>
          <DocumentList />
        </section>
        <section class={`pane pane-findings${cardShown.value ? " has-card" : ""}`} aria-label={t.findings}>
          <Findings />
          {cardShown.value && <Card />}
        </section>
        <section class="pane pane-text" aria-label={t.text}>
          <Reader />
        </section>
      </main>
    </div>
  );
}

function Findings() {
  const t = texts.value;
  const tabs = [
    ["entities", t.entities],
    ["keywords", t.keywords],
    ["dates", t.timeline.tab],
    ["identifiers", t.identifiers.tab],
    ["words", t.statistics.tab],
  ] as const;
  return (
    <div class="findings">
      <div class="pane-head">
        <div class="tabs" role="tablist" aria-label={t.findings}>
          {tabs.map(([name, words]) => (
            <button
              type="button"
              role="tab"
              key={name}
              id={`tab-${name}`}
              aria-selected={tab.value === name}
              aria-controls="findings-panel"
              onClick={() => (tab.value = name)}
            >
              {words}
            </button>
          ))}
        </div>
        <ScopeBar />
      </div>
      <div class="panel" role="tabpanel" id="findings-panel" aria-labelledby={`tab-${tab.value}`}>
        <Shown />
      </div>
    </div>
  );
}

function Shown() {
  switch (tab.value) {
    case "entities":
      return <EntityTable />;
    case "keywords":
      return <KeywordTable />;
    case "dates":
      return <Timeline />;
    case "identifiers":
      return <Identifiers />;
    case "words":
      return <Words />;
  }
}
