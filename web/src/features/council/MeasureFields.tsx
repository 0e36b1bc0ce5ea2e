// The fields of each kind of measure.

import { useEffect, useState } from "react";
import { useQuery } from "~/core/api/query";
import type { AssetBrief } from "~/core/api/schema";
import { useText } from "~/core/i18n";
import { useNetwork } from "~/core/network";
import { useLink } from "~/core/stream/state";
import { readRate } from "~/features/earn/numbers";
import { AmountField, useAmount } from "~/ui/AmountField";
import { Field, SelectField } from "~/ui/Field";
import { isKey, isRole, type MeasureKind, type Typed } from "./measures";
import { councilPaths } from "./paths";
import { useParameterName, useValue } from "./value";

type Props = { kind: MeasureKind; typed: Typed; onChange: (change: Partial<Typed>) => void };

function ParameterFields({ typed, onChange }: Omit<Props, "kind">) {
  const { council: t, app } = useText();
  const nameOf = useParameterName();
  const value = useValue();
  const parameters = useQuery(councilPaths.parameters).data?.parameters ?? {};
  const wrong = typed.value !== "" && !/^\d{1,39}$/.test(typed.value) && !(typed.name === "mining.campaign" && typed.value === "none");
  return (
    <>
      <SelectField label={t.parameter} hint={app.noted(`${t.now}${app.colon}${value(typed.name, parameters[typed.name])}`, parameters[typed.name] ?? "…")} value={typed.name} onChange={(event) => onChange({ name: event.target.value, value: "" })}>
        {Object.keys(parameters).filter((name) => !name.startsWith("epochs_from.")).map((name) => <option key={name} value={name}>{nameOf(name)}</option>)}
      </SelectField>
      <Field label={t.value} inputMode="numeric" hint={typed.value && !wrong ? value(typed.name, typed.value) : " "} value={typed.value} error={wrong ? t.valueWrong : null} onChange={(event) => onChange({ value: event.target.value.trim() })} />
    </>
  );
}

/** An amount that is said upwards as units. */
function Units({ label, asset, onUnits }: { label: string; asset: AssetBrief | undefined; onUnits: (units: bigint | null) => void }) {
  const [text, setText] = useState("");
  const state = useAmount(text, asset);
  useEffect(() => onUnits(state.units), [state.units]);
  return <AmountField label={label} value={text} onChange={setText} asset={asset} state={state} />;
}

function FeeFields({ typed, onChange }: Omit<Props, "kind">) {
  const t = useText();
  const { coin } = useNetwork();
  const kinds = Object.entries(t.kinds).filter(([kind]) => kind !== "fee");
  return (
    <>
      <SelectField label={t.council.feeKind} value={typed.name} onChange={(event) => onChange({ name: event.target.value })}>
        <option value="base">{t.council.baseFee}</option>
        {kinds.map(([kind, name]) => <option key={kind} value={kind}>{name}</option>)}
      </SelectField>
      <Units label={t.council.price} asset={coin} onUnits={(units) => onChange({ units })} />
    </>
  );
}

function SpendFields({ typed, onChange }: Omit<Props, "kind">) {
  const t = useText();
  const treasury = useQuery(councilPaths.treasury).data;
  const { coin } = useNetwork();
  const held = treasury?.holdings.flatMap((one) => treasury.assets.find((asset) => asset.id === one.asset) ?? []) ?? [];
  const assets = held.length ? held : [coin];
  return (
    <>
      {assets.length > 1 && (
        <SelectField label={t.app.asset} value={typed.asset} onChange={(event) => onChange({ asset: Number(event.target.value) })}>
          {assets.map((asset) => <option key={asset.id} value={asset.id}>{`${asset.code} #${asset.id}`}</option>)}
        </SelectField>
      )}
      <Units key={typed.asset} label={t.app.amounts.label} asset={assets.find((one) => one.id === typed.asset)} onUnits={(units) => onChange({ units })} />
      <Field label={t.council.receiver} placeholder={t.pay.toHint} value={typed.who} onChange={(event) => onChange({ who: event.target.value })} />
    </>
  );
}

export function MeasureFields({ kind, typed, onChange }: Props) {
  const { council: t, stake } = useText();
  const { height } = useLink();
  const member = <Field label={t.memberKey} className="mono" value={typed.member} error={typed.member && !isKey(typed.member) ? stake.keyWrong : null} onChange={(event) => onChange({ member: event.target.value })} />;
  switch (kind) {
    case "set_parameters":
      return <ParameterFields typed={typed} onChange={onChange} />;
    case "set_fees":
      return <FeeFields typed={typed} onChange={onChange} />;
    case "spend_treasury":
      return <SpendFields typed={typed} onChange={onChange} />;
    case "admit_member":
      return <>{member}<Field label={t.account} value={typed.who} onChange={(event) => onChange({ who: event.target.value })} /></>;
    case "remove_member":
      return member;
    case "penalize":
      return (
        <>
          <Field label={t.candidate} inputMode="numeric" placeholder="0" value={typed.candidate} error={typed.candidate && !/^\d+$/.test(typed.candidate) ? t.valueWrong : null} onChange={(event) => onChange({ candidate: event.target.value })} />
          <Field label={t.fraction} inputMode="decimal" value={typed.fraction} error={typed.fraction && !readRate(typed.fraction, 10_000) ? t.fractionWrong : null} onChange={(event) => onChange({ fraction: event.target.value })} />
        </>
      );
    case "appoint":
      return (
        <>
          <Field label={t.role} value={typed.role} error={typed.role && !isRole(typed.role) ? t.roleWrong : null} onChange={(event) => onChange({ role: event.target.value })} />
          <Field label={t.holder} hint={t.holderHint} value={typed.who} onChange={(event) => onChange({ who: event.target.value })} />
        </>
      );
    case "set_version":
      return (
        <>
          <Field label={t.version} maxLength={32} value={typed.version} onChange={(event) => onChange({ version: event.target.value })} />
          <Field label={t.fromHeight} inputMode="numeric" value={typed.height} error={typed.height && !(/^\d+$/.test(typed.height) && Number(typed.height) > height) ? t.fromHeightWrong : null} onChange={(event) => onChange({ height: event.target.value })} />
        </>
      );
  }
}
