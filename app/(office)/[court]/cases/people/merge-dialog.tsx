"use client";

import { Button, Loader, Modal } from "@mantine/core";
import { useMutation, useQuery } from "@tanstack/react-query";
import type { inferRouterOutputs } from "@trpc/server";
import { useTranslations } from "next-intl";
import type { AppRouter } from "../../../../../server/doors/http/router.ts";
import { refusalOf, useErrorWords } from "../../../../components/refusal.ts";
import { useServer } from "../../../../components/server-data.tsx";
import { useCourt } from "../../../court-context.tsx";
import { newKey, useSaved } from "../../settings/use-save.tsx";
import styles from "./people.module.css";
import { isolated } from "./people-data.ts";

type Preview = inferRouterOutputs<AppRouter>["people"]["mergePreview"];
type Props = { two: { from: number; into: number }; swap: () => void; close: () => void };

const SHOWN = 8;

/** Two people side by side with their cases, before they are said to be one. */
export function MergeDialog({ two, swap, close }: Props) {
  const t = useTranslations("people.merge");
  const actions = useTranslations("actions");
  const { court } = useCourt();
  const server = useServer();
  const words = useErrorWords();
  const saved = useSaved();
  const preview = useQuery(server.people.mergePreview.queryOptions({ courtId: court.id, ...two }));
  const merge = useMutation(server.people.merge.mutationOptions());
  const error = preview.error ?? merge.error;
  // What stands in the way here is a record of one of the two, and which of them can be chosen.
  const isOnRecord = refusalOf(error)?.code === "in-use";
  const go = ({ from, into }: Preview) =>
    merge.mutate(
      { courtId: court.id, ...two, key: newKey() },
      {
        onSuccess: ({ changeId }) => {
          saved({ changeId, message: t("done", { from: isolated(from.name), into: isolated(into.name) }) });
          close();
        },
      },
    );

  return (
    <Modal opened onClose={close} size="lg" title={t("title")} closeButtonProps={{ "aria-label": actions("close") }}>
      <div className={styles.form}>
        {preview.isPending && <Loader role="status" size="sm" aria-label={actions("loading")} />}
        {preview.data && (
          <>
            <div className={styles.two}>
              <One one={preview.data.into} isKept />
              <One one={preview.data.from} isKept={false} />
            </div>
            <Together cases={preview.data.together} />
            <p className="soft" style={{ margin: 0 }}>
              {t("how")}
            </p>
          </>
        )}
        {error && (
          <p className={styles.problem} role="alert">
            {isOnRecord ? t("onRecord") : words(error)}
          </p>
        )}
        <div className={styles.foot}>
          <Button variant="subtle" onClick={swap}>
            {t("swap")}
          </Button>
          <Button variant="default" onClick={close}>
            {actions("cancel")}
          </Button>
          <Button disabled={!preview.data} loading={merge.isPending} onClick={() => preview.data && go(preview.data)}>
            {t("go")}
          </Button>
        </div>
      </div>
    </Modal>
  );
}

function One({ one, isKept }: { one: Preview["from"]; isKept: boolean }) {
  const t = useTranslations("people");
  const roles = useTranslations("terms.roles");
  const numbers = one.cases.map(({ number }) => number ?? "").filter((number) => number !== "");
  return (
    <div>
      <p>
        <strong>
          <bdi>{one.name}</bdi>
        </strong>{" "}
        {isKept && <span className="mark mark-done">{t("merge.keep")}</span>}
      </p>
      {one.nameUr && (
        <p>
          <bdi lang="ur">{one.nameUr}</bdi>
        </p>
      )}
      <p className="soft">
        {[...one.roles.map((role) => roles(role)), one.agency && isolated(one.agency)].filter(Boolean).join(" · ")}
      </p>
      <p>
        {t("page.cases", { n: one.cases.length })}
        {numbers.length > 0 && (
          <span className="soft">
            {": "}
            <bdi>{numbers.slice(0, SHOWN).join(", ")}</bdi>
            {numbers.length > SHOWN && " …"}
          </span>
        )}{" "}
        {one.elsewhere > 0 && <span className="soft">{t("merge.elsewhere", { n: one.elsewhere })}</span>}
      </p>
    </div>
  );
}

function Together({ cases }: { cases: Preview["together"] }) {
  const t = useTranslations("people.merge");
  if (cases.length === 0) return null;
  const numbers = cases.map(({ number, caseId }) => number ?? String(caseId)).join(", ");
  return <p className="mark mark-risk">{t("together", { cases: isolated(numbers) })}</p>;
}
