import { authAnswer } from "../../../../server/auth-door.ts";

export const GET = authAnswer;
export const POST = authAnswer;
