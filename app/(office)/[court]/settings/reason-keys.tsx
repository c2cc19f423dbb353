"use client";

import { Button, Group, NativeSelect } from "@mantine/core";
import { useMutation } from "@tanstack/react-query";
import { useTranslations } from "next-intl";
import { useState } from "react";
import {
  ADJOURNMENT_REASONS,
  type AdjournmentReason,
  DEFAULT_TEN_REASONS,
  isAdjournmentReason,
} from "../../../../server/rules/case/adjournment.ts";
import { useShowError } from "../../../components/refusal.ts";
import { useServer } from "../../../components/server-data.tsx";
import styles from "./settings.module.css";
import type { TabProps } from "./settings-data.ts";
import { newKey, useSaved } from "./use-save.tsx";

const KEYS = ["1", "2", "3", "4", "5", "6", "7", "8", "9", "0"] as const;

/** The ten reasons under the digits. Choosing one that stands elsewhere changes places with it. */
export function ReasonKeys({ settings, mayChange }: TabProps) {
  const t = useTranslations("calendar.court");
  const tReasons = useTranslations("terms.reasons");
  const server = useServer();
  const saved = useSaved();
  const showError = useShowError();
  const stored = settings.court.reasonKeys?.filter(isAdjournmentReason) ?? [];
  const [reasons, setReasons] = useState<readonly AdjournmentReason[]>(
    stored.length === KEYS.length ? stored : DEFAULT_TEN_REASONS,
  );
  const save = useMutation(server.calendar.saveReasonKeys.mutationOptions({ onError: showError }));

  const choose = (at: number, reason: AdjournmentReason) =>
    setReasons((before) => before.map((one, place) => (place === at ? reason : one === reason ? before[at]! : one)));
  const submit = (chosen: readonly AdjournmentReason[] | null) =>
    save.mutate(
      {
        courtId: settings.court.id,
        version: settings.court.version,
        reasons: chosen ? [...chosen] : null,
        key: newKey(),
      },
      { onSuccess: ({ changeId }) => saved({ changeId }) },
    );

  return (
    <section>
      <h2 className={styles.h2}>{t("keys")}</h2>
      <p className="soft">{t("keysMore")}</p>
      <ol className={styles.keys}>
        {KEYS.map((key, at) => (
          <li key={key}>
            <kbd>{key}</kbd>
            <NativeSelect
              aria-label={t("key", { key })}
              value={reasons[at]}
              disabled={!mayChange}
              onChange={(event) => choose(at, event.currentTarget.value as AdjournmentReason)}
              data={ADJOURNMENT_REASONS.map((reason) => ({ value: reason, label: tReasons(reason) }))}
            />
          </li>
        ))}
      </ol>
      {mayChange && (
        <Group mt="sm">
          <Button variant="default" onClick={() => submit(reasons)} loading={save.isPending}>
            {t("saveKeys")}
          </Button>
          {settings.court.reasonKeys && (
            <Button variant="subtle" color="gray" onClick={() => submit(null)}>
              {t("usual")}
            </Button>
          )}
        </Group>
      )}
    </section>
  );
}
