/** Letters that a password needs at least; what is asked beside it is in `server/access/auth.ts`. */
export const SHORTEST_PASSWORD = 10;

/** True for one that was begun and is too short yet. */
export function isShortPassword(password: string): boolean {
  return password !== "" && password.length < SHORTEST_PASSWORD;
}
