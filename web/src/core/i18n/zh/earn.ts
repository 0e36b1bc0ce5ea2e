import type { Messages } from "..";

export const earn: Messages["earn"] = {
  title: "赚取",
  sub: "你的资金与参与带来了什么，以及钱从哪里来。",
  open: "打开",
  overview: "总览",
  spans: {
    years: (n) => `${n} 年`,
    days: (n) => `${n} 天`,
    hours: (n) => `${n} 小时`,
    minutes: (n) => `${n} 分钟`,
  },
  tiles: {
    stake: "把本币质押给网络的运行者，分享所有人支付的手续费。",
    savings: "存入资金，利息只来自池中已有的资金。",
    mining: "活动每个周期把一笔金额分给付费、点赞和阅读的人。",
    referral: "带来新用户，分得其所付手续费的一部分。",
  },
  claimable: "可领取",
  working: "正在生息",
  leaving: "解除中",
  brought: "已推荐",
  takesPart: "参加的活动",
  nothing: "暂无",
  rateWrong: "请输入如 3.5 的利率。",
};
