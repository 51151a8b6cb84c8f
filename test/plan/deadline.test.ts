import { describe, expect, it } from 'vitest'
import { countsFrom, dueDayOf } from '../../src/plan/deadline.ts'
import { asTargetId } from '../../src/plan/ids.ts'
import type { Deadline, Target } from '../../src/plan/target.ts'

const target = (deadline?: Deadline): Target => ({
  id: asTargetId('zd-7.2'),
  metric: '市级产业园',
  kind: 'qualitative',
  aim: '5 个',
  ...(deadline && { deadline }),
})

describe('when a target is due', () => {
  it.each([
    ['by its day', target({ kind: 'by', day: '2025-12-31', words: '到2025年' }), '2026-03-01', '2025-12-31', undefined],
    ['each year by its end', target({ kind: 'yearly', words: '每年' }), '2026-03-01', '2026-12-31', '2026-01-01'],
    ['each year on its last day', target({ kind: 'yearly', words: '每年' }), '2026-12-31', '2026-12-31', '2026-01-01'],
    ['never, where the plan names no date', target(), '2026-03-01', undefined, undefined],
  ])('%s', (_, of, on, due, since) => {
    expect(dueDayOf(of, on)).toBe(due)
    expect(countsFrom(of, on)).toBe(since)
  })
})
