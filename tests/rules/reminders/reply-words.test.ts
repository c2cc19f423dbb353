import fc from "fast-check";
import { expect, test } from "vitest";
import { readReply, reminderOfReply } from "../../../server/rules/reminders/reply-words.ts";

const SEED = Number(process.env.PESHI_SEED ?? Date.now() % 1_000_000_000);

test.each([
  [
    "coming",
    "4417 1",
    "4417 ۱",
    "٤٤١٧ ١",
    "44171",
    "4417-1",
    "1 4417",
    "4417 Yes",
    "4417 haan ji",
    "4417: ہاں",
    "4417 جی ہاں",
    "4417 ها",
    "4417 aa rahe hain haan",
  ],
  [
    "cannot",
    "4417 2",
    "۴۴۱۷ ۲",
    "44172",
    "4417 No",
    "4417 nahi",
    "4417 nahin aa sakte",
    "4417 نہیں",
    "4417 can't",
    "4417 جی نہیں",
  ],
  [
    "stop",
    "4417 STOP",
    "stop 4417 please",
    "4417 band karo",
    "4417 بند",
    "4417 بند کریں",
    "please stop sending me messages 4417",
  ],
  [
    "unknown",
    "4417",
    "4417 1 2",
    "4417 haan nahi",
    "4417 rasta band hai nahi aa sakte",
    "4417 who is this",
    "4417 👍",
    "4417 کون ہے",
  ],
])("read as %s, in four writings", (answer, ...texts) => {
  for (const text of texts) expect([text, readReply(text)]).toEqual([text, { answer, code: "4417" }]);
});

test.each([
  ["1", "coming"],
  ["۲", "cannot"],
  ["Y", "coming"],
  ["جی", "coming"],
  ["Ji!", "coming"],
  ["نه", "cannot"],
  ["بند", "stop"],
  ["", "unknown"],
  ["3", "unknown"],
  ["12", "unknown"],
])("%j without a code is %s", (text, answer) => {
  expect(readReply(text)).toEqual({ answer, code: null });
});

test("an answer belongs to the code it names; a bare one only where a single reminder is open", () => {
  expect(reminderOfReply(readReply("4417 1"), ["4417", "9021"])).toBe("4417");
  expect(reminderOfReply(readReply("1"), ["4417"])).toBe("4417");
  expect(reminderOfReply(readReply("1"), ["4417", "9021"])).toBe(null);
  expect(reminderOfReply(readReply("1"), [])).toBe(null);
  expect(reminderOfReply(readReply("5555 1"), ["4417"])).toBe(null);
  expect(readReply("4417 9021 1")).toEqual({ answer: "unknown", code: null });
});

/** Any text that a phone could send, in any script; one surrogate of a pair is none. */
const anyText = fc
  .array(fc.oneof(fc.integer({ min: 0, max: 0xd7ff }), fc.integer({ min: 0xe000, max: 0x10ffff })), { maxLength: 100 })
  .map((points) => String.fromCodePoint(...points));

test(`no text makes reading fail, and none with a plain word of its own is taken for an answer (seed ${SEED})`, () => {
  const run = fc.property(anyText, fc.constantFrom("1", "2", "yes", "نہیں"), (text, answer) => {
    const { code } = readReply(text);
    expect(code === null || /^\d{4}$/.test(code)).toBe(true);
    expect(readReply(`husband ${text} ${answer}`.replace(/stop\w*|unsubscribe/gi, "")).answer).toBe("unknown");
  });
  fc.assert(run, { seed: SEED, numRuns: 300 });
});
