import { describe, expect, it } from 'vitest'
import { asMessageId, type MessageId, type OpenId } from '../../src/plan/ids.ts'
import { FeishuError, type Messenger } from '../../src/ports.ts'
import type { OutgoingMessage } from '../../src/state/change.ts'
import { aSender, platform, queue, reset, text } from './support/a-sender.ts'

describe('a message that may have arrived, after the hour in which Feishu knows its uuid', () => {
  const unknownForHours = { '1': Array.from({ length: 500 }, () => reset) }
  const sentIn = (chat: readonly MessageId[]) => async () => chat

  /** The first try and all others within the hour had no answer; then the chat is looked through. */
  async function afterwards(look: Messenger['sentSince'], message = text('1')) {
    const held: string[] = []
    const { messenger, arrived } = platform(unknownForHours)
    const { time, store, sender } = aSender({ ...messenger, sentSince: look }, held)
    sender.start()
    await queue(store, message)
    await time.pass(54 * 60 * 1000)
    arrived.length = 0
    await time.pass(2 * 60 * 60 * 1000)
    return { held, arrived, store }
  }

  it('is noted as sent where the only message of ours that we do not know is it', async () => {
    const { held, arrived, store } = await afterwards(sentIn([asMessageId('om_it')]))

    expect(held).toEqual([])
    expect(arrived).toEqual([])
    expect(store.state.outbox.sent.om_it).toMatchObject({ key: '1', chat: 'oc_1' })
  })

  it('is sent anew where it is not there', async () => {
    const { messenger, arrived } = platform()
    let looked = false
    const { time, store, sender } = aSender({
      ...messenger,
      async send(...given) {
        if (!looked) throw reset
        return messenger.send(...given)
      },
      async sentSince() {
        looked = true
        return []
      },
    })
    sender.start()

    await queue(store, text('1'))
    await time.pass(2 * 60 * 60 * 1000)

    expect(arrived).toEqual(['1'])
    expect(sender.depth()).toMatchObject({ waiting: 0, held: 0 })
  })

  it('is left to a person where several could be it', async () => {
    const { held } = await afterwards(sentIn([asMessageId('om_a'), asMessageId('om_b')]))

    expect(held).toEqual(['1: uuid-expired'])
  })

  it('is looked for in a private chat too, once that is known', async () => {
    const toPerson = (key: string): OutgoingMessage => ({
      key,
      act: { kind: 'send', to: { kind: 'person', person: 'ou_1' as OpenId }, content: { kind: 'text', text: key } },
    })
    const looked: string[] = []
    const { messenger } = platform(unknownForHours)
    const { time, store, sender } = aSender({
      ...messenger,
      async sentSince(chat) {
        looked.push(chat)
        return [asMessageId('om_it')]
      },
    })
    sender.start()

    await queue(store, toPerson('0'), toPerson('1'))
    await time.pass(2 * 60 * 60 * 1000)

    expect(looked).toEqual(['oc_1'])
    expect(store.state.outbox.sent.om_it).toMatchObject({ key: '1', chat: 'oc_1' })
  })

  it('is left to a person where a chat cannot be looked through', async () => {
    const toPerson: OutgoingMessage = {
      key: '1',
      act: {
        kind: 'send',
        to: { kind: 'person', person: 'ou_1' as OpenId },
        content: { kind: 'text', text: '1' },
      },
    }
    const { held } = await afterwards(sentIn([]), toPerson)

    expect(held).toEqual(['1: uuid-expired'])
  })

  it('is looked for again when the look itself fails', async () => {
    let looks = 0
    const { held, store } = await afterwards(async () => {
      looks += 1
      if (looks < 3) throw reset
      return [asMessageId('om_it')]
    })

    expect(looks).toBe(3)
    expect(held).toEqual([])
    expect(store.state.outbox.sent.om_it).toBeDefined()
  })

  it('does not take the place of another one in its chat that is uncertain too', async () => {
    const both = { ...unknownForHours, '2': unknownForHours['1'] }
    let may = false
    const look = async () => {
      if (!may) throw new FeishuError('no-permission', 'never', 'not yet')
      return [asMessageId('om_one')]
    }
    const held: string[] = []
    const { messenger } = platform(both)
    const { time, store, sender } = aSender({ ...messenger, sentSince: look }, held)
    sender.start()
    await queue(store, text('1'), text('2'))
    await time.pass(60 * 60 * 1000)
    may = true
    await time.pass(60 * 60 * 1000)

    expect(held).toEqual(['1: uuid-expired', '2: uuid-expired'])
  })
})
