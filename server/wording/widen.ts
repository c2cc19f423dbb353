/** The shape of an English wording with any text in its leaves: what every other language must fill. */
export type Widen<T> = T extends string ? string : { [K in keyof T]: Widen<T[K]> };
