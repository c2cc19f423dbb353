import { uploadAnswer } from "../../../server/doors/http/imports-door.ts";

export const dynamic = "force-dynamic";

export const POST = (request: Request) => uploadAnswer(request);
