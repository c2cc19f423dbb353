export * from "./access.ts";
export * from "./auth.ts";
export * from "./cases.ts";
export * from "./cause-lists.ts";
export * from "./districts.ts";
export * from "./hearings.ts";
export * from "./imports.ts";
export * from "./people.ts";
