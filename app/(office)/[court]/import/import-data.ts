"use client";

import { keepPreviousData, useQuery, useQueryClient } from "@tanstack/react-query";
import type { inferRouterInputs, inferRouterOutputs } from "@trpc/server";
import type { AppRouter } from "../../../../server/doors/http/router.ts";
import { useServer, useServerClient } from "../../../components/server-data.tsx";
import { useCourt } from "../../court-context.tsx";

type Imports = inferRouterOutputs<AppRouter>["imports"];
export type Preview = Imports["preview"];
export type Mapping = Preview["mapping"];
export type ColumnUse = Mapping["columns"][string];
export type DateColumn = Preview["dates"][number];
export type Problem = Preview["problems"][number];
export type Changes = Preview["changes"];
export type LinePage = Imports["lines"];
export type WhichLines = inferRouterInputs<AppRouter>["imports"]["lines"]["which"];
export type Opened = Imports["open"];
export type Imported = Imports["list"][number];
export type Undone = Imports["undo"];
export type Done = Imports["commit"];
export type Progress = Imports["progress"];

/**
 * An import and its undoing touch every screen: those that are open ask again, and what was kept of the others is
 * forgotten, so that none of them shows the docket of before while it asks.
 */
export function useRefreshAll() {
  const queries = useQueryClient();
  return async (): Promise<void> => {
    queries.removeQueries({ type: "inactive" });
    await queries.invalidateQueries();
  };
}

/** What a file was understood as, under the mapping that the person has made of it; asked anew with every change. */
export function usePreview(uploadId: string | null, mapping: Mapping | undefined, isAsked: boolean) {
  const { court } = useCourt();
  const client = useServerClient();
  return useQuery({
    queryKey: ["imports", "preview", court.id, uploadId, mapping ?? null],
    queryFn: () => client.imports.preview.mutate({ courtId: court.id, uploadId: uploadId ?? "", mapping }),
    enabled: uploadId !== null && isAsked,
    placeholderData: keepPreviousData,
    refetchOnWindowFocus: false,
    staleTime: 30_000,
    retry: false,
  });
}

/** How far the import of a file is, also when another window began it. */
export function useProgress(uploadId: string | null, isRunning: boolean) {
  const { court } = useCourt();
  const server = useServer();
  return useQuery({
    ...server.imports.progress.queryOptions({ courtId: court.id, uploadId: uploadId ?? "" }),
    enabled: uploadId !== null,
    refetchInterval: (query) => (isRunning || query.state.data ? 700 : false),
    staleTime: 0,
  });
}
