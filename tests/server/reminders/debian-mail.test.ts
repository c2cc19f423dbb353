import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { Letter } from "../../../server/reminders/channels/gateway.ts";
import { openGateways, type Served } from "../../../server/reminders/delivery/gateways.ts";
import { neutralText } from "../../../server/reminders/delivery/neutral-text.ts";
import { courtDay } from "../../../server/rules/calendar/court-day.ts";
import { type EximPeer, hasExim, startExim } from "../../peers/exim-peer.ts";

const DAY = courtDay("2026-12-17");
const OFFICE = { phone: "021-99203001", fromMinute: 540, untilMinute: 960 };

function letterTo(to: string, reference: number): Letter {
  const { subject, body } = neutralText({
    ...{ kind: "date", channel: "email", language: "ur", day: DAY, minute: 540, code: "4417" },
    ...{ takesReplies: false, office: OFFICE, link: null },
  });
  return {
    ...{ reminderId: reference, reference, to, subject, body, sms: null },
    notAfter: new Date(),
    minutesLeft: 60,
  };
}

describe.skipIf(!hasExim)("Debian's own mail server", () => {
  let peer: EximPeer;
  let served: Served[];
  beforeAll(async () => {
    peer = await startExim();
    const hears = { receipt: async () => {}, incoming: async () => {} };
    served = openGateways({ PESHI_EMAIL: peer.url }, hears, { connect: 5_000, answer: 20_000 });
  });
  afterAll(async () => {
    await served[0]?.gateway.close();
    await peer.close();
  });

  test("keeps what it said it took, once and in Urdu, and what it refuses is told apart: for now, and for ever", {
    timeout: 60_000,
  }, async () => {
    const { gateway } = served[0]!;
    const said = [];
    for (const [at, to] of ["one", "later", "never", "two"].entries())
      said.push(await gateway.submit(letterTo(`${to}@example.test`, at + 1)));
    expect(said).toEqual([
      { kind: "accepted", references: [] },
      { kind: "refused", why: "smtp-451", isFinal: false },
      { kind: "refused", why: "smtp-550", isFinal: true },
      { kind: "accepted", references: [] },
    ]);
    const together = await Promise.all([3, 4, 5, 6].map((at) => gateway.submit(letterTo(`n${at}@example.test`, at))));
    expect(together.map(({ kind }) => kind)).toEqual(Array(4).fill("accepted"));
    // It delivers to the mailbox after it has answered.
    await expect.poll(() => envelopes(peer), { timeout: 30_000 }).toHaveLength(6);
    expect(envelopes(peer)).toEqual(["n3", "n4", "n5", "n6", "one", "two"].map((name) => `${name}@example.test`));
    const [first = ""] = peer
      .kept()
      .split(/^Envelope-to: /m)
      .slice(1);
    const text = Buffer.from(first.split(/\n\n/)[1] ?? "", "base64").toString("utf8");
    expect(text).toContain("جمعرات 17 دسمبر");
  });
});

const envelopes = (peer: EximPeer) => [...peer.kept().matchAll(/^Envelope-to: (\S+)$/gm)].map(([, to]) => to!).sort();
