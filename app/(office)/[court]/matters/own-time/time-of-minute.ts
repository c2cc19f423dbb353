const figures = (number: number) => String(number).padStart(2, "0");

/** `14:30` of the 870th minute; isolated, so that it stands in any sentence as it is. */
export const timeOfMinute = (minute: number): string =>
  `\u2068${figures(Math.floor(minute / 60))}:${figures(minute % 60)}\u2069`;
