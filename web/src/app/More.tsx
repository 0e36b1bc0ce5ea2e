// Every place that the bar at the bottom of a phone has no room for.

import { Link } from "wouter";
import { useText } from "~/core/i18n";
import { Dialog } from "~/ui/Dialog";
import { Icon } from "~/ui/Icon";
import { isAt, places } from "./nav";
import css from "./More.module.css";

export function More({ at, onClose }: { at: string; onClose: () => void }) {
  const t = useText();
  return (
    <Dialog title={t.app.nav.more} onClose={onClose}>
      <nav className={css.places} aria-label={t.app.nav.more}>
        {places
          .filter((place) => !place.bar)
          .map((place) => (
            <Link key={place.path} href={place.path} className={css.place} aria-current={isAt(place, at) ? "page" : undefined} onClick={onClose}>
              <span className={css.icon}><Icon name={place.icon} size={22} /></span>
              {place.text(t)}
            </Link>
          ))}
      </nav>
    </Dialog>
  );
}
