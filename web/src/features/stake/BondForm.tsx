// Bonding to a candidate, taking back, and moving away.

import { useState } from "react";
import { propose } from "~/app/act/propose";
import type { Action, Bond, Candidate } from "~/core/api/schema";
import { spendable } from "~/core/fees";
import { useHoldings } from "~/core/holdings";
import { useFormat, useText } from "~/core/i18n";
import { useNetwork } from "~/core/network";
import { useList, useQuery } from "~/core/api/query";
import { useEpochs, useParameters } from "~/features/council/parameters";
import { councilPaths } from "~/features/council/paths";
import { useRate } from "~/features/earn/numbers";
import { AmountField, useAmount } from "~/ui/AmountField";
import { Button } from "~/ui/Button";
import { Card, Notice, Stack } from "~/ui/Card";
import { SelectField } from "~/ui/Field";
import { seen } from "~/ui/Said";
import { Choice } from "~/ui/Tabs";
import { stakePaths } from "./paths";

type Act = "bond" | "unbond" | "move";

export function BondForm({ address, candidate, bond }: { address: string; candidate: Candidate; bond: Bond | undefined }) {
  const t = useText();
  const format = useFormat();
  const rate = useRate();
  const network = useNetwork();
  const { coin } = network;
  const { all } = useHoldings(address);
  const parameters = useParameters();
  const epochs = useEpochs();
  const treasury = useQuery(councilPaths.treasury).data;
  const others = useList(stakePaths.candidates, (one) => String(one.id)).items.filter((one) => one.id !== candidate.id && !one.retired);
  const [chosen, setAct] = useState<Act>("bond");
  const [amount, setAmount] = useState("");
  const [to, setTo] = useState<number | null>(null);
  const bonded = BigInt(bond?.amount ?? "0");
  const acts: Act[] = [...(candidate.retired ? [] : ["bond" as const]), ...(bonded > 0n && !bond?.lien ? ["unbond" as const, "move" as const] : [])];
  const act = acts.includes(chosen) ? chosen : acts[0];
  const have = act === "bond" ? (all[0]?.units ?? 0n) : bonded;
  const max = act === "bond" ? spendable(network, "bond", 0, have) : bonded;
  const state = useAmount(amount, coin, max);
  if (!act) return null;

  const target = others.find((one) => one.id === to) ?? others[0];
  const least = BigInt(parameters?.["stake.min_bond"] ?? "0");
  const said = (units: bigint) => `${format.amount(units, coin.decimals)} ${coin.code}`;
  const units = state.units;
  const wrong = units === null ? null : act === "bond" ? (bonded + units < least ? t.stake.least(said(least)) : null) : bonded - units > 0n && bonded - units < least ? t.stake.leaveLeast(said(least)) : act === "move" && units < least ? t.stake.least(said(least)) : null;
  // Whoever leaves now is free when the epochs of unbonding after this one are over.
  const free = epochs && parameters ? format.time(epochs.next_ms + Number(parameters["stake.unbonding_epochs"]) * epochs.length_ms) : "…";
  const notes: Record<Act, string> = { bond: t.stake.bondNote(treasury ? rate(treasury.stakers_bps) : "…"), unbond: t.stake.unbondNote(free), move: t.stake.moveNote(free) };
  const ready = units !== null && !wrong && (act !== "move" || target);

  const submit = () => {
    if (!ready || units === null) return;
    const name = seen(act === "move" ? (target?.name ?? "") : candidate.name);
    const amounts = { bond: t.stake.bondVerb(said(units), name), unbond: t.stake.unbondVerb(said(units)), move: t.stake.moveVerb(said(units), name) };
    const wanted: Record<Act, Action> = {
      bond: { kind: "bond", candidate: candidate.id, amount: String(units) },
      unbond: { kind: "unbond", candidate: candidate.id, amount: String(units) },
      move: { kind: "move_stake", from: candidate.id, to: target?.id ?? candidate.id, amount: String(units) },
    };
    propose({ title: t.stake.acts[act], verb: amounts[act], wanted: [wanted[act]], onFinal: () => setAmount("") });
  };
  return (
    <Card>
      <Stack>
        {acts.length > 1 && <Choice label={t.stake.act} value={act} onChange={setAct} options={acts.map((one) => [one, t.stake.acts[one]] as const)} />}
        {act === "move" && (target ? (
          <SelectField label={t.stake.moveTo} value={target.id} onChange={(event) => setTo(Number(event.target.value))}>
            {others.map((one) => <option key={one.id} value={one.id}>{`${seen(one.name)} · ${t.stake.keeps(rate(one.commission_bps))}`}</option>)}
          </SelectField>
        ) : <Notice tone="warn">{t.stake.moveNone}</Notice>)}
        <AmountField value={amount} onChange={setAmount} asset={coin} state={wrong ? { units: null, error: wrong } : state} have={have} max={max} />
        <p>{notes[act]}</p>
        <Button kind="primary" wide disabled={!ready} onClick={submit}>{t.pay.review}</Button>
      </Stack>
    </Card>
  );
}
