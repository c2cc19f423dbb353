"use client";

import { useTranslations } from "next-intl";
import { useEffect } from "react";

/** `of` stands between the page and the number of pages, in words: a stroke would turn the two round from right to left. */
const PAGE = {
  a4: (of: string) =>
    `@page { size: A4; margin: 12mm 10mm 14mm; @bottom-center { content: counter(page) " ${of} " counter(pages); font-size: 9pt; } }`,
  roll: () => "@page { size: 80mm 70mm; margin: 3mm }",
} as const;

/** The paper that the browser prints on. It belongs to the whole document, so it is taken away with the screen. */
export function usePaper(paper: keyof typeof PAGE): void {
  const of = useTranslations("sheet.end")("pageOf");
  useEffect(() => {
    const size = new CSSStyleSheet();
    size.replaceSync(PAGE[paper](of));
    document.adoptedStyleSheets.push(size);
    return () => {
      document.adoptedStyleSheets = document.adoptedStyleSheets.filter((one) => one !== size);
    };
  }, [paper, of]);
}
