import { initTRPC, TRPCError } from "@trpc/server";
import { z } from "zod";
import { callRate } from "./call-rate.ts";
import { cleanInput } from "./clean-input.ts";
import type { Context } from "./context.ts";
import type { Permission } from "./permission.ts";
import { type Refusal, Refused, refusedByDatabase } from "./refused.ts";
import { logCall, logDefect } from "./request-log.ts";
import { requirePermission } from "./scope.ts";

const STATUS: Partial<Record<Refusal, TRPCError["code"]>> = {
  "not-allowed": "FORBIDDEN",
  "signed-out": "FORBIDDEN",
  "password-due": "FORBIDDEN",
  "code-due": "FORBIDDEN",
  locked: "FORBIDDEN",
  "not-found": "NOT_FOUND",
  busy: "TIMEOUT",
  "too-many": "TOO_MANY_REQUESTS",
  invalid: "BAD_REQUEST",
};

const t = initTRPC
  .context<Context>()
  .meta<{ permission: Permission }>()
  .create({
    errorFormatter({ shape, error, ctx }) {
      const refused = error.cause instanceof Refused ? error.cause : null;
      // Words of the database or of a defect never leave the server: the screen has its own for every code.
      const isInput = error.code === "BAD_REQUEST" && error.cause instanceof z.ZodError;
      return {
        message: refused?.code ?? (isInput ? "invalid" : error.code),
        code: shape.code,
        data: {
          code: error.code,
          httpStatus: shape.data.httpStatus,
          requestId: ctx?.requestId ?? null,
          refused: refused
            ? { code: refused.code, detail: refused.detail }
            : isInput
              ? {
                  code: "invalid" as Refusal,
                  detail: { field: (error.cause as z.ZodError).issues[0]?.path.join(".") ?? "" },
                }
              : null,
        },
      };
    },
  });

export const router = t.router;
export const mergeRouters = t.mergeRouters;
export const createCallerFactory = t.createCallerFactory;

/** One line of the log for every call that came over HTTP. */
const logged = t.middleware(async ({ ctx, path, type, getRawInput, next }) => {
  if (ctx.requestId === undefined) return next();
  const began = performance.now();
  const result = await next();
  const call = {
    at: ctx.now.toISOString(),
    request: ctx.requestId,
    actor: ctx.actor.kind === "staff" ? ctx.actor.userId : null,
    court: courtIn(await getRawInput().catch(() => null)),
    procedure: path,
    result: result.ok ? "ok" : codeOf(result.error),
    ms: Math.round(performance.now() - began),
  };
  logCall(call, { isRead: type !== "mutation" });
  return result;
});

const codeOf = ({ cause, code }: TRPCError): string => (cause instanceof Refused ? cause.code : code);

function courtIn(input: unknown): number | null {
  const courtId = (input as { courtId?: unknown } | null | undefined)?.courtId;
  return Number.isSafeInteger(courtId) ? (courtId as number) : null;
}

const guarded = (permission: Permission) =>
  t.procedure
    .meta({ permission })
    .use(logged)
    .use(async ({ ctx, path, type, getRawInput, next }) => {
      const input = await asked(getRawInput, async () => {
        await requireRate(ctx, type === "mutation" ? "changes" : "reads");
        requirePermission(ctx.actor, permission);
      });
      const result = await next({ getRawInput: async () => input });
      if (result.ok) return result;
      const refused =
        result.error.cause instanceof Refused ? result.error.cause : refusedByDatabase(result.error.cause);
      if (refused) throw asAnswer(refused);
      if (result.error.code !== "INTERNAL_SERVER_ERROR" || ctx.requestId === undefined) return result;
      // Whoever prints this error next, a page of ours or the framework, must have nothing to print.
      logDefect(ctx.requestId, path, result.error.cause);
      throw new TRPCError({ code: "INTERNAL_SERVER_ERROR", message: "INTERNAL_SERVER_ERROR" });
    });

/** Of what comes over HTTP: refuses an account that asks more than any person at a screen does. */
async function requireRate({ db, actor, now, requestId }: Context, kind: "reads" | "changes"): Promise<void> {
  if (requestId === undefined || actor.kind !== "staff") return;
  if (!(await callRate.mayCall(db, actor.userId, kind, now))) throw new Refused("too-many");
}

/** The input as it may be stored, of somebody who may ask at all. */
async function asked(getRawInput: () => Promise<unknown>, require: () => Promise<void>): Promise<unknown> {
  try {
    await require();
    return cleanInput(await getRawInput());
  } catch (error) {
    throw asAnswer(error);
  }
}

/** A procedure that only reads, for those who hold the permission. */
export const reads = guarded;

/** A procedure that writes: its input carries the key under which it takes effect once. */
export const changes = (permission: Permission) => guarded(permission).input(z.object({ key: z.uuid() }));

function asAnswer(error: unknown): unknown {
  if (!(error instanceof Refused)) return error;
  return new TRPCError({ code: STATUS[error.code] ?? "CONFLICT", message: error.code, cause: error });
}
