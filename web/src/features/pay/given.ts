// The payment link that somebody followed, on its way to the form.

import { store } from "~/core/store";

export const givenPayment = store<string | null>(null);
