import { initTRPC, TRPCError } from "@trpc/server";
import { z } from "zod";
import type { Permission } from "./access/permission.ts";
import { requirePermission } from "./access/scope.ts";
import type { Context } from "./context.ts";
import { type Refusal, Refused, refusedByDatabase } from "./refused.ts";

const STATUS: Partial<Record<Refusal, TRPCError["code"]>> = {
  "not-allowed": "FORBIDDEN",
  "signed-out": "FORBIDDEN",
  "password-due": "FORBIDDEN",
  "code-due": "FORBIDDEN",
  locked: "FORBIDDEN",
  "not-found": "NOT_FOUND",
  busy: "TIMEOUT",
  invalid: "BAD_REQUEST",
};

const t = initTRPC
  .context<Context>()
  .meta<{ permission: Permission }>()
  .create({
    errorFormatter({ shape, error }) {
      const refused = error.cause instanceof Refused ? error.cause : null;
      // Words of the database or of a defect never leave the server: the screen has its own for every code.
      const isInput = error.code === "BAD_REQUEST" && error.cause instanceof z.ZodError;
      return {
        message: refused?.code ?? (isInput ? "invalid" : error.code),
        code: shape.code,
        data: {
          code: error.code,
          httpStatus: shape.data.httpStatus,
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

const guarded = (permission: Permission) =>
  t.procedure.meta({ permission }).use(async ({ ctx, next }) => {
    try {
      requirePermission(ctx.actor, permission);
    } catch (error) {
      throw asAnswer(error);
    }
    const result = await next();
    if (!result.ok) {
      const refused =
        result.error.cause instanceof Refused ? result.error.cause : refusedByDatabase(result.error.cause);
      if (refused) throw asAnswer(refused);
    }
    return result;
  });

/** A procedure that only reads, for those who hold the permission. */
export const reads = guarded;

/** A procedure that writes: its input carries the key under which it takes effect once. */
export const changes = (permission: Permission) => guarded(permission).input(z.object({ key: z.uuid() }));

function asAnswer(error: unknown): unknown {
  if (!(error instanceof Refused)) return error;
  return new TRPCError({ code: STATUS[error.code] ?? "CONFLICT", message: error.code, cause: error });
}
