import { digits, urduKeys } from "../support/keyboard.ts";
import { comingDays, courtOf, expect, test } from "../support/office.ts";
import { Sheet } from "../support/sheet.ts";

test.use({ language: "ur" });

const inUrduDigits = (text: string) => text.replace(/\d/g, (figure) => "۰۱۲۳۴۵۶۷۸۹"[Number(figure)]!);

test("under the Urdu layout and in Urdu the same physical keys call the day, and Urdu figures are read as dates", async ({
  page,
  t,
  enter,
}) => {
  const server = await enter("reader.malir");
  const { id: courtId, code } = await courtOf(server, "malir-adj-3");
  const [day] = await comingDays(server, courtId);
  const sheet = new Sheet({ page, t, server, courtId, code, day: day! });
  const total = (await sheet.matters()).length;
  const dates = await sheet.roomyDates();
  const [date] = dates;
  const far = dates.at(-1);
  if (total < 6 || !date || !far) throw new Error("the demo has no day with six matters and a date with room");
  const keys = await urduKeys(page);
  await sheet.open();
  await expect(page.locator("html")).toHaveAttribute("dir", "rtl");
  await expect(sheet.pane(1, total)).toBeVisible();

  await keys("KeyA", "Digit3", date.digit, "Enter");
  await sheet.expectSaid(t("sheet.saved", { serial: 1, total }));
  await expect.poll(async () => (await sheet.matter(1)).outcome?.reason).toBe("witness-absent");

  const [, month = "", dayOfMonth = ""] = far.day.split("-");
  await expect(sheet.pane(2, total)).toBeVisible();
  await keys("KeyT", ...digits(Number(dayOfMonth)), "Slash", ...digits(Number(month)), "Enter");
  await expect
    .poll(async () => (await sheet.matter(2)).outcome)
    .toMatchObject({ kind: "held-attendance", nextDay: far.day });

  await expect(sheet.pane(3, total)).toBeVisible();
  await keys("KeyH");
  const field = page.getByLabel(t("sheet.typedDate"));
  await field.click();
  await page.keyboard.insertText(inUrduDigits(`${dayOfMonth}/${month}`));
  await expect(field).toHaveValue(/[۰-۹]/);
  await keys("Enter");
  await expect
    .poll(async () => (await sheet.matter(3)).outcome)
    .toMatchObject({ kind: "held-moved-on", nextDay: far.day });

  await expect(sheet.pane(4, total)).toBeVisible();
  await keys("KeyA", "KeyW", "KeyE", date.digit, "Enter");
  await expect.poll(async () => (await sheet.matter(4)).outcome?.reason).toBe("weather");
  await expect(sheet.pane(5, total)).toBeVisible();
  await keys("KeyZ");
  await sheet.expectSaid(t("sheet.undone", { serial: 4, total }));
  await expect.poll(async () => (await sheet.matter(4)).outcome).toBeNull();

  await keys(...digits(6), "Enter");
  await expect(sheet.pane(6, total)).toBeVisible();
  await keys("KeyP");
  await sheet.expectSaid(t("sheet.passedOver", { serial: 6, total }));
  await keys("KeyG", "KeyD");
  await expect(page).toHaveURL(`/${code}/docket`);
});
