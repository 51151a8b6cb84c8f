import { describe, expect, it } from 'vitest'
import { asOpenId, asTargetId, asTaskId, asUnitName } from '../../src/plan/ids.ts'
import type { ProgressReport, ReportedValue } from '../../src/plan/progress.ts'
import type { Change } from '../../src/state/change.ts'
import { targetLight, valueNow } from '../../src/state/lights.ts'
import { after } from '../support/a-scene.ts'
import { loadShipped } from '../support/shipped.ts'

const { ledger } = await loadShipped()
const nine = ledger.banners.map(({ name }) => name)

function reported(target: string, values: readonly Omit<ReportedValue, 'target' | 'words'>[], period: string): Change {
  const task = asTaskId(target.split('.')[0] ?? '')
  const report: ProgressReport = {
    id: `${task}#${period}`,
    task,
    unit: asUnitName('市农牧局'),
    person: asOpenId('ou_1'),
    at: `${period}-20T02:00:00Z`,
    period,
    how: 'report',
    late: false,
    status: 'on_track',
    note: '',
    values: values.map((value) => ({ target: asTargetId(target), words: String(value.value), ...value })),
  }
  return { kind: 'report-submitted', task, report, counts: true }
}

function seen(target: string, today: string, changes: readonly Change[]) {
  const found = ledger.target(asTargetId(target))
  if (!found) throw new Error(`no target ${target}`)
  const facts = { progress: after(changes).progress, ledger, today }
  return { value: valueNow(found, facts), light: targetLight(found, facts) }
}

describe('a target of every banner', () => {
  const rows = nine.map((banner) => ({ banner, value: 1000 }))

  it('is met by nine of nine', () => {
    const { value, light } = seen('zd-15.5', '2025-12-10', [reported('zd-15.5', rows, '2025-11')])

    expect(value).toBe(1000)
    expect(light).toMatchObject({ color: 'green', why: 'met' })
  })

  it('is not met by eight, while the ninth has not reported', () => {
    const { value, light } = seen('zd-15.5', '2025-12-10', [reported('zd-15.5', rows.slice(1), '2025-11')])

    expect(value).toBeUndefined()
    expect(light.why).not.toBe('met')
  })
})

describe('a target of every year', () => {
  const lastYear = reported('zd-7.2', [{ value: 5 }], '2025-12')

  it('is met in its year', () => {
    expect(seen('zd-7.2', '2025-12-31', [lastYear]).light).toMatchObject({ color: 'green', why: 'met' })
  })

  it('begins anew with the next', () => {
    expect(seen('zd-7.2', '2026-02-01', [lastYear])).toEqual({
      value: undefined,
      light: { color: 'grey', why: 'no-report' },
    })
  })
})

describe('a target to be kept', () => {
  it('stays yellow in the year in which it fell short', () => {
    const changes = [reported('zd-4.1', [{ value: 88 }], '2025-05'), reported('zd-4.1', [{ value: 91 }], '2025-10')]

    expect(seen('zd-4.1', '2025-11-01', changes).light).toMatchObject({ color: 'yellow', why: 'slipped' })
  })
})
