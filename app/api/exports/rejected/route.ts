import { rejectedAnswer } from "../../../../server/imports-door.ts";

export const dynamic = "force-dynamic";

export const GET = (request: Request) => rejectedAnswer(request);
