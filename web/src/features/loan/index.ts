// Loan notes: who lent what to whom, in terms that both signed.

import { lazy } from "react";
import type { Feature } from "~/app/features";

export const loan: Feature = {
  noun: "loan",
  routes: [
    { path: "/loans", page: lazy(() => import("./Loans")) },
    { path: "/loans/new", page: lazy(() => import("./NewLoan")) },
    { path: "/loans/verify", page: lazy(() => import("./VerifyCertificate")), open: true },
    { path: "/loan/:id", page: lazy(() => import("./LoanPage")), open: true },
    { path: "/loan/:id/certificate", page: lazy(() => import("./Certificate")), open: true },
    { path: "/credit/:account", page: lazy(() => import("./Credit")), open: true },
  ],
};
