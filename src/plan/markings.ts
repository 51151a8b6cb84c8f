/**
 * Marks of state secrets (保密法 第十四条: 绝密、机密、秘密), also as 秘密★1年, with spaces or in full width. Refused wherever they
 * stand; in running text only what is plainly another word (手机密码, 国家秘密 spoken of) passes.
 */
const mark = /([绝机秘])[\s·.・_*\-—]{0,4}密/gu

const otherWordBefore: Readonly<Record<string, RegExp>> = {
  绝: /[拒杜谢隔]$/,
  机: /(?:计算|电算|手|飞|动|时|司|主|整|单|随|微|投|有|转|危|专|相|耳|对讲)$/,
  秘: /(?:国家|商业|工作|个人|技术|保守|泄露|泄漏|严守|奥|神|便)$/,
}
/** 密码, 密集, 密切 …: the second character belongs to what follows. */
const otherWordAfter = /^[码钥切集度封闭布植林友室谈]/
const marked = /^\s*(?:[★☆*]|级|文件|资料|材料|件)/

export type Marking = '秘密' | '机密' | '绝密'

/** The level that a text bears, or undefined. */
export function markingIn(text: string): Marking | undefined {
  const plain = tidy(text)
  for (const { 0: whole, 1: level = '', index } of plain.matchAll(mark)) {
    const before = plain.slice(Math.max(0, index - 4), index)
    const after = plain.slice(index + whole.length)
    const isOther = otherWordAfter.test(after) || otherWordBefore[level]?.test(before) === true
    // The pattern knows these three alone.
    if (!isOther || marked.test(after)) return `${level}密` as Marking
  }
  return undefined
}

const tidy = (text: string): string =>
  text
    .normalize('NFKC')
    .replace(/\p{Cf}/gu, '')
    .replace(/[祕絕機]/g, (char) => ({ 祕: '秘', 絕: '绝', 機: '机' })[char] ?? char)

/** As it stands on a document: with the star of a term, on a line of its own, or after 密级. */
const stamped =
  /([绝机秘])[^\S\n]*密[^\S\n]*[★☆]|(?:^|\n)[\s([【]*([绝机秘])[^\S\n]*密(?:[^\S\n]|[\])】])*(?=\n|$)|密[^\S\n]*级[^\S\n]*:[^\S\n]*([绝机秘])[^\S\n]*密/u

/** The level that a document bears: its text may well speak of secrets without being one. */
export function documentMarkingIn(text: string): Marking | undefined {
  const [, ...levels] = stamped.exec(tidy(text)) ?? []
  const level = levels.find((each) => each !== undefined)
  // The pattern knows these three alone.
  return level === undefined ? undefined : (`${level}密` as Marking)
}
