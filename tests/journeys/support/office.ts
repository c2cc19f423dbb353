import {
  type APIRequestContext,
  type Browser,
  type BrowserContext,
  test as base,
  expect as baseExpect,
} from "@playwright/test";
import { createTRPCClient, httpLink, type TRPCClient } from "@trpc/client";
import { createTranslator } from "next-intl";
import { DEMO_ACCOUNTS } from "../../../server/demo/demo-accounts.ts";
import type { AppRouter } from "../../../server/doors/http/router.ts";
import type { CourtDay } from "../../../server/rules/calendar/court-day.ts";
import { type Language, WORDING } from "../../../server/wording/languages.ts";
import { Complaints } from "./complaints.ts";

/** The words of the screens, so that a journey finds a button by what it says, in either language. */
export const wordsOf = (language: Language) => createTranslator({ locale: language, messages: WORDING[language] });
export type Words = ReturnType<typeof wordsOf>;

/** A sentence of the screens with `@` where a journey does not care what stands. */
export const like = (text: string): RegExp =>
  new RegExp(text.replace(/[.*+?^${}()|[\]\\]/g, "\\$&").replaceAll("@", ".+?"));

export type Server = TRPCClient<AppRouter>;
type Cookie = Parameters<BrowserContext["addCookies"]>[0][number];

/** What a journey starts with: words, a way in, and an eye on everything that the browser complains about. */
type Journey = {
  language: Language;
  t: Words;
  /** Signs this test's browser in as somebody of the demo. */
  enter: (username: string) => Promise<Server>;
  complaints: Complaints;
};

export const test = base.extend<Journey>({
  language: ["en", { option: true }],
  t: async ({ language }, use) => use(wordsOf(language)),
  complaints: [
    async ({ context }, use, testInfo) => {
      testInfo.setTimeout(240_000);
      context.setDefaultTimeout(30_000);
      const complaints = new Complaints();
      complaints.listenTo(context);
      await use(complaints);
      expect(complaints.found, "the browser had nothing to complain about").toEqual([]);
    },
    { auto: true },
  ],
  enter: async ({ context, baseURL, language }, use) => {
    await use((username) => enterAs(context, { username, language, address: baseURL! }));
  },
});

/** A court's computer may be slow, and so may the one that runs the journeys beside its other suites. */
export const expect = baseExpect.configure({ timeout: 30_000 });

type Entrance = { username: string; language: Language; address: string };

/** Signs a browser in; the sign-in itself is made once for each account, as the office allows only so many a minute. */
export async function enterAs(context: BrowserContext, { username, language, address }: Entrance): Promise<Server> {
  const cookies = await cookiesOf(context.request, username, address);
  await context.addCookies([...cookies, { name: "peshi-language", value: language, url: address }]);
  return serverOf(address, cookies);
}

/** A second device in the same court. */
export async function anotherDevice(browser: Browser, entrance: Entrance) {
  const context = await browser.newContext();
  const server = await enterAs(context, entrance);
  return { context, server, page: await context.newPage() };
}

const kept = new Map<string, Promise<Cookie[]>>();

function cookiesOf(request: APIRequestContext, username: string, address: string): Promise<Cookie[]> {
  const id = `${address} ${username}`;
  const cookies = kept.get(id) ?? signInOver(request, username, address);
  kept.set(id, cookies);
  return cookies;
}

async function signInOver(request: APIRequestContext, username: string, address: string): Promise<Cookie[]> {
  const account = DEMO_ACCOUNTS.find((one) => one.username === username);
  if (!account) throw new Error(`the demo knows no ${username}`);
  const answer = await request.post(`${address}/api/auth/sign-in/username`, {
    data: { username, password: account.password },
    headers: { origin: address },
  });
  expect(answer.status(), `sign-in of ${username}`).toBe(200);
  const { cookies } = await request.storageState();
  return cookies.filter(({ name }) => name === "peshi");
}

/** Asks the server directly, as the screens do: to find out what a journey has to work with, and what it left behind. */
export function serverOf(address: string, cookies: readonly Cookie[]): Server {
  const cookie = cookies.map(({ name, value }) => `${name}=${value}`).join("; ");
  return createTRPCClient<AppRouter>({
    links: [httpLink({ url: `${address}/api/trpc`, headers: { cookie, origin: address } })],
  });
}

export async function courtOf(server: Server, code: string): Promise<{ id: number; code: string; nameEn: string }> {
  const { courts } = await server.districts.me.query();
  const court = courts.find((one) => one.code === code);
  if (!court) throw new Error(`${code} is not a court of this sign-in`);
  return court;
}

/** The coming open hearing days of a court, nearest first. */
export async function comingDays(server: Server, courtId: number): Promise<CourtDay[]> {
  const { days, today } = await server.calendar.week.query({ courtId, from: null, weeks: 12 });
  return days.filter(({ day, kind }) => day >= today && kind === "dedicated").map(({ day }) => day);
}
