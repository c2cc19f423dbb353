import { trpcAnswer } from "../../../../server/doors/http/trpc-door.ts";

export const GET = trpcAnswer;
export const POST = trpcAnswer;
