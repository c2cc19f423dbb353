import type { IncomingMessage, ServerResponse } from "node:http";
import { connect } from "../db/connect.ts";
import { systemClock } from "./context.ts";
import { type Door, throughDoor } from "./http-door.ts";
import { type PublicContext, postedFile, postedList } from "./public-lists.ts";

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
      throughDoor(asRequest(request, target), DOOR, ({ request: asked }) =>
        answerOf({ db, now: systemClock(), isDemo }, asked, place),
      )
        .then((answer) => send(answer, response))
        .catch(() => response.destroy());
      return true;
    },
    end,
  };
}

type Place = { courtCode: string; date: string; format: string | undefined };

const answerOf = (ctx: PublicContext, request: Request, { courtCode, date, format }: Place): Promise<Response> =>
  format === undefined
    ? postedList(ctx, request, courtCode, date)
    : postedFile(ctx, request, { courtCode, date, format });

function asRequest({ headers }: IncomingMessage, target: string): Request {
  const kept = LOOKED_AT.flatMap((name): [string, string][] => {
    const value = headers[name];
    return typeof value === "string" ? [[name, value]] : [];
  });
  return new Request(`http://lists.invalid${target}`, { headers: kept });
}

async function send(answer: Response, response: ServerResponse): Promise<void> {
  const body = Buffer.from(await answer.arrayBuffer());
  response.writeHead(answer.status, Object.fromEntries(answer.headers));
  response.end(body);
}
