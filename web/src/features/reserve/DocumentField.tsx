// A document of which only the hash goes on the ledger: chosen as a file, which stays here, or written as its SHA-256.

import { useRef, useState } from "react";
import { toHex } from "~/core/api/client";
import { useText } from "~/core/i18n";
import { Button } from "~/ui/Button";
import { Row } from "~/ui/Card";
import { Field } from "~/ui/Field";
import { seen } from "~/ui/Said";
import css from "./Reserve.module.css";

const HASH = /^(0x)?[0-9a-f]{64}$/i;

export const hashOf = (text: string): string | null => (HASH.test(text.trim()) ? text.trim().replace(/^0x/i, "").toLowerCase() : null);

export function DocumentField({ value, onChange }: { value: string; onChange: (text: string) => void }) {
  const { app, reserve: { custodian: t } } = useText();
  const file = useRef<HTMLInputElement>(null);
  const [name, setName] = useState("");
  const choose = async (chosen: File | undefined) => {
    if (!chosen) return;
    setName(chosen.name);
    onChange(toHex(new Uint8Array(await crypto.subtle.digest("SHA-256", await chosen.arrayBuffer()))));
  };
  return (
    <>
      <p className={css.small}>{t.documentNote}</p>
      {/* Browsers hash only where the page came over a safe way; elsewhere the hash is written. */}
      {window.isSecureContext && (
        <Row>
          <Button small icon="upload" onClick={() => file.current?.click()}>{t.file}</Button>
          {value && name && <span>{seen(name)}</span>}
          <input ref={file} type="file" hidden aria-label={t.file} onChange={(event) => void choose(event.target.files?.[0])} />
        </Row>
      )}
      <Field label={`${t.document}${app.colon}${t.hash}`} value={value} error={value && !hashOf(value) ? t.hashWrong : null} onChange={(event) => { setName(""); onChange(event.target.value); }} />
    </>
  );
}
