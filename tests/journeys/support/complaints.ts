import type { BrowserContext } from "@playwright/test";

/** Errors on the console and errors nobody caught, of every page of a browser. */
export class Complaints {
  readonly found: string[] = [];
  readonly #expected: RegExp[] = [];

  listenTo(context: BrowserContext): void {
    context.on("console", (message) => {
      if (message.type() === "error") this.#take(`${message.text()} (${message.location().url})`);
    });
    context.on("weberror", (error) => this.#take(String(error.error())));
  }

  /** What this journey provokes on purpose, such as a wrong password. */
  expect(...expected: RegExp[]): void {
    this.#expected.push(...expected);
  }

  #take(text: string): void {
    if (!this.#expected.some((one) => one.test(text))) this.found.push(text);
  }
}
