// A phrase with all that an account made of it needs to be found again: the extra word, the kind of key, the path.

import { useText } from "~/core/i18n";
import type { Methods } from "~/core/wallet/types";
import { Words } from "~/features/start/Words";
import { Facts, Stack } from "~/ui/Card";

export type Phrased = Methods["export.phrase"][1];

export function PhraseShown({ phrase, onSeen }: { phrase: Phrased; onSeen?: () => void }) {
  const t = useText();
  return (
    <Stack>
      <Words words={phrase.words} {...(phrase.extra && { extra: phrase.extra })} {...(onSeen && { onSeen })} />
      <Facts items={[[t.start.kind, t.start.kinds[phrase.kind]], [t.start.path, <code key="path" translate="no">{phrase.path}</code>]]} />
    </Stack>
  );
}
