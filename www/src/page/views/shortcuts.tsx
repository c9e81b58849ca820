import { useEffect, useRef } from "preact/hooks";
import { texts } from "../i18n/index.ts";
import { helpOpen, keysOn } from "./keys.ts";

/** The list of shortcuts, as a dialog. */
export function Shortcuts() {
  const t = texts.value;
  const dialog = useRef<HTMLDialogElement>(null);
  const wanted = helpOpen.value;
  useEffect(() => {
    if (wanted && !dialog.current?.open) dialog.current?.showModal();
    if (!wanted && dialog.current?.open) dialog.current.close();
  }, [wanted]);
  return (
    <dialog ref={dialog} class="shortcuts" aria-labelledby="shortcuts-title" onClose={() => (helpOpen.value = false)}>
      <h2 id="shortcuts-title">{t.shortcuts}</h2>
      <dl>
        {t.shortcutList.map(([keys, what]) => (
          <div key={keys}>
            <dt>
              {keys.split(/ +/).map((key) => (
                <kbd key={key}>{key}</kbd>
              ))}
            </dt>
            <dd>{what}</dd>
          </div>
        ))}
      </dl>
      <label class="check">
        <input type="checkbox" checked={keysOn.value} onChange={(event) => (keysOn.value = event.currentTarget.checked)} />
        {t.shortcutsOn}
      </label>
      <button type="button" onClick={() => (helpOpen.value = false)}>
        {t.close}
      </button>
    </dialog>
  );
}
