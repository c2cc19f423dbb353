import { useMutation } from "@tanstack/react-query";
import type { inferRouterInputs } from "@trpc/server";
import { useTranslations } from "next-intl";
import type { AppRouter } from "../../../../../server/doors/http/router.ts";
import { refusalOf, useErrorWords } from "../../../../components/refusal.ts";
import { useServer } from "../../../../components/server-data.tsx";
import { useCourt } from "../../../court-context.tsx";
import { newKey, useSaved } from "../../settings/use-save.tsx";
import { type CasePerson, isolated } from "./people-data.ts";

export type CustodyAct = inferRouterInputs<AppRouter>["people"]["custody"]["custody"];

export function useRecordCustody(person: CasePerson, close: () => void) {
  const t = useTranslations("people");
  const { court } = useCourt();
  const server = useServer();
  const words = useErrorWords();
  const saved = useSaved();
  const mutation = useMutation(server.people.custody.mutationOptions());
  const process = useTranslations("process.production");
  const run = (custody: CustodyAct) => {
    const { casePersonId, version } = person;
    const message =
      custody.act === "bail-facts" ? t("bail.saved") : t("custody.recorded", { name: isolated(person.name) });
    mutation.mutate(
      { courtId: court.id, casePersonId, version, custody, key: newKey() },
      {
        onSuccess: ({ changeId, ordersWithdrawn }) => {
          const also = ordersWithdrawn > 0 ? ` ${process("withdrawn", { n: ordersWithdrawn })}` : "";
          saved({ changeId, message: `${message}${also}` });
          close();
        },
      },
    );
  };
  const refused = refusalOf(mutation.error);
  return {
    run,
    isBusy: mutation.isPending,
    field: refused?.code === "invalid" ? String(refused.detail.field) : null,
    problem: mutation.error && refused?.code !== "invalid" ? words(mutation.error) : null,
  };
}

export type RecordCustody = ReturnType<typeof useRecordCustody>;
