import { language, languages, setLanguage, texts, type Language } from "../i18n/index.ts";

export function LanguageSwitch() {
  return (
    <div class="segments" role="group" aria-label={texts.value.language}>
      {(Object.keys(languages) as Language[]).map((code) => (
        <button
          type="button"
          key={code}
          lang={code}
          title={languages[code].ownName}
          aria-label={languages[code].ownName}
          aria-pressed={language.value === code}
          onClick={() => setLanguage(code)}
        >
          {code.toUpperCase()}
        </button>
      ))}
    </div>
  );
}
