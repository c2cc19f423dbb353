/** Finished markup. A plain text is never one by accident: `html` escapes everything else. */
export class Markup {
  readonly text: string;
  constructor(text: string) {
    this.text = text;
  }
}

type Part = string | number | false | null | undefined | Markup | readonly Part[];

/** Control signs, and the marks that turn the direction of everything after them: a name must not reorder its row. */
// biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is taken out
const HARMFUL = /[\u0000-\u0008\u000b-\u001f\u007f\u202a-\u202e\u2066-\u2069]/g;

const ENTITY: Readonly<Record<string, string>> = {
  "&": "&amp;",
  "<": "&lt;",
  ">": "&gt;",
  '"': "&quot;",
  "'": "&#39;",
};

export function escapeHtml(text: string): string {
  return text.replace(HARMFUL, "").replace(/[&<>"']/g, (sign) => ENTITY[sign] ?? sign);
}

/** A template that escapes every value but `Markup`; false, null and undefined print nothing. */
export function html(texts: TemplateStringsArray, ...parts: readonly Part[]): Markup {
  return new Markup(texts.map((text, index) => text + (index < parts.length ? print(parts[index]) : "")).join(""));
}

function print(part: Part): string {
  if (part === false || part === null || part === undefined) return "";
  if (part instanceof Markup) return part.text;
  if (typeof part === "string" || typeof part === "number") return escapeHtml(String(part));
  return part.map(print).join("");
}

/** A text that is all figures (case number, section, time): isolated, so that right-to-left words around it keep it whole. */
export function ltr(text: string): Markup {
  return html`<bdi dir="ltr">${text}</bdi>`;
}

/** A sentence with its times, days and numbers isolated one by one. */
export function figures(text: string): Markup {
  const runs = text.split(/(\d[\dA-Za-z/:.-]*)/);
  return html`${runs.map((run, index) => (index % 2 === 1 ? ltr(run) : run))}`;
}

/** A name in whatever script it was written, kept apart from the text around it. */
export function isolated(text: string): Markup {
  return html`<bdi>${text}</bdi>`;
}

export type PageOptions = {
  readonly language: "en" | "ur";
  /** Court and day, nothing else: it becomes the name of a saved file. */
  readonly title: string;
  readonly body: Markup;
  readonly bodyClass: string;
  /** Complete stylesheet for a page that must stand alone (PDF, a file); otherwise the fixed paths are linked. */
  readonly styles?: string | undefined;
};

/** A whole page without scripts. Not to be indexed: a list is for its day, not for a search engine's memory. */
export function printPage({ language, title, body, bodyClass, styles }: PageOptions): string {
  const sheet =
    styles === undefined
      ? html`<link rel="icon" href="/favicon.svg"><link rel="stylesheet" href="/fonts.css"><link rel="stylesheet" href="/list.css">`
      : // A stylesheet of our own; only a closing tag could end it early.
        new Markup(`<style>${styles.replace(/<\/style/gi, "<\\/style")}</style>`);
  return html`<!doctype html>
<html lang="${language}" dir="${language === "ur" ? "rtl" : "ltr"}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="robots" content="noindex, nofollow, noarchive">
<meta name="referrer" content="same-origin">
<meta name="color-scheme" content="light dark">
<title>${title}</title>
${sheet}
</head>
<body class="${bodyClass}">
${body}
</body>
</html>
`.text;
}
