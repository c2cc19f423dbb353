import { createHash } from "node:crypto";
import { listHtml } from "./list-html.ts";
import { listPdf, type PdfUnavailable } from "./list-pdf.ts";
import { printStyles } from "./print-styles.ts";
import type { ListView } from "./view-for.ts";

const MOST_KEPT = 24;
const kept = new Map<string, Uint8Array>();
const printing = new Map<string, Promise<Uint8Array | PdfUnavailable>>();
let last: Promise<unknown> = Promise.resolve();

/** The list as a PDF. */
export const printedList = (view: ListView): Promise<Uint8Array | PdfUnavailable> =>
  printedPage(listHtml(view, { styles: printStyles() }));

/**
 * A finished page as a PDF. A browser is started for it, so the same page is printed once, whoever asks how often, and
 * never two at a time.
 */
export function printedPage(page: string): Promise<Uint8Array | PdfUnavailable> {
  const name = createHash("sha256").update(page).digest("hex");
  const known = kept.get(name);
  if (known) return Promise.resolve(known);
  const running = printing.get(name) ?? print(name, page);
  printing.set(name, running);
  return running;
}

function print(name: string, page: string): Promise<Uint8Array | PdfUnavailable> {
  const mine = last
    .then(() => listPdf(page))
    .then((printed) => {
      printing.delete(name);
      if (printed instanceof Uint8Array) keep(name, printed);
      return printed;
    });
  last = mine.catch(() => printing.delete(name));
  return mine;
}

function keep(name: string, printed: Uint8Array): void {
  kept.set(name, printed);
  const [oldest] = kept.keys();
  if (kept.size > MOST_KEPT && oldest) kept.delete(oldest);
}
