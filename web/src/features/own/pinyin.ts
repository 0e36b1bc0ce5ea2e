// The first letters of Chinese names in pinyin, without a dictionary: the browser sorts characters by pinyin, and these
// are the first characters of each letter in that order.

const BORDERS: [letter: string, first: string][] = [
  ["a", "阿"], ["b", "八"], ["c", "嚓"], ["d", "哒"], ["e", "妸"], ["f", "发"], ["g", "旮"], ["h", "哈"], ["j", "讥"], ["k", "咔"],
  ["l", "垃"], ["m", "妈"], ["n", "拿"], ["o", "噢"], ["p", "妑"], ["q", "七"], ["r", "呥"], ["s", "仨"], ["t", "他"], ["w", "哇"],
  ["x", "夕"], ["y", "丫"], ["z", "匝"],
];

const order = new Intl.Collator("zh-Hans-CN-u-co-pinyin");

function initial(char: string): string {
  if (!/[\u4e00-\u9fff]/.test(char)) return char.toLowerCase();
  return BORDERS.findLast(([, first]) => order.compare(first, char) <= 0)?.[0] ?? char;
}

/** `张三` → `zs`. */
export function initials(name: string): string {
  return [...name].map(initial).join("");
}
