import { describe, expect, it } from 'vitest'
import { asMessageId } from '../../src/plan/ids.ts'
import { FeishuError } from '../../src/ports.ts'
import { aSender, platform, queue, reset, text } from './support/a-sender.ts'

const minutes = 60_000
/** A quarter of an hour after the start of virtual time. */
const sendBefore = '2026-01-05T01:15:00.000Z'
const forToday = { ...text('1'), sendBefore }

const refused = new FeishuError('unreachable', 'not-done', 'refused')
const always = (answer: FeishuError) => Array.from({ length: 500 }, () => answer)

describe('a message that is worth sending only until a moment', () => {
  it('goes out before it', async () => {
    const { messenger, arrived } = platform({ '1': [refused, refused] })
    const { time, store, sender } = aSender(messenger)
    sender.start()

    await queue(store, forToday)
    await time.pass(14 * minutes)

    expect(arrived).toEqual(['1'])
  })

  it('never goes out when Feishu was down until after it, and asks nothing of the coordinators', async () => {
    let isDown = true
    const { messenger, arrived } = platform()
    const held: string[] = []
    const { time, store, sender } = aSender(
      {
        ...messenger,
        async send(...given) {
          if (isDown) throw refused
          return messenger.send(...given)
        },
      },
      held,
    )
    sender.start()
    await queue(store, forToday, text('2'))
    await time.pass(20 * minutes)

    isDown = false
    await time.pass(10 * minutes)

    expect(arrived).toEqual(['2'])
    expect(held).toEqual([])
    expect(sender.depth()).toMatchObject({ waiting: 0, held: 0 })
  })

  it('never goes out when the service was down until after it', async () => {
    const { messenger, arrived } = platform()
    const { time, store, sender } = aSender(messenger)
    await queue(store, forToday)
    await time.pass(20 * minutes)

    sender.start()
    await time.pass(minutes)

    expect(arrived).toEqual([])
    expect(sender.depth().waiting).toBe(0)
  })

  it('is noted as sent where it had arrived without an answer', async () => {
    const { messenger } = platform({ '1': always(reset) })
    const { time, store, sender } = aSender({ ...messenger, sentSince: async () => [asMessageId('om_it')] })
    sender.start()

    await queue(store, forToday)
    await time.pass(30 * minutes)

    expect(store.state.outbox.sent.om_it).toMatchObject({ key: '1' })
  })

  it.each([
    ['it is not in its chat', async () => []],
    ['its chat cannot be looked through', platform().messenger.sentSince],
  ])('is given up without asking anybody where it had no answer and %s', async (_, sentSince) => {
    const held: string[] = []
    const { messenger } = platform()
    const tries: Date[] = []
    const { time, store, sender } = aSender(
      {
        ...messenger,
        async send() {
          tries.push(time.clock.now())
          throw reset
        },
        sentSince,
      },
      held,
    )
    sender.start()

    await queue(store, forToday)
    await time.pass(3 * 60 * minutes)

    expect(tries.every((at) => at.toISOString() < sendBefore)).toBe(true)
    expect(held).toEqual([])
    expect(sender.depth()).toMatchObject({ waiting: 0, held: 0 })
  })
})
