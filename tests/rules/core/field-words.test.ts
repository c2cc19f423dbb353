import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { RULE_NUMBERS } from "../../../server/rules/courts/policy.ts";
import { EVIDENCE_SOURCES } from "../../../server/rules/evidence/evidence-ledger.ts";
import { MARKS } from "../../../server/rules/listing/attendance.ts";
import { PROCESS_STATES } from "../../../server/rules/process/process-states.ts";
import { en } from "../../../server/wording/en.ts";
import { fieldName, isSettlementRule } from "../../../server/wording/field-words.ts";
import { ur } from "../../../server/wording/ur.ts";

const server = join(import.meta.dirname, "../../../server");
const sources = readdirSync(server, { recursive: true, encoding: "utf8" })
  .filter((file) => file.endsWith(".ts"))
  .map((file) => ({ file, text: readFileSync(join(server, file), "utf8") }));

/** Every text within `{ field: … }` of a refusal, a condition's both ends included. */
const refused = sources.flatMap(({ file, text }) =>
  [...text.matchAll(/Refused\(\s*"invalid",\s*\{([^}]*)\}/g)].flatMap(([, detail = ""]) =>
    [...detail.replace(/=== "[^"]*"/g, "").matchAll(/"([^"]+)"/g)].map(([, field]) => ({ file, field: field! })),
  ),
);

describe("an entry that is refused is named in the words of the court", () => {
  test("wherever the server names one", () => {
    expect(refused.length).toBeGreaterThan(60);
    expect(refused.filter(({ field }) => fieldName(field) === null)).toEqual([]);
  });

  test("also where the name is worked out", () => {
    const days = ["institutionDay", "offenceDay", "firDay", "challanDay", "priorDay", "custodySince", "cognizanceDay"];
    const problems = ["reason", "disposal", "next", "next-not-after", "has-left", "copiesDay", "proclamationDay"];
    const families = [...MARKS, ...PROCESS_STATES, ...EVIDENCE_SOURCES, ...Object.keys(RULE_NUMBERS), "sent", "cnic"];
    const unnamed = [...days, ...problems, ...families].filter((field) => fieldName(field) === null);
    expect(unnamed).toEqual([]);
    expect(isSettlementRule("no-written-statement")).toBe(true);
  });

  test("by the part of its path that a person knows, and not at all where there is none", () => {
    expect(fieldName("entry.accused.1")).toBe("accused");
    expect(fieldName("entries.0.fingerprint")).toBeNull();
    expect(fieldName("")).toBeNull();
  });

  test("in English and in Urdu, never in a programmer's", () => {
    for (const words of [...Object.values(en.errors.fields), ...Object.values(ur.errors.fields)]) {
      expect(words).not.toMatch(/[a-z][A-Z]|_|\./);
    }
    for (const [name, words] of Object.entries(ur.errors.fields)) expect(words, name).toMatch(/[\u0600-\u06ff]/);
  });
});
