// English: the type of everything the page says. A line for each noun.

import { account } from "./account";
import { act } from "./act";
import { activity } from "./activity";
import { app } from "./app";
import { asset } from "./asset";
import { deal } from "./deal";
import { explore } from "./explore";
import { home } from "./home";
import { kinds } from "./kinds";
import { loan } from "./loan";
import { mandate } from "./mandate";
import { own } from "./own";
import { packet } from "./packet";
import { pay } from "./pay";
import { start } from "./start";

export const en = { account, act, activity, app, asset, deal, explore, home, kinds, loan, mandate, own, packet, pay, start };
