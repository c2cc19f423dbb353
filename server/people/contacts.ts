import type { Connection, Transaction } from "../../db/connect.ts";
import { formatCnic, formatPhone, maskCnic, maskEmail, maskPhone } from "../rules/people/contact.ts";
import { findContacts, NO_CONTACT, type StoredContact, touchContact } from "./store.ts";

/** What is known of how to reach somebody, as everybody may see it. */
export type MaskedContact = StoredContact;

/** Contacts with most of their figures hidden; they leave the store in no other form but by `uncoverContact`. */
export async function maskedContacts(
  connection: Connection,
  personIds: readonly number[],
): Promise<Map<number, MaskedContact>> {
  const found = await findContacts(connection, personIds);
  return new Map(
    [...found].map(([personId, { cnic, phone, email, prefersEmail }]) => [
      personId,
      {
        ...{ cnic: cnic && maskCnic(cnic), phone: phone && maskPhone(phone) },
        ...{ email: email && maskEmail(email), prefersEmail },
      },
    ]),
  );
}

/** Marks in the change that is open that this contact was looked at. Answers whether there is one. */
export async function noteContactRead(tx: Transaction, personId: number): Promise<boolean> {
  return touchContact(tx, personId);
}

/** The figures in full. Only for who has just been noted as reading them. */
export async function uncoverContact(connection: Connection, personId: number): Promise<MaskedContact> {
  const known = (await findContacts(connection, [personId])).get(personId) ?? NO_CONTACT;
  const { cnic, phone } = known;
  return { ...known, cnic: cnic && formatCnic(cnic), phone: phone && formatPhone(phone) };
}
