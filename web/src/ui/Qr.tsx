// A QR code, drawn by the wallet itself, dark on white in every theme: that is what scanners read.

import { useEffect, useState } from "react";
import { useText } from "~/core/i18n";
import { wallet } from "~/core/wallet/client";
import { Skeleton } from "./States";
import css from "./Qr.module.css";

export function Qr({ text }: { text: string }) {
  const t = useText();
  const [code, setCode] = useState<{ size: number; path: string } | null>(null);
  useEffect(() => {
    let here = true;
    wallet("qr.make", { text, level: "medium" }).then(
      (made) => here && setCode(made),
      () => here && setCode(null),
    );
    return () => {
      here = false;
    };
  }, [text]);
  return (
    <div className={css.qr}>
      {code ? (
        <svg viewBox={`0 0 ${code.size} ${code.size}`} role="img" aria-label={t.app.qr} shapeRendering="crispEdges">
          <path d={code.path} fill="#14120e" />
        </svg>
      ) : (
        <Skeleton height="100%" />
      )}
    </div>
  );
}
