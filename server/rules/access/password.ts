/** Letters that a password needs at least; nothing is asked of which kinds they are. */
export const SHORTEST_PASSWORD = 12;
export const LONGEST_PASSWORD = 128;
/** Days for which a one-time password opens. */
export const SLIP_DAYS = 7;

/** True for one that was begun and is too short yet. */
export function isShortPassword(password: string): boolean {
  return password !== "" && password.length < SHORTEST_PASSWORD;
}

// What guessers try first, here and everywhere; a number or signs around it make no other password of it.
const COMMON = new Set(
  (
    "password passwort passw0rd p@ssw0rd p@ssword letmein letmeinplease welcome welcomeback changeme changethis " +
    "changepassword changemenow mypassword yourpassword newpassword defaultpassword nopassword thepassword " +
    "adminadmin admin administrator superadmin superuser rootroot iloveyou iloveyousomuch iloveallah iloveislam " +
    "qwerty qwertyuiop qwertyuiopasdf qwertyqwerty asdfghjkl asdfghjklzxc zxcvbnm qazwsxedc qazwsxedcrfv " +
    "1qaz2wsx3edc 1q2w3e4r5t6y q1w2e3r4t5y6 zaq12wsxcde3 abcdefghijkl abcabcabcabc computer internet football " +
    "cricket cricketlover sunshine princess superman batman monkey dragon master shadow trustno1 secret topsecret " +
    "pakistan pakistanzindabad zindabad ilovepakistan pakistani allahuakbar alhamdulillah bismillah mashallah " +
    "muhammad mohammad karachi karachieast lahore islamabad sindh punjab hyderabad court courtcourt sessions " +
    "sessionscourt districtcourt cybercrime judge judgejudge justice peshi peshipeshi peshkar reader clerk"
  ).split(" "),
);

const ROWS = ["abcdefghijklmnopqrstuvwxyz", "01234567890", "qwertyuiop", "asdfghjkl", "zxcvbnm", "09876543210"];

/** True for one that is guessed among the first: a common word with figures, a run of keys, or one piece over and over. */
export function isCommonPassword(password: string, username = ""): boolean {
  const whole = password.toLowerCase();
  const core = whole.replace(/^[^a-z]+|[^a-z]+$/g, "");
  const name = username.toLowerCase();
  if (COMMON.has(whole) || COMMON.has(core) || /^[\d\W_]*$/.test(whole)) return true;
  if (name.length >= 3 && whole.replaceAll(name, "").length < SHORTEST_PASSWORD / 2) return true;
  if ([...COMMON].some((word) => word.length >= 5 && whole.replaceAll(word, "").length < 5)) return true;
  return isRepeated(whole) || ROWS.some((row) => isRun(whole, row));
}

/** One piece of up to six letters, again and again. */
function isRepeated(text: string): boolean {
  for (let length = 1; length <= 6; length += 1) {
    const piece = text.slice(0, length);
    if (text.length >= 2 * length && piece.repeat(Math.ceil(text.length / length)).startsWith(text)) return true;
  }
  return false;
}

/** A row of keys from anywhere on, with nothing that matters besides. */
function isRun(text: string, row: string): boolean {
  const longest = SHORTEST_PASSWORD - 4;
  for (let at = 0; at + longest <= row.length; at += 1)
    if (text.replace(row.slice(at), "").length < 5 && text.includes(row.slice(at, at + longest))) return true;
  return false;
}
