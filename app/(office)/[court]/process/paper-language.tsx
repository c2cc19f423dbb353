"use client";

import { NextIntlClientProvider } from "next-intl";
import type { ReactNode } from "react";
import { DIRECTION, type Language, WORDING } from "../../../../server/wording/languages.ts";

/** Papers in a language of their own: the screen around them may speak the other. */
export function PaperLanguage({ language, children }: { language: Language; children: ReactNode }) {
  return (
    <NextIntlClientProvider locale={language} messages={WORDING[language]} timeZone="UTC">
      <div lang={language} dir={DIRECTION[language]}>
        {children}
      </div>
    </NextIntlClientProvider>
  );
}
