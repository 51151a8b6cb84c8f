import { onTestFinished } from 'vitest'
import { createFeishu } from '../../../src/feishu/client.ts'
import { createMessenger } from '../../../src/feishu/messenger.ts'
import { createSender } from '../../../src/outbox/deliver.ts'
import { asChatId } from '../../../src/plan/ids.ts'
import { startSandbox } from '../../../src/sandbox/server.ts'
import { openIdOf, scenario } from '../../../src/sandbox/world/seed.ts'
import { createMemoryStore } from '../../../src/store/memory-store.ts'
import { appId, appSecret, verificationToken } from '../../sandbox/support/desk.ts'
import { virtualTime, watched } from '../../support/virtual-time.ts'

/** So many groups, each with one message to get; the real messenger and the strict stand-in, in time that only the test moves. */
export async function aProvince(count: number) {
  const time = virtualTime(() => quiet())
  const chats = Array.from({ length: count }, (_, at) => `oc_group${at}`)
  const groups = chats.map((chatId) => ({ chatId, name: chatId, members: [openIdOf('coordinator')] }))
  const sandbox = await startSandbox({
    ...{ appId, appSecret, verificationToken, clock: time.clock, stopwatch: time.elapsed },
    seed: { ...scenario, groups },
  })
  onTestFinished(() => sandbox.close())
  const store = createMemoryStore({ clock: time.clock })
  const log = { warn: () => {}, error: () => {} }
  const feishu = createFeishu({ appId, appSecret, baseUrl: sandbox.url, log })
  const { calls: messenger, quiet } = watched(createMessenger(feishu))
  const held: string[] = []
  const sender = createSender({
    ...{ store, log, messenger, ...time },
    onHeld: ({ message }, why) => held.push(`${message.key} ${why}`),
  })
  sender.start()
  onTestFinished(() => sender.stop())
  const inEach = () => chats.map((chat) => sandbox.messagesIn(chat).length)

  return {
    sandbox,
    time,
    sender,
    held,
    reached: () => inEach().filter((messages) => messages > 0).length,
    /** Messages that each group got, as the stand-in counts them; all alike is one figure. */
    gotEach: () => [...new Set(inEach())],
    async queueAll() {
      await store.decide('timer', undefined, () => ({
        changes: chats.map((chat) => ({
          kind: 'message-queued' as const,
          message: {
            key: chat,
            act: {
              kind: 'send' as const,
              to: { kind: 'chat' as const, chat: asChatId(chat) },
              content: { kind: 'text' as const, text: '本月待报 3 项' },
            },
          },
        })),
        result: undefined,
      }))
    },
    /** Lets time run, a second at a time, until it is so. Tells how many seconds that took. */
    async passUntil(so: () => boolean, longest = 3 * 60 * 60): Promise<number> {
      for (let second = 0; second < longest; second += 1) {
        if (so()) return second
        await time.pass(1000)
      }
      throw new Error(`not within ${longest} s`)
    },
  }
}
