"use client";

import { Button, Checkbox, Fieldset, Modal } from "@mantine/core";
import { useMutation, useQuery } from "@tanstack/react-query";
import type { inferRouterOutputs } from "@trpc/server";
import Link from "next/link";
import { useLocale, useTranslations } from "next-intl";
import { useState } from "react";
import type { AppRouter } from "../../../../../server/doors/http/router.ts";
import type { CourtDay } from "../../../../../server/rules/calendar/court-day.ts";
import { DayField } from "../../../../components/day-field.tsx";
import { Num } from "../../../../components/num.tsx";
import { useServer } from "../../../../components/server-data.tsx";
import { useCourt } from "../../../court-context.tsx";
import { newKey, useSaved } from "../../settings/use-save.tsx";
import { useDayText } from "../case-words.tsx";
import { ActForm } from "../stage/act-dialog.tsx";
import own from "../stage/matter.module.css";
import { useMay } from "../stage/use-matter.ts";

type After = inferRouterOutputs<AppRouter>["life"]["afterApplications"];
type Order = After["left"][number];

/** What orders on applications leave to be written in this case: shown until a clerk has written it. */
export function AfterApplications({ caseId }: { caseId: number }) {
  const t = useTranslations("applications.after");
  const { court } = useCourt();
  const server = useServer();
  const may = useMay();
  const [chosen, setChosen] = useState<Order | null>(null);
  const found = useQuery(server.life.afterApplications.queryOptions({ courtId: court.id, caseId }));
  if (!found.data || found.data.left.length === 0) return null;
  const { left, judgmentVersion } = found.data;
  return (
    <section className="no-print" aria-label={t("title")}>
      <h3>{t("title")}</h3>
      <ul className={own.items}>
        {left.map((order) => (
          <li key={order.applicationId}>
            <Said order={order} />
            {(order.follow === "bail" ? may.change : may.record) && (
              <Button size="compact-sm" variant="default" onClick={() => setChosen(order)}>
                {t(`${order.follow}.open`)}
              </Button>
            )}
          </li>
        ))}
      </ul>
      {chosen && (
        <WriteDialog
          key={chosen.applicationId}
          {...{ caseId, judgmentVersion }}
          order={chosen}
          onClose={() => setChosen(null)}
        />
      )}
    </section>
  );
}

/** Which application came to what, and what is not written here yet. */
function Said({ order }: { order: Order }) {
  const t = useTranslations("applications.after");
  const disposals = useTranslations("terms.disposals");
  const text = useDayText();
  const stop = useLocale() === "ur" ? "۔" : ".";
  const { court } = useCourt();
  return (
    <span>
      <Link href={`/${court.code}/cases/${order.applicationId}`} prefetch={false}>
        <Num>{order.number}</Num>
      </Link>
      {": "}
      {disposals(order.disposal)} · {text(order.day, "date")}
      {stop} <span className="soft">{t(`${order.follow}.left`)}</span>
    </span>
  );
}

type Props = { caseId: number; judgmentVersion: number | null; order: Order; onClose: () => void };

/** Of whom it is written; who made the application comes ticked. */
function WriteDialog({ caseId, judgmentVersion, order, onClose }: Props) {
  const t = useTranslations("applications.after");
  const actions = useTranslations("actions");
  const language = useLocale();
  const [ticked, setTicked] = useState(() => order.accused.filter((one) => one.isApplicant).map(({ id }) => id));
  const [since, setSince] = useState<CourtDay | null>(null);
  const chosen = order.accused.filter(({ id }) => ticked.includes(id));
  const asksSince = chosen.some((one) => one.asksSince);
  const { act, send } = useWrite({ caseId, judgmentVersion, order, onClose }, chosen, since);
  const isReady = chosen.length > 0 && (!asksSince || since !== null);
  return (
    <Modal
      opened
      onClose={onClose}
      title={t(`${order.follow}.title`)}
      closeButtonProps={{ "aria-label": actions("close") }}
    >
      <ActForm act={act} send={send} close={onClose} label={t(`${order.follow}.do`)} isReady={isReady}>
        <p>
          <Said order={order} />
        </p>
        {order.isOtherRank && order.kind && (
          <p className="mark mark-risk">{t(order.kind === "acquittal-249a" ? "ofMagistrate" : "ofSessions")}</p>
        )}
        <Fieldset legend={t("who")}>
          <div className={own.stack}>
            {order.accused.map((one, at) => (
              <Checkbox
                key={one.id}
                checked={ticked.includes(one.id)}
                label={<bdi>{language === "ur" ? (one.nameUr ?? one.name) : one.name}</bdi>}
                {...(at === 0 ? { "data-autofocus": true } : {})}
                onChange={({ currentTarget: { checked } }) =>
                  setTicked((before) => (checked ? [...before, one.id] : before.filter((id) => id !== one.id)))
                }
              />
            ))}
          </div>
        </Fieldset>
        {asksSince && <DayField label={t("since")} value={since} maxDate={order.day} onChange={setSince} />}
        <p className="soft">{t(`${order.follow}.how`)}</p>
      </ActForm>
    </Modal>
  );
}

/** Writes it as one change, which the notice takes back. */
function useWrite(
  { caseId, judgmentVersion, order, onClose }: Props,
  chosen: Order["accused"],
  since: CourtDay | null,
) {
  const t = useTranslations("applications.after");
  const orders = useTranslations("process.production");
  const { court } = useCourt();
  const server = useServer();
  const saved = useSaved();
  const done = (changeId: number, more = "") => {
    saved({ changeId, message: `${t(`${order.follow}.done`, { n: chosen.length })}${more}` });
    onClose();
  };
  const bail = useMutation(
    server.life.writeBail.mutationOptions({
      onSuccess: ({ changeId, ordersWithdrawn: n }) => done(changeId, n > 0 ? ` ${orders("withdrawn", { n })}` : ""),
    }),
  );
  const acquittal = useMutation(
    server.life.writeAcquittal.mutationOptions({
      onSuccess: ({ changeId, isOver }) => done(changeId, isOver ? ` ${t("acquittal.over")}` : ""),
    }),
  );
  const { applicationId, day } = order;
  const at = { courtId: court.id, caseId, applicationId, day };
  if (order.follow === "bail") {
    const accused = chosen.map(({ id, version, asksSince }) => ({ id, version, sinceDay: asksSince ? since : null }));
    return { act: bail, send: () => bail.mutate({ ...at, accused, key: newKey() }) };
  }
  const accusedIds = chosen.map(({ id }) => id);
  const send = () => acquittal.mutate({ ...at, accusedIds, version: judgmentVersion, key: newKey() });
  return { act: acquittal, send };
}
