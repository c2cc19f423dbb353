const PATHS = {
  week: "M3 5h14v12H3zM3 9h14M7 3v4M13 3v4",
  today: "M4 10l4 4 8-8M3 3h14v14H3z",
  planner: "M3 4h4v13H3zM8.5 4h4v9h-4zM14 4h3v6h-3z",
  docket: "M4 3h12v14H4zM7 7h6M7 10h6M7 13h4",
  grid: "M3 4h14v12H3zM3 8h14M3 12h14M8 4v12M12.5 4v12",
  evidence: "M3 5h14v10H3zM3 6l7 5 7-5",
  import: "M10 3v9M6.5 8.5L10 12l3.5-3.5M3 14v3h14v-3",
  settings: "M3 6h8M15 6h2M3 14h2M9 14h8M13 4v4M7 12v4",
  theme: "M10 3a7 7 0 1 0 0 14zM10 3a7 7 0 0 1 0 14",
  person: "M10 9.5a3 3 0 1 0 0-6 3 3 0 0 0 0 6zM4 17c0-3.5 2.7-5.5 6-5.5s6 2 6 5.5",
  more: "M3.5 10h2M9 10h2M14.5 10h2",
  search: "M9 15A6 6 0 1 0 9 3a6 6 0 0 0 0 12zM13.5 13.5L17 17",
  pin: "M7 3h6l-1 6 3 3H5l3-3zM10 12v5",
  custody: "M5 3v14M10 3v14M15 3v14M3 6h14M3 14h14",
  risk: "M10 3l8 14H2zM10 8v4M10 14.5v.5",
  done: "M4 10.5l4 4 8-9",
  lock: "M5 9h10v8H5zM7 9V6.5a3 3 0 0 1 6 0V9",
  print: "M6 7V3h8v4M4 7h12v7h-2M6 14H4M6 12h8v5H6z",
  close: "M5 5l10 10M15 5L5 15",
  plus: "M10 4v12M4 10h12",
  moved: "M3 10h12M11 6l4 4-4 4",
  offline: "M3 3l14 14M5 12a6 6 0 0 1 3-2M12 10a6 6 0 0 1 3 2M8.5 15a2 2 0 0 1 3 0",
  clock: "M10 17a7 7 0 1 0 0-14 7 7 0 0 0 0 14zM10 6v4l3 2",
} as const;

export type IconName = keyof typeof PATHS;

/** A line drawing of 20 × 20; always beside a word, so hidden from readers of the screen. `moved` turns with the script. */
export function Icon({ name, size = 18 }: { name: IconName; size?: number }) {
  return (
    <svg
      width={size}
      height={size}
      viewBox="0 0 20 20"
      fill="none"
      stroke="currentColor"
      strokeWidth="1.6"
      strokeLinecap="round"
      strokeLinejoin="round"
      aria-hidden="true"
      className={name === "moved" ? "icon-turns" : undefined}
    >
      <path d={PATHS[name]} />
    </svg>
  );
}
