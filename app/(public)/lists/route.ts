import { postedAnswer } from "../../../server/doors/http/posted-door.ts";
import { postedCourts } from "../../../server/doors/http/public-lists.ts";

export const dynamic = "force-dynamic";

export const GET = (request: Request): Promise<Response> => postedAnswer(request, postedCourts);
