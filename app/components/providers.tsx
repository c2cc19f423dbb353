"use client";

import { DirectionProvider, MantineProvider } from "@mantine/core";
import { DatesProvider } from "@mantine/dates";
import { Notifications } from "@mantine/notifications";
import { NextIntlClientProvider } from "next-intl";
import { type ReactNode, useMemo } from "react";
import "dayjs/locale/ur";
import { DIRECTION, type Language, WORDING } from "../../server/wording/languages.ts";
import { AskedFields } from "./asked-fields.tsx";
import { ServerData } from "./server-data.tsx";
import { themeFor } from "./theme.ts";

type Props = { language: Language; nonce: string | undefined; children: ReactNode };

/** The scroll lock of a dialog writes a style element of its own, and looks for the nonce under this name. */
function tellNonce(nonce: string | undefined): void {
  if (typeof window === "undefined" || nonce === undefined) return;
  const page = window as Window & { __webpack_nonce__?: string };
  page.__webpack_nonce__ ??= nonce;
}

export function Providers({ language, nonce, children }: Props) {
  tellNonce(nonce);
  const theme = useMemo(() => {
    const { close, eye } = WORDING[language].actions;
    return themeFor(close, eye);
  }, [language]);
  return (
    <NextIntlClientProvider locale={language} messages={WORDING[language]} timeZone="UTC" now={undefined}>
      <DirectionProvider initialDirection={DIRECTION[language]} detectDirection={false}>
        <MantineProvider theme={theme} defaultColorScheme="auto" getStyleNonce={nonce ? () => nonce : undefined}>
          <DatesProvider settings={{ locale: language, firstDayOfWeek: 1, weekendDays: [0] }}>
            <Notifications position="bottom-left" limit={3} autoClose={7000} />
            <AskedFields />
            <ServerData>{children}</ServerData>
          </DatesProvider>
        </MantineProvider>
      </DirectionProvider>
    </NextIntlClientProvider>
  );
}
