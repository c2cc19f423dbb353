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
  inCase: "Bail and custody of the accused are written in the case itself:",
  acquits: "The acquittal itself is recorded in the case:",
};
