import { officeList } from "../../../../server/lists-door.ts";
import { webContext } from "../../../../server/web.ts";

export const dynamic = "force-dynamic";

/** The judge's, the prosecution's and the gate's copy of a published list, for those who are signed in. */
export async function GET(request: Request): Promise<Response> {
  return officeList(await webContext(request.headers), request);
}
