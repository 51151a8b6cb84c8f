import type { ReportState, ReportStatus } from './progress.ts'

export const statusWords: Readonly<Record<ReportStatus, string>> = {
  on_track: '正常推进',
  at_risk: '有风险',
  delayed: '滞后',
  done: '已办结',
  not_met: '未达成',
}

export const stateWords: Readonly<Record<ReportState, string>> = {
  pending: '待审核',
  counted: '已生效',
  returned: '已退回',
  withdrawn: '已撤回',
  replaced: '已被更正',
}

/** `63%`, `600 万亩` */
export const amountWords = (value: number, unit: string): string =>
  `${value}${unit.startsWith('%') ? '' : ' '}${unit}`.trim()
