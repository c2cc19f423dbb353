"use client";

import { Button, Checkbox, Group, Modal, NativeSelect, Stack } from "@mantine/core";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { createPortal } from "react-dom";
import { type PageSecret, spacedCode, spacedToken } from "../../../../../../server/rules/reminders/page-token.ts";
import {
  PAGE_LANGUAGES,
  PAGE_WORDS,
  type PageLanguage,
  pageLanguageOf,
} from "../../../../../../server/wording/private-page.ts";
import { CodePicture } from "../../../account/code-picture.tsx";
import { useSaved } from "../../../settings/use-save.tsx";
import type { OpenCard } from "./card-draft.ts";
import styles from "./page-slip.module.css";

type Props = { secret: PageSecret; base: string; card: OpenCard; close: () => void };

/** The one time that an address and its code are seen: to be printed, or read out. */
export function PageSlip({ secret, base, card, close }: Props) {
  const t = useTranslations("reminders.page");
  const saved = useSaved();
  const [isCodeToo, setCodeToo] = useState(false);
  const [language, setLanguage] = useState<PageLanguage>(
    () => card.ways.map((way) => pageLanguageOf(way.language)).find((one) => one !== null) ?? "ur",
  );
  const done = () => {
    saved({ message: t("given") });
    close();
  };
  return (
    <Modal opened onClose={done} size="lg" title={<strong>{t("title")}</strong>} {...STAYS}>
      <Stack gap="md">
        <p className={styles.once}>{t("once")}</p>
        <div className={styles.shown}>
          <CodePicture text={`${base}${secret.token}`} label={t("picture")} />
          <dl>
            <dt>{t("address")}</dt>
            <dd>
              <Address token={secret.token} base={base} />
            </dd>
            <dt>{t("code")}</dt>
            <dd className={styles.code}>
              <bdi dir="ltr">{spacedCode(secret.code)}</bdi>
            </dd>
          </dl>
        </div>
        <Group gap="lg" align="end">
          <NativeSelect
            label={t("language")}
            value={language}
            data={PAGE_LANGUAGES.map((value) => ({ value, label: PAGE_WORDS[value].name }))}
            onChange={(event) => setLanguage(event.currentTarget.value as PageLanguage)}
          />
          <Checkbox
            mb={8}
            label={t("codeToo")}
            checked={isCodeToo}
            onChange={(event) => setCodeToo(event.currentTarget.checked)}
          />
        </Group>
        <Group justify="space-between">
          <span className="soft">{t("doneAsk")}</span>
          <Group gap="sm">
            <Button variant="default" onClick={printNamelessly}>
              {t("print")}
            </Button>
            <Button onClick={done}>{t("done")}</Button>
          </Group>
        </Group>
      </Stack>
      {createPortal(<Paper {...{ secret, base, language, isCodeToo }} />, document.body)}
    </Modal>
  );
}

const STAYS = { closeOnClickOutside: false, closeOnEscape: false, withCloseButton: false } as const;

/** What a browser writes over a sheet is the title of the page: this sheet has none. */
function printNamelessly() {
  const { title } = document;
  document.title = "·";
  window.addEventListener("afterprint", () => (document.title = title), { once: true });
  window.print();
}

type PaperProps = Pick<Props, "secret" | "base"> & { language: PageLanguage; isCodeToo: boolean };

/** Where it does not fit on one line it breaks before the secret and never within. */
function Address({ base, token }: { base: string; token: string }) {
  return (
    <bdi dir="ltr">
      {base.replace(/^https?:\/\//, "")}
      <wbr />
      <span className={styles.whole}>{spacedToken(token)}</span>
    </bdi>
  );
}

/** On paper alone: an address to scan or type, and, to be cut off, the code. No name, and no word of what it is. */
function Paper({ secret, base, language, isCodeToo }: PaperProps) {
  const { slip, direction } = PAGE_WORDS[language];
  return (
    <div className={styles.paper} lang={language} dir={direction}>
      <section>
        <CodePicture text={`${base}${secret.token}`} label="" />
        <div>
          <p>{slip.how}</p>
          <p className={styles.address}>
            <Address token={secret.token} base={base} />
          </p>
          <p className={styles.small}>{slip.history}</p>
        </div>
      </section>
      {isCodeToo && (
        <section>
          <div>
            <p>{slip.code}</p>
            <p className={styles.code}>
              <bdi dir="ltr">{spacedCode(secret.code)}</bdi>
            </p>
            <p className={styles.small}>{slip.apart}</p>
          </div>
        </section>
      )}
    </div>
  );
}
