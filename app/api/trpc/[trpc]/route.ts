import { trpcAnswer } from "../../../../server/trpc-door.ts";

export const GET = trpcAnswer;
export const POST = trpcAnswer;
