// A basket's announced composition; for its governor, announcing one and adopting it.

import { useState, type ReactNode } from "react";
import { propose } from "~/app/act/propose";
import { paths } from "~/core/api/paths";
import { useQuery } from "~/core/api/query";
import type { AssetBrief, Basket } from "~/core/api/schema";
import { useText } from "~/core/i18n";
import { plainAmount, readAmount } from "~/core/money/amount";
import { useLink } from "~/core/stream/state";
import { Ago } from "~/ui/Ago";
import { Button } from "~/ui/Button";
import { Card, Facts, Stack } from "~/ui/Card";
import { Field } from "~/ui/Field";
import { Money } from "~/ui/Money";

type Known = { basket: Basket; assets: ReadonlyMap<number, AssetBrief> };

const MOST = 8;

function Announce({ basket }: { basket: Basket }) {
  const t = useText().reserve.basket;
  const coins = useQuery(paths.stablecoins).data?.items ?? [];
  const [texts, setTexts] = useState<Record<number, string>>({});
  const textOf = (coin: AssetBrief) => texts[coin.id] ?? plainAmount(basket.parts.find((part) => part.coin === coin.id)?.nominal ?? "0", coin.decimals).replace(/^0$/, "");
  const reads = coins.map((coin) => ({ coin, read: readAmount(textOf(coin), coin.decimals) }));
  // Strictly ascending by coin, as the ledger wants it.
  const components = reads.flatMap(({ coin, read }) => (read.ok && read.units > 0n ? [{ coin: coin.id, nominal: read.units.toString() }] : [])).sort((x, y) => x.coin - y.coin);
  const wrong = reads.some(({ read }) => !read.ok && read.problem !== "empty") || !components.length || components.length > MOST;
  return (
    <Card title={t.vote}>
      <Stack>
        <p>{t.voteNote}</p>
        {reads.map(({ coin, read }) => (
          <Field key={coin.id} label={`${coin.code} #${coin.id}`} inputMode="decimal" value={textOf(coin)} aria-invalid={!read.ok && read.problem !== "empty"} onChange={(event) => setTexts((now) => ({ ...now, [coin.id]: event.target.value }))} end={<strong>{coin.code}</strong>} />
        ))}
        <Button disabled={wrong} onClick={() => propose({ title: t.vote, verb: t.voteVerb(basket.code), wanted: [{ kind: "vote_composition", basket: basket.id, components }] })}>{t.vote}</Button>
      </Stack>
    </Card>
  );
}

export function Composition({ basket, assets, me }: Known & { me: string | null }) {
  const t = useText().reserve.basket;
  const { time_ms } = useLink();
  const coins = useQuery(basket.next ? paths.stablecoins : null).data?.items ?? [];
  const governs = me === basket.governor;
  return (
    <>
      {basket.next && (
        <Card title={t.next}>
          <Stack>
            <Facts items={[
              ...basket.next.components.map(({ coin, nominal }): [string, ReactNode] => {
                const asset = assets.get(coin) ?? coins.find((one) => one.id === coin);
                return [asset?.code ?? `#${coin}`, <Money key={coin} units={nominal} asset={asset} open />];
              }),
              [t.nextFrom, <Ago key="from" ms={basket.next.effective_ms} />],
            ]} />
            {governs && time_ms >= basket.next.effective_ms && (
              <>
                <p>{t.adoptNote}</p>
                <Button kind="primary" onClick={() => propose({ title: t.adopt, verb: t.adoptVerb(basket.code), wanted: [{ kind: "adopt_composition", basket: basket.id }] })}>{t.adopt}</Button>
              </>
            )}
          </Stack>
        </Card>
      )}
      {governs && <Announce basket={basket} />}
    </>
  );
}
