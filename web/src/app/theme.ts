// Light, dark, or as the system says.

import { settings } from "~/core/settings";

export function followTheme(): void {
  const system = window.matchMedia("(prefers-color-scheme: dark)");
  const apply = () => {
    const { theme } = settings.get();
    document.documentElement.dataset.theme = theme === "system" ? (system.matches ? "dark" : "light") : theme;
  };
  apply();
  system.addEventListener("change", apply);
  settings.follow(apply);
}
