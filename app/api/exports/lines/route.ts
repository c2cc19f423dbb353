import { importLinesAnswer, previewLinesAnswer } from "../../../../server/doors/http/imports-door.ts";

export const dynamic = "force-dynamic";

/** A list of an import that was made. */
export const GET = (request: Request) => importLinesAnswer(request);

/** A list of an import that is looked at before it is made. */
export const POST = (request: Request) => previewLinesAnswer(request);
