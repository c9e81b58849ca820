import type { CorpusRows, Together } from "../src/shared/corpus.ts";
export const rows: CorpusRows = { documents: [], copies: [], of: [], rows: [] };
export const together: readonly Together[] = [];
