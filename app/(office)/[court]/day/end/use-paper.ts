"use client";

import { useEffect } from "react";

const PAGE = {
  a4: '@page { size: A4; margin: 12mm 10mm 14mm; @bottom-center { content: counter(page) " / " counter(pages); font-size: 9pt; } }',
  roll: "@page { size: 80mm 70mm; margin: 3mm }",
} as const;

/** The paper that the browser prints on. It belongs to the whole document, so it is taken away with the screen. */
export function usePaper(paper: keyof typeof PAGE): void {
  useEffect(() => {
    const size = new CSSStyleSheet();
    size.replaceSync(PAGE[paper]);
    document.adoptedStyleSheets.push(size);
    return () => {
      document.adoptedStyleSheets = document.adoptedStyleSheets.filter((one) => one !== size);
    };
  }, [paper]);
}
