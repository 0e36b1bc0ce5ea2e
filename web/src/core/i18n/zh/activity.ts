import type { Messages } from "..";

export const activity: Messages["activity"] = {
  title: "明细",
  filters: "筛选",
  direction: "方向",
  directions: { all: "全部", in: "收入", out: "支出" },
  asset: "资产",
  allAssets: "所有资产",
  kind: "类别",
  allKinds: "所有类别",
  search: "在已加载的内容中查找",
  csv: "导出 CSV",
  csvBusy: "正在收集全部记录",
  print: "打印",
  from: (who) => `来自 ${who}`,
  to: (who) => `付给 ${who}`,
  refused: "被拒绝",
  nothing: "没有符合条件的记录",
  sealed: "加密附言",
  columns: ["时间", "高度", "交易", "类别", "方向", "对方", "资产", "金额", "手续费", "附言", "拒绝原因"],
};
