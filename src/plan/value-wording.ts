/** What to write instead, where a figure cannot be taken. */
export const valueWording = {
  inUnit: (unit: string) => `请用${unit === '%' ? '百分数' : unit || '数字'}来报。`,
  withSign: (typed: number) => `是 ${typed}% 还是 ${Number((typed * 100).toFixed(6))}%？请带上百分号再写一遍。`,
  decimals: '请写成百分数，例如 66.7%。',
  actual: '请写到现在为止的实际数。',
  total: '请写现在一共是多少，不写变化了多少。',
  zero: '没有就写 0。',
}
