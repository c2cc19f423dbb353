export const docket = {};
