// Keys that may do only what they were granted.

import { useState } from "react";
import { propose } from "~/app/act/propose";
import type { Account, Action } from "~/core/api/schema";
import type { Holding } from "~/core/holdings";
import { useText } from "~/core/i18n";
import { shortened } from "~/core/money/format";
import { useLink } from "~/core/stream/state";
import { AssetSelect } from "~/features/pay/AssetSelect";
import { Ago } from "~/ui/Ago";
import { AmountField, useAmount } from "~/ui/AmountField";
import { Button } from "~/ui/Button";
import { Card, Notice, Row, Stack } from "~/ui/Card";
import { CheckField, Field } from "~/ui/Field";
import { Money } from "~/ui/Money";
import { useErrorText } from "~/ui/States";
import { readKey } from "./key";

const DAY_MS = 86_400_000;
const GRANTED: Action["kind"][] = ["send", "send_many", "hold", "accept_held", "create_packet", "claim_packet", "pull_mandate"];

export function ScopedKeys({ account, holdings }: { account: Account; holdings: Holding[] }) {
  const t = useText();
  const say = useErrorText();
  const { time_ms } = useLink();
  const [key, setKey] = useState("");
  const [kinds, setKinds] = useState<Action["kind"][]>(["send"]);
  const [asset, setAsset] = useState(0);
  const [amount, setAmount] = useState("");
  const [days, setDays] = useState("30");
  const [error, setError] = useState<string | null>(null);
  const holding = holdings.find((one) => one.asset.id === asset) ?? holdings[0];
  const state = useAmount(amount, holding?.asset);
  const scoped = account.security?.scoped_keys ?? [];
  const goodDays = /^[1-9]\d{0,3}$/.test(days) && Number(days) <= 3650;
  const toggle = (kind: Action["kind"]) => setKinds(kinds.includes(kind) ? kinds.filter((one) => one !== kind) : [...kinds, kind]);
  const asset_of = (id: number) => holdings.find((one) => one.asset.id === id)?.asset;

  const grant = async () => {
    setError(null);
    try {
      const granted = await readKey(key, t.account.unknownKey);
      // The ledger wants them in the order of their tags, which is the order above.
      const operations = GRANTED.filter((kind) => kinds.includes(kind));
      propose({
        title: t.account.grant,
        verb: t.account.grantVerb,
        wanted: [{ kind: "grant_key", key: granted, operations, limits: [{ asset, amount: String(state.units), period_ms: DAY_MS }], expires_ms: time_ms + Number(days) * DAY_MS }],
        onFinal: () => { setKey(""); setAmount(""); },
      });
    } catch (reason) { setError(say(reason)); }
  };
  return (
    <Card title={t.account.scoped}>
      <Stack>
        <p>{t.account.scopedNote}</p>
        {scoped.length === 0 ? <Notice>{t.account.noScoped}</Notice> : scoped.map((one) => (
          <Notice key={one.key.key} icon="key">
            <strong><code>{one.key.kind}:{shortened(one.key.key)}</code></strong> {t.account.until} <Ago ms={one.expires_ms} />
            <p>{one.operations.map((kind) => (t.kinds as Record<string, string>)[kind] ?? kind).join(" · ")}</p>
            {one.limits.map((limit, place) => <p key={limit.asset}><Money units={one.spent[place]?.amount ?? "0"} asset={asset_of(limit.asset)} open bare /> / <Money units={limit.amount} asset={asset_of(limit.asset)} open /></p>)}
            <Button small onClick={() => propose({ title: t.account.revoke, verb: t.account.revokeVerb, wanted: [{ kind: "revoke_key", key: one.key }] })}>{t.account.revoke}</Button>
          </Notice>
        ))}
        <Field label={t.account.key} hint={t.account.keyHint} value={key} error={error} onChange={(event) => setKey(event.target.value)} />
        <div role="group" aria-label={t.account.may}>
          {GRANTED.map((kind) => <CheckField key={kind} checked={kinds.includes(kind)} onChange={() => toggle(kind)}>{t.kinds[kind]}</CheckField>)}
        </div>
        <AssetSelect holdings={holdings} value={holding?.asset.id ?? 0} onChange={setAsset} />
        <AmountField label={t.account.limit} value={amount} onChange={setAmount} asset={holding?.asset} state={state} />
        <Field label={t.account.days} inputMode="numeric" value={days} error={goodDays ? null : t.account.daysWrong} onChange={(event) => setDays(event.target.value)} />
        <Row><Button kind="primary" disabled={!key.trim() || !kinds.length || state.units === null || !goodDays} onClick={() => void grant()}>{t.account.grant}</Button></Row>
      </Stack>
    </Card>
  );
}
