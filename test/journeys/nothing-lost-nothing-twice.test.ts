import { describe, expect, it } from 'vitest'
import { startJourney } from './support/journey.ts'

describe('what was acknowledged', () => {
  it('is answered once though Feishu delivers it three times', async () => {
    const journey = await startJourney()
    journey.sandbox.addFaults({ kind: 'duplicate-events', copies: 3, times: 1 })

    const asked = journey.tell('official', '改厕归谁管')
    await journey.answerTo(asked)
    await journey.untilSaid(journey.privateChat('official'), 'official')

    const about = journey.sandbox.deliveries().filter((delivery) => delivery.about.messageId === asked.messageId)
    expect(about.flatMap(({ attempts }) => attempts.map(({ status }) => status))).toEqual([200, 200, 200])
    expect(journey.repliesTo(asked)).toHaveLength(1)
  })

  it('is answered after a restart, each question once, in order', async () => {
    const journey = await startJourney()
    journey.sandbox.addFaults({ kind: 'outage' })
    const asked = ['改厕归谁管', '市水利局有哪些任务', '防沙治沙归谁管'].map((text) => journey.tell('official', text))
    await journey.sandbox.settled()

    await journey.stop()
    const before = asked.flatMap(journey.repliesTo)
    journey.sandbox.clearFaults()
    await journey.start()
    for (const message of asked) await journey.answerTo(message)
    await journey.untilSaid(journey.privateChat('official'), 'official')

    expect(before).toEqual([])
    expect(asked.map((message) => journey.repliesTo(message).length)).toEqual([1, 1, 1])
    const chat = journey.sandbox.messagesIn(journey.privateChat('official'))
    const replied = chat.filter(({ sender }) => sender === 'bot').map(({ repliesTo }) => repliesTo)
    expect(replied.slice(0, 3)).toEqual(asked.map(({ messageId }) => messageId))
  })

  it('is not sent a second time when the service is restarted after the answer', async () => {
    const journey = await startJourney()
    const asked = journey.tell('official', '改厕归谁管')
    await journey.answerTo(asked)

    await journey.stop()
    await journey.start()
    await journey.untilSaid(journey.privateChat('official'), 'official')

    expect(journey.repliesTo(asked)).toHaveLength(1)
  })

  it('is sent once though Feishu cut the line after taking it', async () => {
    const journey = await startJourney()
    journey.sandbox.addFaults({ kind: 'reset-after', on: 'im.messages.reply', times: 1 })

    const asked = journey.tell('official', '改厕归谁管')
    await journey.answerTo(asked)
    await journey.untilSaid(journey.privateChat('official'), 'official')

    expect(journey.repliesTo(asked)).toHaveLength(1)
    expect(journey.sandbox.limits().uuidRepeats).toBe(1)
  })

  it('is remembered: a word taught before the restart still answers after it', async () => {
    const journey = await startJourney()
    await journey.ask('coordinator', '教 栽娃娃树=zd-1')

    await journey.stop()
    await journey.start()

    expect((await journey.ask('official', '栽娃娃树归谁管')).words).toContain('市林草局')
  })
})

describe('a follow-up', () => {
  it('is understood after a restart, and no longer once ten minutes have passed', async () => {
    const journey = await startJourney()
    await journey.ask('official', '改厕归谁管')
    await journey.stop()
    await journey.start()
    const soon = await journey.ask('official', '那目标呢')

    await journey.stop()
    await journey.start()
    journey.sandbox.moveClock(new Date(journey.sandbox.now().getTime() + 11 * 60_000))
    const late = await journey.ask('official', '那目标呢')

    expect(soon.words).toContain('卫生厕所普及率')
    expect(late.words).not.toContain('卫生厕所普及率')
  })
})
