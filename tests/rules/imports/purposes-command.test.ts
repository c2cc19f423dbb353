import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { afterAll, expect, test } from "vitest";
import { purposesCommand } from "../../../server/doors/terminal/purposes-command.ts";
import { PURPOSE_LABELS } from "../../../server/rules/imports/textbook.ts";

const folder = mkdtempSync(join(tmpdir(), "peshi-purposes-"));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

function file(text: string): string {
  const path = join(folder, "purposes.csv");
  writeFileSync(path, text);
  return path;
}

test("every row of the file is answered in its order, in its own words", async () => {
  const path = file(
    '\uFEFFsno,Purpose_of_hearing\r\n1,"Arguments, final "\r\n2,for charge\r\n3,\r\n\r\n4,say "x" ; | y\r\n',
  );
  const { json } = await purposesCommand([path]);
  expect(json).toEqual([
    { text: "Arguments, final ", label: "Trial" },
    { text: "for charge", label: "Charge" },
    { text: "", label: "Error" },
    { text: 'say "x" ; | y', label: "Trial" },
  ]);
});

test("the sample as published gets a label of its own set for each of its rows", async () => {
  const sample = fileURLToPath(new URL("../../golden/hearing-purposes/purposes-labelled.csv", import.meta.url));
  const rows = (await purposesCommand([sample])).json as { text: string; label: string }[];
  expect(rows).toHaveLength(409);
  expect(rows[2]).toEqual({ text: "16", label: "Error" });
  expect(rows.every(({ label }) => (PURPOSE_LABELS as readonly string[]).includes(label))).toBe(true);
});

test("a file without the column, no file and a second file are refused in one line", async () => {
  await expect(purposesCommand([file("purpose\nfor charge\n")])).rejects.toThrow(
    "no column is called purpose_of_hearing",
  );
  await expect(purposesCommand([])).rejects.toThrow("needs a CSV file");
  await expect(purposesCommand([join(folder, "nowhere.csv")])).rejects.toThrow("no such file");
  await expect(purposesCommand(["a.csv", "b.csv"])).rejects.toThrow("one file");
});
