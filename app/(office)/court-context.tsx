"use client";

import type { inferRouterOutputs } from "@trpc/server";
import { createContext, useContext } from "react";
import type { AppRouter } from "../../server/doors/http/router.ts";

export type Me = inferRouterOutputs<AppRouter>["districts"]["me"];
export type MyCourt = Me["courts"][number];

const Current = createContext<{ me: Me; court: MyCourt } | null>(null);

export const CourtProvider = Current.Provider;

/** Who is signed in and which court the screen is about. */
export function useCourt(): { me: Me; court: MyCourt } {
  const current = useContext(Current);
  if (!current) throw new Error("used outside of a court's screens");
  return current;
}
