import type { IncomingMessage, ServerResponse } from "node:http";
import { connect } from "../../../db/connect.ts";
import { systemClock } from "../../core/context.ts";
import { type Door, throughDoor } from "./http-door.ts";
import { type Answer, publicAnswer, type Reply } from "./list-reply.ts";
import { fileReply, listReply, type PublicContext } from "./public-lists.ts";

const DOOR: Door = { name: "lists", isPublic: true };

/** Whose list and which day, in which form; any other address is answered as every page is. */
const LIST = /^\/lists\/([\w-]{1,80})\/(\d{4}-\d\d-\d\d)(?:\/(csv|json|pdf))?(?:\?[^#]*)?$/;

/** What of a request a posted list looks at. */
const LOOKED_AT = ["if-none-match", "accept-encoding"] as const;

export type PostedFront = { answer(request: IncomingMessage, response: ServerResponse): boolean; end(): Promise<void> };

/**
 * Answers posted lists before the pages are asked, which take longer to pass a finished list on than it took to find it.
 * What it says is what the route says, by the same door; true where it answers.
 */
export function postedFront(databaseUrl: string, isDemo: boolean): PostedFront {
  const { db, end } = connect(databaseUrl, { max: 3 });
  return {
    answer(request, response) {
      const found = request.method === "GET" ? LIST.exec(request.url ?? "") : null;
      if (!found) return false;
      const [target, courtCode, date, format] = found;
      const place = { courtCode: courtCode!, date: date!, format };
      const ctx = { db, now: systemClock(), isDemo };
      void answerAll(ctx, asRequest(request, target), place, response).catch(() => response.destroy());
      return true;
    },
    end,
  };
}

type Place = { courtCode: string; date: string; format: string | undefined };

/** Through the door goes the head of the answer alone: a body of the web's own would be copied for every reader. */
async function answerAll(ctx: PublicContext, request: Request, place: Place, response: ServerResponse): Promise<void> {
  let body: Answer["body"] = null;
  const head = await throughDoor(request, DOOR, async ({ request: asked }) => {
    const answer = publicAnswer(asked.headers, await replyOf(ctx, asked, place));
    body = answer.body;
    return new Response(null, { status: answer.status, headers: answer.headers });
  });
  const sent: string | Uint8Array = body ?? new Uint8Array(await head.arrayBuffer());
  const length = head.status === 304 ? {} : { "content-length": Buffer.byteLength(sent) };
  response.writeHead(head.status, { ...Object.fromEntries(head.headers), ...length });
  response.end(sent);
}

const replyOf = (ctx: PublicContext, request: Request, { courtCode, date, format }: Place): Promise<Reply> =>
  format === undefined
    ? listReply(ctx, request, courtCode, date)
    : fileReply(ctx, request, { courtCode, date, format });

function asRequest({ headers }: IncomingMessage, target: string): Request {
  const kept = LOOKED_AT.flatMap((name): [string, string][] => {
    const value = headers[name];
    return typeof value === "string" ? [[name, value]] : [];
  });
  return new Request(`http://lists.invalid${target}`, { headers: kept });
}
