import { change, read } from "../../core/change.ts";
import type { Context } from "../../core/context.ts";
import { Refused } from "../../core/refused.ts";
import { maskPhone } from "../../rules/people/contact.ts";
import { writtenAddress } from "../cards/save-card.ts";
import { newSalt, sealText } from "../cards/seal.ts";
import type { GatewayTestLanguage } from "./gateway-test-text.ts";
import { countTestsSince, findTests, insertTest } from "./gateway-tests-store.ts";
import type { Audience, WrittenChannel } from "./gateways.ts";

export type GatewayTestInput = {
  courtId: number;
  channel: WrittenChannel;
  audience: Audience;
  language: GatewayTestLanguage;
  address: string;
  key?: string;
};

const MOST_AN_HOUR = 10;
const HOUR_MS = 3_600_000;

/** Sealed as a test it opens as nothing else. */
export const WHOSE_TEST = "gateway test";

/**
 * Asks that a fixed text without meaning goes to an address of one's own by one of the gateways. The worker of reminders
 * sends it at its next round, as it sends all others: what it says of it is what it would say of them. Throws `invalid`
 * for an address that is none, `too-many` after ten in an hour.
 */
export function askGatewayTest(ctx: Context, input: GatewayTestInput): Promise<{ changeId: number; testId: number }> {
  const { courtId, channel, audience, language, key } = input;
  const address = writtenAddress(channel, input.address);
  const asked = { channel, audience, language, address: input.address };
  const act = { action: "gateway.tested", permission: "settings.change", courtId, key, input: asked } as const;
  return change(ctx, act, async (tx, changeId) => {
    if (address === null) throw new Refused("invalid", { field: "address" });
    if ((await countTestsSince(tx, new Date(ctx.now.getTime() - HOUR_MS))) >= MOST_AN_HOUR)
      throw new Refused("too-many");
    const salt = newSalt();
    const at = ctx.now.toISOString();
    const testId = await insertTest(tx, {
      ...{ courtId, channel, audience, language, salt, sealed: sealText(address, salt, WHOSE_TEST) },
      ...{ shown: shownOf(channel, address), askedAt: at, stateSince: at },
      askedBy: ctx.actor.kind === "staff" ? ctx.actor.userId : null,
    });
    return { changeId, testId };
  });
}

const shownOf = (channel: WrittenChannel, address: string): string =>
  channel === "sms" ? maskPhone(address) : `${address.slice(0, 1)}…${address.slice(address.lastIndexOf("@"))}`;

/** The last tests of a court and what became of each. */
export function gatewayTests(ctx: Context, { courtId }: { courtId: number }) {
  return read(ctx, { permission: "settings.change", courtId }, async (connection) => ({
    tests: await findTests(connection, courtId),
  }));
}
