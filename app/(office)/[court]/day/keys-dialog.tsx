"use client";

import { useTranslations } from "next-intl";
import { OUTCOME_RULES, OUTCOMES } from "../../../../server/rules/case/outcomes.ts";
import { KeysDialog as Keys } from "../../../components/keys-dialog.tsx";
import styles from "./day.module.css";

export function KeysDialog({ isOpen, onClose }: { isOpen: boolean; onClose: () => void }) {
  const t = useTranslations("sheet");
  const attendance = useTranslations("process.attendance");
  const offer = useTranslations("process.offer");
  const rows: [string, string][] = [
    [t("help.jump"), t("help.jumpDo")],
    [t("help.move"), t("help.moveDo")],
    ...OUTCOMES.map((one): [string, string] => [OUTCOME_RULES[one].letter, t(`actions.${one}`)]),
    ["P", t("actions.passOver")],
    ["C", t("actions.call")],
    ["W", attendance("helpDo")],
    ["Y", offer("help")],
    ["1 … 9, 0", t("help.reasonDo")],
    [t("help.date"), t("help.dateDo")],
    [t("help.purpose"), t("help.purposeDo")],
    [t("help.save"), t("help.saveDo")],
    ["V", t("help.showDo")],
    ["Z", t("help.undoDo")],
    ["Esc", t("help.escDo")],
  ];
  return (
    <Keys isOpen={isOpen} close={onClose} title={t("help.title")} rows={rows.map(([keys, does]) => ({ keys, does }))}>
      <p className={styles.hint}>{t("help.example")}</p>
    </Keys>
  );
}
