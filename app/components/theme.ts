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

/** Latin first, so that figures look alike in both scripts; Naskh for Urdu text. */
const FONTS = "'Inter', 'Noto Naskh Arabic', system-ui, -apple-system, 'Segoe UI', Roboto, sans-serif";

/** One theme for every screen; the words of its buttons without words come with the language. */
export const themeFor = (closeLabel: string, eyeLabel: string) =>
  createTheme({
    primaryColor: "ink",
    colors: { ink },
    // White letters stand on both with AA.
    primaryShade: { light: 9, dark: 7 },
    autoContrast: true,
    fontFamily: FONTS,
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
          closeButtonProps: { "aria-label": closeLabel },
        },
      },
      Drawer: { defaultProps: { transitionProps: { duration: 100 }, closeButtonProps: { "aria-label": closeLabel } } },
      Notification: { defaultProps: { closeButtonProps: { "aria-label": closeLabel } } },
      PasswordInput: { defaultProps: { visibilityToggleButtonProps: { "aria-label": eyeLabel } } },
      Tooltip: { defaultProps: { openDelay: 400, transitionProps: { duration: 80 } } },
    },
  });
