"use client";

import { Modal } from "@mantine/core";
import { useTranslations } from "next-intl";
import type { ReactNode } from "react";

type Props = {
  isOpen: boolean;
  close: () => void;
  title: string;
  rows: readonly { keys: string; does: string }[];
  /** Said before the keys. */
  children?: ReactNode;
};

/** The keys of a screen, and the ones that go to another. */
export function KeysDialog({ isOpen, close, title, rows, children }: Props) {
  const frame = useTranslations("frame");
  const actions = useTranslations("actions");
  return (
    <Modal
      opened={isOpen}
      onClose={close}
      title={<strong>{title}</strong>}
      size="lg"
      closeButtonProps={{ "aria-label": actions("close") }}
    >
      {children}
      <table className="sheet">
        <tbody>
          {rows.map(({ keys, does }) => (
            <tr key={`${keys} ${does}`}>
              <th scope="row">
                <bdi dir="ltr">
                  <kbd>{keys}</kbd>
                </bdi>
              </th>
              <td>{does}</td>
            </tr>
          ))}
        </tbody>
      </table>
      <p className="soft">{frame("goKeys")}</p>
    </Modal>
  );
}
