import { describe, expect, test } from "vitest";
import { mayOpen, placesOf } from "../../../app/(office)/places.ts";
import { PERMISSIONS } from "../../../server/core/permission.ts";

describe("the screens of the office", () => {
  test("import stands in the menu of who may import, and of nobody else", () => {
    const roles = ["administrator", "clerk", "judge", "supervisor", "prosecutor", "investigating-officer"] as const;
    const shown = roles.filter((role) => placesOf(role).some(({ id }) => id === "import"));
    expect(shown).toEqual(roles.filter((role) => (PERMISSIONS["register.import"] as readonly string[]).includes(role)));
  });

  test("who works in no court opens his own and his account, whatever address he types; the week sends him on", () => {
    const open = (role: string) =>
      ["week", "days", "matters", "figures", "account", "docket", "cases", "day", "transfer"].filter((one) =>
        mayOpen(role, one),
      );
    expect(open("prosecutor")).toEqual(["week", "days", "matters", "account"]);
    expect(open("investigating-officer")).toEqual(["week", "days", "matters", "account"]);
    expect(open("high-court-supervisor")).toEqual(["week", "figures", "account"]);
  });

  test("who works in a court opens its screens, and of those that bear a role only his", () => {
    const open = (role: string) =>
      ["week", "day", "cases", "lost", "standby", "desk", "import", "figures"].filter((one) => mayOpen(role, one));
    expect(open("clerk")).toEqual(["week", "day", "cases", "lost", "standby", "import"]);
    expect(open("judge")).toEqual(["week", "day", "cases", "lost", "standby", "desk"]);
    expect(open("supervisor")).toEqual(["week", "day", "cases", "lost", "standby", "figures"]);
  });
});
