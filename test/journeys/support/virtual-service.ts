import { pino } from 'pino'
import { expect, onTestFinished } from 'vitest'
import type { z } from 'zod'
import { buildApp } from '../../../src/app.ts'
import { createBot } from '../../../src/bot.ts'
import { createFeishu } from '../../../src/feishu/client.ts'
import { createDirectory } from '../../../src/feishu/directory.ts'
import { createMessenger } from '../../../src/feishu/messenger.ts'
import { createMetrics } from '../../../src/metrics.ts'
import { createSender, type Sender } from '../../../src/outbox/deliver.ts'
import { asOpenId } from '../../../src/plan/ids.ts'
import { Roster } from '../../../src/plan/roster.ts'
import { Settings } from '../../../src/plan/settings.ts'
import { createCalendar } from '../../../src/plan/working-days.ts'
import { startSandbox } from '../../../src/sandbox/server.ts'
import type { Scenario } from '../../../src/sandbox/world/types.ts'
import { createMemoryStore } from '../../../src/store/memory-store.ts'
import { appId, appSecret, encryptKey, verificationToken } from '../../sandbox/support/desk.ts'
import { loadShipped } from '../../support/shipped.ts'
import { virtualTime, watched } from '../../support/virtual-time.ts'
import { inOrdos } from './service.ts'

export interface VirtualCircumstances {
  /** `2025-03-01T00:00` on the wall clock of Ordos. */
  readonly at: string
  readonly roster: z.input<typeof Roster>
  readonly seed: Scenario
  readonly settings?: z.input<typeof Settings>
}

/** The service between signed events and Feishu's strict stand-in, in time that only the test moves: years pass in seconds. */
export async function runVirtually({ at, roster, seed, settings = {} }: VirtualCircumstances) {
  const time = virtualTime(() => quiet(), inOrdos(at).toISOString())
  const sandbox = await startSandbox({
    ...{ appId, appSecret, encryptKey, verificationToken, seed },
    ...{ clock: time.clock, stopwatch: time.elapsed },
  })
  onTestFinished(() => sandbox.close())
  const { ledger, vocabulary } = await loadShipped()
  const store = createMemoryStore({ clock: time.clock })
  const complaints: unknown[] = []
  const log = pino({ level: 'error' }, { write: (line) => void complaints.push(line) })
  const feishu = createFeishu({ appId, appSecret, baseUrl: sandbox.url, log })
  const { calls: messenger, quiet } = watched(createMessenger(feishu))
  onTestFinished(() => expect(complaints).toEqual([]))

  const newBot = () =>
    createBot({
      ...{ store, ledger, vocabulary: () => vocabulary, calendar: createCalendar(), contacts: new Map() },
      ...{ roster: Roster.parse(roster), settings: Settings.parse(settings) },
    })
  const newSender = (): Sender =>
    createSender({
      ...{ store, messenger, log, ...time, random: () => 0.5 },
      onHeld: (held, why, detail) => void bot.reportHeld(held, why, detail),
    })
  let bot = newBot()
  let sender = newSender()
  sender.start()
  onTestFinished(() => sender.stop())

  const app = await buildApp({
    feishu: { encryptKey, verificationToken },
    ...{ log, metrics: createMetrics(), clocks: () => [time.clock.now()], notReady: () => undefined },
    bot: () => ({ openId: asOpenId(seed.bot.openId) }),
    receive: (incoming) => bot.receive(incoming),
  })
  onTestFinished(() => app.close())
  await sandbox.connectBot(await app.listen({ host: '127.0.0.1', port: 0 }))

  return {
    sandbox,
    store,
    ledger,
    /** Lets time run until then, as the wall clock of Ordos shows it, and ticks. */
    async tickAt(then: string) {
      await time.pass(inOrdos(then).getTime() - time.clock.now().getTime())
      await bot.tick()
      await time.settle()
    },
    /** What is under way comes to its end, in time that goes on. */
    settle: (seconds: number) => time.pass(seconds * 1000),
    waiting: () => sender.depth(),
    /** Over night it expires; what is sent first would be refused for that, whatever else is wrong. */
    renewToken: () => createDirectory(feishu).bot(),
    /** Another process on the same store: what the one before had in memory is gone. */
    async restart() {
      await sender.stop()
      bot = newBot()
      sender = newSender()
      sender.start()
    },
  }
}
