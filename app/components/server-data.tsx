"use client";

import { MutationCache, QueryCache, QueryClient, QueryClientProvider } from "@tanstack/react-query";
import { createTRPCClient, httpBatchLink } from "@trpc/client";
import { createTRPCContext } from "@trpc/tanstack-react-query";
import { type ReactNode, useState } from "react";
import type { AppRouter } from "../../server/doors/http/router.ts";
import { setLock, untouchedSeconds } from "./lock-state.ts";
import { refusalOf } from "./refusal.ts";

const { TRPCProvider, useTRPC, useTRPCClient } = createTRPCContext<AppRouter>();

/** `useServer()` gives query and mutation options of every procedure; `useServerClient()` calls one directly. */
export const useServer = useTRPC;
export const useServerClient = useTRPCClient;

/** The court's computer locked the session by its own clock: the screen follows. */
const seeLock = (error: unknown): void => {
  if (refusalOf(error)?.code === "locked") setLock("locked");
};

const makeQueryClient = () =>
  new QueryClient({
    queryCache: new QueryCache({ onError: seeLock }),
    mutationCache: new MutationCache({ onError: seeLock }),
    defaultOptions: {
      queries: { staleTime: 5_000, retry: 1, refetchOnWindowFocus: true },
      mutations: { retry: false },
    },
  });

export function ServerData({ children }: { children: ReactNode }) {
  const [queryClient] = useState(makeQueryClient);
  const [client] = useState(() =>
    createTRPCClient<AppRouter>({
      links: [
        httpBatchLink({
          ...{ url: "/api/trpc", maxItems: 10, methodOverride: undefined },
          // Screens ask by themselves too: that keeps nobody signed in.
          headers: () => ({ "x-peshi-untouched": String(untouchedSeconds()) }),
        }),
      ],
    }),
  );
  return (
    <QueryClientProvider client={queryClient}>
      <TRPCProvider trpcClient={client} queryClient={queryClient}>
        {children}
      </TRPCProvider>
    </QueryClientProvider>
  );
}
