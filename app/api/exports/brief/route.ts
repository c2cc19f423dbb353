import { briefAnswer } from "../../../../server/doors/http/brief-door.ts";

export const dynamic = "force-dynamic";

/** The brief of one day for a prosecutor or an investigating officer: his own matters, and nobody else's. */
export const GET = (request: Request): Promise<Response> => briefAnswer(request);
