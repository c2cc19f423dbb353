import { homeAnswer } from "../server/doors/http/home-door.ts";

export const dynamic = "force-dynamic";

export const GET = (request: Request): Promise<Response> => homeAnswer(request);
