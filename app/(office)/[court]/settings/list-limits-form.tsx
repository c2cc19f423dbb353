"use client";

import { ActionIcon, Button, Group, NativeSelect, NumberInput, Stack } from "@mantine/core";
import { useMutation, useQuery } from "@tanstack/react-query";
import { useLocale, useTranslations } from "next-intl";
import { type FormEvent, useState } from "react";
import { dayWords } from "../../../../server/rules/calendar/day-words.ts";
import { STAGES, type Stage } from "../../../../server/rules/case/stages.ts";
import { DEFAULT_POLICY } from "../../../../server/rules/courts/policy.ts";
import { ADJOURNED_MINUTES, OVERLIST_LIMITS } from "../../../../server/rules/planner/over-listing.ts";
import { Icon } from "../../../components/icons.tsx";
import { useShowError } from "../../../components/refusal.ts";
import { useServer } from "../../../components/server-data.tsx";
import styles from "./settings.module.css";
import type { TabProps } from "./settings-data.ts";
import { newKey, useSaved } from "./use-save.tsx";

type Quota = { stage: Stage; atLeast: number };

/** How far a day is listed past its minutes, from how many matters on it warns, and what every day is to have. */
export function ListLimitsForm({ settings, mayChange }: TabProps) {
  const t = useTranslations("planning.lists");
  const server = useServer();
  const saved = useSaved();
  const showError = useShowError();
  const { court } = settings;
  const [overlistMost, setOverlist] = useState(court.overlistMost);
  const [saturationMatters, setSaturation] = useState(court.saturationMatters);
  const [stageQuotas, setQuotas] = useState<Quota[]>(court.stageQuotas ?? []);
  const save = useMutation(server.calendar.saveListLimits.mutationOptions({ onError: showError }));
  const submit = (event: FormEvent) => {
    event.preventDefault();
    const input = { courtId: court.id, version: court.version, overlistMost, saturationMatters, stageQuotas };
    save.mutate({ ...input, key: newKey() }, { onSuccess: ({ changeId }) => saved({ changeId }) });
  };
  return (
    <section>
      <h2 className={styles.h2}>{t("title")}</h2>
      <p className="soft">{t("more", { minutes: ADJOURNED_MINUTES })}</p>
      <form onSubmit={submit}>
        <Stack gap="sm">
          <NumberInput
            label={t("overlist")}
            description={t("overlistMore")}
            value={overlistMost}
            onChange={(value) => typeof value === "number" && setOverlist(value)}
            min={OVERLIST_LIMITS.least}
            max={OVERLIST_LIMITS.most}
            allowDecimal={false}
            readOnly={!mayChange}
            required
            withAsterisk={false}
          />
          <NumberInput
            label={t("saturation")}
            description={t("saturationMore", { n: DEFAULT_POLICY.saturationMatters })}
            value={saturationMatters ?? ""}
            onChange={(value) => setSaturation(typeof value === "number" ? value : null)}
            min={1}
            max={1000}
            allowDecimal={false}
            readOnly={!mayChange}
          />
          <Quotas quotas={stageQuotas} onChange={setQuotas} isReadOnly={!mayChange} />
          {mayChange && (
            <Group>
              <Button type="submit" loading={save.isPending}>
                {t("save")}
              </Button>
            </Group>
          )}
        </Stack>
      </form>
      <Rates courtId={court.id} />
    </section>
  );
}

type QuotasProps = { quotas: Quota[]; onChange: (quotas: Quota[]) => void; isReadOnly: boolean };

function Quotas({ quotas, onChange, isReadOnly }: QuotasProps) {
  const t = useTranslations("planning.lists");
  const stages = useTranslations("terms.stages");
  const free = STAGES.filter((stage) => stage !== "decided" && !quotas.some((one) => one.stage === stage));
  const set = (at: number, change: Partial<Quota>) =>
    onChange(quotas.map((one, index) => (index === at ? { ...one, ...change } : one)));
  return (
    <fieldset className={styles.quotas}>
      <legend>{t("quotas")}</legend>
      {quotas.map(({ stage, atLeast }, at) => (
        <Group key={stage} align="end" gap="xs">
          <NativeSelect
            label={t("quotaStage")}
            value={stage}
            disabled={isReadOnly}
            onChange={(event) => set(at, { stage: event.currentTarget.value as Stage })}
            data={[stage, ...free].map((value) => ({ value, label: stages(value) }))}
          />
          <NumberInput
            label={t("quotaAtLeast")}
            value={atLeast}
            onChange={(value) => typeof value === "number" && set(at, { atLeast: value })}
            min={1}
            max={50}
            allowDecimal={false}
            readOnly={isReadOnly}
            w={90}
          />
          {!isReadOnly && (
            <ActionIcon
              variant="subtle"
              color="gray"
              size="lg"
              aria-label={t("quotaRemove", { stage: stages(stage) })}
              onClick={() => onChange(quotas.filter((_, index) => index !== at))}
            >
              <Icon name="close" size={16} />
            </ActionIcon>
          )}
        </Group>
      ))}
      {!isReadOnly && free[0] && (
        <Button
          size="compact-sm"
          variant="default"
          mt="xs"
          onClick={() =>
            onChange([...quotas, { stage: free.includes("judgment") ? "judgment" : free[0]!, atLeast: 1 }])
          }
        >
          {t("quotaAdd")}
        </Button>
      )}
    </fieldset>
  );
}

/** What the court's own record says, so that nobody takes the planner's word for it. */
function Rates({ courtId }: { courtId: number }) {
  const t = useTranslations("planning.lists");
  const terms = useTranslations("terms");
  const language = useLocale();
  const server = useServer();
  const { data } = useQuery(server.planner.lists.queryOptions({ courtId }));
  if (!data) return null;
  if (data.rates.length === 0) return <p className="soft">{t("noRates")}</p>;
  return (
    <>
      <h3 className={styles.h3}>{t("rates", { since: dayWords(data.ratesSince, language, "short") })}</h3>
      <ul className={styles.rates}>
        {data.rates.map(({ stage, called, adjourned, rate, sides }) => (
          <li key={stage}>
            {t("rateOf", { stage: terms(`stages.${stage}`), adjourned, called, percent: Math.round(rate * 100) })}
            {sides.length > 0 && (
              <span className="soft">
                {" "}
                ·{" "}
                {t("rateSides", {
                  sides: sides
                    .slice(0, 2)
                    .map(({ side }) => terms(`sides.${side}`))
                    .join(", "),
                })}
              </span>
            )}
          </li>
        ))}
      </ul>
    </>
  );
}
