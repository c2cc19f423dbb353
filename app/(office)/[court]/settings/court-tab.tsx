"use client";

import { Button, Checkbox, SimpleGrid, TextInput } from "@mantine/core";
import { useMutation } from "@tanstack/react-query";
import { useTranslations } from "next-intl";
import { type FormEvent, useState } from "react";
import { NUMBERED_APART, type NumberedApart, USUAL_PREFIXES } from "../../../../server/rules/docket/docket-prefix.ts";
import { useShowError } from "../../../components/refusal.ts";
import { useServer } from "../../../components/server-data.tsx";
import { ReasonKeys } from "./reason-keys.tsx";
import styles from "./settings.module.css";
import type { Settings, TabProps } from "./settings-data.ts";
import { TravelForm } from "./travel-form.tsx";
import { newKey, useSaved } from "./use-save.tsx";

export function CourtTab(props: TabProps) {
  const { version } = props.settings.court;
  return (
    <div className={styles.columns}>
      <Names key={`names-${version}`} {...props} />
      <ReasonKeys key={`keys-${version}`} {...props} />
      <TravelForm mayAdminister={props.mayAdminister} />
    </div>
  );
}

const FIELDS = [
  "nameEn",
  "nameUr",
  "judgeEn",
  "judgeUr",
  "room",
  "roomUr",
  "place",
  "prefix",
  ...NUMBERED_APART,
] as const;
type Field = (typeof FIELDS)[number];

const isApart = (name: Field): name is NumberedApart => (NUMBERED_APART as readonly string[]).includes(name);

const draftOf = ({ court, room }: Settings): Record<Field, string> => ({
  nameEn: court.nameEn,
  nameUr: court.nameUr ?? "",
  judgeEn: court.judgeEn ?? "",
  judgeUr: court.judgeUr ?? "",
  room: room?.name ?? "",
  roomUr: room?.nameUr ?? "",
  place: court.place ?? "",
  prefix: court.casePrefix ?? "",
  inquiry: court.docketPrefixes?.inquiry ?? "",
  bail: court.docketPrefixes?.bail ?? "",
  application: court.docketPrefixes?.application ?? "",
});

/** How the court is called and who presides: administrators change it, everybody reads it. */
function Names({ settings, mayAdminister }: TabProps) {
  const t = useTranslations("calendar.court");
  const desk = useTranslations("desk");
  const server = useServer();
  const saved = useSaved();
  const showError = useShowError();
  const [draft, setDraft] = useState(() => draftOf(settings));
  const [approvesLists, setApproves] = useState(settings.court.approvesLists);
  const save = useMutation(server.calendar.saveCourt.mutationOptions({ onError: showError }));
  const { court } = settings;

  const submit = (event: FormEvent) => {
    event.preventDefault();
    const { nameEn, nameUr, judgeEn, judgeUr, room, roomUr, place, prefix } = draft;
    const names = { nameEn, nameUr: nameUr || null, judgeEn: judgeEn || null, judgeUr: judgeUr || null };
    const seat = {
      place: place || null,
      casePrefix: prefix || null,
      docketPrefixes: Object.fromEntries(
        NUMBERED_APART.flatMap((docket) => (draft[docket].trim() ? [[docket, draft[docket]]] : [])),
      ),
      approvesLists,
      room: room ? { name: room, nameUr: roomUr || null } : null,
    };
    const input = { courtId: court.id, version: court.version, ...names, ...seat, key: newKey() };
    save.mutate(input, { onSuccess: ({ changeId }) => saved({ changeId }) });
  };

  return (
    <section>
      <h2 className={styles.h2}>{t("names")}</h2>
      <form onSubmit={submit}>
        <SimpleGrid cols={{ base: 1, sm: 2 }} spacing="sm">
          {FIELDS.map((name) => (
            <TextInput
              key={name}
              label={t(name)}
              description={name === "prefix" ? t("prefixMore") : isApart(name) ? t("apartMore") : undefined}
              inputWrapperOrder={["label", "input", "description"]}
              value={draft[name]}
              placeholder={isApart(name) ? USUAL_PREFIXES[name] : undefined}
              onChange={(event) => {
                const { value } = event.currentTarget;
                setDraft((before) => ({ ...before, [name]: value }));
              }}
              readOnly={!mayAdminister}
              required={name === "nameEn"}
              withAsterisk={false}
              {...(name.endsWith("Ur") ? { dir: "rtl" as const, lang: "ur" } : { dir: "auto" as const })}
            />
          ))}
        </SimpleGrid>
        <Checkbox
          mt="md"
          label={desk("approvesLists")}
          checked={approvesLists}
          disabled={!mayAdminister}
          onChange={(event) => setApproves(event.currentTarget.checked)}
        />
        {mayAdminister && (
          <>
            <Button type="submit" mt="md" loading={save.isPending}>
              {t("save")}
            </Button>
            <p className="soft">{t("listsKeep")}</p>
          </>
        )}
      </form>
    </section>
  );
}
