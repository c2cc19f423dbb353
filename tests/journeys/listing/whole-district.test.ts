import type { Page } from "@playwright/test";
import type { CourtDay } from "../../../server/rules/calendar/court-day.ts";
import { dayWords } from "../../../server/rules/calendar/day-words.ts";
import { comingDays, courtOf, expect, like, type Server, test, type Words } from "../support/office.ts";

type Board = Awaited<ReturnType<Server["planner"]["board"]["query"]>>;
type Matter = Board["days"][number]["matters"][number];

const inWords = (day: CourtDay) => dayWords(day, "en", "short");

test("all courts are planned together, watched, and the plan is accepted in part and published for a day", async ({
  page,
  t,
  enter,
  complaints,
}) => {
  // A day that is full by then refuses the moved matter once, and asks for the reason.
  complaints.expect(/status of 409/);
  const server = await enter("admin");
  const { courts } = await server.districts.me.query();
  const { id: courtId, code } = await courtOf(server, "east-jm-1");
  const days = (await comingDays(server, courtId)).slice(1, 3);
  const [day, later] = days as [CourtDay, CourtDay];
  const board = () => server.planner.board.query({ courtId, from: day, weeks: 2, trayLimit: 1 });
  const drafted = async (on: CourtDay): Promise<Matter[]> =>
    (await board()).days.find((one) => one.day === on)?.matters.filter(({ kind }) => kind === "draft") ?? [];

  await page.goto(`/${code}/planner?from=${day}&weeks=2`);
  const planAll = page.getByRole("button", { name: t("planning.planAll", { n: courts.length, weeks: 2 }) });
  // A choice that is made before the page listens is not heard.
  await expect(async () => {
    await page.getByLabel(t("planning.scope"), { exact: true }).selectOption("all");
    await expect(planAll).toBeVisible({ timeout: 2_000 });
  }).toPass();
  await planAll.click();
  await watchIfSlow(page, t);
  const results = page.getByRole("region", { name: t("planning.job.results") });
  await expect(results).toBeVisible({ timeout: 60_000 });
  await expect(results.getByRole("listitem")).toHaveCount(courts.length);

  const panel = page.getByRole("region", { name: t("planning.difference.title") });
  await expect(panel).toContainText(like(t("planning.difference.all", { added: "@", moved: "@", out: "@" } as never)));
  await panel.getByRole("button", { name: t("planning.figures.show") }).click();
  await expect(panel.getByRole("row", { name: like(t("planning.figures.late")) })).toBeVisible();
  await expect(page.getByRole("region", { name: inWords(day) })).toContainText(
    like(t("planning.lists.reached", { n: "@", of: "@" } as never)),
  );

  // The date of a prisoner waits no week longer, so that one of the others is moved, if need be the first.
  const planned = await drafted(day);
  const moved = planned.findLast(({ custody }) => custody !== "in")!;
  const [one, two] = planned.filter((matter) => matter !== moved) as [Matter, Matter];
  for (const matter of [one, two]) {
    await page.locator(`[data-matter="draft-${matter.id}"]`).focus();
    await page.keyboard.press("x");
  }
  await page.keyboard.press("p");
  await expect(page.getByRole("status").getByText(t("planner.move.pinned"))).toBeVisible();
  await page.keyboard.press("Escape");

  await page.locator(`[data-matter="draft-${moved.id}"]`).focus();
  await page.keyboard.press("m");
  const dialog = page.getByRole("dialog", { name: t("planner.move.title", { n: 1, number: moved.number }) });
  await dialog.getByLabel(t("planner.move.typed"), { exact: true }).fill(later.split("-").reverse().join("/"));
  await page.keyboard.press("Enter");
  const reason = page.getByRole("textbox", { name: t("planner.reason.fullLabel") });
  const done = page.getByText(
    t("planner.move.doneFrom", { number: moved.number, from: inWords(day), day: inWords(later) }),
  );
  await expect(reason.or(done)).toBeVisible();
  if (await reason.isVisible()) {
    await reason.fill("the officer comes that day");
    await page.keyboard.press("Enter");
  }
  await expect(done).toBeVisible();

  const [ofDay, ofLater] = [(await drafted(day)).length, (await drafted(later)).length];
  await panel.getByRole("button", { name: t("planning.accept.open") }).click();
  const accept = page.getByRole("dialog", { name: t("planning.accept.title") });
  await accept
    .getByRole("checkbox", { name: `${inWords(later)} · ${t("planning.accept.matters", { n: ofLater })}` })
    .uncheck();
  await accept.getByRole("button", { name: t("planning.accept.some", { n: ofDay }) }).click();
  // Rows that the clerk had pinned on days outside these weeks stay with the rest, and are counted.
  const accepted = t("planning.accept.done", { kept: ofDay, returned: ofLater });
  await expect(page.getByText(like(accepted.replace(String(ofDay), "@")))).toBeVisible();
  expect(await drafted(later)).toEqual([]);
  expect((await drafted(day)).every(({ isPinned }) => isPinned)).toBe(true);
  await expect(panel).toContainText(like(t("planning.difference.accepted", { when: "@" })));

  await page.keyboard.press("z");
  await expect(page.getByText(like(`${t("actions.undone")}: @`))).toBeVisible();
  await expect.poll(async () => (await drafted(later)).length).toBe(ofLater);

  await page.getByRole("button", { name: t("planner.publish.button", { day: inWords(day) }) }).click();
  const publish = page.getByRole("dialog", { name: t("planner.publish.title") });
  await publish.getByRole("button", { name: t("planner.publish.submit", { n: 1, day: inWords(day) }) }).click();
  await expect(page.getByText(t("planner.publish.done", { n: 1 }))).toBeVisible();
  expect(await drafted(day)).toEqual([]);
  const { days: shown } = await board();
  expect(shown.find((each) => each.day === day)?.posted).toMatchObject({ isWithdrawn: false });
});

/** A plan that takes longer than a moment shows its best so far, and can be stopped. */
async function watchIfSlow(page: Page, t: Words): Promise<void> {
  const results = page.getByRole("region", { name: t("planning.job.results") });
  const stop = page.getByRole("button", { name: t("planning.job.stop") });
  await expect(results.or(stop)).toBeVisible({ timeout: 60_000 });
}
