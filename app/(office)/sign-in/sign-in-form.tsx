"use client";

import { Alert, Button, Paper, PasswordInput, Stack, Table, TextInput, Title } from "@mantine/core";
import { useTranslations } from "next-intl";
import { type FormEvent, useState } from "react";
import type { Role } from "../../../server/core/permission.ts";
import { setLanguage } from "../session.ts";
import { CodeForm } from "./code-form.tsx";
import { type Entered, enterPassword } from "./enter.ts";

type Account = { username: string; password: string; role: Role };
type Props = { next: string; isDemo: boolean; mayHere: boolean; demoAccounts: readonly Account[] };

export function SignInForm({ next, isDemo, mayHere, demoAccounts }: Props) {
  const t = useTranslations();
  const [username, setUsername] = useState("");
  const [password, setPassword] = useState("");
  const [problem, setProblem] = useState<Exclude<Entered, "in" | "code"> | null>(null);
  const [isCode, setCode] = useState(false);
  const [isBusy, setBusy] = useState(false);

  const enter = async (name: string, secret: string) => {
    setBusy(true);
    const answer = await enterPassword(name, secret);
    if (answer === "in") return window.location.assign(next);
    setBusy(false);
    setCode(answer === "code");
    setProblem(answer === "code" ? null : answer);
  };
  const again = () => {
    setCode(false);
    setPassword("");
    setProblem("late");
  };
  const submit = (event: FormEvent) => {
    event.preventDefault();
    void enter(username, password);
  };

  return (
    <main className="sign-in">
      <Stack gap="md" w="100%" maw={440}>
        <div>
          <Title order={1}>
            Peshi <span lang="ur">پیشی</span>
          </Title>
          <p className="soft" style={{ margin: 0 }}>
            {t("product.tagline")}
          </p>
        </div>
        {isDemo && (
          <div className="demo-banner">
            {t("frame.demo")} · {t("frame.demoFactor")}
          </div>
        )}
        {!mayHere && <Alert color="red">{t("signIn.plainHttp")}</Alert>}
        {isCode && (
          <section aria-labelledby="your-code">
            <h2 id="your-code" style={{ marginBlock: "0 8px" }}>
              {t("access.code.title")}
            </h2>
            <CodeForm onIn={() => window.location.assign(next)} onLate={again} />
          </section>
        )}
        <form onSubmit={submit} hidden={isCode}>
          <Stack gap="sm">
            <TextInput
              label={t("signIn.username")}
              value={username}
              onChange={(event) => setUsername(event.currentTarget.value)}
              autoComplete="username"
              autoCapitalize="none"
              dir="ltr"
              required
              withAsterisk={false}
              autoFocus
            />
            <PasswordInput
              label={t("signIn.password")}
              value={password}
              onChange={(event) => setPassword(event.currentTarget.value)}
              autoComplete="current-password"
              dir="ltr"
              required
              withAsterisk={false}
            />
            {problem && (
              <Alert color="red" role="alert">
                {t(problem === "late" ? "access.code.late" : `signIn.${problem}`)}
              </Alert>
            )}
            <Button type="submit" loading={isBusy} disabled={!mayHere} fullWidth>
              {t("signIn.submit")}
            </Button>
          </Stack>
        </form>
        {demoAccounts.length > 0 && (
          <Paper withBorder p="sm">
            <strong>{t("signIn.demoAccounts")}</strong>
            <Table verticalSpacing={4}>
              <Table.Tbody>
                {demoAccounts.map((account) => (
                  <Table.Tr key={account.username}>
                    <Table.Td>{t(`frame.roles.${account.role}`)}</Table.Td>
                    <Table.Td>
                      <bdi dir="ltr">{account.username}</bdi>
                    </Table.Td>
                    <Table.Td ta="end">
                      <Button
                        variant="default"
                        size="compact-sm"
                        onClick={() => enter(account.username, account.password)}
                      >
                        {t("signIn.demoUse")}
                      </Button>
                    </Table.Td>
                  </Table.Tr>
                ))}
              </Table.Tbody>
            </Table>
          </Paper>
        )}
        <div style={{ display: "flex", gap: 16, alignItems: "center" }}>
          <Button variant="subtle" size="compact-sm" onClick={() => setLanguage("en")} lang="en">
            English
          </Button>
          <Button variant="subtle" size="compact-sm" onClick={() => setLanguage("ur")} lang="ur">
            اردو
          </Button>
          <a href="/lists">{t("frame.publicLists")}</a>
        </div>
      </Stack>
    </main>
  );
}
