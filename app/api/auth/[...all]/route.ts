import { authAnswer } from "../../../../server/web.ts";

export const GET = authAnswer;
export const POST = authAnswer;
