import type { Page } from "@playwright/test";
import type { CourtDay } from "../../../server/rules/calendar/court-day.ts";
import { dayWords } from "../../../server/rules/calendar/day-words.ts";
import { comingDays, courtOf, expect, like, type Server, test, type Words } from "../support/office.ts";
import { shownFaults } from "../support/shown-faults.ts";

const CODE = "south-adj-10";
const inWords = (day: CourtDay) => dayWords(day, "en", "short");
const key = () => crypto.randomUUID();

test("a place frees, a matter on standby steps in, and is put back", async ({ page, t, enter }) => {
  const server = await enter("reader.south");
  const { id: courtId } = await courtOf(server, CODE);
  const { day, later, waiting, leaving } = await twoDays(server, courtId);
  await page.goto(`/${CODE}/planner?from=${day}&weeks=12`);
  await page.locator(`[data-matter="hearing-${waiting.id}"]`).focus();
  await page.getByRole("button", { name: t("presence.standby.put") }).click();
  const asking = page.getByRole("dialog", { name: t("presence.standby.putTitle", { number: waiting.number }) });
  await expect(asking).toContainText(inWords(later));
  expect(await shownFaults(page)).toEqual([]);
  await asking.getByRole("button", { name: t("presence.standby.putGo") }).click();
  await expect(page.getByText(like(t("presence.standby.isReady", { day: "@" })))).toBeVisible();
  // The day is as full as its plan: nobody is offered it.
  expect(await inLineOn(server, courtId, day)).toEqual([]);

  await server.planner.moveHearing.mutate({
    ...{ courtId, hearingId: leaving.id, version: leaving.version, day: later, key: key() },
    ...{ reason: "parties asked", orderedBy: "Judge of the journey", overloadBecause: "journey" },
  });
  await page.goto(`/${CODE}/planner?from=${day}&weeks=1`);
  await page.getByRole("button", { name: t("presence.standby.onDay", { n: 1 }) }).click();
  const dialog = page.getByRole("dialog", { name: t("presence.standby.dayTitle", { day: inWords(day) }) });
  await expect(dialog).toContainText(t("presence.standby.first"));
  expect(await shownFaults(page)).toEqual([]);
  await callIn(dialog, t, day);
  const done = t("presence.standby.tookIn", { number: waiting.number, day: inWords(day), from: inWords(later) });
  await expect(dialog.getByText(done)).toBeVisible();
  expect(await dayOf(server, courtId, waiting.id)).toBe(day);

  await dialog
    .getByRole("button", { name: t("actions.undo") })
    .first()
    .click();
  await expect.poll(() => dayOf(server, courtId, waiting.id)).toBe(later);
  await expect(dialog.getByRole("button", { name: t("presence.standby.takeIn", { day: inWords(day) }) })).toBeVisible();

  await page.goto(`/${CODE}/standby`);
  await page
    .getByRole("region", { name: t("presence.standby.line") })
    .getByRole("button")
    .click();
  await expect(page.getByText(t("presence.standby.none"))).toBeVisible();
});

test("somebody wanted in two courts at once is told in the planner; a stand-in ends it, and is taken back", async ({
  page,
  t,
  enter,
}) => {
  const server = await enter("admin");
  const { courts } = await server.districts.me.query();
  const { code, courtId, clash } = await softClash(server, courts);
  const { day, name, personId } = clash;
  await page.goto(`/${code}/planner?from=${day}&weeks=1`);
  const one = page.getByRole("button", { name: t("presence.clash.onDay", { n: 1 }) });
  const several = page.getByRole("button", { name: like(t("presence.clash.onDay", { n: 77 }).replace("77", "@")) });
  await one.or(several).first().click();
  const dialog = page.getByRole("dialog", { name: t("presence.clash.title", { day: inWords(day) }) });
  const row = dialog.getByRole("listitem").filter({ hasText: name });
  await expect(row).toContainText(clash.there.nameEn);
  await row.getByLabel(t("presence.clash.by")).fill("Deputy of the journey");
  expect(await shownFaults(page)).toEqual([]);
  await row.getByRole("button", { name: t("presence.clash.record") }).click();
  await expect(dialog.getByText(t("presence.clash.stands", { by: "Deputy of the journey", who: name }))).toBeVisible();
  const wanted = async () => (await server.presence.ofDays.query({ courtId, from: day, until: day })).clashes;
  expect((await wanted()).some((one) => one.personId === personId)).toBe(false);

  await dialog.getByRole("button", { name: t("presence.clash.takeBack") }).click();
  await expect.poll(async () => (await wanted()).some((one) => one.personId === personId)).toBe(true);
});

test("leave is kept in the directory, and taken back", async ({ page, t, enter }) => {
  const server = await enter("reader.south");
  const { id: courtId } = await courtOf(server, CODE);
  const { people } = await server.people.directory.query({ courtId, of: "officials", q: "" });
  const [someone] = people;
  const { today, absences: before } = await server.officials.away.query({ courtId });
  await page.goto(`/${CODE}/cases/people?tab=presence`);
  const form = page.getByRole("region", { name: t("presence.leave.title") });
  await form.getByRole("combobox", { name: t("presence.leave.person") }).fill(someone!.name);
  await page.getByRole("option", { name: someone!.name }).first().click();
  await form.getByLabel(t("presence.leave.from"), { exact: true }).fill("24/12/2030");
  await form.getByLabel(t("presence.leave.until"), { exact: true }).fill("26/12/2030");
  await form.getByRole("button", { name: t("presence.leave.add") }).click();
  await expect(form.getByRole("listitem")).toHaveCount(before.length + 1);
  await expect(form.getByRole("listitem").filter({ hasText: someone!.name }).last()).toBeVisible();
  expect(await shownFaults(page)).toEqual([]);
  expect((await server.officials.away.query({ courtId })).absences).toContainEqual(
    expect.objectContaining({ fromDay: "2030-12-24", untilDay: "2030-12-26", kind: "leave" }),
  );
  expect(today < "2030-12-24").toBe(true);
  await page.getByRole("button", { name: t("actions.undo") }).click();
  await expect(form.getByRole("listitem")).toHaveCount(before.length);
});

type Row = { id: number; version: number; number: string };

/** A day with as many matters as its plan says, and a later one with a matter that could come sooner. */
async function twoDays(server: Server, courtId: number) {
  const days = (await comingDays(server, courtId)).slice(1);
  const { days: loads } = await server.planner.board.query({ courtId, from: days[0]!, weeks: 12, trayLimit: 1 });
  const listed = (day: CourtDay) => loads.find((one) => one.day === day)?.matters ?? [];
  const isFree = ({ kind, custody, isHeard }: (typeof loads)[number]["matters"][number]) =>
    kind === "hearing" && custody !== "in" && !isHeard;
  const day = days.find((one) => listed(one).some(isFree))!;
  const candidates = days
    .filter((one) => one > day)
    .flatMap((later) =>
      listed(later)
        .filter(isFree)
        .map((waiting) => ({ later, waiting })),
    );
  const { later, waiting } = await firstThatMayWait(server, courtId, day, candidates);
  const leaving: Row = listed(day).find(isFree)!;
  const [load] = await server.calendar.loads.query({ courtId, from: day, until: day });
  await server.calendar.saveDayBudgets.mutate({
    ...{ courtId, day, version: load!.version, key: key() },
    ...{ planMinutes: 600, planMatters: load!.listedMatters, ceilingMinutes: 5000, ceilingMatters: 100 },
  });
  return { day, later, waiting, leaving };
}

/** Who has a long way to the court is not put on standby; which case that is depends on the day the demo is made. */
async function firstThatMayWait<Of extends { waiting: Row }>(
  server: Server,
  courtId: number,
  untilDay: CourtDay,
  candidates: readonly Of[],
): Promise<Of> {
  for (const one of candidates) {
    const asked = { courtId, hearingId: one.waiting.id, untilDay, key: key() };
    const ready = await server.standby.confirm.mutate(asked).catch(() => undefined);
    if (!ready) continue;
    await server.standby.end.mutate({ courtId, standbyId: ready.standbyId, version: 1, key: key() });
    return one;
  }
  throw new Error("no case of the demo may be put on standby");
}

/** The judge is named where the date was announced in court. */
async function callIn(dialog: ReturnType<Page["getByRole"]>, t: Words, day: CourtDay) {
  const go = dialog.getByRole("button", { name: t("presence.standby.takeIn", { day: inWords(day) }) });
  if (await go.isDisabled()) await dialog.getByLabel(t("presence.standby.judge")).fill("Judge of the journey");
  await go.click();
}

async function inLineOn(server: Server, courtId: number, day: CourtDay) {
  const { days } = await server.standby.offers.query({ courtId });
  return days.find((one) => one.day === day)?.inLine ?? [];
}

async function dayOf(server: Server, courtId: number, hearingId: number): Promise<CourtDay | undefined> {
  const { days } = await server.planner.board.query({ courtId, weeks: 26, trayLimit: 1 });
  return days.find(({ matters }) => matters.some(({ kind, id }) => kind === "hearing" && id === hearingId))?.day;
}

/** Counsel or a prosecutor, called by name, whom a court of the district shares with another on a coming day. */
async function softClash(server: Server, courts: readonly { id: number; code: string }[]) {
  for (const { id: courtId, code } of courts) {
    const days = await comingDays(server, courtId);
    const { clashes } = await server.presence.ofDays.query({ courtId, from: days[0]!, until: days.at(-1)! });
    const mine = (personId: number, day: CourtDay) =>
      clashes.filter((one) => one.personId === personId && one.day === day);
    const clash = clashes.find(
      ({ personId, day, name }) => name !== null && mine(personId, day).every(({ need }) => need === "stand-in"),
    );
    if (clash) return { code, courtId, clash: { ...clash, name: clash.name! } };
  }
  throw new Error("the demo has nobody who is wanted in two courts at once");
}
