import type { Me } from "../../../court-context.tsx";

/** Whose it is to know who saw and did what; the server asks again. */
export const maySeeRecord = ({ role }: Me) => role === "administrator" || role === "judge" || role === "supervisor";
