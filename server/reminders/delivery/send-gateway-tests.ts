import { readPhone } from "../../rules/people/contact.ts";
import { foldDigits } from "../../rules/text/search-key.ts";
import { unseal, unsealText } from "../cards/seal.ts";
import type { Letter, Submitted } from "../channels/gateway.ts";
import type { Delivering } from "./deliver.ts";
import { gatewayTestText } from "./gateway-test-text.ts";
import { WHOSE_TEST } from "./gateway-tests.ts";
import { findSealedWays, settleLeftTests, settleTest, type TakenTest, takeTests } from "./gateway-tests-store.ts";

/** Later than this nobody sits before the screen and waits for it. */
const TOO_LATE_MS = 15 * 60_000;
/** How long a test may still be read first. */
const VALID_MINUTES = 60;

type Outcome = Parameters<typeof settleTest>[2];
const NOT_SENT = { cause: null, gateway: null, references: [] };

/**
 * Sends what was asked for to see whether the gateways work: each at most once, written down as being handed over before
 * its first byte leaves, like any other message. Never to a number or address that stands on a card, in whatever role.
 * Answers how many were asked for.
 */
export async function sendGatewayTests(work: Delivering): Promise<number> {
  const { db, clock, leaseMs } = work;
  await settleLeftTests(db, new Date(clock().getTime() - leaseMs), clock());
  const taken = await takeTests(db, clock());
  if (taken.length === 0) return 0;
  const guarded = await guardedAddresses(work);
  for (const test of taken) await settleTest(db, test.id, await outcomeOf(work, test, guarded), clock());
  return taken.length;
}

async function outcomeOf({ served, clock }: Delivering, test: TakenTest, guarded: Guarded): Promise<Outcome> {
  const to = unsealText(test.sealed, test.salt, WHOSE_TEST);
  if (to === null) return { ...NOT_SENT, state: "refused", cause: "no-address" };
  if (clock().getTime() - new Date(test.askedAt).getTime() > TOO_LATE_MS) return { ...NOT_SENT, state: "too-late" };
  const gateway = served.find(
    ({ channel, audience }) => channel === test.channel && audience === test.audience,
  )?.gateway;
  if (!gateway) return { ...NOT_SENT, state: "no-gateway" };
  if (guarded(to)) return { ...NOT_SENT, state: "on-a-card" };
  const submitted = await submit(() => gateway.submit(letterOf(test, to, clock())));
  const references = submitted.kind === "accepted" ? submitted.references : [];
  const cause = submitted.kind === "accepted" ? null : submitted.why;
  return { state: submitted.kind, cause, gateway: gateway.name, references };
}

async function submit(go: () => Promise<Submitted>): Promise<Submitted> {
  try {
    return await go();
  } catch {
    // A fault of ours somewhere on the way: whether it left before, nobody can say.
    return { kind: "unclear", why: "fault" };
  }
}

function letterOf({ channel, language, ourReference }: TakenTest, to: string, now: Date): Letter {
  const { subject, body, sms } = gatewayTestText(channel, language);
  const notAfter = new Date(now.getTime() + VALID_MINUTES * 60_000);
  return { reminderId: 0, reference: ourReference, to, subject, body, sms, notAfter, minutesLeft: VALID_MINUTES };
}

type Guarded = (address: string) => boolean;

/** Ways of the cards, contact persons, and every number or address that is written among those who must never learn of it. */
async function guardedAddresses({ db }: Delivering): Promise<Guarded> {
  const known = new Set<string>();
  for (const { casePersonId, sealed, salt } of await findSealedWays(db)) {
    const card = unseal(sealed, salt, casePersonId);
    if (card === null) continue;
    const { addresses, contactPerson, neverTell } = card;
    for (const address of [...addresses, contactPerson?.phone ?? "", ...addressesIn(neverTell)])
      known.add(foldAddress(address));
  }
  return (address) => known.has(foldAddress(address));
}

/** Numbers and addresses in free words, however they are spaced. */
function addressesIn(words: string): string[] {
  const figures = foldDigits(words).replace(/[\s().-]/g, "");
  return [...(words.match(/[^\s,;،؛]+@[^\s,;،؛]+/gu) ?? []), ...(figures.match(/3\d{9}/g) ?? [])];
}

const foldAddress = (text: string) => readPhone(text) ?? text.trim().toLowerCase();
