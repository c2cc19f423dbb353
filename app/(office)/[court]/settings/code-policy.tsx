"use client";

import { Switch } from "@mantine/core";
import { useMutation } from "@tanstack/react-query";
import { useTranslations } from "next-intl";
import { useShowError } from "../../../components/refusal.ts";
import { useServer } from "../../../components/server-data.tsx";
import { useCourt } from "../../court-context.tsx";
import { Ask } from "./ask-dialog.tsx";
import type { TabProps } from "./settings-data.ts";
import { newKey, useSaved } from "./use-save.tsx";

/** Whether the district asks its staff for a code. */
export function CodePolicy({ settings }: Pick<TabProps, "settings">) {
  const t = useTranslations("access.staff");
  const { me } = useCourt();
  const server = useServer();
  const saved = useSaved();
  const showError = useShowError();
  const save = useMutation(
    server.calendar.saveSecondFactor.mutationOptions({
      onSuccess: ({ changeId }) => saved({ changeId }),
      onError: showError,
    }),
  );
  const { court, districtVersion: version, secondFactor } = settings;
  return (
    <Switch
      mb="md"
      label={t("policy")}
      description={t(me.isDemo ? "demo" : "policyMore")}
      checked={secondFactor}
      disabled={me.isDemo || save.isPending}
      onChange={(event) =>
        save.mutate({ courtId: court.id, version, isOn: event.currentTarget.checked, key: newKey() })
      }
    />
  );
}

type Props = {
  member: { userId: string; name: string; username: string | null };
  onPassword: (once: { username: string; password: string }) => void;
  close: () => void;
};

/** For a lost phone: a slip with a one-time password, and the code is set up anew. */
export function ResetCode({ member, onPassword, close }: Props) {
  const t = useTranslations("access.staff");
  const server = useServer();
  const showError = useShowError();
  const saved = useSaved();
  const reset = useMutation(server.staff.resetCode.mutationOptions({ onError: showError, onSettled: close }));
  const told = ({ password }: { password: string }) => {
    saved();
    onPassword({ username: member.username ?? "", password });
  };
  return (
    <Ask
      title={t("resetTitle", { name: `\u2068${member.name}\u2069` })}
      more={t("resetMore")}
      button={t("reset")}
      isBusy={reset.isPending}
      close={close}
      go={() => reset.mutate({ userId: member.userId, key: newKey() }, { onSuccess: told })}
    />
  );
}
