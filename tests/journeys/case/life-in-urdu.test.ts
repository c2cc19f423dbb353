import type { Locator, Page } from "@playwright/test";
import { PHONE } from "../support/devices.ts";
import { courtOf, expect, like, type Server, test, type Words } from "../support/office.ts";
import { openNames } from "../support/open-names.ts";
import { shownFaults } from "../support/shown-faults.ts";

const CODE = "east-adj-11";

test.use({ language: "ur", ...PHONE });

test("a judgment is read in Urdu on a phone, and a retrial is asked for in words", async ({ page, t, enter }) => {
  const server = await enter("admin");
  const caseId = await convicted(server);
  await page.goto(`/${CODE}/cases/${caseId}`);
  await openNames(page, t);
  const judgment = part(page, t("settlement.judgment.title"));
  await expect(judgment).toContainText(t("law.results.convicted"));
  await expect(judgment).toContainText(like(t("settlement.judgment.copySupplied", { day: "@" })));
  await expect(judgment).toContainText(t("law.appealCourts.high-court"));
  await page.getByRole("button", { name: t("desk.again.open"), exact: true }).click();
  const dialog = page.getByRole("dialog", { name: t("desk.again.title") });
  await expect(dialog).toContainText(t("law.steps.retrial-ordered"));
  await expect(dialog.getByRole("button", { name: t("desk.again.do"), exact: true })).toBeDisabled();
  await dialog.getByLabel(t("desk.again.order")).fill("عدالت عالیہ سندھ: فیصلہ کالعدم، دوبارہ سماعت کا حکم");
  await expect(dialog.getByRole("button", { name: t("desk.again.do"), exact: true })).toBeEnabled();
  expect(await shownFaults(page)).toEqual([]);
});

test("a settlement and a judgment are entered in Urdu on a phone without scrolling sideways", async ({
  page,
  t,
  enter,
}) => {
  const server = await enter("admin");
  const caseId = await caseThat(server, ({ caseClass, stage, accused, otherAccused }) => {
    return caseClass.compoundable === "yes" && stage === "judgment" && accused.length > 0 && otherAccused === 0;
  });
  await page.goto(`/${CODE}/cases/${caseId}`);
  await openNames(page, t);
  const settle = await act(page, t, t("settlement.settle.open"));
  await settle.getByRole("checkbox").first().check();
  for (const rule of ["no-written-statement", "voluntariness-not-asked"] as const) {
    await expect(settle).toContainText(t(`law.settlement.${rule}`, { sections: "" }));
  }
  await expect(settle.getByRole("button", { name: t("settlement.settle.record"), exact: true })).toBeDisabled();
  expect(await shownFaults(page)).toEqual([]);
  await page.emulateMedia({ colorScheme: "light" });
  await settle.getByRole("button", { name: t("actions.cancel"), exact: true }).click();
  await expect(settle).toBeHidden();

  await part(page, t("settlement.judgment.title"))
    .getByRole("button", { name: t("settlement.judgment.announceNow"), exact: true })
    .click();
  const announce = page.getByRole("dialog", { name: t("settlement.judgment.title") });
  await announce.getByRole("combobox").first().selectOption("convicted");
  for (const amount of ["months", "fine", "compensation"] as const) {
    const field = announce.getByLabel(like(`@: ${t(`settlement.judgment.${amount}`)}`)).first();
    await field.scrollIntoViewIfNeeded();
    await field.fill("12");
    const box = (await field.boundingBox())!;
    expect(box.x, `${amount} begins in view`).toBeGreaterThanOrEqual(0);
    expect(box.x + box.width, `${amount} ends in view`).toBeLessThanOrEqual(page.viewportSize()!.width);
  }
  expect(await shownFaults(page)).toEqual([]);
});

type Life = Awaited<ReturnType<Server["life"]["case"]["query"]>>;

/** The first pending case of the demo at its judgment of which something is true; of those that anybody may name, the last. */
async function caseThat(
  server: Server,
  isIt: (life: Life) => boolean,
  publication: "any" | "open" = "any",
): Promise<number> {
  const { id: courtId } = await courtOf(server, CODE);
  const filters = { state: "pending", stage: "judgment" } as const;
  const { rows } = await server.cases.search.query({ courtId, q: "", filters });
  const asked = publication === "open" ? rows.filter(({ isRestricted }) => !isRestricted).reverse() : rows;
  for (const { caseId } of asked) {
    if (isIt(await server.life.case.query({ courtId, caseId }))) return caseId;
  }
  throw new Error("the demo has no such case");
}

/** A judgment of its own, and its copy: not on every day has the demo one. */
async function convicted(server: Server): Promise<number> {
  const { id: courtId } = await courtOf(server, CODE);
  const isFit = ({ accused, otherAccused }: Life) => accused.length > 0 && otherAccused === 0;
  const caseId = await caseThat(server, isFit, "open");
  const life = () => server.life.case.query({ courtId, caseId });
  const { accused, judgment, today } = await life();
  const none = { isSplit: false, note: null, compensation: 0, fine: 0 };
  const results = accused.map(({ id }) => ({ accusedId: id, result: "convicted" as const, months: 24, ...none }));
  const of = { courtId, caseId, day: today };
  await server.life.announceJudgment.mutate({
    ...{ ...of, version: judgment.version, judgeName: "", results, key: crypto.randomUUID() },
  });
  const { version } = (await life()).judgment;
  await server.life.copySupplied.mutate({ ...of, version, key: crypto.randomUUID() });
  return caseId;
}

const part = (page: Page, title: string): Locator =>
  page.locator("section").filter({ has: page.getByRole("heading", { name: title, level: 3 }) });

async function act(page: Page, t: Words, name: string): Promise<Locator> {
  await page.getByRole("button", { name: t("settlement.more"), exact: true }).click();
  await page.getByRole("menuitem", { name }).click();
  const dialog = page.getByRole("dialog");
  await expect(dialog).toBeVisible();
  return dialog;
}
