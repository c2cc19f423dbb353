import { districtsRouter } from "./districts/router.ts";
import { createCallerFactory, router } from "./trpc.ts";

/** Everything a screen can ask for. */
export const appRouter = router({
  districts: districtsRouter,
});

export type AppRouter = typeof appRouter;

/** Calls procedures from a server-rendered page, a test or a terminal, through the same guards. */
export const createCaller = createCallerFactory(appRouter);
