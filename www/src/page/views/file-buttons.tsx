import { useRef } from "preact/hooks";
import { texts } from "../i18n/index.ts";
import { addFiles } from "../state/intake.ts";

/** The buttons for files and for a folder. */
export function FileButtons({ compact = false }: { compact?: boolean }) {
  const t = texts.value;
  const files = useRef<HTMLInputElement>(null);
  const folder = useRef<HTMLInputElement>(null);
  const take = (event: Event) => {
    const input = event.currentTarget as HTMLInputElement;
    addFiles([...(input.files ?? [])]);
    // Choosing the same files again must count as a change.
    input.value = "";
  };
  return (
    <div class={compact ? "file-buttons compact" : "file-buttons"}>
      <button type="button" class={compact ? "" : "primary"} title={t.addFiles} onClick={() => files.current?.click()}>
        {compact ? t.moreFiles : t.addFiles}
      </button>
      <button type="button" title={t.addFolder} onClick={() => folder.current?.click()}>
        {compact ? t.moreFolder : t.addFolder}
      </button>
      <input ref={files} data-input="files" class="visually-hidden" type="file" multiple tabIndex={-1} aria-hidden="true" onChange={take} />
      <input
        ref={folder}
        data-input="folder"
        class="visually-hidden"
        type="file"
        multiple
        tabIndex={-1}
        aria-hidden="true"
        onChange={take}
        {...{ webkitdirectory: true }}
      />
    </div>
  );
}
