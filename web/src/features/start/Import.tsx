// One box for everything one may bring along.

import { useEffect, useRef, useState } from "react";
import { useLocation } from "wouter";
import { get } from "~/core/api/client";
import { paths } from "~/core/api/paths";
import { useText } from "~/core/i18n";
import { change, make, restore, useOpen } from "~/core/vault/session";
import { wallet } from "~/core/wallet/client";
import type { Found, Origin } from "~/core/wallet/types";
import { Button } from "~/ui/Button";
import { Badge, Card, Notice, Page, Row, Stack } from "~/ui/Card";
import { Field, TextField } from "~/ui/Field";
import { useErrorText } from "~/ui/States";
import { comeBack } from "./came";
import { Candidates } from "./Candidates";
import { PassPhraseForm } from "./PassPhrase";
import { Meant } from "./Meant";
import { freeName, recognise, recogniseFile, textOf, tryKeystore } from "./recognise";

type Wanted = { name: string; origin: Origin }[];
const PAUSE_MS = 350;

export default function Import() {
  const t = useText();
  const say = useErrorText();
  const open = useOpen();
  const [, go] = useLocation();
  const file = useRef<HTMLInputElement>(null);
  const [text, setText] = useState("");
  const [extra, setExtra] = useState("");
  const [found, setFound] = useState<Found | null>(null);
  const [filePass, setFilePass] = useState("");
  const [wanted, setWanted] = useState<Wanted | null>(null);
  const [error, setError] = useState<string | null>(null);
  const [busy, setBusy] = useState(false);
  const fail = (reason: unknown) => { setError(say(reason)); setBusy(false); };

  useEffect(() => {
    setFound(null);
    setError(null);
    setFilePass("");
    if (!text.trim()) return;
    let here = true;
    const timer = setTimeout(() => recognise(text, extra).then((it) => here && setFound(it), (reason: unknown) => here && setError(say(reason))), PAUSE_MS);
    return () => { here = false; clearTimeout(timer); };
    // What is typed decides; how errors are worded does not.
  }, [text, extra]);

  const pick = async (chosen: File | undefined) => {
    if (!chosen) return;
    const content = await textOf(chosen);
    if (content !== null) setText(content);
    else await recogniseFile(chosen).then(setFound, fail);
  };
  const take = async (accounts: Wanted) => {
    setError(null);
    if (!open) return setWanted(accounts);
    setBusy(true);
    await change(async (vault) => {
      for (const account of accounts) await wallet("vault.add", { vault, ...account });
    }).then(() => go("/"), fail);
  };
  const namedFreely = (name: string) => freeName(name, new Set(open?.accounts.map((account) => account.name)));
  const keystore = async () => {
    setBusy(true);
    setError(null);
    try {
      // Whoever mistypes is told before choosing a pass phrase of their own.
      if (!open) await tryKeystore(text, filePass);
      await take([{ name: namedFreely(t.start.names.keystore), origin: { keystore: { file: text, pass_phrase: filePass } } }]);
      setBusy(false);
    } catch (reason) { fail(reason); }
  };
  const backup = async (bytes: string) => {
    setBusy(true);
    setError(null);
    const done = open ? change((vault) => wallet("vault.merge", { vault, file: bytes, pass_phrase: filePass })) : restore(bytes, filePass);
    await done.then(() => go(open ? "/" : comeBack()), fail);
  };
  const watch = async (it: Extract<Found, { what: "address" | "name" }>) => {
    setBusy(true);
    try {
      const address = it.what === "address" ? it.account.address : (await get(paths.name(it.name))).address;
      await take([{ name: namedFreely(it.what === "name" ? it.name : `${address.slice(0, 12)}…`), origin: { watch: { address } } }]);
      setBusy(false);
    } catch (reason) { fail(reason); }
  };
  const seal = (pass: string) => {
    setBusy(true);
    make(pass, wanted ?? [], { demo: false, backedUp: true }).then(() => go(comeBack()), fail);
  };

  const asksPass = found?.what === "keystore" || found?.what === "backup";
  if (wanted) return <Page title={t.start.passTitle} narrow><PassPhraseForm onChoose={seal} busy={busy} error={error} /></Page>;
  return (
    <Page title={t.start.importTitle} narrow>
      <Card>
        <Stack>
          <TextField label={t.start.importLabel} hint={t.start.importHint} value={text} autoFocus error={asksPass ? null : error} autoCapitalize="none" onChange={(event) => setText(event.target.value)} />
          <Row>
            <Button small icon="upload" onClick={() => file.current?.click()}>{t.start.importFile}</Button>
            <input ref={file} type="file" hidden onChange={(event) => void pick(event.target.files?.[0])} />
          </Row>
          {found && <Row><Badge tone="good" icon="check">{found.what === "phrase" ? t.start.found.phrase(found.count) : t.start.found[found.what]}</Badge></Row>}
        </Stack>
      </Card>
      {(found?.what === "phrase" || found?.what === "key") && <Candidates found={found} text={text} extra={extra} onExtra={setExtra} onTake={(accounts) => void take(accounts)} busy={busy} />}
      {found?.what === "keystore" && found.address && <Meant account={found.address.address} />}
      {found?.what === "address" && <Meant account={found.account.address} />}
      {found?.what === "name" && <Meant account={found.name} />}
      {(found?.what === "keystore" || found?.what === "backup") && (
        <Card>
          <form onSubmit={(event) => {
            event.preventDefault();
            void (found.what === "backup" ? backup(found.file) : keystore());
          }}>
            <Stack>
              <Field label={t.start.filePass} type="password" autoComplete="off" value={filePass} error={error} onChange={(event) => setFilePass(event.target.value)} />
              <Button kind="primary" wide type="submit" busy={busy} disabled={!filePass}>{t.start.importTitle}</Button>
            </Stack>
          </form>
        </Card>
      )}
      {(found?.what === "address" || found?.what === "name") && <Button kind="primary" wide busy={busy} onClick={() => void watch(found)}>{t.start.addAccounts(1)}</Button>}
      {found?.what === "link" && <Notice>{t.start.found.link}</Notice>}
    </Page>
  );
}
