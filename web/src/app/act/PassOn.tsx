// A draft on its way to the next who signs: as a link, or as a file.

import { useEffect, useState } from "react";
import { fromHex } from "~/core/api/client";
import { useText } from "~/core/i18n";
import { wallet } from "~/core/wallet/client";
import { CopyButton } from "~/ui/AddressChip";
import { Button } from "~/ui/Button";
import { Notice, Row, Stack } from "~/ui/Card";
import { Field } from "~/ui/Field";
import { saveFile } from "./save";

export function PassOn({ draft }: { draft: string }) {
  const t = useText();
  const [made, setMade] = useState<{ file: string; name: string; link: string } | null>(null);
  useEffect(() => void wallet("transaction.request", { draft }).then(setMade), [draft]);
  if (!made) return null;
  const web = `${location.origin}/#${made.link}`;
  return (
    <Stack>
      <Notice tone="good">{t.act.passOn}</Notice>
      <Field label={t.packet.link} readOnly value={web} end={<CopyButton text={web} />} onFocus={(event) => event.target.select()} />
      <Row><Button icon="download" onClick={() => saveFile(made.name, fromHex(made.file))}>{t.act.passFile}</Button></Row>
    </Stack>
  );
}
