import { StrictMode } from "react";
import { createRoot } from "react-dom/client";
import "~/ui/tokens.css";
import "~/ui/base.css";
import { App } from "~/app/App";
import { followTheme } from "~/app/theme";
import { followLanguage } from "~/core/i18n";
import { meetNetwork } from "~/core/network";
import { onStream, startStream } from "~/core/stream/stream";
import { startAutoLock } from "~/core/vault/autolock";
import { wake } from "~/core/vault/session";
import { verifyHead } from "~/core/wallet/verify";

followTheme();
startAutoLock();
onStream((event) => event.type === "block" && void verifyHead(event.block.height));

// Everything that has to be waited for begins at once: the language, the network, and what this browser keeps.
const language = followLanguage();
const met = meetNetwork();
void wake(met);
void language.then(() => {
  createRoot(document.getElementById("root") as HTMLElement).render(
    <StrictMode>
      <App />
    </StrictMode>,
  );
  startStream();
});

if (import.meta.env.PROD && "serviceWorker" in navigator) void navigator.serviceWorker.register("/sw.js");
