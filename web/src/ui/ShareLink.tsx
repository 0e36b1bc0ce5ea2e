// A page of this wallet to send to somebody: as a code, a link, or by whatever the device shares with.

import { useText } from "~/core/i18n";
import { shareLink } from "~/core/share";
import { CopyButton } from "./AddressChip";
import { Button } from "./Button";
import { Card, Stack } from "./Card";
import { Field } from "./Field";
import { Qr } from "./Qr";
import { toast } from "./Toast";

type Props = { title: string; note: string; shared: string; path: string };

export function ShareLink({ title, note, shared, path }: Props) {
  const t = useText();
  const web = `${location.origin}/#${path}`;
  const share = async () => {
    if ((await shareLink(shared, web)) === "copied") toast(t.app.copied);
  };
  return (
    <Card title={title}>
      <Stack>
        <p>{note}</p>
        <Qr text={web} />
        <Field label={title} readOnly value={web} end={<CopyButton text={web} />} onFocus={(event) => event.target.select()} />
        <Button icon="share" onClick={() => void share()}>{t.app.share}</Button>
      </Stack>
    </Card>
  );
}
