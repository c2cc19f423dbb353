"use client";

import { useQuery } from "@tanstack/react-query";
import type { inferRouterOutputs } from "@trpc/server";
import { useLocale } from "next-intl";
import type { AppRouter } from "../../../../../server/doors/http/router.ts";
import { useServer } from "../../../../components/server-data.tsx";
import { useCourt } from "../../../court-context.tsx";

export type Life = inferRouterOutputs<AppRouter>["life"]["case"];
export type LifeAccused = Life["accused"][number];

/** Class, settlements, complainant and judgment of one case. */
export function useLife(caseId: number) {
  const { court } = useCourt();
  const server = useServer();
  return useQuery(server.life.case.queryOptions({ courtId: court.id, caseId }));
}

/** A name in the language of the screen where it is known in it. */
export function useNameOf(): (one: { name: string; nameUr: string | null }) => string {
  const language = useLocale();
  return ({ name, nameUr }) => (language === "ur" ? (nameUr ?? name) : name);
}

/** Who may record what a court decides. */
export function useMayRecord(): boolean {
  const { me } = useCourt();
  return me.role === "clerk" || me.role === "judge" || me.role === "administrator";
}
