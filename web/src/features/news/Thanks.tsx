// Liking a post, once and by stake, and tipping its publisher.

import { useState } from "react";
import { propose } from "~/app/act/propose";
import { useList, useQuery } from "~/core/api/query";
import type { Posted } from "~/core/api/schema";
import { spendable } from "~/core/fees";
import { useHoldings } from "~/core/holdings";
import { useFormat, useText } from "~/core/i18n";
import { useNetwork } from "~/core/network";
import { miningPaths } from "~/features/mining/paths";
import { AssetSelect } from "~/features/pay/AssetSelect";
import { campaignPaths } from "~/features/referral/paths";
import { stakePaths } from "~/features/stake/paths";
import { AmountField, useAmount } from "~/ui/AmountField";
import { Button, LinkButton } from "~/ui/Button";
import { Badge, Card, Notice, Row, Stack } from "~/ui/Card";
import { newsPaths } from "./paths";

function Likes({ post, address }: { post: Posted; address: string | undefined }) {
  const t = useText().news;
  const format = useFormat();
  const { coin } = useNetwork();
  const likes = useList(newsPaths.likes(post.id), (one) => one.account);
  const part = useQuery(address ? miningPaths.part(address) : null).data;
  const campaign = useQuery(part?.campaign == null ? null : campaignPaths.campaign(part.campaign)).data?.campaign;
  const bonds = useList(address ? stakePaths.bonds(address) : null, (bond) => String(bond.candidate)).items;
  const best = bonds.reduce<(typeof bonds)[number] | undefined>((most, bond) => (!most || BigInt(bond.amount) > BigInt(most.amount) ? bond : most), undefined);
  const liked = likes.items.some((one) => one.account === address);
  const running = campaign?.stage === "running";
  const like = () => campaign && propose({ title: t.like, verb: t.likeVerb, wanted: [{ kind: "like_post", campaign: campaign.id, post: post.id, candidate: best?.candidate ?? 0 }], onFinal: likes.again });
  const weight = best && best.amount !== "0" ? t.likeWeight(`${format.short(best.amount, coin.decimals)} ${coin.code}`) : t.likeNoWeight;
  return (
    <Stack>
      <Row spread>
        <span>{t.likes(`${likes.items.length}${likes.more ? "+" : ""}`)} · {t.tips(post.tips)}</span>
        {liked ? <Badge tone="good" icon="heart">{t.liked}</Badge> : address && running && <Button icon="heart" onClick={like}>{t.like}</Button>}
      </Row>
      {address && !liked && part && (running ? <small>{weight}</small> : (
        <Notice>{part.campaign == null ? t.likeJoin : t.likeWait(part.campaign)} <LinkButton small kind="quiet" to="/earn/mining">{t.toMining}</LinkButton></Notice>
      ))}
    </Stack>
  );
}

function Tip({ post, address, name }: { post: Posted; address: string; name: string }) {
  const t = useText().news;
  const format = useFormat();
  const network = useNetwork();
  const { all, shown } = useHoldings(address);
  const [asset, setAsset] = useState(0);
  const [amount, setAmount] = useState("");
  const holding = all.find((one) => one.asset.id === asset) ?? all[0];
  const max = holding && spendable(network, "tip", asset, holding.units);
  const state = useAmount(amount, holding?.asset, max);
  const tip = () =>
    holding && state.units !== null && propose({
      title: t.tip,
      verb: t.tipVerb(`${format.amount(state.units, holding.asset.decimals)} ${holding.asset.code}`, name),
      wanted: [{ kind: "tip", post: post.id, asset: holding.asset.id, amount: String(state.units) }],
      onFinal: () => setAmount(""),
    });
  return (
    <Stack>
      {shown.length > 1 && <AssetSelect holdings={shown} value={holding?.asset.id ?? 0} onChange={setAsset} />}
      <AmountField value={amount} onChange={setAmount} asset={holding?.asset} state={state} have={holding?.units} max={max} />
      <Button kind="primary" disabled={state.units === null} onClick={tip}>{t.tip}</Button>
    </Stack>
  );
}

export function Thanks({ post, address, name }: { post: Posted; address: string | undefined; name: string }) {
  const t = useText().news;
  const [tipping, setTipping] = useState(false);
  const may = address && address !== post.publisher && post.withdrawn_ms == null;
  return (
    <Card>
      <Stack>
        <Likes post={post} address={address} />
        {may && (tipping ? <Tip post={post} address={address} name={name} /> : <Row><Button icon="packet" onClick={() => setTipping(true)}>{t.tip}</Button></Row>)}
        {address === post.publisher && <small>{t.tipOwn}</small>}
      </Stack>
    </Card>
  );
}
