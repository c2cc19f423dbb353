import { describe, expect, test } from "vitest";
import { shaded } from "../../../app/(office)/[court]/day/shading.ts";
import type { SheetRow } from "../../../app/(office)/[court]/day/sheet-data.ts";

const person = (role: string, name: string) => ({ role, name, nameUr: null });
const row = (isRestricted: boolean) =>
  ({
    isRestricted,
    isShaded: false,
    accusedTitle: "Karim Bakhsh",
    firstAccusedUr: "کریم بخش",
    attendees: [person("accused", "Karim Bakhsh"), person("surety", "Bakhshu"), person("counsel", "Adv. Naqvi")],
  }) as unknown as SheetRow;

describe("a restricted matter on the screen in court", () => {
  test("says of nobody but those who come by office who he is", () => {
    const { accusedTitle, firstAccusedUr, attendees, isShaded } = shaded(row(true));
    expect({ accusedTitle, firstAccusedUr, isShaded }).toEqual({
      accusedTitle: "",
      firstAccusedUr: null,
      isShaded: true,
    });
    expect(attendees.map(({ name }) => name)).toEqual([null, null, "Adv. Naqvi"]);
  });

  test("and any other matter is as it was", () => {
    expect(shaded(row(false))).toEqual(row(false));
  });
});
