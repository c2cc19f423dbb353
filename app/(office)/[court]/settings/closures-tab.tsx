"use client";

import { Button, Checkbox, Group, Menu, VisuallyHidden } from "@mantine/core";
import Link from "next/link";
import { useLocale, useTranslations } from "next-intl";
import { useState } from "react";
import { dayWords } from "../../../../server/rules/calendar/day-words.ts";
import { closureSource } from "../../../../server/wording/closure-sources.ts";
import { Icon } from "../../../components/icons.tsx";
import { nameOf } from "./closure-name.ts";
import { ConfirmClosure, WithdrawClosure } from "./decide-closure.tsx";
import { DeclareClosure } from "./declare-closure.tsx";
import styles from "./settings.module.css";
import type { Closure, TabProps } from "./settings-data.ts";
import { spanWords } from "./span-words.ts";

type Deciding = { closure: Closure; what: "confirm" | "withdraw" } | null;

/** Days without the usual sitting, by date, each with its status and who announced it. */
export function ClosuresTab({ settings, mayChange }: TabProps) {
  const t = useTranslations("calendar.closures");
  const lost = useTranslations("lost");
  const [isDeclaring, setDeclaring] = useState(false);
  const [showsPast, setShowsPast] = useState(false);
  const [deciding, setDeciding] = useState<Deciding>(null);
  const shown = settings.closures.filter(({ untilDay }) => showsPast || untilDay >= settings.today);

  return (
    <>
      <Group justify="space-between" mb="sm">
        <Checkbox
          label={t("past")}
          checked={showsPast}
          onChange={(event) => setShowsPast(event.currentTarget.checked)}
        />
        {mayChange && (
          <Group gap="xs">
            <Button component={Link} href={`/${settings.court.code}/lost`} variant="default">
              {lost("openSettings")}
            </Button>
            <Button onClick={() => setDeclaring(true)}>{t("declare")}</Button>
          </Group>
        )}
      </Group>
      {shown.length === 0 ? (
        <p>
          <strong>{t("none")}</strong> <span className="soft">{t("noneHow")}</span>
        </p>
      ) : (
        <table className={`sheet ${styles.closures}`}>
          <thead>
            <tr>
              <th scope="col">{t("days")}</th>
              <th scope="col">{t("name")}</th>
              <th scope="col">{t("effect")}</th>
              <th scope="col">{t("status")}</th>
              <th scope="col">{t("scope")}</th>
              {mayChange && (
                <th scope="col">
                  <VisuallyHidden>{t("confirm")}</VisuallyHidden>
                </th>
              )}
            </tr>
          </thead>
          <tbody>
            {shown.map((closure) => (
              <Row key={closure.id} closure={closure} decide={mayChange ? setDeciding : null} />
            ))}
          </tbody>
        </table>
      )}
      {mayChange && !settings.mayCloseDistrict && <p className="soft">{t("district")}</p>}
      {isDeclaring && <DeclareClosure settings={settings} close={() => setDeclaring(false)} />}
      {deciding?.what === "confirm" && (
        <ConfirmClosure closure={deciding.closure} settings={settings} close={() => setDeciding(null)} />
      )}
      {deciding?.what === "withdraw" && (
        <WithdrawClosure closure={deciding.closure} settings={settings} close={() => setDeciding(null)} />
      )}
    </>
  );
}

function Row({ closure, decide }: { closure: Closure; decide: ((deciding: Deciding) => void) | null }) {
  const t = useTranslations("calendar");
  const language = useLocale();
  const isGone = closure.withdrawnAt !== null;
  const year = closure.untilDay.slice(0, 4);
  const others = (closure.alternatives ?? []).map((day) => dayWords(day, language, "short"));
  return (
    <tr className={isGone ? styles.gone : undefined}>
      <td>
        {spanWords(closure.fromDay, closure.untilDay, language)} <span className="soft">{year}</span>
        {!closure.isConfirmed && !isGone && others.length > 0 && (
          <div className="soft">
            {t("closures.alternatives", { days: others.join(language === "ur" ? "، " : ", ") })}
          </div>
        )}
      </td>
      <td>
        <strong>{nameOf(closure, language)}</strong>{" "}
        {closure.blocks && <bdi dir="ltr">{closure.blocks.join(", ")}</bdi>}{" "}
        <span className="soft">{t(`kinds.${closure.kind}`)}</span>
        {closure.source && (
          <div className={`soft ${styles.source}`}>
            <bdi>{closureSource(closure.source, language)}</bdi>
          </div>
        )}
      </td>
      <td>{t(`effects.${closure.effect}`)}</td>
      <td>
        <Status closure={closure} />
      </td>
      <td>{closure.courtId === null ? t("closures.scopes.district") : t("closures.scopes.court")}</td>
      {decide && (
        <td className={styles.rowButtons}>
          {!isGone && closure.mayChange && <RowButtons closure={closure} decide={decide} />}
        </td>
      )}
    </tr>
  );
}

function Status({ closure }: { closure: Closure }) {
  const t = useTranslations("calendar.marks");
  if (closure.withdrawnAt !== null) return <span className="mark mark-plain">{t("withdrawn")}</span>;
  const look = closure.isConfirmed ? "done" : "tentative";
  return (
    <span className={`mark mark-${look}`}>
      <Icon name={closure.isConfirmed ? "done" : "clock"} size={13} />
      {closure.isConfirmed ? t("confirmed") : t("tentative")}
    </span>
  );
}

function RowButtons({ closure, decide }: { closure: Closure; decide: (deciding: Deciding) => void }) {
  const t = useTranslations("calendar.closures");
  const tFrame = useTranslations("frame");
  return (
    <Group gap={4} wrap="nowrap" justify="end">
      {!closure.isConfirmed && (
        <Button size="compact-sm" variant="default" onClick={() => decide({ closure, what: "confirm" })}>
          {t("confirm")}
        </Button>
      )}
      <Menu position="bottom-end">
        <Menu.Target>
          <Button size="compact-sm" variant="subtle" color="gray" aria-label={tFrame("more")}>
            …
          </Button>
        </Menu.Target>
        <Menu.Dropdown>
          <Menu.Item onClick={() => decide({ closure, what: "withdraw" })}>{t("withdraw")}</Menu.Item>
        </Menu.Dropdown>
      </Menu>
    </Group>
  );
}
