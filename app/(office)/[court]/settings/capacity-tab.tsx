"use client";

import { Button, Group, Stack } from "@mantine/core";
import { useMutation, useQuery } from "@tanstack/react-query";
import { useTranslations } from "next-intl";
import { type FormEvent, useState } from "react";
import type { CourtDay } from "../../../../server/rules/calendar/court-day.ts";
import { DayField } from "../../../components/day-field.tsx";
import { NumberField } from "../../../components/number-field.tsx";
import { useShowError } from "../../../components/refusal.ts";
import { useServer } from "../../../components/server-data.tsx";
import { BlocksForm } from "./blocks-form.tsx";
import { ListLimitsForm } from "./list-limits-form.tsx";
import styles from "./settings.module.css";
import type { TabProps } from "./settings-data.ts";
import { newKey, useSaved } from "./use-save.tsx";

type Budgets = { planMinutes: number; planMatters: number; ceilingMinutes: number; ceilingMatters: number };

/** How much a day holds, how it is divided, and days with a plan of their own. */
export function CapacityTab(props: TabProps) {
  const { court, blocks } = props.settings;
  return (
    <div className={styles.columns}>
      <Stack gap="xl">
        <CourtBudgets key={`court-${court.version}`} {...props} />
        <DayBudgets {...props} />
      </Stack>
      <Stack gap="xl">
        <BlocksForm key={blocks.map(({ id, version }) => `${id}.${version}`).join()} {...props} />
        <ListLimitsForm key={`limits-${court.version}`} {...props} />
      </Stack>
    </div>
  );
}

function CourtBudgets({ settings, mayChange }: TabProps) {
  const t = useTranslations("calendar.capacity");
  const server = useServer();
  const saved = useSaved();
  const showError = useShowError();
  const { court } = settings;
  const [budgets, setBudgets] = useState<Budgets>(budgetsOf(court));
  const save = useMutation(server.calendar.saveBudgets.mutationOptions({ onError: showError }));
  const submit = (event: FormEvent) => {
    event.preventDefault();
    const input = { courtId: court.id, version: court.version, ...budgets, key: newKey() };
    save.mutate(input, { onSuccess: ({ changeId }) => saved({ changeId }) });
  };
  return (
    <section>
      <h2 className={styles.h2}>{t("budgets")}</h2>
      <p className="soft">{t("budgetsMore")}</p>
      <form onSubmit={submit}>
        <BudgetFields budgets={budgets} onChange={setBudgets} isReadOnly={!mayChange} />
        {mayChange && (
          <>
            <Button type="submit" mt="sm" loading={save.isPending}>
              {t("save")}
            </Button>
            <p className="soft">{t("followed")}</p>
          </>
        )}
      </form>
    </section>
  );
}

const budgetsOf = ({ planMinutes, planMatters, ceilingMinutes, ceilingMatters }: Budgets): Budgets => ({
  planMinutes,
  planMatters,
  ceilingMinutes,
  ceilingMatters,
});

const FIELDS = ["planMinutes", "planMatters", "ceilingMinutes", "ceilingMatters"] as const;

function BudgetFields({
  budgets,
  onChange,
  isReadOnly,
}: {
  budgets: Budgets;
  onChange: (budgets: Budgets) => void;
  isReadOnly: boolean;
}) {
  const t = useTranslations("calendar.capacity");
  return (
    <div className={styles.budgets}>
      {FIELDS.map((name) => (
        <NumberField
          key={name}
          label={t(name)}
          value={budgets[name]}
          onChange={(value) => value !== null && onChange({ ...budgets, [name]: value })}
          min={name === "ceilingMinutes" ? budgets.planMinutes : name === "ceilingMatters" ? budgets.planMatters : 1}
          max={5000}
          readOnly={isReadOnly}
          required
          withAsterisk={false}
        />
      ))}
    </div>
  );
}

function DayBudgets({ settings, mayChange }: TabProps) {
  const t = useTranslations("calendar.capacity");
  const server = useServer();
  const [day, setDay] = useState<CourtDay | null>(null);
  const loads = useQuery(
    server.calendar.loads.queryOptions(
      { courtId: settings.court.id, from: day ?? settings.today, until: day ?? settings.today },
      { enabled: day !== null },
    ),
  );
  const load = day === null ? undefined : loads.data?.find((one) => one.day === day);
  if (!mayChange) return null;
  return (
    <section>
      <h2 className={styles.h2}>{t("oneDay")}</h2>
      <p className="soft">{t("oneDayMore")}</p>
      <DayField label={t("day")} value={day} onChange={setDay} minDate={settings.today} />
      {load && (
        <OneDay
          key={`${load.day}.${load.version}`}
          courtId={settings.court.id}
          day={load.day}
          version={load.version}
          budgets={budgetsOf(load)}
        />
      )}
    </section>
  );
}

function OneDay({
  courtId,
  day,
  version,
  budgets: stored,
}: {
  courtId: number;
  day: CourtDay;
  version: number | null;
  budgets: Budgets;
}) {
  const t = useTranslations("calendar.capacity");
  const server = useServer();
  const saved = useSaved();
  const showError = useShowError();
  const [budgets, setBudgets] = useState(stored);
  const save = useMutation(server.calendar.saveDayBudgets.mutationOptions({ onError: showError }));
  return (
    <Stack mt="sm">
      <BudgetFields budgets={budgets} onChange={setBudgets} isReadOnly={false} />
      <Group>
        <Button
          variant="default"
          loading={save.isPending}
          onClick={() =>
            save.mutate(
              { courtId, day, version, ...budgets, key: newKey() },
              { onSuccess: ({ changeId }) => saved({ changeId }) },
            )
          }
        >
          {t("saveDay")}
        </Button>
      </Group>
    </Stack>
  );
}
