// Being paid: the address as a code and a link, with an amount if one likes.

import { useEffect, useState } from "react";
import { useHoldings } from "~/core/holdings";
import { useText } from "~/core/i18n";
import { plainAmount } from "~/core/money/amount";
import { shareLink } from "~/core/share";
import { useAccount } from "~/core/vault/session";
import { wallet } from "~/core/wallet/client";
import { BackupNotice } from "~/features/home/BackupNotice";
import { CopyButton, FullAddress } from "~/ui/AddressChip";
import { AmountField, useAmount } from "~/ui/AmountField";
import { Button } from "~/ui/Button";
import { Card, Page, Row, Stack } from "~/ui/Card";
import { Field } from "~/ui/Field";
import { Qr } from "~/ui/Qr";
import { toast } from "~/ui/Toast";
import { AssetSelect } from "./AssetSelect";
import css from "./Pay.module.css";

export default function Receive() {
  const t = useText();
  const account = useAccount();
  const address = account?.address ?? "";
  const { shown, account: record } = useHoldings(address);
  const [asset, setAsset] = useState(0);
  const [amount, setAmount] = useState("");
  const [memo, setMemo] = useState("");
  const [link, setLink] = useState("");
  const chosen = shown.find((one) => one.asset.id === asset)?.asset;
  const state = useAmount(amount, chosen);
  const wanted = state.units !== null && chosen ? plainAmount(state.units, chosen.decimals) : undefined;
  useEffect(() => {
    if (!address) return;
    const asked = { ...(asset !== 0 || wanted ? { asset } : {}), ...(wanted && { amount: wanted }), ...(memo && { memo }) };
    void wallet("link.make", { to: address, ...asked }).then((made) => setLink(made.link), () => {});
  }, [address, asset, wanted, memo]);

  const web = `${location.origin}/#${link}`;
  const share = async () => {
    if ((await shareLink(t.pay.receive.shared, web)) === "copied") toast(t.app.copied);
  };
  return (
    <Page title={t.pay.receive.title} sub={t.pay.receive.note} narrow>
      <BackupNotice address={address} quiet />
      <Card>
        <Stack>
          {link && <Qr text={link} />}
          <div className={css.address}>
            {record?.name && <p><strong>{record.name}</strong></p>}
            <FullAddress address={address} /> <CopyButton text={address} label={t.pay.receive.address} />
          </div>
          <Row>
            <Button wide kind="primary" icon="share" onClick={() => void share()}>{t.app.share}</Button>
          </Row>
        </Stack>
      </Card>
      <Card title={t.pay.receive.ask}>
        <Stack>
          <AssetSelect holdings={shown} value={asset} onChange={setAsset} />
          <AmountField value={amount} onChange={setAmount} asset={chosen} state={state} />
          <Field label={t.app.noted(t.pay.memo, t.app.optional)} maxLength={200} value={memo} onChange={(event) => setMemo(event.target.value)} />
          <Field label={t.pay.receive.link} readOnly value={web} end={<CopyButton text={web} />} onFocus={(event) => event.target.select()} />
        </Stack>
      </Card>
    </Page>
  );
}
