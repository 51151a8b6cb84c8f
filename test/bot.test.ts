import { describe, expect, it } from 'vitest'
import { createBot } from '../src/bot.ts'
import { Roster } from '../src/plan/roster.ts'
import { Settings } from '../src/plan/settings.ts'
import { createCalendar } from '../src/plan/working-days.ts'
import { createMemoryStore } from '../src/store/memory-store.ts'
import { aDraft, chen, drafted, roster } from './features/notice/a-notice.ts'
import { loadShipped } from './support/shipped.ts'

const { ledger, vocabulary } = await loadShipped()

describe('a tick in which one thing fails', () => {
  it('does all the others, says so, and does it when it can', async () => {
    const store = createMemoryStore({ clock: { now: () => new Date('2025-12-01T09:00:00+08:00') } })
    let broken = true
    const calendar = createCalendar()
    const bot = createBot({
      ...{ store, ledger, vocabulary: () => vocabulary, contacts: new Map() },
      ...{ roster: Roster.parse(roster), settings: Settings.parse({}) },
      calendar: {
        ...calendar,
        isWorkingDay(day) {
          if (broken) throw new Error('no calendar')
          return calendar.isWorkingDay(day)
        },
      },
    })
    const draft = drafted(aDraft({ sendAt: '2025-12-01T00:59:00Z' }))
    await store.decide(chen, undefined, () => ({
      changes: [draft, { kind: 'notice-scheduled', notice: 'n1', person: chen }],
      result: undefined,
    }))

    await expect(bot.tick()).rejects.toThrow('no calendar')
    const keys = () => Object.keys(store.state.outbox.pending)
    const first = keys()
    broken = false
    await bot.tick()

    expect(first).toContain('notice:n1:0')
    expect(first.filter((key) => key.startsWith('digest:'))).toEqual([])
    expect(keys()).toContain('digest:oc_nongmu:2025-12-01')
  })
})
