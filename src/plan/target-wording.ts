import type { Target } from './target.ts'

const perWords = { banner: '每个旗区', township: '每个苏木乡镇', secretary: '每名书记' }

/** `63% 以上`, `左右`, `1—2个`, `较2020年下降 10% 以上`: the value as the plan means it. */
export function valueWords(target: Target): string {
  if (target.kind === 'qualitative') return target.aim
  const { comparator, course, unit } = target
  const number = typeof target.value === 'number' ? String(target.value) : `${target.value[0]}—${target.value[1]}`
  const amount = `${number}${unit.startsWith('%') ? '' : ' '}${unit}`.replace(/ $/, '')
  const against = target.baseline ? `较${target.baseline.year}年` : ''
  const verb = { reach: '', keep: '保持在 ', rise: '增加 ', fall: '下降 ' }[course]
  const per = target.per ? `${perWords[target.per]} ` : ''
  const bounds = {
    '>': ['超过 ', ''],
    '>=': ['', ' 以上'],
    '<=': ['不超过 ', ''],
    '=': ['', ''],
    '~': ['', ' 左右'],
    range: ['', ''],
  }
  const [before = '', after = ''] = bounds[comparator]
  return `${per}${against}${verb}${before}${amount}${after}`.trim()
}

export function deadlineWords({ deadline }: Target): string {
  if (!deadline) return '方案未写期限'
  if (deadline.kind === 'yearly') return deadline.words
  return `${deadline.words}（按 ${deadline.day} 计）`
}

/** The same, shorter, for a row. */
export function shortDeadline({ deadline }: Target): string {
  return deadline ? deadline.words : '未写期限'
}

/** 承诺时限: the day agreed to, beside the plan's own. */
export const committedWords = (day: string | undefined): string => (day === undefined ? '' : `承诺时限 ${day}`)

/** Both dates, where there are two. */
export const withCommitted = (planned: string, day: string | undefined): string =>
  day === undefined ? planned : `${planned}，${committedWords(day)}`

export function metricWords(target: Target): string {
  return target.place && !target.metric.includes(target.place) ? `${target.place}${target.metric}` : target.metric
}
