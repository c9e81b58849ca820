// The date that the user gives a document: it is read again at once, and all that is counted from the date follows.

import { asFailure, EngineError } from "../engine/failure.ts";
import { changed, type Doc } from "./documents.ts";
import { analyze, bytesOf, prepare } from "./reading.ts";

/** The last wish for each document: an answer to an earlier one comes too late. */
const wishes = new WeakMap<Doc, number>();

/** Reads the document again with this date; null is what the document itself says. On failure everything stays as it was. */
export async function setDate(doc: Doc, date: string | null): Promise<void> {
  const wish = (wishes.get(doc) ?? 0) + 1;
  wishes.set(doc, wish);
  doc.rereading = true;
  doc.rereadFailure = null;
  changed();
  try {
    const analysis = await read(doc, date);
    if (wishes.get(doc) !== wish) return;
    doc.analysis = analysis;
    doc.date = date;
  } catch (error) {
    if (wishes.get(doc) === wish) doc.rereadFailure = asFailure(error);
  } finally {
    if (wishes.get(doc) === wish) doc.rereading = false;
    changed();
  }
}

/** Whoever stops the reading of other documents ends the worker, and this with it: it is asked once more. */
async function read(doc: Doc, date: string | null) {
  const engine = await prepare();
  const once = async () => analyze(engine, doc, await bytesOf(doc), date);
  try {
    return await once();
  } catch (error) {
    if (error instanceof EngineError && error.code === "cancelled") return once();
    throw error;
  }
}
