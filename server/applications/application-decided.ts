/** The action of an order on an application entered from its file; by it the desk finds what waits for a signature. */
export const APPLICATION_DECIDED = "application.decided";
