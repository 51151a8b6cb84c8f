import { describe, expect, it } from 'vitest'
import { createSender } from '../../src/outbox/deliver.ts'
import { asChatId, asMessageId } from '../../src/plan/ids.ts'
import { FeishuError, type Messenger } from '../../src/ports.ts'
import type { OutgoingMessage } from '../../src/state/change.ts'
import { aSender, platform, queue, reset, text } from './support/a-sender.ts'

const redraw = (key: string, words: string): OutgoingMessage => ({
  key,
  act: {
    kind: 'redraw',
    message: asMessageId('om_card'),
    chat: asChatId('oc_1'),
    content: { kind: 'card', card: { schema: '2.0', config: { words }, body: { elements: [] } } },
  },
})

const recall = (key: string): OutgoingMessage => ({
  key,
  act: { kind: 'recall', message: asMessageId(`om_${key}`), chat: asChatId('oc_1') },
})

const limited = new FeishuError('rate-limited', 'not-done', 'slow down', { retryAfter: 3000 })
const outside = new FeishuError('not-in-chat', 'never', 'bot is not in the chat')
const gone = new FeishuError('message-gone', 'never', 'recalled')

describe('sending what was committed', () => {
  it('sends in order within a chat and forgets what arrived', async () => {
    const { messenger, arrived } = platform()
    const { time, store, sender } = aSender(messenger)
    sender.start()

    await queue(store, text('1'), text('2'), text('3'))
    await time.pass(5000)

    expect(arrived).toEqual(['1', '2', '3'])
    expect(sender.depth()).toMatchObject({ waiting: 0, held: 0 })
  })

  it('tries again at once what waits for a time that a moved clock has passed', async () => {
    const busy = new FeishuError('busy', 'not-done', 'try later')
    const { messenger, arrived } = platform({ '1': [busy, busy, busy] })
    const { time, store } = aSender(messenger)
    let ahead = 0
    const clock = { now: () => new Date(time.clock.now().getTime() + ahead) }
    const sender = createSender({ ...time, store, messenger, clock, log: { warn() {}, error() {} }, random: () => 0 })
    sender.start()
    await queue(store, text('1'))
    await time.pass(3500)
    expect(arrived).toEqual([])

    ahead = 10 * 60_000
    sender.wake()
    await time.pass(100)

    expect(arrived).toEqual(['1'])
  })

  it('waits as long as the platform says and keeps the order', async () => {
    const { messenger, arrived } = platform({ '1': [limited] })
    const { time, store, sender } = aSender(messenger)
    sender.start()

    await queue(store, text('1'), text('2'))
    await time.pass(2900)
    expect(arrived).toEqual([])
    await time.pass(5000)

    expect(arrived).toEqual(['1', '2'])
  })

  it('repeats an unknown outcome under the same uuid, so that it arrives once', async () => {
    const { messenger, arrived } = platform({ '1': [reset, reset, reset] })
    const { time, store, sender } = aSender(messenger)
    sender.start()

    await queue(store, text('1'))
    await time.pass(60_000)

    expect(arrived).toEqual(['1'])
    expect(sender.depth().waiting).toBe(0)
  })

  it('holds what stays unknown for an hour instead of sending it blindly', async () => {
    const held: string[] = []
    const { messenger } = platform({ '1': Array.from({ length: 500 }, () => reset) })
    const { time, store, sender } = aSender(messenger, held)
    sender.start()

    await queue(store, text('1'), text('2'))
    await time.pass(2 * 60 * 60 * 1000)

    expect(held).toEqual(['1: uuid-expired'])
    expect(store.state.outbox.pending['1']?.held?.why).toBe('uncertain')
  })

  it('parks what cannot succeed, says so once, and goes on', async () => {
    const held: string[] = []
    const { messenger, arrived } = platform({ '1': [outside] })
    const { time, store, sender } = aSender(messenger, held)
    sender.start()

    await queue(store, text('1'), text('2'))
    await time.pass(60_000)

    expect(held).toEqual(['1: not-in-chat'])
    expect(arrived).toEqual(['2'])
  })

  it('sends a reply to the chat when the message asked was recalled', async () => {
    const { messenger, arrived } = platform({ '1': [gone] })
    const { time, store, sender } = aSender(messenger)
    sender.start()
    const reply: OutgoingMessage = {
      key: '1',
      act: {
        kind: 'send',
        to: { kind: 'reply', message: asMessageId('om_gone'), chat: asChatId('oc_1'), inThread: false },
        content: { kind: 'text', text: '1' },
      },
    }

    await queue(store, reply)
    await time.pass(5000)

    expect(arrived).toEqual(['1'])
  })

  it('draws only the newest of several redraws of one card', async () => {
    const { messenger, arrived } = platform()
    const { time, store, sender } = aSender(messenger)

    await queue(store, redraw('1', 'old'), redraw('2', 'older'), redraw('3', 'new'))
    sender.start()
    await time.pass(5000)

    expect(arrived).toEqual(['redraw new'])
    expect(sender.depth().waiting).toBe(0)
  })

  it('after a crash between sending and recording, the same uuid keeps it single', async () => {
    const { messenger, arrived } = platform({ '1': [reset] })
    const { time, store, sender, make } = aSender(messenger)
    sender.start()
    await queue(store, text('1'))
    await time.settle()
    await sender.stop()

    make().start()
    await time.pass(60_000)

    expect(arrived).toEqual(['1'])
    expect(store.state.outbox.pending).toEqual({})
  })

  it('pauses as a whole when the platform is down, and loses nothing', async () => {
    const down = Array.from({ length: 6 }, () => new FeishuError('unreachable', 'not-done', 'down'))
    const names = Array.from({ length: 40 }, (_, index) => `m${index}`)
    const { messenger, arrived } = platform(Object.fromEntries(names.map((name) => [name, down])))
    const { time, store, sender } = aSender(messenger)
    sender.start()

    await queue(store, ...names.map((name, index) => text(name, `oc_${index}`)))
    await time.pass(30 * 60 * 1000)

    expect(arrived.sort()).toEqual(names.sort())
  })
})

describe('sending a workbook', () => {
  const workbook: OutgoingMessage = {
    key: '1',
    act: {
      kind: 'send',
      to: { kind: 'chat', chat: asChatId('oc_1') },
      content: { kind: 'workbook', name: '台账.xlsx' },
    },
  }

  it('makes and uploads it when its turn comes, and tries a lost upload again for as long as any message', async () => {
    const { messenger, arrived } = platform()
    const uploads: string[] = []
    const uploadFile = async (name: string, bytes: Uint8Array) => {
      uploads.push(`${name} ${bytes.length}`)
      if (uploads.length < 20) throw reset
      return 'file_1'
    }
    const held: string[] = []
    const { time, store, sender } = aSender({ ...messenger, uploadFile }, held, async () => new Uint8Array(3))
    sender.start()

    await queue(store, workbook)
    await time.pass(2 * 60 * 60 * 1000)

    expect(uploads).toHaveLength(20)
    expect(uploads[0]).toBe('台账.xlsx 3')
    expect(arrived).toEqual(['file'])
    expect(held).toEqual([])
  })
})

describe('withdrawing a message', () => {
  it.each([
    ['is noted when it is done', undefined, []],
    ['is noted as done when the message is gone anyway', gone, []],
    ['is noted with the reason when it is too late', new FeishuError('too-old', 'never', 'too old'), ['too-old']],
  ])('%s, and nobody is asked', async (_, failure, failed) => {
    const { messenger } = platform()
    const held: string[] = []
    const refuse = async () => {
      if (failure) throw failure
    }
    const { time, store, sender } = aSender({ ...messenger, recall: refuse }, held)
    const noted: (string | undefined)[] = []
    store.onCommitted((entries) => {
      for (const { changes } of entries)
        for (const change of changes) if (change.kind === 'message-recalled') noted.push(change.failed)
    })
    sender.start()

    await queue(store, recall('1'))
    await time.pass(5000)

    expect(noted.filter((why) => why !== undefined)).toEqual(failed)
    expect(noted).toHaveLength(1)
    expect(held).toEqual([])
    expect(sender.depth()).toMatchObject({ waiting: 0, held: 0 })
  })
})

describe('a restart in the middle of much to send', () => {
  it('does not begin at full speed: what left just before counts', async () => {
    const { messenger, arrived } = platform()
    const { time, store, sender, make } = aSender(messenger)
    await queue(store, ...Array.from({ length: 120 }, (_, index) => text(`${index}`, `oc_${index}`)))
    sender.start()
    await time.pass(500)
    await sender.stop()
    const before = arrived.length

    make().start()
    await time.pass(100)

    expect(before).toBe(50)
    expect(arrived).toHaveLength(50)
    await time.pass(5000)
    expect(arrived).toHaveLength(120)
  })
})

describe('a file that somebody sent', () => {
  it('is copied before it is sent; a copy that was lost on the way means that nothing has left', async () => {
    const { messenger } = platform()
    const keys: string[] = []
    let copies = 0
    const copying: Messenger = {
      ...messenger,
      async copyFile({ key }) {
        copies += 1
        if (copies === 1) throw reset
        return { kind: 'file', fileKey: `own ${key}` }
      },
      async send(to, content, uuid) {
        keys.push(content.kind === 'file' ? content.fileKey : content.kind)
        return messenger.send(to, { kind: 'text', text: 'file' }, uuid)
      },
    }
    const { time, store, sender } = aSender(copying)
    sender.start()
    const of = { file: 'file', message: asMessageId('om_1'), key: 'file_1', name: '表.xlsx' } as const

    await queue(store, {
      key: '1',
      act: { kind: 'send', to: { kind: 'chat', chat: asChatId('oc_1') }, content: { kind: 'copy', of } },
    })
    await time.pass(2 * 60 * 60 * 1000)

    expect(keys).toEqual(['own file_1'])
    expect(sender.depth()).toMatchObject({ waiting: 0, held: 0 })
  })
})
