"use client";

import { useTranslations } from "next-intl";
import { useCourt } from "../../court-context.tsx";
import styles from "./account.module.css";
import { CodeSection } from "./code-section.tsx";
import { PasswordForm } from "./password-screen.tsx";
import { PinSection } from "./pin-section.tsx";
import { SessionsSection } from "./sessions-section.tsx";

/** One's own sign-in: where it is open, and all that opens it. */
export function AccountScreen() {
  const t = useTranslations();
  const { me } = useCourt();
  return (
    <div className="page">
      <div className="page-head">
        <h1>{t("account.title")}</h1>
        <span className="soft">
          {me.name} · <bdi dir="ltr">{me.username}</bdi> · {t(`frame.roles.${me.role}`)}
        </span>
      </div>
      <div className={styles.columns}>
        <div>
          <SessionsSection />
          <CodeSection />
        </div>
        <div>
          <PinSection />
          <section>
            <h2>{t("frame.changePassword")}</h2>
            <PasswordForm />
          </section>
        </div>
      </div>
    </div>
  );
}
