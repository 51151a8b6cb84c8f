import { checkLedger } from '../../src/plan/check-ledger.ts'
import { createLedger } from '../../src/plan/ledger.ts'
import { parsePlan, parseUnits } from '../../src/plan/parse.ts'
import type { Fault } from '../../src/plan/shape.ts'

/** A small plan as its file would hold it: one requirement with the banner rule, one key task, one safeguard. */
export const aRawPlan = () => ({
  id: 'small',
  title: '小方案',
  documentNumber: '小发〔2023〕1号',
  issuer: '市委',
  issuedOn: '2023-10-26',
  chapters: [
    { locator: '四', title: '要求' },
    { locator: '五（一）', title: '重点' },
    { locator: '五、保障措施', title: '保障' },
  ],
  horizons: [2025, 2030],
  catchAll: '市直各有关部门',
  bannerRule: {
    statedIn: 'yq-1',
    reaches: ['key', 'requirement'],
    collectiveName: '各旗区党委、政府',
    banners: ['东胜区'],
  },
  goals: [aRawTarget('mb-1')],
  tasks: [
    aRawTask('zd', 1, { units: ['市农牧局', '市水利局'], targets: [aRawTarget('zd-1.1'), aRawTarget('zd-1.2')] }),
    aRawTask('yq', 1, { units: ['市农牧局', '市直各有关部门', '各旗区党委、政府'] }),
    aRawTask('yq', 2, { units: ['供电公司', '市直各有关部门'] }),
    aRawTask('bz', 1, { mentioned: [{ unit: '市水利局', duty: '制定办法' }] }),
  ],
})

const kinds = { zd: ['key', '五（一）'], yq: ['requirement', '四'], bz: ['safeguard', '五、保障措施'] } as const

function aRawTask(prefix: keyof typeof kinds, number: number, more: object): Record<string, unknown> {
  const [kind, chapter] = kinds[prefix]
  return { id: `${prefix}-${number}`, kind, number, chapter, title: '事项', units: [], measures: ['事'], ...more }
}

export function aRawTarget(id: string, more: object = {}): Record<string, unknown> {
  const deadline = { kind: 'by', day: '2025-12-31', words: '到2025年' }
  const figure = { comparator: '>=', value: 63, unit: '%', course: 'reach', deadline }
  return { id, kind: 'quantitative', metric: '覆盖率', ...figure, ...more }
}

export const someRawUnits = () => ({
  units: [
    { name: '市农牧局', kind: 'government', level: 'city', aliases: ['农牧局'] },
    { name: '市水利局', kind: 'government', level: 'city', aliases: ['水利局'] },
    { name: '供电公司', kind: 'enterprise', level: 'city' },
    { name: '东胜区', kind: 'banner', level: 'banner', aliases: ['东胜'] },
    { name: '市直各有关部门', kind: 'catch-all', level: 'city' },
    { name: '各旗区党委、政府', kind: 'catch-all', level: 'banner' },
  ] as Record<string, unknown>[],
  unnamed: [{ name: '市气象局', aliases: ['气象局'] }],
  successions: [] as Record<string, unknown>[],
})

/** What is wrong with these two, as a service would find it: first their shape, then whether they fit together. */
export function faultsOf(plan: unknown, units: unknown = someRawUnits()): readonly Fault[] {
  const [parsedPlan, parsedUnits] = [parsePlan(plan), parseUnits(units)]
  if (!parsedPlan.ok) return parsedPlan.faults
  if (!parsedUnits.ok) return parsedUnits.faults
  return checkLedger(parsedPlan.value, parsedUnits.value).map(({ path, reason }) => ({ path, reason }))
}

/** The ledger of these two, which have to be right. */
export function aLedger(plan: unknown = aRawPlan(), units: unknown = someRawUnits()) {
  const [parsedPlan, parsedUnits] = [parsePlan(plan), parseUnits(units)]
  if (!parsedPlan.ok || !parsedUnits.ok) throw new Error(JSON.stringify({ parsedPlan, parsedUnits }))
  return createLedger(parsedPlan.value, parsedUnits.value)
}
