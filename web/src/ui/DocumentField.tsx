// A document that stays with its owner: only its hash is given on, so that it can be proved later which one was meant.

import { useRef, useState } from "react";
import { toHex } from "~/core/api/client";
import { useText } from "~/core/i18n";
import { shortened } from "~/core/money/format";
import { Button } from "./Button";
import { Row, Stack } from "./Card";
import { seen } from "./Said";

type Props = { label: string; note: string; hash: string | null; onHash: (hash: string | null) => void };

export function DocumentField({ label, note, hash, onHash }: Props) {
  const t = useText();
  const file = useRef<HTMLInputElement>(null);
  const [name, setName] = useState("");
  // Browsers hash only on pages that came safely: from this machine, or by HTTPS.
  if (!globalThis.crypto?.subtle) return null;
  const pick = async (chosen: File | undefined) => {
    if (!chosen) return;
    setName(chosen.name);
    onHash(toHex(new Uint8Array(await crypto.subtle.digest("SHA-256", await chosen.arrayBuffer()))));
  };
  return (
    <Stack>
      <Row>
        <Button small icon="upload" onClick={() => file.current?.click()}>{t.app.noted(label, t.app.optional)}</Button>
        {hash && <><span>{seen(name)} <code>{shortened(hash)}</code></span><Button small kind="quiet" onClick={() => onHash(null)}>{t.deal.documentDrop}</Button></>}
        <input ref={file} type="file" hidden aria-label={label} onChange={(event) => void pick(event.target.files?.[0])} />
      </Row>
      <p>{note}</p>
    </Stack>
  );
}
