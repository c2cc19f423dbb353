/**
 * A function of one text that keeps its last answers: a register says the same dates, sections and names thousands of
 * times. `most` answers are kept, then all are forgotten. Only for functions without side effects, whose answers nobody
 * alters.
 */
export function remember<Answer>(most: number, answer: (text: string) => Answer): (text: string) => Answer {
  const known = new Map<string, Answer>();
  return (text) => {
    const found = known.get(text);
    if (found !== undefined) return found;
    const fresh = answer(text);
    if (known.size >= most) known.clear();
    known.set(text, fresh);
    return fresh;
  };
}
