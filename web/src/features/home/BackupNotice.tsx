// The reminder of a backup that was put off, louder once there is much to lose.

import { Link } from "wouter";
import { useHoldings } from "~/core/holdings";
import { useText } from "~/core/i18n";
import { Notice } from "~/ui/Card";
import { useBackupDue } from "./backup";

export function BackupNotice({ address, quiet }: { address: string; /** Only when it is due now. */ quiet?: boolean }) {
  const t = useText().home;
  const due = useBackupDue(useHoldings(address).all);
  if (due === "no" || (quiet && due !== "now")) return null;
  return <Notice tone={due === "now" ? "bad" : "warn"}>{due === "now" ? t.backupDue : t.backup} <Link href="/own/backup">{t.backupNow}</Link></Notice>;
}
