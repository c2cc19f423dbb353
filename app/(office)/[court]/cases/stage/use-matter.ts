"use client";

import { useQuery } from "@tanstack/react-query";
import type { inferRouterOutputs } from "@trpc/server";
import type { AppRouter } from "../../../../../server/doors/http/router.ts";
import { useServer } from "../../../../components/server-data.tsx";
import { useCourt } from "../../../court-context.tsx";

export type Matter = inferRouterOutputs<AppRouter>["desk"]["matter"];

/** What became of a case beside its hearings; read once for every section that shows a part of it. */
export function useMatter(caseId: number) {
  const { court } = useCourt();
  const server = useServer();
  return useQuery(server.desk.matter.queryOptions({ courtId: court.id, caseId }));
}

export function useMay() {
  const { me } = useCourt();
  const isOffice = me.role === "clerk" || me.role === "administrator";
  return { change: isOffice, record: isOffice || me.role === "judge", isJudge: me.role === "judge" };
}
