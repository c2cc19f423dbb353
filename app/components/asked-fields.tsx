"use client";

import { useTranslations } from "next-intl";
import { useEffect } from "react";

type Field = HTMLInputElement | HTMLSelectElement | HTMLTextAreaElement;

/** Whatever may come before the next look of the browser at a form: typing, choosing, a press of a button, Enter. */
const BEFORE_A_LOOK = ["input", "change", "click", "keydown"] as const;

/** A field that is left empty is asked for in the language of the screen: the browser would ask in its own. */
export function AskedFields() {
  const t = useTranslations("actions");
  const words = t("fieldEmpty");
  useEffect(() => {
    const asked = new Set<Field>();
    const ask = ({ target }: Event) => {
      const field = target as Field;
      if (!field.validity?.valueMissing || field.validity.customError) return;
      field.setCustomValidity(words);
      asked.add(field);
    };
    const forget = () => {
      for (const field of asked) if (field.validationMessage === words) field.setCustomValidity("");
      asked.clear();
    };
    document.addEventListener("invalid", ask, { capture: true });
    for (const one of BEFORE_A_LOOK) document.addEventListener(one, forget, { capture: true });
    return () => {
      forget();
      document.removeEventListener("invalid", ask, { capture: true });
      for (const one of BEFORE_A_LOOK) document.removeEventListener(one, forget, { capture: true });
    };
  }, [words]);
  return null;
}
