// A document of which only the hash goes on the ledger: chosen as a file, which stays here, or written as its SHA-256.

import { useState } from "react";
import { toHex } from "~/core/api/client";
import { useText } from "~/core/i18n";
import { Field } from "~/ui/Field";

const HASH = /^(0x)?[0-9a-f]{64}$/i;

export const hashOf = (text: string): string | null => (HASH.test(text.trim()) ? text.trim().replace(/^0x/i, "").toLowerCase() : null);

export function DocumentField({ value, onChange }: { value: string; onChange: (text: string) => void }) {
  const t = useText().reserve.custodian;
  const [name, setName] = useState("");
  const choose = async (file: File | undefined) => {
    if (!file) return;
    setName(file.name);
    onChange(toHex(new Uint8Array(await crypto.subtle.digest("SHA-256", await file.arrayBuffer()))));
  };
  return (
    <>
      {/* Browsers hash only where the page came over a safe way; elsewhere the hash is written. */}
      {window.isSecureContext && <Field label={t.file} type="file" hint={name ? undefined : t.documentNote} onChange={(event) => void choose(event.target.files?.[0])} />}
      <Field label={`${t.document}: ${t.hash}`} value={value} error={value && !hashOf(value) ? t.hashWrong : null} onChange={(event) => onChange(event.target.value)} />
    </>
  );
}
