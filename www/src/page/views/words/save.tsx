import { useSignal } from "@preact/signals";
import { toCsv, type Cell } from "../../charts/csv.ts";
import { toPng, toSvg, type Drawing } from "../../charts/drawing.ts";
import { texts } from "../../i18n/index.ts";
import { save } from "../../state/download.ts";

/** Saves a chart as a picture and its table; what is saved is made when it is asked for. */
export function Save({ name, chart, table }: { name: string; chart?: () => Drawing; table: () => Cell[][] }) {
  const t = texts.value;
  const words = t.statistics;
  const failed = useSignal(false);
  const start = async (ending: string, make: () => Blob | Promise<Blob>) => {
    failed.value = false;
    try {
      save(await make(), `sarap-${name}.${ending}`);
    } catch {
      failed.value = true;
    }
  };
  return (
    <div class="save" role="group" aria-label={words.save}>
      <span aria-hidden="true">{words.save}</span>
      {chart && (
        <>
          <button type="button" data-save="svg" onClick={() => void start("svg", () => new Blob([toSvg(chart())], { type: "image/svg+xml" }))}>
            SVG
          </button>
          <button type="button" data-save="png" onClick={() => void start("png", () => toPng(chart()))}>
            PNG
          </button>
        </>
      )}
      <button type="button" data-save="csv" title={words.saveTable} onClick={() => void start("csv", () => new Blob([toCsv(table(), t.separator)], { type: "text/csv;charset=utf-8" }))}>
        CSV
      </button>
      {failed.value && <span role="alert">{words.saveFailed}</span>}
    </div>
  );
}
