// The proof button: fetches the proof, checks it here, and shows the way from the certificate to the line.

import { useState } from "react";
import { saveFile } from "~/app/act/save";
import { fromHex } from "~/core/api/client";
import { useFormat, useText } from "~/core/i18n";
import { shortened } from "~/core/money/format";
import type { ProvedLine } from "~/core/wallet/types";
import { prove, type Proved } from "~/core/wallet/verify";
import { Button } from "~/ui/Button";
import { Card, Facts, Notice, Row, Stack } from "~/ui/Card";
import { useErrorText } from "~/ui/States";

type State = { at: "idle" } | { at: "busy" } | { at: "proved"; proved: Proved } | { at: "not"; error: unknown };

/** `expect`: whether what was proved is what was asked for. `title`: of what it is, where a page has several. */
export function ProofCard({ path, name, expect, title }: { path: string; name: string; expect: (line: ProvedLine) => boolean; title?: string }) {
  const t = useText().explore;
  const format = useFormat();
  const say = useErrorText();
  const [state, setState] = useState<State>({ at: "idle" });
  const check = () => {
    setState({ at: "busy" });
    prove(path).then(
      (proved) => setState(expect(proved.line) ? { at: "proved", proved } : { at: "not", error: null }),
      (error: unknown) => setState({ at: "not", error }),
    );
  };
  const proved = state.at === "proved" ? state.proved : null;
  return (
    <Card title={title ?? t.proof}>
      <Stack>
        {proved ? (
          <>
            <Notice tone="good"><strong>{t.proved}.</strong> {t.provedNote}</Notice>
            <Facts
              items={[
                [t.chain.certificate, t.block(format.count(proved.header.height))],
                [t.digest, <code key="digest">{shortened(proved.header.digest)}</code>],
                [t.chain.root, <code key="root">{shortened(proved.line.kind === "receipt" ? proved.header.receipts_root : proved.header.state_root)}</code>],
                [t.time, format.exactTime(proved.header.time_ms)],
              ]}
            />
          </>
        ) : (
          state.at === "not" && <Notice tone="bad"><strong>{t.notProved}.</strong> {state.error ? say(state.error) : null}</Notice>
        )}
        <Row>
          <Button icon="shield" busy={state.at === "busy"} onClick={check}>{state.at === "busy" ? t.checking : t.check}</Button>
          {proved && <Button icon="download" onClick={() => saveFile(name, fromHex(proved.file))}>{t.save}</Button>}
        </Row>
      </Stack>
    </Card>
  );
}
