// The request to sign that somebody followed a link to.

import { store } from "~/core/store";

export const givenDraft = store<string | null>(null);
