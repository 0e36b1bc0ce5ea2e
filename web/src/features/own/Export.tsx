// Keys and backups, shown or saved after the pass phrase once more.

import { useState } from "react";
import { saveFile } from "~/app/act/save";
import { fromHex } from "~/core/api/client";
import { useText } from "~/core/i18n";
import { openNow, useAccount } from "~/core/vault/session";
import { wallet } from "~/core/wallet/client";
import { CopyButton } from "~/ui/AddressChip";
import { Card, Notice, Page, Stack } from "~/ui/Card";
import { Field, SelectField } from "~/ui/Field";
import { PhraseShown, type Phrased } from "./PhraseShown";
import { PassGate } from "./Reveal";
import css from "./Own.module.css";

type What = "phrase" | "key" | "keystore" | "backup";
const ALL: What[] = ["phrase", "key", "keystore", "backup"];

type Shown = Phrased | { key: string } | { saved: string };

export default function Export() {
  const t = useText();
  const account = useAccount();
  const [what, setWhat] = useState<What>("backup");
  const [filePass, setFilePass] = useState("");
  const [shown, setShown] = useState<Shown | null>(null);
  const run = async (pass_phrase: string) => {
    const asked = { vault: openNow().vault, pass_phrase };
    const name = account?.name ?? "";
    if (what === "phrase") setShown(await wallet("export.phrase", { ...asked, account: name }));
    if (what === "key") setShown({ key: (await wallet("export.key", { ...asked, account: name })).key });
    if (what === "keystore") {
      const made = await wallet("export.keystore", { ...asked, account: name, file_pass_phrase: filePass || pass_phrase });
      saveFile(made.name, made.file, "application/json");
      setShown({ saved: made.name });
    }
    if (what === "backup") {
      const made = await wallet("export.backup", { ...asked, ...(filePass && { file_pass_phrase: filePass }) });
      saveFile(made.name, fromHex(made.file));
      setShown({ saved: made.name });
    }
  };
  const file = what === "keystore" || what === "backup";
  return (
    <Page title={t.own.export} sub={t.own.exportSub} narrow>
      <Card>
        <Stack>
          <SelectField label={t.own.export} value={what} hint={t.own.exportNotes[what]} onChange={(event) => { setWhat(event.target.value as What); setShown(null); }}>
            {ALL.map((one) => <option key={one} value={one}>{t.own.exports[one]}</option>)}
          </SelectField>
          {file && <Field label={t.app.noted(t.own.filePass, t.app.optional)} type="password" autoComplete="new-password" value={filePass} onChange={(event) => setFilePass(event.target.value)} />}
          {!shown && <PassGate key={what} verb={file ? t.own.download : t.own.showIt} onPass={run} {...(!file && { warn: t.own.exportWarn })} />}
          {shown && "words" in shown && <PhraseShown phrase={shown} />}
          {shown && "key" in shown && <p className={css.secret}>{shown.key} <CopyButton text={shown.key} secret /></p>}
          {shown && "saved" in shown && <Notice tone="good">{shown.saved}</Notice>}
        </Stack>
      </Card>
    </Page>
  );
}
