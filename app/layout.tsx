import "@mantine/core/styles.css";
import "@mantine/dates/styles.css";
import "@mantine/notifications/styles.css";
import "./office.css";
import { ColorSchemeScript, mantineHtmlProps } from "@mantine/core";
import type { Metadata, Viewport } from "next";
import { cookies, headers } from "next/headers";
import type { ReactNode } from "react";
import { DIRECTION, languageOf } from "../server/wording/languages.ts";
import { Providers } from "./components/providers.tsx";

export const metadata: Metadata = {
  title: "Peshi",
  robots: { index: false, follow: false },
  icons: { icon: "/favicon.svg" },
};
export const viewport: Viewport = { width: "device-width", initialScale: 1, colorScheme: "light dark" };

export default async function RootLayout({ children }: { children: ReactNode }) {
  const language = languageOf((await cookies()).get("peshi-language")?.value);
  const nonce = (await headers()).get("x-nonce") ?? undefined;

  return (
    <html lang={language} dir={DIRECTION[language]} {...mantineHtmlProps}>
      <head>
        <link rel="stylesheet" href="/fonts.css" />
        <ColorSchemeScript nonce={nonce} defaultColorScheme="auto" />
      </head>
      <body>
        <Providers language={language} nonce={nonce}>
          {children}
        </Providers>
      </body>
    </html>
  );
}
