"use client";

import { Button, Group, NativeSelect, TextInput } from "@mantine/core";
import { useMutation, useQuery } from "@tanstack/react-query";
import type { inferRouterOutputs } from "@trpc/server";
import { useTranslations } from "next-intl";
import { type FormEvent, useState } from "react";
import type { AppRouter } from "../../../../server/doors/http/router.ts";
import { readEmail, readPhone } from "../../../../server/rules/people/contact.ts";
import { Icon, type IconName } from "../../../components/icons.tsx";
import { Num } from "../../../components/num.tsx";
import { refusalOf, useErrorWords } from "../../../components/refusal.ts";
import { useServer } from "../../../components/server-data.tsx";
import { WideTable } from "../../../components/wide-table.tsx";
import { useCourt } from "../../court-context.tsx";
import { useInstantWords } from "../reminders/reminder-words.ts";
import styles from "./settings.module.css";
import { newKey } from "./use-save.tsx";

type Test = inferRouterOutputs<AppRouter>["reminders"]["gatewayTests"]["tests"][number];

const CHANNELS = ["sms", "email"] as const;
const AUDIENCES = ["guarded", "open"] as const;
const LANGUAGES = ["en", "ur"] as const;
const ASK_AGAIN_MS = 3_000;

const isUnderWay = ({ state }: Pick<Test, "state">) => state === "waiting" || state === "trying";

const EMPTY = { channel: "sms", audience: "guarded", language: "en", address: "" } as const;
type Draft = {
  channel: (typeof CHANNELS)[number];
  audience: (typeof AUDIENCES)[number];
  language: (typeof LANGUAGES)[number];
  address: string;
};

/** A text without meaning to a phone of one's own: whether a gateway works is seen before anybody relies on it. */
export function GatewayTest() {
  const t = useTranslations("reminders.gatewayTest");
  const { court } = useCourt();
  const server = useServer();
  const [draft, setDraft] = useState<Draft>(EMPTY);
  const tests = useQuery({
    ...server.reminders.gatewayTests.queryOptions({ courtId: court.id }),
    refetchInterval: ({ state }) => (state.data?.tests.some(isUnderWay) ? ASK_AGAIN_MS : false),
  });
  const asking = useMutation(server.reminders.testGateway.mutationOptions());
  const words = useErrorWords();
  const set = (values: Partial<Draft>) => setDraft((before) => ({ ...before, ...values }));
  const submit = (event: FormEvent) => {
    event.preventDefault();
    asking.mutate({ courtId: court.id, ...draft, key: newKey() }, { onSettled: () => tests.refetch() });
  };
  const isRight = (draft.channel === "sms" ? readPhone : readEmail)(draft.address) !== null;
  return (
    <section style={{ maxWidth: 760, marginBlockStart: 32 }}>
      <h2 className={styles.h2}>{t("title")}</h2>
      <p className="soft">{t("how")}</p>
      <form onSubmit={submit}>
        <Group align="end" gap="sm">
          <Fields draft={draft} set={set} />
          <Button type="submit" disabled={!isRight} loading={asking.isPending}>
            {t("send")}
          </Button>
        </Group>
      </form>
      {asking.error && (
        <p role="alert">{refusalOf(asking.error)?.code === "too-many" ? t("tooMany") : words(asking.error)}</p>
      )}
      {tests.data && tests.data.tests.length > 0 && <Results tests={tests.data.tests} />}
    </section>
  );
}

function Fields({ draft, set }: { draft: Draft; set: (values: Partial<Draft>) => void }) {
  const t = useTranslations("reminders");
  return (
    <>
      <NativeSelect
        label={t("card.channel")}
        value={draft.channel}
        data={CHANNELS.map((value) => ({ value, label: t(`channels.${value}`) }))}
        onChange={(event) => set({ channel: event.currentTarget.value as Draft["channel"], address: "" })}
      />
      <NativeSelect
        label={t("gatewayTest.sender")}
        value={draft.audience}
        data={AUDIENCES.map((value) => ({ value, label: t(`gatewayTest.audiences.${value}`) }))}
        onChange={(event) => set({ audience: event.currentTarget.value as Draft["audience"] })}
      />
      <NativeSelect
        label={t("card.language")}
        value={draft.language}
        data={LANGUAGES.map((value) => ({ value, label: t(`languages.${value}`) }))}
        onChange={(event) => set({ language: event.currentTarget.value as Draft["language"] })}
      />
      <TextInput
        label={t(`gatewayTest.address.${draft.channel}`)}
        dir="ltr"
        inputMode={draft.channel === "email" ? "email" : "tel"}
        maxLength={200}
        autoComplete="off"
        value={draft.address}
        onChange={(event) => set({ address: event.currentTarget.value })}
      />
    </>
  );
}

const MARKS: Readonly<Record<Test["state"], { mark: string; icon: IconName }>> = {
  waiting: { mark: "mark-plain", icon: "clock" },
  trying: { mark: "mark-plain", icon: "clock" },
  accepted: { mark: "mark-done", icon: "done" },
  refused: { mark: "mark-breach", icon: "close" },
  unclear: { mark: "mark-tentative", icon: "clock" },
  "no-gateway": { mark: "mark-risk", icon: "risk" },
  "on-a-card": { mark: "mark-risk", icon: "risk" },
  "too-late": { mark: "mark-risk", icon: "risk" },
};

function Results({ tests }: { tests: readonly Test[] }) {
  const t = useTranslations("reminders");
  const when = useInstantWords();
  return (
    <WideTable label={t("gatewayTest.title")}>
      <table className="sheet" style={{ marginBlockStart: 16 }} aria-live="polite">
        <tbody>
          {tests.map((one) => (
            <tr key={one.id}>
              <td style={{ verticalAlign: "top" }}>{when(one.askedAt)}</td>
              <td style={{ verticalAlign: "top" }}>
                {t(`channels.${one.channel}`)} · {t(`gatewayTest.audiences.${one.audience}`)}
                <div className="soft">
                  <Num>{one.shown}</Num> · {t(`languages.${one.language}`)}
                </div>
              </td>
              <td style={{ whiteSpace: "normal", minInlineSize: 220 }}>
                <Outcome test={one} />
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </WideTable>
  );
}

/** What came of one: the gateway's word, and the operator's where it told more; no more than is known. */
function Outcome({ test: { state, cause, gateway, receipt } }: { test: Test }) {
  const t = useTranslations("reminders.gatewayTest");
  const { mark, icon } = MARKS[state];
  return (
    <>
      <span className={`mark ${mark}`}>
        <Icon name={icon} size={13} />
        {t(`states.${state}`)}
      </span>
      {receipt && t.has(`receipts.${receipt}` as never) && ` ${t(`receipts.${receipt}` as never)}`}
      <div className="soft">{t(`more.${state}`)}</div>
      {(gateway ?? cause) !== null && (
        <div className="soft">
          <Num>{[gateway, cause].filter(Boolean).join(" · ")}</Num>
        </div>
      )}
    </>
  );
}
