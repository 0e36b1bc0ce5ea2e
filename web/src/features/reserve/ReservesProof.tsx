// The proof of reserves: what circulates and what is attested follow from two records, and both are checked here against
// the network's key.

import { useState } from "react";
import { saveFile } from "~/app/act/save";
import { fromHex, get } from "~/core/api/client";
import { paths } from "~/core/api/paths";
import type { ReservesProof as Answer, Stablecoin } from "~/core/api/schema";
import { useFormat, useText } from "~/core/i18n";
import { settings } from "~/core/settings";
import { wallet } from "~/core/wallet/client";
import { provesRecord } from "~/core/wallet/record";
import type { Header } from "~/core/wallet/types";
import { Ago } from "~/ui/Ago";
import { Button } from "~/ui/Button";
import { Card, Facts, Notice, Row, Stack } from "~/ui/Card";
import { Money } from "~/ui/Money";
import { useErrorText } from "~/ui/States";

type Checked = { answer: Answer; header: Header };
type State = { at: "idle" | "busy" } | ({ at: "good" } & Checked) | { at: "bad"; error: unknown };

type Terms = Pick<Stablecoin, "custodians" | "max_age_ms">;

function attestedBy({ custodians, max_age_ms }: Terms, now_ms: number): bigint {
  return custodians.reduce((sum, { limit, attestation }) => {
    if (!attestation || now_ms - attestation.as_of_ms > max_age_ms) return sum;
    const left = BigInt(attestation.amount) - BigInt(attestation.paid);
    return sum + (left < 0n ? 0n : left < BigInt(limit) ? left : BigInt(limit));
  }, 0n);
}

/** How old the oldest word is that still counts. */
function ageOf({ custodians, max_age_ms }: Terms, now_ms: number): number | null {
  const ages = custodians.flatMap(({ attestation }) => (attestation && now_ms - attestation.as_of_ms <= max_age_ms ? [now_ms - attestation.as_of_ms] : []));
  return ages.length ? Math.max(...ages) : null;
}

/** The proven records speak, not the sums that came with them. */
async function check(id: number): Promise<Checked | null> {
  const answer = await get(paths.reserves(id));
  const { language } = settings.get();
  const [coin, asset] = await Promise.all([wallet("proof.verify", { file: answer.proofs.stablecoin, language }), wallet("proof.verify", { file: answer.proofs.asset, language })]);
  if (coin.header.digest !== asset.header.digest || asset.line.kind !== "record" || coin.line.kind !== "record") return null;
  if (!provesRecord(asset.line, "asset", id) || !provesRecord(coin.line, "stablecoin", id)) return null;
  const supply = asset.line.record as unknown as { minted: string; burned: string };
  const circulating = (BigInt(supply.minted) - BigInt(supply.burned)).toString();
  const terms = coin.line.record as unknown as Terms;
  const now_ms = coin.header.time_ms;
  return { header: coin.header, answer: { ...answer, attested: attestedBy(terms, now_ms).toString(), age_ms: ageOf(terms, now_ms), circulating } };
}

export function ReservesProof({ coin }: { coin: Stablecoin }) {
  const t = useText();
  const format = useFormat();
  const say = useErrorText();
  const [state, setState] = useState<State>({ at: "idle" });
  const press = () => {
    setState({ at: "busy" });
    check(coin.id).then(
      (found) => setState(found ? { at: "good" as const, ...found } : { at: "bad", error: null }),
      (error: unknown) => setState({ at: "bad", error }),
    );
  };
  return (
    <Card title={t.reserve.proof}>
      <Stack>
        <p>{t.reserve.proofNote}</p>
        {state.at === "good" && (
          <>
            <Notice tone="good"><strong>{t.explore.proved}.</strong> {t.reserve.proofGood(format.count(state.header.height))}</Notice>
            <Facts items={[
              [t.reserve.attested, <Money key="attested" units={state.answer.attested} asset={coin} open />],
              [t.reserve.circulating, <Money key="circulating" units={state.answer.circulating} asset={coin} open />],
              [t.reserve.age, state.answer.age_ms == null ? t.reserve.noAttestation : <Ago key="age" ms={state.header.time_ms - state.answer.age_ms} />],
              [t.explore.time, format.exactTime(state.header.time_ms)],
            ]} />
          </>
        )}
        {state.at === "bad" && <Notice tone="bad"><strong>{t.explore.notProved}.</strong> {state.error ? say(state.error) : t.reserve.proofBad}</Notice>}
        <Row>
          <Button icon="shield" busy={state.at === "busy"} onClick={press}>{t.reserve.proofCheck}</Button>
          {state.at === "good" && <Button icon="download" onClick={() => saveFile(`stablecoin-${coin.id}.tally`, fromHex(state.answer.proofs.stablecoin))}>{t.reserve.saveCoin}</Button>}
          {state.at === "good" && <Button icon="download" onClick={() => saveFile(`asset-${coin.id}.tally`, fromHex(state.answer.proofs.asset))}>{t.reserve.saveAsset}</Button>}
        </Row>
      </Stack>
    </Card>
  );
}
