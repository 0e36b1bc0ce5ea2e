// 简体中文。每个名词一行。

import type { Messages } from "..";
import { account } from "./account";
import { act } from "./act";
import { activity } from "./activity";
import { app } from "./app";
import { asset } from "./asset";
import { deal } from "./deal";
import { exchange } from "./exchange";
import { earn } from "./earn";
import { stake } from "./stake";
import { savings } from "./savings";
import { referral } from "./referral";
import { mining } from "./mining";
import { news } from "./news";
import { council } from "./council";
import { explore } from "./explore";
import { home } from "./home";
import { kinds } from "./kinds";
import { loan } from "./loan";
import { mandate } from "./mandate";
import { oracle } from "./oracle";
import { own } from "./own";
import { packet } from "./packet";
import { pay } from "./pay";
import { reserve } from "./reserve";
import { start } from "./start";

export const zh: Messages = { account, act, activity, app, asset, deal, exchange, explore, home, kinds, loan, mandate, oracle, own, packet, pay, reserve, start, earn, stake, savings, referral, mining, news, council };
