import type { SmsParts } from "../../rules/reminders/sms-parts.ts";

/** One message, ready to leave. */
export type Letter = {
  readonly reminderId: number;
  /** Ours, of this attempt; given back in receipts where the gateway can. */
  readonly reference: number;
  readonly to: string;
  readonly subject: string | null;
  readonly body: string;
  readonly sms: SmsParts | null;
  /** Past this nobody may read it first: the end of the safe hours. */
  readonly notAfter: Date;
  /** Whole minutes until then, at least one. */
  readonly minutesLeft: number;
};

/**
 * What came of handing a message over. `refused` only where it is proven that it was not taken; `unclear` is all the rest:
 * a timeout is no proof, and what is unclear is never sent again by itself.
 */
export type Submitted =
  | { readonly kind: "accepted"; readonly references: readonly string[] }
  | { readonly kind: "refused"; readonly why: string; readonly isFinal: boolean }
  | { readonly kind: "unclear"; readonly why: string };

export type ReceiptStatus = "delivered" | "undelivered" | "expired";
export type Receipt = {
  readonly reference: string;
  /** Ours, where the gateway gives it back. */
  readonly ourReference: string | null;
  readonly status: ReceiptStatus;
};
export type Incoming = { readonly reference: string; readonly from: string; readonly text: string };

/** Told of what a gateway says by itself; resolves when it is kept, so that only then the gateway is thanked. */
export type Hears = {
  receipt(gateway: string, receipt: Receipt): Promise<void>;
  incoming(gateway: string, message: Incoming): Promise<void>;
};

export type Gateway = {
  /** Kept with what went through it: says which, never with what password. */
  readonly name: string;
  /** What may be promised to those who read it. */
  readonly can: { readonly endsWithWindow: boolean; readonly receipts: boolean; readonly replies: boolean };
  /** Messages in hand at one time. */
  readonly atOnce: number;
  /** Connects where that needs doing, so that receipts come in while nothing is sent. */
  listen(): Promise<void>;
  submit(letter: Letter): Promise<Submitted>;
  /**
   * Asks what became of messages, by the gateway's names of them, and for answers that came in: of a gateway that calls
   * nobody, or cannot reach us. Throws where it does not answer; it is asked again at the next round.
   */
  readonly poll?: (waiting: readonly string[]) => Promise<void>;
  close(): Promise<void>;
};

/** How long a gateway is waited for, in milliseconds. */
export type Patience = { readonly connect: number; readonly answer: number };
export const USUAL_PATIENCE: Patience = { connect: 10_000, answer: 60_000 };

/** `{ url, hears, patience }` → a gateway. A kind of gateway is one file and one line of the registry. */
export type GatewayKind = (settings: {
  readonly url: URL;
  readonly hears: Hears;
  readonly patience: Patience;
}) => Gateway;

export const wholeNumber = (text: string | null, usual: number, most: number): number => {
  const number = Number(text ?? usual);
  return Number.isInteger(number) && number > 0 ? Math.min(number, most) : usual;
};
