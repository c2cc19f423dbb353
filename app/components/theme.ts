import { createTheme, type MantineColorsTuple } from "@mantine/core";

// One ink for everything that can be pressed: deep blue, AA on paper and on night.
const ink: MantineColorsTuple = [
  "#eef3fb",
  "#d9e4f4",
  "#b0c7e8",
  "#84a8dc",
  "#608ed1",
  "#4a7dcb",
  "#3d74c9",
  "#2f62b1",
  "#26579f",
  "#174a8c",
];

const LATIN = "'Inter', system-ui, -apple-system, 'Segoe UI', Roboto, sans-serif";

export const theme = createTheme({
  primaryColor: "ink",
  colors: { ink },
  primaryShade: { light: 9, dark: 4 },
  autoContrast: true,
  fontFamily: `${LATIN.replace("system-ui", "'Noto Naskh Arabic', system-ui")}`,
  headings: {
    fontFamily: "var(--heading-font)",
    fontWeight: "650",
    sizes: { h1: { fontSize: "1.5rem" }, h2: { fontSize: "1.2rem" }, h3: { fontSize: "1.05rem" } },
  },
  defaultRadius: "sm",
  cursorType: "pointer",
  respectReducedMotion: true,
  components: {
    Button: { defaultProps: { size: "sm" } },
    Modal: {
      defaultProps: {
        centered: false,
        transitionProps: { duration: 100 },
        closeButtonProps: { "aria-label": "Close" },
      },
    },
    Drawer: { defaultProps: { transitionProps: { duration: 100 }, closeButtonProps: { "aria-label": "Close" } } },
    Tooltip: { defaultProps: { openDelay: 400, transitionProps: { duration: 80 } } },
  },
});
