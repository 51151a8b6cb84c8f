import { dayWords } from './wording.ts'

const some = (units: readonly string[], most: number) =>
  units.length > most ? `${units.slice(0, most).join('、')}等 ${units.length} 个单位` : units.join('、')

export const ladderWording = {
  leaderTitle: '逾期未报，请过问',
  leaderSummary: (units: readonly string[], count: number) => `${some(units, 3)} ${count} 项逾期未报`,
  leaderLead: (units: readonly string[], count: number) =>
    `${some(units, 3)}有 ${count} 项已逾期，群里提醒过，还没有回音：`,
  leaderMore: (count: number) => `另有 ${count} 项，发“我的任务”看全部。`,
  leaderFooter: (days: number) => `填报、说明或申请延期后，不再逐级提醒；再过 ${days} 天没有回音，告知统筹人员。`,

  coordinatorsTitle: (units: number) => `${units} 个单位逾期未报`,
  coordinatorsLead: (units: number, count: number, days: number) =>
    `${units} 个单位的 ${count} 项逾期 ${days} 天以上，逐级提醒过，仍没有回音：`,
  late: (count: number, days: number) => `${count} 项，最长逾期 ${days} 天`,
  told: (name: string, day: string) => `${dayWords(day)}已告知负责人${name}`,
  noLeader: '名册没有负责人',
  moreTasks: (count: number) => `另有 ${count} 项`,
  moreUnits: (count: number) => `另有 ${count} 个单位没有列出，发“台账”看全部。`,
  urge: (task: string) => `催办 ${task}`,
  urgeSure: (title: string) => `催办还没填报的责任单位：${title}`,
  urgeHow: '要写理由，发“催办 编号 单位 理由”。',
} as const
