// What is shown when the page itself breaks: nothing was sent, and the keys are safe.

import { Component, type ReactNode } from "react";
import { textNow } from "~/core/i18n";
import { Button } from "~/ui/Button";
import { Empty } from "~/ui/States";

export class Broken extends Component<{ children: ReactNode }, { broken: boolean }> {
  override state = { broken: false };

  static getDerivedStateFromError() {
    return { broken: true };
  }

  override render() {
    if (!this.state.broken) return this.props.children;
    const t = textNow().app;
    return (
      <main>
        <Empty title={t.broken} action={<Button onClick={() => location.reload()}>{t.reload}</Button>}>
          {t.brokenNote}
        </Empty>
      </main>
    );
  }
}
