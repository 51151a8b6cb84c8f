import { describe, expect, it } from 'vitest'
import { adoptPlan } from '../../../src/features/cold-start/adopt-plan.ts'
import type { Change } from '../../../src/state/change.ts'
import { applyEntry, emptyState, type State } from '../../../src/state/state.ts'
import { aLedger, aRawPlan, aRawTarget } from '../../support/a-plan.ts'
import { aScene } from '../../support/a-scene.ts'

const roster = { coordinators: [{ name: '督办科', openId: 'ou_boss' }] }

/** The small plan with targets by these days, as `zd-1.1`, `zd-1.2`, … */
function aPlan(days: readonly string[], id = 'small') {
  const { tasks, ...plan } = aRawPlan()
  const [task, ...others] = tasks
  const targets = days.map((day, at) => aRawTarget(`zd-1.${at + 1}`, { deadline: { kind: 'by', day, words: day } }))
  return aLedger({ ...plan, id, tasks: [{ ...task, targets }, ...others] })
}

/** Takes the plan up on a day, as the timer does; gives what waits to be sorted then, and how many are told. */
function adopt(state: State, day: string, days: readonly string[], id?: string) {
  const scene = { ...aScene({ state, roster, now: `${day}T10:00:00+08:00` }), ledger: aPlan(days, id) }
  const { changes, messages } = adoptPlan(scene)
  if (changes.length > 0) applyEntry(state, { seq: state.seq + 1, at: `${day}T02:00:00Z`, by: 'timer', changes })
  return { waits: Object.keys(state.deadlines.past), told: messages.length, changed: changes.length }
}

const sorted: Change = {
  ...{ kind: 'outcome-sorted', task: aPlan([]).plan.tasks[0]?.id ?? ('' as never), target: 'zd-1.1' as never },
  outcome: { what: 'met', basis: '', person: 'ou_boss' as never, at: '2026-01-05T02:00:00Z' },
}

describe('a plan is taken up', () => {
  it('once: what is past by then waits, what comes to be past later does not', () => {
    const state = emptyState()

    expect(adopt(state, '2026-01-05', ['2025-12-31', '2026-06-30'])).toEqual({ waits: ['zd-1.1'], told: 1, changed: 1 })
    expect(adopt(state, '2026-07-06', ['2025-12-31', '2026-06-30'])).toEqual({ waits: ['zd-1.1'], told: 0, changed: 0 })
  })

  it('and a target that is new in it later, or was given a past date, waits too', () => {
    const state = emptyState()
    adopt(state, '2026-01-05', ['2026-06-30'])

    expect(adopt(state, '2026-03-02', ['2026-06-30', '2026-01-31'])).toMatchObject({ waits: ['zd-1.2'], told: 1 })
    expect(adopt(state, '2026-03-03', ['2026-02-28', '2026-01-31'])).toMatchObject({
      waits: ['zd-1.2', 'zd-1.1'],
      told: 1,
    })
    expect(state.deadlines.adopted?.on).toBe('2026-01-05')
  })

  it('keeps what was sorted, when it is amended', () => {
    const state = emptyState()
    adopt(state, '2026-01-05', ['2025-12-31'])
    applyEntry(state, { seq: 2, at: '2026-01-05T02:00:00Z', by: 'timer', changes: [sorted] })

    adopt(state, '2026-01-06', ['2025-12-31', '2025-11-30'])

    expect(state.deadlines.past).toMatchObject({ 'zd-1.1': { outcome: { what: 'met' } }, 'zd-1.2': {} })
  })

  it('not by a clock that stands before it was issued', () => {
    expect(adopt(emptyState(), '1970-01-01', ['2025-12-31'])).toEqual({ waits: [], told: 0, changed: 0 })
  })

  it('on the earlier day, where a demonstration’s clock is put back', () => {
    const state = emptyState()
    adopt(state, '2026-01-05', ['2025-12-31'])

    expect(adopt(state, '2025-12-01', ['2025-12-31'])).toEqual({ waits: [], told: 0, changed: 1 })
    expect(adopt(state, '2026-01-07', ['2025-12-31'])).toEqual({ waits: [], told: 0, changed: 0 })
  })

  it('anew, where it is another: its targets are not those of the one before', () => {
    const state = emptyState()
    adopt(state, '2026-01-05', ['2025-12-31'])
    applyEntry(state, { seq: 2, at: '2026-01-05T02:00:00Z', by: 'timer', changes: [sorted] })

    adopt(state, '2026-02-02', ['2026-01-31'], 'other')

    expect(state.deadlines.past).toEqual({ 'zd-1.1': {} })
  })
})
