import { writeFileSync } from "node:fs";
import { type Arrows, arrowsBetween, circlesOf, cruise, ROOT } from "./cruise.ts";

/** Where the picture stands; `docs/architecture.md` shows it. */
export const PICTURE = "docs/rooms.svg";

const WIDTH = 132;
const HEIGHT = 34;
const GAP = 22;
const FLOOR = 78;
const PAGE = 1180;

/** `app`, `db` and each folder of `server/` are rooms of the picture. */
export function roomOf(file: string): string | null {
  const [top, second] = file.split("/");
  if (top === "server") return second ?? null;
  return top === "app" || top === "db" ? top : null;
}

/** The rooms floor by floor, the ground first: each stands above all that it asks. Throws where they ask in a ring. */
export function floorsOf(arrows: Arrows): string[][] {
  if (circlesOf(arrows).length > 0) throw new Error("rooms that ask each other in a ring have no floors");
  const heights = new Map<string, number>();
  const height = (room: string): number => {
    const known = heights.get(room) ?? 1 + Math.max(-1, ...[...(arrows.get(room) ?? [])].map(height));
    heights.set(room, known);
    return known;
  };
  for (const room of [...arrows.keys()].sort()) height(room);
  const floors: string[][] = [];
  for (const [room, floor] of heights) {
    floors[floor] = [...(floors[floor] ?? []), room];
  }
  return floors.map((rooms) => rooms.sort());
}

/** The arrows without those that another way tells already. */
export function nearest(arrows: Arrows): Map<string, string[]> {
  const below = new Map<string, Set<string>>();
  const reach = (room: string): Set<string> => {
    const known = below.get(room);
    if (known) return known;
    const found = new Set([...(arrows.get(room) ?? [])].flatMap((next) => [next, ...reach(next)]));
    below.set(room, found);
    return found;
  };
  return new Map(
    [...arrows].map(([room, asked]) => [
      room,
      [...asked].filter((next) => ![...asked].some((other) => reach(other).has(next))).sort(),
    ]),
  );
}

/** The picture as SVG: a row for each floor, and of the arrows the nearest. */
export function drawRooms(modules: Parameters<typeof arrowsBetween>[0]): string {
  const arrows = arrowsBetween(modules, roomOf);
  const floors = floorsOf(arrows);
  const places = new Map<string, { x: number; y: number }>();
  for (const [floor, rooms] of floors.entries()) {
    const left = (PAGE - rooms.length * (WIDTH + GAP) + GAP) / 2;
    for (const [at, room] of rooms.entries())
      places.set(room, { x: left + at * (WIDTH + GAP), y: 20 + (floors.length - 1 - floor) * FLOOR });
  }
  const lines = [...nearest(arrows)].flatMap(([from, asked]) =>
    asked.map((to) => arrow(places.get(from)!, places.get(to)!)),
  );
  const boxes = [...places].map(([room, place]) => box(room, place));
  const height = floors.length * FLOOR + 10;
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${PAGE} ${height}" font-family="system-ui, sans-serif" font-size="14">
<title>The rooms of Peshi: each stands above all that it asks</title>
<rect width="${PAGE}" height="${height}" fill="#fff"/>
${[...lines, ...boxes].join("\n")}
</svg>
`;
}

type Place = { x: number; y: number };

function arrow(from: Place, to: Place): string {
  const [x1, y1, x2, y2] = [from.x + WIDTH / 2, from.y + HEIGHT, to.x + WIDTH / 2, to.y];
  const bend = Math.round((y1 + y2) / 2);
  return `<path d="M${x1} ${y1}C${x1} ${bend} ${x2} ${bend} ${x2} ${y2}" fill="none" stroke="#9aa5b8"/>`;
}

function box(room: string, { x, y }: Place): string {
  return (
    `<rect x="${x}" y="${y}" width="${WIDTH}" height="${HEIGHT}" rx="4" fill="#f4f6fa" stroke="#1b3a6b"/>` +
    `<text x="${x + WIDTH / 2}" y="${y + 22}" text-anchor="middle" fill="#1b3a6b">${room}</text>`
  );
}

if (process.argv[1]?.endsWith("draw-rooms.ts")) {
  writeFileSync(`${ROOT}${PICTURE}`, drawRooms(cruise(ROOT).modules));
  console.log(`${PICTURE} is drawn`);
}
