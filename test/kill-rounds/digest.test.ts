import { describe, expect, it } from 'vitest'
import { readCard } from '../journeys/support/read-card.ts'
import { groups, manyGroups } from './many-groups.ts'

/** On a working day on which a reporting period opens, at nine. */
const openingDay = '2025-11-20T09:00:20+08:00'

describe('kill -9 in the middle of the digests of a day for 300 groups', () => {
  it.each([
    ['after the first', [1]],
    ['after half of them', [150]],
    ['again and again', [1, 60, 120, 180, 240]],
  ])('leaves every group with exactly one: %s', { timeout: 240_000 }, async (_when, kills) => {
    const { sandbox, start, reached, gotEach } = await manyGroups(openingDay)
    const atTheKills: number[] = []

    for (const killAfter of kills) {
      const service = await start()
      await sandbox.until(() => reached() >= killAfter || undefined, 120_000)
      await service.kill()
      atTheKills.push(reached())
    }
    const last = await start()
    await sandbox.until(() => reached() === groups.length || undefined, 120_000)
    await last.allSent()

    expect(atTheKills.every((groupsReached) => groupsReached < groups.length)).toBe(true)
    expect(gotEach()).toEqual([1])
    expect(readCard(sandbox.messagesIn(groups[0] ?? '')[0] as never).title).toBe('11月20日督办提醒')
    expect(sandbox.limits().broken).toEqual({ perSecond: 0, perMinute: 0, perChat: 0, perMessage: 0 })
  })
})
