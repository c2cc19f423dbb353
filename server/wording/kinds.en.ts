/** Mending the docket of a matter, and the progress reports of an inquiry. */
export const kinds = {
  open: "Docket and how it came…",
  title: "Which docket, and how it came",
  moves:
    "In the other docket the matter stands where matters of that docket begin; its path keeps this as a correction.",
  done: "The docket is mended",
  clock: {
    pending: "by {day}",
    overdue: "{days, plural, one {# day} other {# days}} over",
    decided: "in time",
    "decided-late": "{days, plural, one {# day} other {# days}} late",
  },
  reports: {
    title: "Progress reports",
    none: "No report is kept yet.",
    add: "Keep a report",
    day: "Came to the court on",
    madeBy: "Made by",
    says: "What it says",
    isFinal: "It is the final report",
    final: "final report",
    how: "The date for the next report is given as a date for “Report” in this file.",
    added: "The report is kept",
    remove: "Take away",
    removed: "The report is taken away",
  },
};
