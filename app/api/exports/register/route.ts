import { registerAnswer } from "../../../../server/doors/http/imports-door.ts";

export const dynamic = "force-dynamic";

export const GET = (request: Request) => registerAnswer(request);
