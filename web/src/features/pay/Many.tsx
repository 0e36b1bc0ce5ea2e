// Paying many at once: all are paid, or none.

import { useEffect, useMemo, useRef, useState } from "react";
import { propose } from "~/app/act/propose";
import { useHoldings } from "~/core/holdings";
import { useFormat, useText } from "~/core/i18n";
import { useLabels } from "~/core/labels";
import { useAccount } from "~/core/vault/session";
import { wallet } from "~/core/wallet/client";
import { Button } from "~/ui/Button";
import { Card, Notice, Page, Row, Stack } from "~/ui/Card";
import { Field, TextField } from "~/ui/Field";
import { Money } from "~/ui/Money";
import { Said } from "~/ui/Said";
import { AssetSelect } from "./AssetSelect";
import { MOST_RECEIVERS, readLines } from "./many";
import { memoProblem } from "./memo";
import { readRecipient, useKnown, usePaid, wrongWith } from "./recipient";
import { PayTabs } from "./Send";
import css from "./Pay.module.css";

type Found = { address: string } | { error: string };
const PAUSE_MS = 300;

/** The receivers of the lines, each looked up once; one that looks like another of the reader's is stopped. */
function useReceivers(whos: string[], known: string[]): Map<string, Found> {
  const t = useText();
  const [found, setFound] = useState(new Map<string, Found>());
  const key = whos.join("\n");
  useEffect(() => {
    let here = true;
    const look = async (who: string): Promise<[string, Found]> => {
      try {
        const { address } = await readRecipient(who);
        const { lookalike, distance } = await wallet("address.lookalike", { address, known });
        if (!lookalike) return [who, { address }];
        return [who, { error: t.pay.many.lookalike(distance ?? 0) }];
      } catch (error) {
        return [who, { error: wrongWith(error) }];
      }
    };
    const timer = setTimeout(() => {
      const asked = [...new Set(key.split("\n").filter(Boolean))].slice(0, MOST_RECEIVERS);
      void Promise.all(asked.map(look)).then((all) => here && setFound(new Map(all)));
    }, PAUSE_MS);
    return () => {
      here = false;
      clearTimeout(timer);
    };
  }, [key, known, t]);
  return found;
}

export default function Many() {
  const t = useText();
  const format = useFormat();
  const label = useLabels();
  const account = useAccount();
  const { all, shown } = useHoldings(account?.address);
  const file = useRef<HTMLInputElement>(null);
  const [asset, setAsset] = useState(0);
  const [text, setText] = useState("");
  const [memo, setMemo] = useState("");
  const holding = all.find((one) => one.asset.id === asset) ?? all[0];
  const decimals = holding?.asset.decimals ?? 0;
  const lines = useMemo(() => readLines(text, decimals), [text, decimals]);
  const found = useReceivers(lines.filter((line) => !line.problem).map((line) => line.who), useKnown(usePaid(account?.address ?? "")));
  const total = lines.reduce((sum, line) => sum + (line.units ?? 0n), 0n);
  const amounts = t.app.amounts;
  const say = (problem: NonNullable<(typeof lines)[number]["problem"]>) =>
    problem === "needs_two" ? t.pay.many.needsTwo : problem === "too_many_places" ? amounts.places(decimals) : amounts.problems[problem];
  const rows = lines.map((line) => {
    const it = found.get(line.who);
    const self = it && "address" in it && it.address === account?.address;
    return { ...line, address: it && "address" in it ? it.address : null, wrong: line.problem ? say(line.problem) : it && "error" in it ? it.error : self ? t.pay.self : null };
  });
  const addresses = rows.flatMap((row) => row.address ?? []);
  const wrongMemo = memoProblem(memo, t.pay.memoLong);
  const tooMuch = !!holding && total > holding.units;
  const ready = rows.length > 0 && rows.length <= MOST_RECEIVERS && rows.every((row) => row.address && !row.wrong) && !tooMuch && !wrongMemo;
  const said = holding ? `${format.amount(total, decimals)} ${holding.asset.code}` : "";

  const submit = () =>
    propose({
      title: t.pay.many.title,
      verb: t.pay.many.verb(rows.length, said),
      wanted: [{ kind: "send_many", asset, shares: rows.map((row) => ({ to: row.address ?? "", amount: String(row.units) })), ...(memo && { memo: { text: memo } }) }],
      onFinal: () => { setText(""); setMemo(""); },
    });
  return (
    <Page title={t.pay.many.title} narrow>
      <PayTabs />
      <Card>
        <Stack>
          <AssetSelect holdings={shown} value={holding?.asset.id ?? 0} onChange={setAsset} />
          <TextField label={t.pay.many.label} hint={t.pay.many.hint} rows={8} placeholder={"@bob, 12.5\n@carol, 1,234"} value={text} onChange={(event) => setText(event.target.value)} />
          <Row>
            <Button small icon="upload" onClick={() => file.current?.click()}>{t.pay.many.file}</Button>
            <input ref={file} type="file" accept=".csv,.txt,text/*" hidden onChange={(event) => void event.target.files?.[0]?.text().then(setText)} />
          </Row>
          {rows.length > 0 && (
            <div className={css.lines}>
              {rows.map((row) => (
                <div key={row.number} className={css.line} data-bad={!!row.wrong}>
                  <span>{row.wrong ? `${t.pay.many.line(row.number)}${t.app.colon}${row.wrong}` : <Said>{row.address ? `${row.who.startsWith("@") ? row.who : label(row.address).text}` : "…"}</Said>}</span>
                  {row.units !== null && holding && <Money units={row.units} asset={holding.asset} open />}
                </div>
              ))}
            </div>
          )}
          {rows.length > MOST_RECEIVERS && <Notice tone="bad">{t.pay.many.tooMany}</Notice>}
          {new Set(addresses).size < addresses.length && <Notice tone="warn">{t.pay.many.twice}</Notice>}
          {tooMuch && <Notice tone="bad">{amounts.problems.too_much}</Notice>}
          <Field label={t.app.noted(t.pay.memo, t.app.optional)} value={memo} error={wrongMemo} onChange={(event) => setMemo(event.target.value)} />
          {rows.length > 0 && <strong>{t.pay.many.total(rows.length, said)}</strong>}
          <Button kind="primary" wide disabled={!ready} onClick={submit}>{t.pay.review}</Button>
        </Stack>
      </Card>
    </Page>
  );
}
