import { z } from "zod";
import { cleanInput } from "../../core/clean-input.ts";
import { type Refusal, type RefusalDetail, Refused, refusedByDatabase } from "../../core/refused.ts";
import {
  type SetUpInput,
  type SetUpState,
  setUpChoices,
  setUpCourt,
  setUpState,
} from "../../courts/settings/set-up.ts";
import { isCommonPassword, LONGEST_PASSWORD, SHORTEST_PASSWORD } from "../../rules/access/password.ts";
import type { Closure } from "../../rules/calendar/court-calendar.ts";
import { type CourtDay, isCourtDay } from "../../rules/calendar/court-day.ts";
import { type Door, throughDoor } from "./http-door.ts";
import { isDemo, maySignInOver, webContext } from "./web.ts";

const tokenHash = () => process.env.SETUP_TOKEN_HASH ?? null;

/** A district as the page offers it and sends it back. */
export type SetUpDistrict = SetUpInput["district"];

export type SetUpPage =
  | { state: "wrong-link" }
  | { state: "already-set-up" }
  | { state: "open"; districts: SetUpDistrict[]; closures: Closure[]; today: CourtDay };

/** For the page: whether it may be entered, and what it offers. The demo is never set up. */
export async function setUpPage(headers: Headers, token: string | null): Promise<SetUpPage> {
  const ctx = await webContext(headers);
  const state: SetUpState = isDemo() ? "already-set-up" : await setUpState(ctx, token, tokenHash());
  if (state !== "open") return { state };
  const { districts, closures, today } = setUpChoices(ctx);
  // No district is chosen yet; the first that ships tells what day it is about here.
  return { state: "open", districts, closures, today: today(districts[0]?.timezone ?? "UTC") };
}

const text = (most: number) => z.string().trim().min(1).max(most);
const optional = (most: number) => z.string().trim().max(most).nullable();
const code = z.string().regex(/^[a-z0-9][a-z0-9-]{0,59}$/);
const day = z.string().refine(isCourtDay);

const answers = z.object({
  token: z.string().min(1).max(200),
  district: z.object({
    code,
    nameEn: text(120),
    nameUr: optional(120),
    timezone: z.string().refine(isTimezone),
    scopes: z.array(z.string().max(40)).max(10),
    blocks: z
      .array(z.string().regex(/^([01]\d|2[0-3]):[0-5]\d$/))
      .max(12)
      .optional(),
    courts: z
      .array(
        z.object({
          code,
          nameEn: text(160),
          nameUr: optional(160),
          rank: z.enum(["magistrate", "sessions"]),
          judgeEn: optional(120).optional(),
          judgeUr: optional(120).optional(),
          place: optional(120).optional(),
        }),
      )
      .min(1)
      .max(80),
  }),
  pattern: z.object({
    rule: text(300),
    startDay: day,
    untilDay: day.nullable(),
    fallbackWeekday: z.number().int().min(1).max(7).nullable(),
  }),
  loadsClosures: z.boolean(),
  administrator: z
    .object({
      name: text(120),
      username: z
        .string()
        .trim()
        .regex(/^[A-Za-z0-9._]{3,40}$/),
      password: z.string().min(SHORTEST_PASSWORD).max(LONGEST_PASSWORD),
    })
    .refine(({ username, password }) => !isCommonPassword(password, username), { path: ["password"] }),
});

function isTimezone(name: string): boolean {
  try {
    return Boolean(new Intl.DateTimeFormat("en", { timeZone: name }));
  } catch {
    return false;
  }
}

export type SetUpAnswer = { courtCode: string } | { refused: Refusal; detail: RefusalDetail };

const DOOR: Door = { name: "setup", takes: "application/json", mostBytes: 200_000 };

/** Takes the answers of /setup. What a person can mend is told with its code; the token is looked at before all else. */
export function setUpAnswer(request: Request): Promise<Response> {
  return throughDoor(request, DOOR, async ({ request: passed }) => {
    if (!maySignInOver(passed.headers)) return new Response(null, { status: 403 });
    const body: unknown = await passed.json().catch(() => null);
    const answer = await setUp(passed.headers, body);
    return Response.json(answer, { status: "refused" in answer ? 409 : 200, headers: { "cache-control": "no-store" } });
  });
}

/** Never throws for what a person can mend. */
async function setUp(headers: Headers, body: unknown): Promise<SetUpAnswer> {
  if (isDemo()) return { refused: "already-set-up", detail: {} };
  try {
    const parsed = answers.safeParse(cleanInput(body));
    if (!parsed.success) return { refused: "invalid", detail: { field: parsed.error.issues[0]?.path.join(".") ?? "" } };
    return await setUpCourt(await webContext(headers), parsed.data as SetUpInput, tokenHash());
  } catch (error) {
    const refused = error instanceof Refused ? error : refusedByDatabase(error);
    if (!refused) throw error;
    return { refused: refused.code, detail: refused.detail };
  }
}
