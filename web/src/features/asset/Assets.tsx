// What this account holds, and the shelf for what it did not ask for.

import { useState } from "react";
import { moved, useHoldings, type Holding } from "~/core/holdings";
import { useFormat, useText } from "~/core/i18n";
import { setSettings, useSettings } from "~/core/settings";
import { useAccount } from "~/core/vault/session";
import { AssetIcon } from "~/ui/AssetIcon";
import { Button, IconButton, LinkButton } from "~/ui/Button";
import { Badge, Card, Notice, Page, Row } from "~/ui/Card";
import { ListRow } from "~/ui/List";
import { LongRows } from "~/ui/LongRows";
import { Money } from "~/ui/Money";
import { Said } from "~/ui/Said";
import { SkeletonLines } from "~/ui/States";
import { acceptAsset } from "./accept";
import css from "./Asset.module.css";

export default function Assets() {
  const t = useText();
  const format = useFormat();
  const address = useAccount()?.address ?? "";
  const { all, shown, shelf, loading, cut } = useHoldings(address);
  const { putAway } = useSettings();
  const [arranging, setArranging] = useState(false);
  const ids = shown.map(({ asset }) => asset.id);
  const move = (id: number, step: -1 | 1) => setSettings({ order: moved(ids, id, step) });
  const row = ({ asset, units, balance }: Holding) => (
    <ListRow
      key={asset.id}
      to={`/asset/${asset.id}`}
      start={<AssetIcon asset={asset} />}
      title={<><Said>{asset.name}</Said> {balance.frozen && <Badge tone="bad">{t.asset.frozen}</Badge>}</>}
      note={`${asset.code} · #${asset.id}`}
      end={<Money units={units} asset={asset} bare />}
    />
  );
  return (
    <Page title={t.asset.title} actions={<><LinkButton to="/assets/add" icon="plus">{t.asset.add}</LinkButton><LinkButton to="/assets/issue" icon="issue">{t.asset.issue}</LinkButton></>}>
      <Card flush title={t.asset.mine} actions={shown.length > 1 && <Button small kind="quiet" icon="swap" aria-pressed={arranging} onClick={() => setArranging(!arranging)}>{arranging ? t.app.done : t.asset.arrange}</Button>}>{loading ? <SkeletonLines /> : <LongRows items={shown} row={(holding, place) => (
        <div className={css.pair} key={holding.asset.id}>
          {row(holding)}
          {arranging ? (
            <span className={css.moves}>
              <IconButton icon="up" label={t.asset.moveUp(holding.asset.code)} disabled={place === 0} onClick={() => move(holding.asset.id, -1)} />
              <IconButton icon="down" label={t.asset.moveDown(holding.asset.code)} disabled={place === shown.length - 1} onClick={() => move(holding.asset.id, 1)} />
            </span>
          ) : holding.asset.id !== 0 && <Button small kind="quiet" onClick={() => setSettings({ putAway: [...putAway, holding.asset.id] })}>{t.asset.putAway}</Button>}
        </div>
      )} />}</Card>
      {cut && <Notice>{t.asset.cut(format.count(all.length))}</Notice>}
      {shelf.length > 0 && (
        <Card flush title={t.asset.shelf}>
          <p className={css.note}>{t.asset.shelfNote}</p>
          <LongRows items={shelf} row={(holding) => (
            <div className={css.pair} key={holding.asset.id}>
              {row(holding)}
              <Row>
                {putAway.includes(holding.asset.id) ? (
                  <Button small kind="quiet" onClick={() => setSettings({ putAway: putAway.filter((id) => id !== holding.asset.id) })}>{t.asset.takeBack}</Button>
                ) : (
                  <Button small kind="quiet" onClick={() => acceptAsset(address, holding.asset)}>{t.asset.accept}</Button>
                )}
              </Row>
            </div>
          )} />
        </Card>
      )}
    </Page>
  );
}
