import { describe, expect, it } from 'vitest'
import { playOpening } from '../../src/sandbox/opening/play-opening.ts'
import { chatIdOf } from '../../src/sandbox/world/seed.ts'
import { startJourney } from './support/journey.ts'
import type { Circumstances } from './support/service.ts'

/** The town on the day that a newcomer arrives; `troubles` are parts of the story that could not be played. */
async function theOpening(settings: Circumstances['settings'] = {}) {
  const journey = await startJourney({ at: '2025-09-22T09:30', settings })
  const troubles: unknown[] = []
  const ended = await playOpening(journey.sandbox, {
    signal: new AbortController().signal,
    onTrouble: (error) => troubles.push(error),
  })
  return { journey, troubles, ended }
}

describe('a newcomer arrives on a day when something happens', () => {
  it('finds what the page promises: reports in, one to review, one overdue, receipts outstanding', async () => {
    const { journey, troubles, ended } = await theOpening()

    expect(troubles).toEqual([])
    expect(ended).toBe(true)
    const { now, scene, clockMoved } = journey.sandbox.state()
    expect(now).toMatch(/^2025-11-21T02:00:/)
    expect(clockMoved).toBe(false)
    expect(scene).toMatchObject({ preparing: false, title: expect.stringContaining('11 月') })
    expect(scene?.lines.length).toBeGreaterThanOrEqual(4)
    for (const { as, chatId } of scene?.lines ?? []) expect(membersOf(journey, chatId)).toContain(as)

    for (const task of ['10', '2']) {
      expect((await journey.ask('official', `进展 ${task}`)).words).toContain('2025年11月已报')
    }
    const review = journey.cardsIn(chatIdOf('desk')).filter(({ title }) => title.startsWith('待审核'))
    expect(review).toHaveLength(1)
    expect(review[0]?.words).toMatch(/92% → 95%/)
    expect((await journey.ask('official', '历史 23')).words).toContain('还没有人报过')
    const receipts = ['nongmu', 'shuili', 'xiangcun'] as const
    const standing = receipts.flatMap((person) =>
      journey.cardsIn(journey.privateChat(person)).map(({ title }) => title),
    )
    expect(standing.filter((title) => title === '填报回执 · 已生效')).toHaveLength(6)
    expect(standing.filter((title) => title === '填报回执 · 待审核')).toHaveLength(1)
    const [urge] = journey.cardsIn(chatIdOf('wenlv')).filter(({ title }) => title.startsWith('催办'))
    expect(urge?.words).toContain('10 月的还没有报')
    const missing = await journey.ask('coordinator', '谁还没回')
    expect(missing.words).toContain('还有 3 个单位没有回执')
    expect(journey.sandbox.limits().broken).toEqual({ perSecond: 0, perMinute: 0, perChat: 0, perMessage: 0 })
  })

  it('can do what is offered: the report is let pass, and the path of task 12 has its history', async () => {
    const { journey } = await theOpening()

    const [review] = journey.cardsIn(chatIdOf('desk')).filter(({ title }) => title.startsWith('待审核'))
    if (!review) throw new Error('nothing to review')
    const approved = await journey.press('coordinator2', review, '通过')

    expect(approved.toast?.type).toBe('success')
    const progress = await journey.ask('official', '进展 12')
    expect(progress.charts).toHaveLength(2)
    expect(progress.words).toContain('60.4%')
  })

  it('comes to its day under other settings too: no review, another hour', async () => {
    const { journey, troubles, ended } = await theOpening({ review: false, reminderHour: '08:00' })

    expect([troubles, ended]).toEqual([[], true])
    expect((await journey.ask('official', '进展 14')).words).toContain('95%')
  })

  it('is not disturbed by people who leave in the middle', async () => {
    const journey = await startJourney({ at: '2025-09-22T09:30' })
    const stop = new AbortController()
    const playing = playOpening(journey.sandbox, { signal: stop.signal, onTrouble: () => {} })
    await journey.sandbox.until(() => journey.cardsIn(journey.privateChat('coordinator'))[0])

    stop.abort()

    expect(await playing).toBe(false)
    expect(journey.sandbox.state().scene?.preparing).toBe(true)
  })
})

type TheJourney = Awaited<ReturnType<typeof startJourney>>

const membersOf = ({ sandbox }: TheJourney, chatId: string) =>
  sandbox.state().chats.find((chat) => chat.chatId === chatId)?.members
