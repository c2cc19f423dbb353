import { postedCourts } from "../../../server/public-lists.ts";
import { publicContext } from "../../../server/web.ts";

export const dynamic = "force-dynamic";

export const GET = (request: Request): Promise<Response> => postedCourts(publicContext(), request);
