import { readFileSync } from "node:fs";
import { read, utils } from "@e965/xlsx";
import { courtOf, expect, test } from "./office.ts";
import { RegisterDesk, registerFile } from "./register-desk.ts";

test("a register comes in from a file, changes nothing the second time, gives back what it refused, and is taken back", async ({
  page,
  t,
  enter,
}) => {
  const server = await enter("reader.south");
  const { id: courtId, code } = await courtOf(server, "south-adj-10");
  const before = (await server.cases.tabs.query({ courtId })).counts.all;
  const desk = new RegisterDesk(page, t);
  await page.goto(`/${code}/import`);
  await desk.bring(registerFile("english.csv"));
  await desk.sayDayFirst();
  const figures = await desk.figures();
  expect(figures).toMatchObject({ changed: 0, same: 0 });
  expect(figures.new).toBeGreaterThan(2);
  expect(figures.rejected).toBeGreaterThan(2);
  expect((await server.cases.tabs.query({ courtId })).counts.all).toBe(before);

  await desk.commit(figures.new);
  expect((await server.cases.tabs.query({ courtId })).counts.all).toBeGreaterThan(before);
  const [download] = await Promise.all([
    page.waitForEvent("download"),
    page
      .getByRole("link", { name: t("imports.done.rejectedFile") })
      .first()
      .click(),
  ]);
  const book = read(readFileSync(await download.path()));
  const rows = utils.sheet_to_json<Record<string, string>>(book.Sheets[book.SheetNames[0]!]!);
  expect(rows).toHaveLength(figures.rejected);
  for (const row of rows) expect(row[t("imports.workbook.because")]).toBeTruthy();

  await page.getByRole("button", { name: t("imports.done.again") }).click();
  await desk.bring(registerFile("english.csv"));
  await desk.sayDayFirst();
  await expect(page.getByText(t("imports.check.nothing"))).toBeVisible();
  expect(await desk.figures()).toEqual({ ...figures, new: 0, same: figures.new });

  await page.goto(`/${code}/import`);
  const history = page.getByRole("region", { name: t("imports.history.heading") });
  await history
    .getByRole("button", { name: t("imports.done.undo") })
    .first()
    .click();
  const dialog = page.getByRole("dialog", { name: t("imports.done.undo") });
  await dialog.getByRole("button", { name: t("imports.done.undo") }).click();
  await expect(dialog.getByRole("status")).toHaveText(t("imports.done.undone", { kept: 0 }));
  await dialog
    .getByRole("button", { name: t("actions.close") })
    .last()
    .click();
  await expect(history).toContainText(t("imports.history.undone"));
  expect((await server.cases.tabs.query({ courtId })).counts.all).toBe(before);
});

test("cells pasted in Urdu and a workbook as Excel writes it are read the same way", async ({ page, t, enter }) => {
  const server = await enter("reader.south");
  const { code } = await courtOf(server, "south-adj-10");
  const desk = new RegisterDesk(page, t);
  await page.goto(`/${code}/import`);
  await desk.paste(readFileSync(registerFile("urdu.csv"), "utf8"));
  await desk.sayDayFirst();
  expect((await desk.figures()).new).toBe(2);

  await page.getByRole("button", { name: t("imports.file.another") }).click();
  await desk.bring(registerFile("workbook-as-excel-writes.xlsx"));
  await desk.sayDayFirst();
  expect((await desk.figures()).new).toBeGreaterThan(0);
});

test("a file that is too large, and one that is no register, are refused with what to do", async ({
  page,
  t,
  enter,
  complaints,
}) => {
  complaints.expect(/status of 4(13|22)/);
  const server = await enter("reader.south");
  const { code } = await courtOf(server, "south-adj-10");
  const desk = new RegisterDesk(page, t);
  await page.goto(`/${code}/import`);
  const refusal = page.getByRole("main").getByRole("alert");
  const buffer = Buffer.alloc(6 * 1024 * 1024, "1,2,3\n");
  await desk.bring({ name: "large.csv", mimeType: "text/csv", buffer });
  await expect(refusal).toContainText(t("imports.fileRefusals.file_too_large"));
  await desk.bring({
    name: "old.xls",
    mimeType: "application/vnd.ms-excel",
    buffer: Buffer.from("d0cf11e0a1b11ae1", "hex"),
  });
  await expect(refusal).not.toContainText(t("imports.fileRefusals.file_too_large"));
  await expect(refusal).toContainText(t("errors.title"));
});
