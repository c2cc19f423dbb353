import { throughDoor } from "../../../../server/http-door.ts";
import { officeList } from "../../../../server/lists-door.ts";
import { webContext } from "../../../../server/web.ts";

export const dynamic = "force-dynamic";

/** The judge's, the prosecution's and the gate's copy of a published list, for those who are signed in. */
export const GET = (asked: Request): Promise<Response> =>
  throughDoor(asked, { name: "exports.lists" }, async ({ request, requestId }) =>
    officeList(await webContext(request.headers, undefined, requestId), request),
  );
