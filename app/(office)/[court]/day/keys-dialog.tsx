"use client";

import { Modal } from "@mantine/core";
import { useTranslations } from "next-intl";
import { OUTCOME_RULES, OUTCOMES } from "../../../../server/rules/outcomes.ts";
import styles from "./day.module.css";

export function KeysDialog({ isOpen, onClose }: { isOpen: boolean; onClose: () => void }) {
  const t = useTranslations("sheet");
  const attendance = useTranslations("process.attendance");
  const frame = useTranslations("frame");
  const rows: [string, string][] = [
    [t("help.jump"), t("help.jumpDo")],
    [t("help.move"), t("help.moveDo")],
    ...OUTCOMES.map((one): [string, string] => [OUTCOME_RULES[one].letter, t(`actions.${one}`)]),
    ["P", t("actions.passOver")],
    ["C", t("actions.call")],
    ["W", attendance("helpDo")],
    ["1 … 9, 0", t("help.reasonDo")],
    [t("help.date"), t("help.dateDo")],
    [t("help.purpose"), t("help.purposeDo")],
    [t("help.save"), t("help.saveDo")],
    ["Z", t("help.undoDo")],
    ["Esc", t("help.escDo")],
  ];
  return (
    <Modal opened={isOpen} onClose={onClose} title={t("help.title")} size="lg">
      <p className={styles.hint}>{t("help.example")}</p>
      <table className="sheet">
        <tbody>
          {rows.map(([keys, does]) => (
            <tr key={`${keys} ${does}`}>
              <th scope="row">
                <kbd dir="ltr">{keys}</kbd>
              </th>
              <td>{does}</td>
            </tr>
          ))}
        </tbody>
      </table>
      <p className={styles.hint}>{frame("goKeys")}</p>
    </Modal>
  );
}
