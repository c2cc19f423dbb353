import { unlockAnswer } from "../../../server/auth-door.ts";

export const dynamic = "force-dynamic";

export const POST = (request: Request) => unlockAnswer(request);
