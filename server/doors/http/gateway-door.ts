import { createHash, timingSafeEqual } from "node:crypto";
import { z } from "zod";
import { cleanInput } from "../../core/clean-input.ts";
import type { Context } from "../../core/context.ts";
import type { ReceiptStatus } from "../../reminders/channels/gateway.ts";
import { callingGateways } from "../../reminders/delivery/gateways.ts";
import { hearReceipt } from "../../reminders/delivery/hear-receipt.ts";
import { hearReply } from "../../reminders/delivery/hear-reply.ts";
import { type Door, throughDoor } from "./http-door.ts";
import { gatewayContext } from "./web.ts";

/** A gateway comes from elsewhere and carries no cookie: the address is all it has. */
const DOOR: Door = { name: "gateway", isPublic: true };
const HEADERS = { "cache-control": "no-store", "referrer-policy": "no-referrer" };

/** `/api/gateways/SECRET/receipt?ours=…&status=…` and `…/reply?from=…&text=…&id=…`, as Kannel's `dlr-url` and `get-url` ask. */
export const gatewayAnswer = (request: Request, secret: string, what: string): Promise<Response> =>
  throughDoor(request, DOOR, ({ requestId }) => gatewayReply(gatewayContext(requestId), request, { secret, what }));

const receiptShape = z.object({
  ours: z.string().regex(/^\d{1,15}$/),
  reference: z.string().max(100).default(""),
  /** Kannel's own numbers: 1 delivered, 2 not delivered, 16 refused by the centre. What is on its way yet says nothing. */
  status: z.string().max(10),
});
const replyShape = z.object({ from: z.string().max(40), text: z.string().max(2000), id: z.string().min(1).max(200) });

const BY_NUMBER: ReadonlyMap<string, ReceiptStatus> = new Map([
  ["1", "delivered"],
  ["2", "undelivered"],
  ["16", "undelivered"],
]);

/** Keeps what a gateway told; it is thanked only when that is written down. 404 for whoever has not the secret. */
export async function gatewayReply(
  ctx: Context,
  request: Request,
  { secret, what }: { secret: string; what: string },
  env: NodeJS.ProcessEnv = process.env,
): Promise<Response> {
  const gateway = callingGateways(env).find((one) => isSecret(secret, one.secret))?.name;
  if (gateway === undefined) return said(404);
  const asked = cleanInput(Object.fromEntries(new URL(request.url).searchParams));
  if (what === "receipt") {
    const told = receiptShape.safeParse(asked);
    if (!told.success) return said(400);
    const { reference, ours, status: number } = told.data;
    const status = BY_NUMBER.get(number);
    if (status) await hearReceipt(ctx, gateway, { reference, ourReference: ours, status });
    return said(200);
  }
  const reply = replyShape.safeParse(asked);
  if (what !== "reply" || !reply.success) return said(what === "reply" ? 400 : 404);
  const { from, text, id } = reply.data;
  await hearReply(ctx, gateway, { reference: id, from, text });
  // Nothing is answered to the phone: that would be a message to whoever holds it.
  return said(200);
}

const said = (status: number) => new Response(null, { status, headers: HEADERS });

function isSecret(given: string, wanted: string): boolean {
  if (wanted.length < 20) return false;
  const [one, other] = [given, wanted].map((text) => createHash("sha256").update(text).digest());
  return timingSafeEqual(one!, other!);
}
