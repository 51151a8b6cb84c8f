import { describe, expect, it } from 'vitest'
import { loadShipped } from '../support/shipped.ts'
import { aTown } from './support/a-town.ts'
import { readCard } from './support/read-card.ts'
import { runVirtually } from './support/virtual-service.ts'

const { ledger } = await loadShipped()
const mayNotLook = ['im:message', 'im:message.p2p_msg:readonly', 'im:message.group_at_msg:readonly']

const wallOf = (iso: string) => new Date(Date.parse(iso) + 8 * 3_600_000).toISOString().slice(0, 16).replace('T', ' ')

describe('Feishu goes down before the digests are out, and comes back at night', () => {
  it.each([
    ['where the bot may look into its groups', [...mayNotLook, 'im:message.group_msg']],
    ['where it may not', mayNotLook],
  ])('%s: each group gets its digest on the next working day, once, and nothing at night', async (_, scopes) => {
    const town = aTown(ledger)
    const settings = { cycle: { every: 'none' as const } }
    // A Monday, 30 days before the end of 2025, of which the plan says most.
    const { sandbox, store, renewToken, tickAt, settle } = await runVirtually({
      ...{ at: '2025-12-01T17:20', ...town, settings },
    })
    sandbox.setScopes(scopes)
    await renewToken()
    sandbox.addFaults({ kind: 'outage' })
    for (const time of ['17:30', '17:59', '18:00', '18:40']) await tickAt(`2025-12-01T${time}`)
    const asked = Object.keys(store.state.reminders.digests)

    sandbox.clearFaults()
    await tickAt('2025-12-01T23:30')
    await tickAt('2025-12-02T09:00')
    await tickAt('2025-12-03T09:00')
    await settle(60)

    const digests = sandbox
      .chats()
      .flatMap(({ chatId }) => sandbox.messagesIn(chatId))
      .map((message) => ({
        place: town.placeOf(message.chatId),
        wall: wallOf(message.createdAt),
        ...readCard(message),
      }))
      .filter(({ title }) => title.endsWith('督办提醒'))
    expect(asked.length).toBeGreaterThan(40)
    expect(digests.map(({ place }) => place).sort()).toEqual(asked.sort())
    expect(new Set(digests.map(({ wall }) => wall))).toEqual(new Set(['2025-12-02 09:00']))
    expect(digests.every(({ words }) => words.includes('还有 29 天'))).toBe(true)
    expect(Object.values(store.state.outbox.pending).filter(({ message }) => message.about?.reminds)).toEqual([])
  })
})
