import { homeAnswer } from "../server/home-door.ts";

export const dynamic = "force-dynamic";

export const GET = (request: Request): Promise<Response> => homeAnswer(request);
