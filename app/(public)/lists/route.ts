import { postedCourts } from "../../../server/public-lists.ts";
import { webContext } from "../../../server/web.ts";

export const dynamic = "force-dynamic";

/** Posted pages are the same for everybody: whoever asks, nothing of the request but its address is looked at. */
export async function GET(request: Request): Promise<Response> {
  return postedCourts(await webContext(new Headers()), request);
}
