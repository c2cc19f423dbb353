"use client";

import { DirectionProvider, MantineProvider } from "@mantine/core";
import { DatesProvider } from "@mantine/dates";
import { Notifications } from "@mantine/notifications";
import { NextIntlClientProvider } from "next-intl";
import type { ReactNode } from "react";
import "dayjs/locale/ur";
import { DIRECTION, type Language, WORDING } from "../../server/wording/languages.ts";
import { ServerData } from "./server-data.tsx";
import { theme } from "./theme.ts";

type Props = { language: Language; nonce: string | undefined; children: ReactNode };

export function Providers({ language, nonce, children }: Props) {
  return (
    <NextIntlClientProvider locale={language} messages={WORDING[language]} timeZone="UTC" now={undefined}>
      <DirectionProvider initialDirection={DIRECTION[language]} detectDirection={false}>
        <MantineProvider theme={theme} defaultColorScheme="auto" getStyleNonce={nonce ? () => nonce : undefined}>
          <DatesProvider settings={{ locale: language, firstDayOfWeek: 1, weekendDays: [0] }}>
            <Notifications position="bottom-center" limit={3} autoClose={8000} />
            <ServerData>{children}</ServerData>
          </DatesProvider>
        </MantineProvider>
      </DirectionProvider>
    </NextIntlClientProvider>
  );
}
