import { uploadAnswer } from "../../../server/imports-door.ts";

export const dynamic = "force-dynamic";

export const POST = (request: Request) => uploadAnswer(request);
