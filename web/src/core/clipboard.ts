// The clipboard. What is secret is taken off it again after a minute.

export const CLEAR_MS = 60_000;

export async function copy(text: string, secret = false): Promise<void> {
  await navigator.clipboard.writeText(text);
  if (secret) setTimeout(() => void clear(text), CLEAR_MS);
}

async function clear(text: string): Promise<void> {
  try {
    if ((await navigator.clipboard.readText()) !== text) return;
  } catch {
    // Reading may be forbidden; clearing too much is the lesser harm.
  }
  try {
    await navigator.clipboard.writeText("");
  } catch {
    // Browsers let only the page in front touch the clipboard: then as soon as somebody comes back to it.
    window.addEventListener("focus", () => void clear(text), { once: true });
  }
}
