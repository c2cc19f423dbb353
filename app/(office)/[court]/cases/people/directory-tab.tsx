"use client";

import { Button, Checkbox, Loader, TextInput } from "@mantine/core";
import { keepPreviousData, useQuery } from "@tanstack/react-query";
import type { inferRouterOutputs } from "@trpc/server";
import { useTranslations } from "next-intl";
import { useDeferredValue, useState } from "react";
import type { AppRouter } from "../../../../../server/doors/http/router.ts";
import { NotLoaded } from "../../../../components/not-loaded.tsx";
import { useServer } from "../../../../components/server-data.tsx";
import { useCourt } from "../../../court-context.tsx";
import { MergeDialog } from "./merge-dialog.tsx";
import styles from "./people.module.css";

type Directory = inferRouterOutputs<AppRouter>["people"]["directory"];
export type Listed = Directory["people"][number];

const MOST = 200;

/** People by name, with the pairs that may be one person. Nothing is joined by itself. */
export function DirectoryTab({ of }: { of: "officials" | "parties" }) {
  const t = useTranslations("people.page");
  const { me, court } = useCourt();
  const server = useServer();
  const [q, setQ] = useState("");
  const [chosen, setChosen] = useState<readonly number[]>([]);
  const [two, setTwo] = useState<{ from: number; into: number } | null>(null);
  const asked = useDeferredValue(q);
  const found = useQuery(
    server.people.directory.queryOptions({ courtId: court.id, of, q: asked }, { placeholderData: keepPreviousData }),
  );
  const mayJoin = me.role === "clerk" || me.role === "administrator";
  const toggle = (id: number) =>
    setChosen((before) => (before.includes(id) ? before.filter((one) => one !== id) : [...before, id].slice(-2)));
  const [one, other] = chosen;

  return (
    <>
      <div className={styles.tools}>
        <TextInput
          label={t("search")}
          value={q}
          dir="auto"
          data-autofocus
          onChange={(event) => setQ(event.currentTarget.value)}
        />
        {mayJoin && (
          <Button
            variant="default"
            disabled={one === undefined || other === undefined}
            onClick={() => one !== undefined && other !== undefined && setTwo({ from: one, into: other })}
          >
            {chosen.length === 2 ? t("chosen") : t("choose")}
          </Button>
        )}
      </div>
      {of === "parties" && <p className="soft">{t("partiesHow")}</p>}
      {found.isPending && <Loader role="status" size="sm" aria-label={t(`tabs.${of}`)} />}
      {found.isError && !found.data && <NotLoaded of={found} />}
      {found.data && mayJoin && <Pairs pairs={found.data.pairs} join={(from, into) => setTwo({ from, into })} />}
      {found.data && (
        <Names of={of} q={asked} people={found.data.people} chosen={chosen} toggle={mayJoin ? toggle : null} />
      )}
      {two && (
        <MergeDialog
          two={two}
          swap={() => setTwo({ from: two.into, into: two.from })}
          close={() => {
            setTwo(null);
            setChosen([]);
          }}
        />
      )}
    </>
  );
}

function Pairs({ pairs, join }: { pairs: Directory["pairs"]; join: (from: number, into: number) => void }) {
  const t = useTranslations("people.page");
  if (pairs.length === 0) return null;
  return (
    <section>
      <strong>{t("pairs")}</strong> <span className="soft">{t("pairsHow")}</span>
      <ul className={styles.pairs}>
        {pairs.map((pair) => {
          // Who stands in more cases is who the other most likely is.
          const [from, into] = pair[0]!.cases <= pair[1]!.cases ? [pair[0]!, pair[1]!] : [pair[1]!, pair[0]!];
          return (
            <li key={`${from.id}/${into.id}`}>
              <bdi>{from.name}</bdi> <span className="soft">{t("cases", { n: from.cases })}</span> ·{" "}
              <bdi>{into.name}</bdi> <span className="soft">{t("cases", { n: into.cases })}</span>
              <Button size="compact-xs" variant="default" onClick={() => join(from.id, into.id)}>
                {t("join")}
              </Button>
            </li>
          );
        })}
      </ul>
    </section>
  );
}

type NamesProps = {
  of: "officials" | "parties";
  q: string;
  people: readonly Listed[];
  chosen: readonly number[];
  toggle: ((id: number) => void) | null;
};

function Names({ of, q, people, chosen, toggle }: NamesProps) {
  const t = useTranslations("people.page");
  const roles = useTranslations("terms.roles");
  if (people.length === 0) return of === "parties" && q.trim() === "" ? null : <p>{t(`${of}None`)}</p>;
  return (
    <>
      <table className="sheet">
        <tbody>
          {people.map((one) => (
            <tr key={one.id}>
              {toggle && (
                <td>
                  <Checkbox aria-label={one.name} checked={chosen.includes(one.id)} onChange={() => toggle(one.id)} />
                </td>
              )}
              <td>
                <bdi>{one.name}</bdi>
                {one.nameUr && (
                  <>
                    {" · "}
                    <bdi lang="ur">{one.nameUr}</bdi>
                  </>
                )}
              </td>
              <td className="soft">{one.roles.map((role) => roles(role)).join(" · ")}</td>
              <td className="soft">{one.agency && <bdi>{one.agency}</bdi>}</td>
              <td>{t("cases", { n: one.cases })}</td>
            </tr>
          ))}
        </tbody>
      </table>
      {people.length >= MOST && <p className="soft">{t("firstMost", { n: MOST })}</p>}
    </>
  );
}
