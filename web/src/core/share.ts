// Giving a link to somebody: by whatever the device shares with, or by the clipboard.

import { copy } from "./clipboard";

/** `copied` when the reader has to be told that it is on the clipboard now. */
export async function shareLink(title: string, url: string): Promise<"shared" | "copied"> {
  if (typeof navigator.share === "function") {
    // Whoever changes their mind has shared nothing, and knows it.
    await navigator.share({ title, url }).catch(() => {});
    return "shared";
  }
  await copy(url);
  return "copied";
}
