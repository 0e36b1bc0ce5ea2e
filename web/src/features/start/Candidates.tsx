// The accounts that a phrase or a key could mean, with what each holds.

import { useEffect, useState } from "react";
import { useText } from "~/core/i18n";
import { shortened } from "~/core/money/format";
import { useOpen } from "~/core/vault/session";
import type { Found, Origin } from "~/core/wallet/types";
import { Button } from "~/ui/Button";
import { Badge, Card, Notice, Stack } from "~/ui/Card";
import { CheckField, Field } from "~/ui/Field";
import { Money } from "~/ui/Money";
import { SkeletonLines } from "~/ui/States";
import { chosenAtFirst, freeName, offers, type Offer } from "./recognise";

type Props = {
  found: Extract<Found, { what: "phrase" | "key" }>;
  text: string;
  extra: string;
  onExtra: (extra: string) => void;
  onTake: (accounts: { name: string; origin: Origin }[]) => void;
  busy: boolean;
};

export function Candidates({ found, text, extra, onExtra, onTake, busy }: Props) {
  const t = useText();
  const open = useOpen();
  const [all, setAll] = useState<Offer[] | null>(null);
  const [chosen, setChosen] = useState(new Set<string>());
  useEffect(() => {
    let here = true;
    void offers(found.accounts).then((made) => {
      if (!here) return;
      setAll(made);
      setChosen(chosenAtFirst(made));
    });
    return () => { here = false; };
  }, [found]);
  if (!all) return <SkeletonLines count={3} />;
  const held = new Set(open?.accounts.map((account) => account.address));
  const fresh = all.filter((offer) => !held.has(offer.candidate.address));
  const names = new Set(open?.accounts.map((account) => account.name));
  const nameFor = (offer: Offer) => {
    const base = offer.account?.name?.slice(1) ?? `${t.start.kinds[offer.candidate.kind]} ${(offer.candidate.index ?? 0) + 1}`;
    const name = freeName(base, names);
    names.add(name);
    return name;
  };
  const originOf = ({ candidate }: Offer): Origin =>
    found.what === "phrase"
      ? { phrase: { phrase: text, kind: candidate.kind, index: candidate.index ?? 0, ...(extra && { extra }) } }
      : { key: { kind: candidate.kind, key: text.trim() } };
  const toggle = (address: string) => {
    const next = new Set(chosen);
    if (!next.delete(address)) next.add(address);
    setChosen(next);
  };
  const taken = fresh.filter((offer) => chosen.has(offer.candidate.address));
  return (
    <Card title={t.start.pick}>
      <Stack>
        {found.what === "phrase" && <Field label={t.app.noted(t.start.extra, t.app.optional)} type="password" value={extra} onChange={(event) => onExtra(event.target.value)} />}
        {fresh.length === 0 ? <Notice>{t.start.held}</Notice> : <p>{t.start.pickNote}</p>}
        <div>
          {fresh.map((offer) => {
            const coin = offer.account?.balances.find((balance) => balance.asset === 0);
            return (
              <CheckField key={offer.candidate.address} checked={chosen.has(offer.candidate.address)} onChange={() => toggle(offer.candidate.address)}>
                <strong>{offer.account?.name ?? `${t.start.kinds[offer.candidate.kind]} ${(offer.candidate.index ?? 0) + 1}`}</strong>{" "}
                <Badge>{t.start.kinds[offer.candidate.kind]}</Badge>
                <br />
                <code>{shortened(offer.candidate.address)}</code> {coin && <Money units={coin.amount} asset={offer.account?.assets.find((asset) => asset.id === 0)} />}
              </CheckField>
            );
          })}
        </div>
        <Button kind="primary" wide disabled={!taken.length} busy={busy} onClick={() => onTake(taken.map((offer) => ({ name: nameFor(offer), origin: originOf(offer) })))}>
          {t.start.addAccounts(taken.length)}
        </Button>
      </Stack>
    </Card>
  );
}
