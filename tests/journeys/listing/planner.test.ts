import type { Page } from "@playwright/test";
import { type CourtDay, daysBetween } from "../../../server/rules/calendar/court-day.ts";
import { dayWords } from "../../../server/rules/calendar/day-words.ts";
import { terms } from "../../../server/wording/terms.en.ts";
import { comingDays, courtOf, expect, like, type Server, test, type Words } from "../support/office.ts";

const inWords = (day: CourtDay) => dayWords(day, "en", "short");

test("the coming weeks are planned, corrected by key and by hand, published, changed and published again", async ({
  page,
  request,
  t,
  enter,
}) => {
  const server = await enter("admin");
  const { id: courtId, code } = await courtOf(server, "east-jm-1");
  // The nearest day hangs already; this one gets its first version here.
  const days = (await comingDays(server, courtId)).slice(1);
  const planner = new Planner({ page, t, server, courtId });
  const [day, beside] = await planner.roomiestPair(days.slice(0, -1));
  const far = days.at(-1)!;
  await page.goto(`/${code}/planner?from=${day}&weeks=1`);
  await page.getByRole("button", { name: t("planner.planNext", { n: 1 }) }).click();
  await expect(page.getByText(like(t("planner.plannedOn", { when: "@" })))).toBeVisible();
  const drafted = (await planner.matters(day)).filter(({ kind, change }) => kind === "draft" && change === "added");
  expect(drafted.length).toBeGreaterThan(3);
  const [one, two, moved, dragged] = drafted as [Matter, Matter, Matter, Matter];

  await planner.choose(one, two);
  await page.keyboard.press("p");
  await planner.expectTold(t("planner.move.pinned"));
  expect(
    (await planner.matters(day))
      .filter(({ isPinned }) => isPinned)
      .map(({ id }) => id)
      .sort(),
  ).toEqual([one.id, two.id].sort());
  await page.keyboard.press("Escape");

  await planner.focus(one);
  await expect(page.getByRole("region", { name: t("planner.why.title") })).toContainText(one.number);

  await planner.focus(dragged);
  await page.keyboard.press("Delete");
  await planner.expectTold(t("planner.move.removed", { n: 1 }));
  await expect.poll(async () => (await planner.matters(day)).some(({ id }) => id === dragged.id)).toBe(false);
  await page.keyboard.press("z");
  await planner.expectTold(t("actions.undone"));
  await expect.poll(async () => (await planner.matters(day)).some(({ id }) => id === dragged.id)).toBe(true);

  await page.goto(`/${code}/planner?from=${day}&weeks=${Math.ceil((daysBetween(day, far) + 1) / 7)}`);
  await planner.focus(moved);
  await page.keyboard.press("m");
  const dialog = page.getByRole("dialog", { name: t("planner.move.title", { n: 1, number: moved.number }) });
  await dialog.getByLabel(t("planner.move.typed"), { exact: true }).fill(figures(far));
  await page.keyboard.press("Enter");
  await planner.expectTold(t("planner.move.doneFrom", { number: moved.number, from: inWords(day), day: inWords(far) }));
  expect(await planner.dayOf(moved)).toBe(far);

  // A hand reaches the columns beside, not those weeks away.
  await page.goto(`/${code}/planner?from=${day}&weeks=${Math.ceil((daysBetween(day, beside) + 1) / 7)}`);
  await planner.drag(dragged, beside);
  await expect.poll(() => planner.dayOf(dragged)).toBe(beside);

  await planner.publish(day);
  const address = `/lists/${code}/${day}`;
  const first = await (await request.get(address)).text();
  expect(plain(first)).toContain(terms.list.version(1));
  const listed = await planner.matters(day);
  expect(first.match(/<tr role="row" class="matter /g)).toHaveLength(listed.length);
  const restricted = listed.filter(({ isRestricted }) => isRestricted);
  expect(first.split(terms.list.withheld).length - 1).toBe(restricted.length);

  const off = (await planner.matters(day)).find(({ number }) => number === two.number)!;
  await planner.focus(off);
  await page.keyboard.press("m");
  const choose = page.getByRole("dialog", { name: t("planner.move.title", { n: 1, number: off.number }) });
  await choose.getByLabel(t("planner.move.typed"), { exact: true }).fill(figures(far));
  await page.keyboard.press("Enter");
  await planner.expectTold(t("planner.move.doneFrom", { number: off.number, from: inWords(day), day: inWords(far) }));
  await expect(planner.column(day)).toContainText(t("planner.matter.removed"));
  await planner.publish(day);
  const second = await (await request.get(address)).text();
  expect(plain(second)).toContain(terms.list.version(2));
  expect(second).toContain(terms.list.removedHeading);
  expect(plain(/<del>.*<\/del>/.exec(second)?.[0] ?? "")).toContain(off.number);
  const old = await (await request.get(`${address}?v=1`)).text();
  expect(plain(old)).toContain(t("planner.posted.superseded", { version: 2 }));
});

const plain = (html: string): string => html.replace(/<[^>]+>/g, "");
const figures = (day: CourtDay): string => day.split("-").reverse().join("/");

type Board = Awaited<ReturnType<Server["planner"]["board"]["query"]>>;
type Matter = Board["days"][number]["matters"][number];
type Where = { page: Page; t: Words; server: Server; courtId: number };

/** The planner as a journey works it. */
class Planner {
  readonly #at: Where;

  constructor(at: Where) {
    this.#at = at;
  }

  async matters(day: CourtDay): Promise<Matter[]> {
    const { server, courtId } = this.#at;
    const { days } = await server.planner.board.query({ courtId, from: day, weeks: 1, trayLimit: 1 });
    return days.find((one) => one.day === day)?.matters ?? [];
  }

  async dayOf({ caseId }: Matter): Promise<CourtDay | null> {
    const { server, courtId } = this.#at;
    const { days } = await server.planner.board.query({ courtId, weeks: 26, trayLimit: 1 });
    return days.find(({ matters }) => matters.some((one) => one.caseId === caseId))?.day ?? null;
  }

  /** The day with the most minutes left. */
  /** Two days that follow each other, both with as much room as any such two. */
  async roomiestPair(days: readonly CourtDay[]): Promise<[CourtDay, CourtDay]> {
    const { server, courtId } = this.#at;
    const board = await server.planner.board.query({ courtId, weeks: 26, trayLimit: 1 });
    const room = new Map(board.days.map(({ day, planMinutes, listedMinutes }) => [day, planMinutes - listedMinutes]));
    const left = (at: number) => Math.min(room.get(days[at]!) ?? 0, room.get(days[at + 1]!) ?? 0);
    const pairs = days.slice(0, -1).map((_, at) => at);
    const best = pairs.reduce((one, other) => (left(other) > left(one) ? other : one));
    return [days[best]!, days[best + 1]!];
  }

  row({ kind, id }: Matter) {
    return this.#at.page.locator(`[data-matter="${kind}-${id}"]`);
  }

  column(day: CourtDay) {
    return this.#at.page.getByRole("region", { name: inWords(day) });
  }

  async focus(matter: Matter): Promise<void> {
    await this.row(matter).focus();
    await expect(this.row(matter)).toBeFocused();
  }

  async choose(...matters: Matter[]): Promise<void> {
    for (const matter of matters) {
      await this.focus(matter);
      await this.#at.page.keyboard.press("x");
      await expect(this.row(matter)).toHaveAttribute("aria-pressed", "true");
    }
  }

  async drag(matter: Matter, day: CourtDay): Promise<void> {
    // Who cannot be there is told last and takes a line: a hand waits until nothing moves any more.
    await this.#at.page.waitForLoadState("networkidle");
    await this.row(matter).dragTo(this.column(day));
  }

  async expectTold(text: string): Promise<void> {
    const notice = this.#at.page.getByRole("status").filter({ hasText: text }).last();
    await expect(notice).toBeVisible();
  }

  /** Publishes one day's list through the preview of the wall. */
  async publish(day: CourtDay): Promise<void> {
    const { page, t } = this.#at;
    await page.getByRole("button", { name: t("planner.publish.button", { day: inWords(day) }) }).click();
    const dialog = page.getByRole("dialog", { name: t("planner.publish.title") });
    await expect(dialog.getByRole("heading", { name: like(t("planner.publish.wall")) })).toBeVisible();
    await dialog.getByRole("button", { name: t("planner.publish.submit", { n: 1, day: inWords(day) }) }).click();
    await expect(dialog).toBeHidden();
    await this.expectTold(t("planner.publish.done", { n: 1 }));
  }
}
