import { throughDoor } from "../../../../server/doors/http/http-door.ts";
import { officeList } from "../../../../server/doors/http/lists-door.ts";
import { webContext } from "../../../../server/doors/http/web.ts";

export const dynamic = "force-dynamic";

/** The judge's, the prosecution's and the gate's copy of a published list, for those who are signed in. */
export const GET = (asked: Request): Promise<Response> =>
  throughDoor(asked, { name: "exports.lists" }, async ({ request, requestId }) =>
    officeList(await webContext(request.headers, undefined, requestId), request),
  );
