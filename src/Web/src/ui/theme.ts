export type Theme = "system" | "light" | "dark" | "contrast";

export const themes: readonly { theme: Theme; name: string }[] = [
  { theme: "system", name: "As this device is set" },
  { theme: "light", name: "Light" },
  { theme: "dark", name: "Dark, for nights" },
  { theme: "contrast", name: "High contrast" },
];

const dark = matchMedia("(prefers-color-scheme: dark)");
const contrast = matchMedia("(prefers-contrast: more)");

export const chosenTheme = (): Theme => themes.find(({ theme }) => theme === localStorage.getItem("theme"))?.theme ?? "system";

export function applyTheme(): void {
  const chosen = chosenTheme();
  document.documentElement.dataset.theme = chosen !== "system" ? chosen : contrast.matches ? "contrast" : dark.matches ? "dark" : "light";
}

export function chooseTheme(theme: Theme): void {
  localStorage.setItem("theme", theme);
  applyTheme();
}

/** Follows the device for as long as the page is open. */
export function followDevice(): void {
  applyTheme();
  dark.addEventListener("change", applyTheme);
  contrast.addEventListener("change", applyTheme);
}
