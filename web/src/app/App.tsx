// The page: the network first, then the shell, and in it the page that the address names.

import { Suspense } from "react";
import { Redirect, Route, Router, Switch } from "wouter";
import { useHashLocation } from "wouter/use-hash-location";
import { useText } from "~/core/i18n";
import { useNetworkState } from "~/core/network";
import { useSession } from "~/core/vault/session";
import { Page } from "~/ui/Card";
import { LinkButton } from "~/ui/Button";
import { Empty, SkeletonLines } from "~/ui/States";
import { Toasts } from "~/ui/Toast";
import { ActSheets } from "./act/ActSheet";
import { Broken } from "./Broken";
import { features, type FeatureRoute } from "./features";
import { Locked } from "./Locked";
import { Meeting } from "./Meeting";
import { Shell } from "./Shell";
import { Welcome } from "~/features/start/Welcome";

function Guarded({ page: Inside, open }: FeatureRoute) {
  const session = useSession();
  if (!open && session.phase === "none") return <Welcome />;
  if ((!open || open === "without" || open === "unlocked") && session.phase === "locked") return <Locked />;
  // A wallet that is there is never made anew over; another account is added to it.
  if (open === "without" && session.phase === "open") return <Redirect to="/" />;
  if (!open && session.phase === "loading") return <SkeletonLines />;
  return (
    <Suspense fallback={<SkeletonLines />}>
      <Inside />
    </Suspense>
  );
}

function Nowhere() {
  const t = useText();
  return (
    <Page title={t.app.notFound} narrow>
      <Empty title={t.app.notFoundNote} action={<LinkButton to="/">{t.app.goHome}</LinkButton>} />
    </Page>
  );
}

export function App() {
  const network = useNetworkState();
  return (
    // What one looks at stands after the #, so the node is never told of it; a link that holds a key neither.
    <Router hook={useHashLocation}>
      <Broken>
        {network.phase !== "ready" ? (
          <Meeting />
        ) : (
          <Shell>
            <Switch>
              {features.flatMap(({ routes }) =>
                routes.map((route) => (
                  <Route key={String(route.path)} path={route.path}>
                    <Guarded {...route} />
                  </Route>
                )),
              )}
              <Route>
                <Nowhere />
              </Route>
            </Switch>
            <ActSheets />
          </Shell>
        )}
      </Broken>
      <Toasts />
    </Router>
  );
}
