import { describe, expect, it } from 'vitest'
import { asOpenId, asTargetId, asTaskId, asUnitName } from '../../src/plan/ids.ts'
import type { Change } from '../../src/state/change.ts'
import { committedDay, dayToMeet, isActive, unsorted, waitingFor } from '../../src/state/deadline-standing.ts'
import type { Extension, Outcome } from '../../src/state/deadlines.ts'
import { after } from '../support/a-scene.ts'
import { loadShipped } from '../support/shipped.ts'

const { ledger } = await loadShipped()
const target = asTargetId('zd-13.1')
const task = asTaskId('zd-13')
const person = asOpenId('ou_1')
const at = '2025-12-10T02:00:00.000Z'

const asked = (more: Partial<Extension> = {}, replaces?: string): Change => ({
  kind: 'extension-asked',
  task,
  extension: {
    ...{ id: 'zd-13@1', task, targets: [target], unit: asUnitName('市商务局'), person, at, from: '2025-12-31' },
    ...{ until: '2026-06-30', reason: '招标流了', standing: '', overdue: false, ...more },
  },
  ...(replaces !== undefined && { replaces }),
})
const decided = (verdict: 'approve' | 'decline', extension = 'zd-13@1'): Change => ({
  ...{ kind: 'extension-decided', task, extension, verdict, person, reason: '' },
})
const sorted = (outcome: Pick<Outcome, 'what' | 'until'>): Change => ({
  ...{ kind: 'outcome-sorted', task, target, outcome: { ...outcome, basis: '', person, at } },
})
const adopted: Change = { kind: 'plan-adopted', plan: 'p', on: '2026-02-01', past: [target], dated: [] }

describe('a deadline that is put off', () => {
  it('has no committed day while the request waits', () => {
    const { deadlines } = after([asked()])

    expect(committedDay(deadlines, target)).toBeUndefined()
    expect(waitingFor(deadlines, [target])?.asked.until).toBe('2026-06-30')
  })

  it('has one from the approval on, and the first decision stands', () => {
    const { deadlines } = after([asked(), decided('approve'), decided('decline')])
    const stated = ledger.target(target)

    expect(committedDay(deadlines, target)).toBe('2026-06-30')
    expect(deadlines.extensions['zd-13@1']?.state).toBe('approved')
    expect(stated && dayToMeet(stated, deadlines, '2025-12-10')).toBe('2026-06-30')
  })

  it('keeps the day committed to before when a further request is declined', () => {
    const further = asked({ id: 'zd-13@2', until: '2026-12-31' })

    const { deadlines } = after([asked(), decided('approve'), further, decided('decline', 'zd-13@2')])

    expect(committedDay(deadlines, target)).toBe('2026-06-30')
  })

  it('can no longer be decided by a request that was replaced', () => {
    const { deadlines } = after([asked(), asked({ id: 'zd-13@2', until: '2026-03-31' }, 'zd-13@1'), decided('approve')])

    expect(committedDay(deadlines, target)).toBeUndefined()
    expect(deadlines.extensions['zd-13@1']?.state).toBe('replaced')
  })
})

describe('a target that was past when the plan was taken up', () => {
  it('is inactive until it is sorted; others are active', () => {
    const { deadlines } = after([adopted])

    expect(isActive(deadlines, target)).toBe(false)
    expect(isActive(deadlines, asTargetId('zd-12.2'))).toBe(true)
    expect(unsorted(deadlines)).toEqual([target])
  })

  it.each([['met'], ['not-met']] as const)('stays inactive when it is %s', (what) => {
    const { deadlines } = after([adopted, sorted({ what })])

    expect(isActive(deadlines, target)).toBe(false)
    expect(unsorted(deadlines)).toEqual([])
  })

  it('is active again with the day that it is put off to', () => {
    const { deadlines } = after([adopted, sorted({ what: 'extended', until: '2026-09-30' })])

    expect(isActive(deadlines, target)).toBe(true)
    expect(committedDay(deadlines, target)).toBe('2026-09-30')
  })

  it('keeps what was sorted when the plan is met again', () => {
    const { deadlines } = after([adopted, sorted({ what: 'met' }), adopted])

    expect(unsorted(deadlines)).toEqual([])
  })
})
