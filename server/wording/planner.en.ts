export const planner = {};
