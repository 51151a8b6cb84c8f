import { describe, expect, it } from 'vitest'
import { warnOfCalendar } from '../../../src/features/follow-up/warn-of-calendar.ts'
import { createCalendar } from '../../../src/plan/working-days.ts'
import { emptyState } from '../../../src/state/state.ts'
import { after, aScene } from '../../support/a-scene.ts'

const roster = { coordinators: [{ name: '督办科', openId: 'ou_boss' }], coordinatorChat: 'oc_desk' }
const unknown = createCalendar().lastKnownYear + 1

function warned(day: string, state = emptyState()) {
  const { changes, messages } = warnOfCalendar(aScene({ roster, state, now: `${day}T10:00:00+08:00` }))
  after(changes, { state })
  return messages.map(({ act }) => JSON.stringify(act))
}

describe('the coordinators', () => {
  it('are told once, in December, that next year’s days off are not known', () => {
    const state = emptyState()
    const before = unknown - 1

    const told = [`${before}-11-30`, `${before}-12-01`, `${before}-12-02`, `${unknown}-01-05`].map((day) =>
      warned(day, state),
    )

    expect(told.map((messages) => messages.length)).toEqual([0, 1, 0, 0])
    expect(told[1]?.[0]).toContain(`还不知道 ${unknown} 年的放假安排`)
    expect(told[1]?.[0]).toContain('oc_desk')
  })

  it('are told in the year itself where the service was never updated', () => {
    const monday = `${unknown}-03-0${[1, 2, 3, 4, 5, 6, 7].find((date) => new Date(`${unknown}-03-0${date}T00:00:00Z`).getUTCDay() === 1)}`

    expect(warned(monday)).toHaveLength(1)
  })

  it('are told nothing where it is known', () => {
    expect(warned('2025-12-01')).toEqual([])
  })
})
