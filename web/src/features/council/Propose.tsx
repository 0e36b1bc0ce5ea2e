// Making a proposal.

import { useState } from "react";
import { useLocation } from "wouter";
import { propose } from "~/app/act/propose";
import { useQuery } from "~/core/api/query";
import { useText } from "~/core/i18n";
import { useAccount } from "~/core/vault/session";
import { Button } from "~/ui/Button";
import { Card, Notice, Page, Stack } from "~/ui/Card";
import { Field, SelectField } from "~/ui/Field";
import { MeasureFields } from "./MeasureFields";
import { EMPTY, isComplete, measureOf, type MeasureKind, type Typed } from "./measures";
import { councilPaths } from "./paths";

const bytes = (text: string) => new TextEncoder().encode(text).length;

export default function Propose() {
  const t = useText();
  const c = t.council;
  const [, go] = useLocation();
  const me = useAccount()?.address;
  const council = useQuery(councilPaths.council).data;
  const [kind, setKind] = useState<MeasureKind>("set_parameters");
  const [typed, setTyped] = useState<Typed>(EMPTY);
  const [title, setTitle] = useState("");
  const [link, setLink] = useState("");
  const seated = council?.seats.some((seat) => seat.account === me);
  const titled = title === title.trim() && title !== "" && bytes(title) <= 100;
  const linked = bytes(link) <= 200;
  const ready = seated && titled && linked && isComplete(kind, typed);
  const choose = (next: MeasureKind) => {
    setKind(next);
    setTyped({ ...EMPTY, name: next === "set_fees" ? "base" : EMPTY.name });
  };
  const submit = () =>
    propose({
      title: c.propose,
      verb: c.proposeVerb,
      wanted: async () => [{ kind: "propose", title, measure: await measureOf(kind, typed), ...(link.trim() && { link: link.trim() }) }],
      onFinal: (done) => {
        const event = done.receipt.events.find((one) => one.kind === "proposed");
        go(event?.kind === "proposed" ? `/proposal/${event.proposal}` : "/council");
      },
    });
  return (
    <Page title={c.propose} sub={c.proposeNote} narrow>
      <Card>
        <Stack>
          {council && !seated && <Notice tone="warn">{c.noSeat}</Notice>}
          <SelectField label={c.measure} value={kind} onChange={(event) => choose(event.target.value as MeasureKind)}>
            {(Object.keys(c.measures) as MeasureKind[]).map((one) => <option key={one} value={one}>{c.measures[one]}</option>)}
          </SelectField>
          <MeasureFields kind={kind} typed={typed} onChange={(change) => setTyped((now) => ({ ...now, ...change }))} />
          <Field label={c.titleLabel} value={title} error={title && !titled ? c.titleWrong : null} onChange={(event) => setTitle(event.target.value)} />
          <Field label={t.app.noted(c.link, t.app.optional)} value={link} error={linked ? null : c.linkWrong} onChange={(event) => setLink(event.target.value)} />
          <Button kind="primary" wide disabled={!ready} onClick={submit}>{t.pay.review}</Button>
        </Stack>
      </Card>
    </Page>
  );
}
