import type { Messages } from "..";

export const home: Messages["home"] = {
  title: "首页",
  total: "余额",
  totalIn: (unit) => `以 ${unit} 计，点按切换`,
  unpriced: (count) => `另有 ${count} 种资产未计入`,
  day: "24 小时",
  showAmounts: "显示金额",
  hideAmounts: "隐藏金额",
  assets: "资产",
  addAsset: "添加资产",
  shelf: (count) => `搁置（${count}）`,
  recent: "明细",
  pending: "等你处理",
  faucet: "领取测试币",
  faucetNote: "此账户还没有钱。网络的水龙头可发放试用币。",
  faucetOn: "测试币正在路上",
  quiet: "还没有任何往来",
  quietNote: "收付一经最终确认，立即出现在这里。",
  backup: "助记词尚未备份。此浏览器一旦丢失，钱也随之丢失。",
  backupNow: "立即备份",
  packet: "红包",
};
