import type { Page, Response } from "@playwright/test";
import { addDays } from "../../../server/rules/calendar/court-day.ts";
import type { Language } from "../../../server/wording/languages.ts";
import { type Device, turnInto } from "../support/devices.ts";
import { comingDays, courtOf, enterAs, expect, like, type Server, test } from "../support/office.ts";
import { faultsOnBoth } from "../support/shown-faults.ts";

const CODE = "east-jm-1";

// English is looked at closely on the desk and Urdu in the hand; each on the other device as to whether all of it fits. The
// colours of the dark are the same in both, and looked at in English.
for (const [language, device] of [
  ["en", "desk"],
  ["ur", "phone"],
] as const) {
  const name = language === "en" ? "in English" : "in Urdu";
  test(`every screen of the office ${name} is accessible and fits desk and phone`, async ({
    page,
    context,
    baseURL,
  }, testInfo) => {
    testInfo.setTimeout(900_000);
    const server = await enterAs(context, { username: "admin", language, address: baseURL! });
    const found: string[] = [];
    for (const path of await officeScreens(server)) found.push(...(await faultsOf(page, path, device, true)));
    expect(found).toEqual([]);
  });

  test(`what everybody may read ${name} is accessible and fits desk and phone`, async ({
    page,
    context,
    baseURL,
    complaints,
  }, testInfo) => {
    testInfo.setTimeout(240_000);
    // A day without a list is told with this status.
    complaints.expect(/status of 404/);
    const server = await enterAs(context, { username: "admin", language, address: baseURL! });
    const lists = await publicScreens(server, language);
    await context.clearCookies({ name: "peshi" });
    const found = await faultsOf(page, "/sign-in", device, true);
    for (const path of lists) found.push(...(await faultsOf(page, path, device, false)));
    expect(found).toEqual([]);
  });
}

test("what opens over a screen is accessible too, light and dark, and fits desk and phone", async ({
  page,
  enter,
  t,
}, testInfo) => {
  testInfo.setTimeout(240_000);
  const server = await enter("admin");
  const { id: courtId } = await courtOf(server, CODE);
  const [day] = await comingDays(server, courtId);
  const opened: [path: string, button: string | RegExp][] = [
    ["docket", t("docket.register")],
    [`day/${day}`, t("sheet.adjournAll")],
    ["planner", like(t("planner.publish.button", { day: "@" }))],
    ["settings?tab=closures", t("calendar.closures.declare")],
  ];
  const found: string[] = [];
  for (const [path, button] of opened) {
    await turnInto(page, "desk");
    await page.emulateMedia({ colorScheme: "light" });
    await page.goto(`/${CODE}/${path}`);
    await page.getByRole("button", { name: button }).first().click();
    await expect(page.getByRole("dialog")).toBeVisible();
    await expect(page.getByRole("dialog").locator(".mantine-Loader-root")).toHaveCount(0);
    found.push(...(await faultsOnBoth(page, "desk")).map((fault) => `${path}, opened: ${fault}`));
  }
  expect(found).toEqual([]);
});

test("the posted lists are read with scripts switched off, and answer 304 when nothing changed", async ({
  browser,
  page,
  enter,
}) => {
  const server = await enter("admin");
  const [, , path = ""] = await publicScreens(server, "en");
  const context = await browser.newContext({ javaScriptEnabled: false });
  const plain = await context.newPage();
  await plain.goto("/lists");
  await plain.getByRole("main").getByRole("link").first().click();
  await expect(plain.getByRole("main").getByRole("heading").first()).toBeVisible();
  await plain.goto(path);
  expect(await plain.getByRole("table").getByRole("row").count()).toBeGreaterThan(5);
  await context.close();

  const first = await page.request.get(path);
  const again = await page.request.get(path, { headers: { "if-none-match": first.headers().etag ?? "" } });
  expect(again.status()).toBe(304);
});

/** Every screen of a court, each in the state that shows most of it. */
async function officeScreens(server: Server): Promise<string[]> {
  const { id: courtId } = await courtOf(server, CODE);
  const { withoutOutcome } = await server.calendar.week.query({ courtId, from: null, weeks: 8 });
  const { rows } = await server.cases.search.query({ courtId, q: "" });
  const [day] = await comingDays(server, courtId);
  const past = withoutOutcome[0]?.day ?? day;
  const caseId = rows.find(({ hearingsCount }) => hearingsCount > 0)?.caseId ?? rows[0]!.caseId;
  const ends = ["overview", "register", "diary", "slips", "cfms", "paper"].map(
    (view) => `day/${past}/end?view=${view}`,
  );
  const tabs = ["days", "closures", "capacity", "court", "people", "rules", "sections"].map(
    (tab) => `settings?tab=${tab}`,
  );
  return [
    ...[
      "week",
      `day/${day}`,
      `day/${past}?m=1`,
      ...ends,
      "planner",
      "docket",
      "docket?docket=application",
      "docket?docket=inquiry",
    ],
    ...["register", `docket?case=${caseId}`],
    ...[
      `cases/${caseId}`,
      `cases/${caseId}/orders`,
      "cases/people",
      "cases/people?tab=presence",
      "standby",
      "evidence",
      "evidence/reports",
      `process?day=${day}`,
    ],
    ...["check", "papers", "jails", "officers", "recalls"].map((view) => `process?day=${day}&view=${view}`),
    ...["transfer", "import", "account", "workload", ...tabs],
  ].map((place) => `/${CODE}/${place}`);
}

async function publicScreens(server: Server, language: Language): Promise<string[]> {
  const { id: courtId } = await courtOf(server, CODE);
  const { today } = await server.calendar.week.query({ courtId, from: null, weeks: 1 });
  // The next list hangs only from the evening before; one of the last weeks always does.
  const { days } = await server.calendar.week.query({ courtId, from: addDays(today, -21), weeks: 8 });
  const posted = days.findLast(({ published }) => published !== null)?.day;
  const paths = ["/lists", `/lists/${CODE}`, `/lists/${CODE}/${posted}`, `/lists/${CODE}/2001-01-01`];
  return paths.map((path) => `${path}?lang=${language}`);
}

/** What is wrong with one screen: what axe finds in light and dark, sideways scrolling, a policy without teeth. */
async function faultsOf(page: Page, path: string, device: Device, isOffice: boolean): Promise<string[]> {
  await turnInto(page, device);
  await page.emulateMedia({ colorScheme: "light" });
  const answer = await page.goto(path);
  await expect(page.getByRole("heading").first()).toBeVisible();
  await expect(page.getByRole("main").locator(".mantine-Loader-root")).toHaveCount(0);
  const found = [...policyFaults(answer, isOffice), ...(await faultsOnBoth(page, device, device === "desk"))];
  return found.map((fault) => `${path}: ${fault}`);
}

function policyFaults(answer: Response | null, isOffice: boolean): string[] {
  const policy = answer?.headers()["content-security-policy"] ?? "";
  if (isOffice) return /script-src [^;]*'nonce-[\w+/=]{16,}'/.test(policy) ? [] : ["no nonce in its policy"];
  return policy.includes("script-src 'none'") ? [] : ["scripts are not forbidden"];
}
