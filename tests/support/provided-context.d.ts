import "vitest";

declare module "vitest" {
  export interface ProvidedContext {
    /** Addresses end where the name of a database belongs. */
    cluster: { template: string; superUrl: string; ownerUrl: string; appUrl: string };
  }
}
