// All stablecoins and baskets.

import { paths } from "~/core/api/paths";
import { useQuery } from "~/core/api/query";
import { useFormat, useText } from "~/core/i18n";
import { useAccount } from "~/core/vault/session";
import { Ago } from "~/ui/Ago";
import { AssetIcon } from "~/ui/AssetIcon";
import { LinkButton } from "~/ui/Button";
import { Card, Page } from "~/ui/Card";
import { ListRow } from "~/ui/List";
import { Money } from "~/ui/Money";
import { Said } from "~/ui/Said";
import { Empty, ErrorState, SkeletonLines } from "~/ui/States";
import { CoverBadge } from "./Backing";
import { useReserveLive } from "./live";
import css from "./Reserve.module.css";

export default function Stablecoins() {
  const t = useText().reserve;
  const format = useFormat();
  const account = useAccount();
  const coins = useQuery(paths.stablecoins);
  const baskets = useQuery(paths.baskets);
  const code = (id: number) => coins.data?.items.find((one) => one.id === id);
  useReserveLive();
  return (
    <Page title={t.title} sub={t.nothingNote} actions={account && <LinkButton to="/redemptions" icon="clock">{t.redemptions.mine}</LinkButton>}>
      <Card flush title={t.coins}>
        {coins.error ? <ErrorState error={coins.error} again={coins.again} /> : !coins.data ? <SkeletonLines /> : !coins.data.items.length ? <Empty title={t.nothing}>{t.nothingNote}</Empty> : coins.data.items.map((coin) => (
          <ListRow
            key={coin.id}
            to={`/stablecoin/${coin.id}`}
            start={<AssetIcon asset={coin} />}
            title={<Said>{coin.name}</Said>}
            note={<span className={css.coinNote}><span>{coin.code} · #{coin.id}</span><CoverBadge coin={coin} /></span>}
            end={<Money units={coin.backing.circulating} asset={coin} open short />}
            endNote={coin.backing.as_of_ms == null ? t.noAttestation : <>{t.attestedAt} <Ago ms={coin.backing.as_of_ms} /></>}
          />
        ))}
      </Card>
      {baskets.error && <Card title={t.baskets}><ErrorState error={baskets.error} again={baskets.again} /></Card>}
      {!!baskets.data?.items.length && (
        <Card flush title={t.baskets}>
          {baskets.data.items.map((basket) => (
            <ListRow
              key={basket.id}
              to={`/basket/${basket.id}`}
              start={<AssetIcon asset={basket} />}
              title={<Said>{basket.name}</Said>}
              note={`${basket.code} · #${basket.id} · ${basket.parts.map((part) => `${code(part.coin) ? format.amount(part.nominal, code(part.coin)?.decimals ?? 0) : ""} ${code(part.coin)?.code ?? `#${part.coin}`}`).join(" + ")}`}
              end={<Money units={basket.circulating} asset={basket} open short />}
              endNote={t.circulating}
            />
          ))}
        </Card>
      )}
    </Page>
  );
}
