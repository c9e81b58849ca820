// Numbers and plural forms of a language.

export interface Forms {
  one: string;
  few?: string;
  many?: string;
  other: string;
}

export interface Words {
  /** A number with the language's separators. */
  number(n: number): string;
  /** The number with its word in the right form. */
  count(n: number, forms: Forms): string;
  bytes(n: number): string;
}

export function words(locale: string, units: { kilobytes: string; megabytes: string }): Words {
  const rules = new Intl.PluralRules(locale);
  const plain = new Intl.NumberFormat(locale);
  const tenth = new Intl.NumberFormat(locale, { maximumFractionDigits: 1 });
  const number = (n: number) => plain.format(n);
  return {
    number,
    count(n, forms) {
      const form = rules.select(n);
      const word = (form === "one" || form === "few" || form === "many" ? forms[form] : undefined) ?? forms.other;
      return `${number(n)} ${word}`;
    },
    bytes(n) {
      // Anything but an empty file has at least a tenth of a kilobyte to the reader.
      return n < 1e6 ? `${tenth.format(n === 0 ? 0 : Math.max(n / 1e3, 0.1))} ${units.kilobytes}` : `${tenth.format(n / 1e6)} ${units.megabytes}`;
    },
  };
}
