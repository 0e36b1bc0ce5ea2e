// The packet's link that somebody followed. It is as secret as the money, so it is in memory and nowhere else.

import { store } from "~/core/store";

export const givenLink = store<string | null>(null);
