"use client";

import { useTranslations } from "next-intl";
import type { Restriction } from "../../../../server/rules/offences.ts";
import { Icon } from "../../../components/icons.tsx";

/** How a matter will read on the posted list, and why. */
export function WallSentence({ restriction }: { restriction: Restriction }) {
  const t = useTranslations("docket.file");
  const causes = useTranslations("terms.restrictions");
  if (!restriction.restricted) return t("wallOpen");
  const because = causes(restriction.because);
  const sections = restriction.sections.join(", ");
  return (
    <span>
      <Icon name="lock" size={13} />{" "}
      {sections ? t("wallSections", { because, sections }) : t("wallRestricted", { because })}
    </span>
  );
}
