import { courtOf, expect, like, type Server, test } from "../support/office.ts";

test("a matter is registered by hand, and a likely duplicate is shown while it is typed", async ({
  page,
  t,
  enter,
}) => {
  const server = await enter("reader.malir");
  const { id: courtId, code } = await courtOf(server, "malir-adj-3");
  const { rows } = await server.cases.search.query({ courtId, q: "" });
  const known = rows.find(({ fir }) => fir?.station);
  if (!known?.fir) throw new Error("the demo has no matter with an FIR and a station");

  await page.goto(`/${code}/docket`);
  await expect(page.getByRole("table", { name: t("docket.title") })).toBeVisible();
  const began = performance.now();
  await page.keyboard.press("n");
  const form = page.getByRole("dialog", { name: t("docket.form.register") });
  await form.getByLabel(t("docket.form.fir")).fill(`${known.fir.number}/${known.fir.year}`);
  await form.getByLabel(t("docket.form.station")).fill(known.fir.station!);
  await expect(form.getByText(t("docket.form.duplicates"))).toBeVisible();
  await expect(form.getByText(t("docket.form.duplicate.fir-and-station"))).toBeVisible();

  await form.getByLabel(t("docket.form.fir")).fill("9871/2026");
  await expect(form.getByText(t("docket.form.duplicates"))).toBeHidden();
  await form.getByLabel(t("docket.form.number"), { exact: true }).fill("۹۸۷/۲۶");
  await expect(form.getByText("987/2026")).toBeVisible();
  await form.getByLabel(t("docket.form.sections")).fill("20, 24 PECA");
  await form.getByLabel(t("docket.form.accused")).fill("Farzi Misal");
  await form.getByLabel(t("docket.form.stage"), { exact: true }).selectOption("statement-of-accused");
  await form.getByLabel(t("docket.form.custody"), { exact: true }).selectOption("in");
  // Its first date stands beside the button, in words; since when the accused is held is asked once.
  await expect(form.getByText(like(t("desk.register.firstIs", { day: "@", purpose: "@" })))).toBeVisible();
  await form.getByRole("button", { name: t("docket.form.save"), exact: true }).click();
  await expect(form.getByText(t("docket.form.custodySinceAsk"))).toBeVisible();
  await form.getByRole("button", { name: t("docket.form.saveSinceless"), exact: true }).click();
  // Its first date is given with it, and what must go out for that is asked here.
  await form.getByRole("button", { name: t("process.offer.accept", { n: 1 }) }).click();
  await expect(form).toContainText(t("process.offer.accepted", { number: "@", n: 1 }).split("@").at(-1)!.trim());
  await form
    .getByRole("button", { name: t("actions.close"), exact: true })
    .last()
    .click();
  await expect(form).toBeHidden();
  console.info(`registered by hand in ${Math.round((performance.now() - began) / 1000)} s`);

  await expect(
    page
      .getByRole("complementary", { name: t("docket.file.label", { number: "" }).trim() })
      .getByText("987/2026")
      .first(),
  ).toBeVisible();
  await page.getByRole("searchbox", { name: t("docket.search") }).fill("987/26");
  await expect(page.getByRole("table").getByRole("row", { name: /987\/2026/ })).toBeVisible();
});

const inUrduDigits = (text: string) => text.replace(/\d/g, (figure) => "۰۱۲۳۴۵۶۷۸۹"[Number(figure)]!);

test("a matter is found by its number in any writing, by FIR and station, and by name in Roman and Urdu", async ({
  page,
  t,
  enter,
}) => {
  const server = await enter("reader.malir");
  const { id: courtId, code } = await courtOf(server, "malir-adj-3");
  const { caseId, number, fir, roman, urdu } = await wellKnown(server, courtId);
  const [count = "", year = ""] = number.split("/");

  await page.goto(`/${code}/docket`);
  const box = page.getByRole("searchbox", { name: t("docket.search") });
  const found = page.locator(`[data-case="${caseId}"]`);
  for (const typed of [
    `${count}/${year}`,
    `${count}/${year.slice(2)}`,
    `${inUrduDigits(count)}/${inUrduDigits(year)}`,
    `${inUrduDigits(count)}-${inUrduDigits(year.slice(2))}`,
    `FIR ${fir.number}/${fir.year} ${fir.station}`,
    roman,
    roman.toLowerCase(),
    urdu,
  ]) {
    // An empty answer between two searches, so that each is seen to find it by itself.
    await box.fill("no such name anywhere");
    await expect(page.getByText(t("docket.noneFound"))).toBeVisible();
    await box.fill(typed);
    await expect(found, `found by ${typed}`).toBeVisible();
  }
});

test("the file of a case opens and closes from the keyboard, and the address keeps search and file", async ({
  page,
  t,
  enter,
}) => {
  const server = await enter("reader.malir");
  const { code } = await courtOf(server, "malir-adj-3");
  await page.goto(`/${code}/docket?tab=undated`);
  const table = page.getByRole("table", { name: t("docket.title") });
  await expect(table.getByRole("row").nth(1)).toBeVisible();
  await page.keyboard.press("j");
  await page.keyboard.press("j");
  await page.keyboard.press("Enter");
  const file = page.getByRole("complementary", { name: t("docket.file.label", { number: "" }).trim() });
  await expect(file.getByRole("heading", { name: t("docket.file.timeline") })).toBeVisible();
  await expect(page).toHaveURL(/tab=undated&case=\d+|case=\d+&tab=undated/);
  await page.reload();
  await expect(file.getByRole("heading", { name: t("docket.file.timeline") })).toBeVisible();
  await page.keyboard.press("Escape");
  await expect(file).toBeHidden();
  await expect(page).not.toHaveURL(/case=/);
});

test("a case is linked with one that its FIR or an accused finds, and undo takes the link away", async ({
  page,
  t,
  enter,
}) => {
  const server = await enter("reader.malir");
  const { id: courtId, code } = await courtOf(server, "malir-adj-3");
  const known = await wellKnown(server, courtId);
  const { rows } = await server.cases.search.query({ courtId, q: "" });
  const fromCase = rows.find(({ caseId, isRestricted }) => !isRestricted && caseId !== known.caseId)!;
  await page.goto(`/${code}/cases/${fromCase.caseId}`);
  await page.getByRole("button", { name: t("desk.beside.link"), exact: true }).click();
  const dialog = page.getByRole("dialog", { name: t("desk.beside.link") });
  const field = dialog.getByRole("textbox", { name: t("desk.beside.which") });
  const found = dialog.getByRole("listitem").getByRole("button").filter({ hasText: known.number });
  const fir = `${known.fir.number}/${known.fir.year}`;
  await field.fill(`FIR ${fir} ${known.fir.station}`);
  await expect(found).toContainText(t("docket.matched.fir", { number: `\u2066${fir}\u2069` }));
  await field.fill(known.roman);
  await expect(found).toBeVisible();
  await found.click();
  await dialog.getByRole("button", { name: t("desk.beside.link"), exact: true }).click();
  await expect(dialog).toBeHidden();
  const link = page.getByRole("article").getByRole("link", { name: known.number });
  await expect(link).toBeVisible();
  await page
    .getByRole("alert")
    .getByRole("button", { name: t("actions.undo"), exact: true })
    .click();
  await expect(link).toBeHidden();
});

/** A matter that has everything it can be searched by. */
async function wellKnown(server: Server, courtId: number) {
  const { rows } = await server.cases.search.query({ courtId, q: "" });
  for (const { caseId, number, fir } of rows) {
    const short = /\d+\/\d{4}$/.exec(number ?? "")?.[0];
    if (!short || !fir?.station) continue;
    const why = { because: "process", words: null, key: crypto.randomUUID() } as const;
    await server.cases.openProtected.mutate({ courtId, caseId, ...why });
    const { people } = await server.cases.file.query({ courtId, caseId });
    const accused = people.find(({ role, nameUr }) => role === "accused" && nameUr);
    if (accused?.nameUr) return { caseId, number: short, fir, roman: accused.name, urdu: accused.nameUr };
  }
  throw new Error("the demo has no matter with a number, an FIR and a name in Urdu on its first page");
}

test("a file whose names are protected says so, opens by one key that says what for, and the record tells it", async ({
  page,
  t,
  enter,
}) => {
  const server = await enter("reader");
  const { id: courtId, code } = await courtOf(server, "east-adj-11");
  const { rows } = await server.cases.search.query({ courtId, filters: { isRestricted: true } });
  const files = await Promise.all(rows.slice(0, 10).map(({ caseId }) => server.cases.file.query({ courtId, caseId })));
  const { caseId } = files.find(({ isShaded }) => isShaded)!;
  await page.goto(`/${code}/cases/${caseId}`);
  const shaded = page.getByRole("region", { name: t("docket.shaded.title") });
  await expect(shaded).toContainText(/Accused A/);
  await expect(page.getByText(t("docket.withheld")).first()).toBeVisible();
  await page.keyboard.press("Digit4");
  await shaded.getByLabel(t("docket.shaded.words")).press("Escape");
  await page.keyboard.press("Digit3");
  await expect(shaded).toBeHidden();
  await expect(page.getByText(/Accused A/)).toHaveCount(0);
  expect(await server.cases.file.query({ courtId, caseId })).toMatchObject({ isShaded: false });
});
