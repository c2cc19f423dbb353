/** The order on an application. */
export const applications = {
  open: "Order on the application…",
  title: "Order on the application",
  how: "{kind}. The application is over with this order, and its open dates are taken off.",
  result: "What the court ordered",
  day: "Date of the order",
  order: "Words of the order",
  orderHow: "Surety, terms or reason; kept on the path of the application.",
  do: "Record the order",
  done: "Order recorded: {result}",
  inCase: "Bail and custody of the accused are written in the file of the case, by a clerk:",
  acquits: "The acquittal itself is written in the file of the case, by a clerk:",
  /** In the file of the case in which they were made. */
  after: {
    title: "To be written after an order",
    who: "Accused",
    since: "In custody since",
    ofMagistrate: "Section 249-A is for a magistrate; this is a Sessions court. Look at the order.",
    ofSessions: "Section 265-K is for a Sessions court; this is a magistrate. Look at the order.",
    bail: {
      left: "The custody of the accused here still says otherwise.",
      open: "Write on bail…",
      title: "On bail by the order",
      how: "From the day of the order. Production orders that have not gone out are withdrawn with it.",
      do: "Write on bail",
      done: "{n, plural, one {The accused is on bail.} other {# accused are on bail.}}",
    },
    acquittal: {
      left: "The acquittal is not recorded here yet.",
      open: "Record the acquittal…",
      title: "Acquitted by the order",
      how: "On the day of the order. Where nobody is left to be tried, the case is over and its dates are free.",
      do: "Record the acquittal",
      done: "{n, plural, one {Acquittal recorded.} other {# acquittals recorded.}}",
      over: "The case is over.",
    },
  },
};
