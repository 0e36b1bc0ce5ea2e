// Issuing an asset.

import { useState } from "react";
import { useLocation } from "wouter";
import { propose } from "~/app/act/propose";
import type { AssetBrief, Power } from "~/core/api/schema";
import { useText } from "~/core/i18n";
import { readAmount } from "~/core/money/amount";
import { useAccount } from "~/core/vault/session";
import { AmountField, useAmount } from "~/ui/AmountField";
import { Button } from "~/ui/Button";
import { Card, Page, Stack } from "~/ui/Card";
import { CheckField, Field } from "~/ui/Field";
import { seen } from "~/ui/Said";
import { POWERS } from "./Powers";

const MOST_NAME_BYTES = 64;

export default function Issue() {
  const t = useText();
  const [, go] = useLocation();
  const address = useAccount()?.address ?? "";
  const [code, setCode] = useState("");
  const [name, setName] = useState("");
  const [decimals, setDecimals] = useState("2");
  const [supply, setSupply] = useState("");
  const [cap, setCap] = useState("");
  const [kept, setKept] = useState<Power[]>([]);
  const [tried, setTried] = useState(false);

  const places = /^\d{1,2}$/.test(decimals) && Number(decimals) <= 18 ? Number(decimals) : null;
  const brief: AssetBrief = { id: -1, code, name, decimals: places ?? 0, issuer: address };
  const first = useAmount(supply, brief);
  const most = useAmount(cap, brief);
  const none = readAmount(supply || "0", places ?? 0);
  const wrong = {
    code: /^[A-Z0-9]{1,12}$/.test(code) ? null : t.asset.codeWrong,
    name: name.trim() && seen(name) === name && new TextEncoder().encode(name).length <= MOST_NAME_BYTES ? null : t.asset.nameWrong,
    decimals: places === null ? t.asset.decimalsWrong : null,
  };
  const supplyUnits = first.units ?? (none.ok && none.units === 0n ? 0n : null);
  const ready = !wrong.code && !wrong.name && !wrong.decimals && supplyUnits !== null && (!cap || most.units !== null);
  const toggle = (power: Power) => setKept(kept.includes(power) ? kept.filter((one) => one !== power) : [...kept, power]);

  const submit = () => {
    setTried(true);
    if (!ready) return;
    propose({
      title: t.asset.issue,
      verb: t.asset.issueVerb(code),
      wanted: [{ kind: "create_asset", code, name: name.trim(), decimals: places ?? 0, initial_supply: String(supplyUnits), powers: Object.fromEntries(kept.map((power) => [power, address])), ...(most.units !== null && { cap: String(most.units) }) }],
      onFinal: (done) => {
        const event = done.receipt.events.find((one) => one.kind === "asset_created");
        go(event?.kind === "asset_created" ? `/asset/${event.asset}` : "/assets");
      },
    });
  };
  return (
    <Page title={t.asset.issue} narrow>
      <Card>
        <Stack>
          <Field label={t.asset.code} hint={t.asset.codeHint} value={code} maxLength={12} error={tried ? wrong.code : null} autoCapitalize="characters" onChange={(event) => setCode(event.target.value.toUpperCase())} />
          <Field label={t.asset.name} value={name} error={tried ? wrong.name : null} onChange={(event) => setName(event.target.value)} />
          <Field label={t.asset.decimals} inputMode="numeric" value={decimals} error={wrong.decimals} onChange={(event) => setDecimals(event.target.value)} />
          <AmountField label={t.asset.supply} value={supply} onChange={setSupply} asset={brief} state={supplyUnits === 0n ? { units: 0n, error: null } : first} />
          <Field label={t.app.noted(t.asset.cap, t.app.optional)} inputMode="decimal" hint={t.asset.capNote} value={cap} error={cap ? most.error : null} onChange={(event) => setCap(event.target.value)} />
        </Stack>
      </Card>
      <Card title={t.asset.powersTitle}>
        <Stack>
          <p>{t.asset.powersNote}</p>
          <div>{POWERS.map((power) => <CheckField key={power} checked={kept.includes(power)} onChange={() => toggle(power)}>{t.asset.powers[power]}</CheckField>)}</div>
          <Button kind="primary" wide disabled={tried && !ready} onClick={submit}>{t.pay.review}</Button>
        </Stack>
      </Card>
    </Page>
  );
}
