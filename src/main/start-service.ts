import { randomBytes } from 'node:crypto'
import type { FastifyBaseLogger } from 'fastify'
import { buildApp } from '../app.ts'
import { createBot } from '../bot.ts'
import { type MovableClock, movableClock, stopwatch, wallClock } from '../clock.ts'
import type { Config } from '../config.ts'
import { createFeishu } from '../feishu/client.ts'
import { createDirectory } from '../feishu/directory.ts'
import { createMessenger } from '../feishu/messenger.ts'
import { createDoor } from '../inbox/door.ts'
import { createMetrics } from '../metrics.ts'
import { createSender } from '../outbox/deliver.ts'
import { sendWhileLeading } from '../outbox/send-while-leading.ts'
import type { OpenId } from '../plan/ids.ts'
import { createLedger } from '../plan/ledger.ts'
import { createCalendar } from '../plan/working-days.ts'
import { StoreError } from '../ports.ts'
import { peopleOf } from '../state/people.ts'
import { nearestTasks } from '../understand/nearest-tasks.ts'
import { buildVocabulary, type Vocabulary } from '../understand/vocabulary.ts'
import { workbookInWorker } from '../workbook/workbook-in-worker.ts'
import { choosePlatform } from './choose-platform.ts'
import { type Joined, joinFeishu } from './join-feishu.ts'
import { openStore } from './open-store.ts'
import { startTimer } from './timer.ts'
import { watchNotices } from './watch-notices.ts'

export interface Service {
  readonly url: string
  /** The sandbox's page, when the bot runs beside one. */
  readonly pageUrl: string | undefined
  /** Stops taking events, finishes what was acknowledged, releases the store. */
  stop(): Promise<void>
}

export interface ServiceParts {
  readonly config: Config
  readonly log: FastifyBaseLogger
  /** Memory may be ahead of the disk, or a bug has shown itself: the process must end. */
  readonly onFatal: (error: Error) => void
  /** Shared with whoever moves it; the service has its own where none is given. */
  readonly clock?: MovableClock
  /** Begins a demonstration anew, when its page asks for it; without it only the sandbox forgets. */
  readonly startAfresh?: () => void
  readonly pagePort?: number
}

/** Milliseconds after being ready. */
const warmAfter = 300

/** Puts everything together. Resolves once it listens; what needs Feishu follows, and `/readyz` tells when. */
export async function startService({ config, log, onFatal, ...given }: ServiceParts): Promise<Service> {
  for (const warning of config.warnings) log.warn({ warning }, 'the configuration has gaps')
  /** In the order of their start; stopped the other way round. */
  const started: (() => Promise<unknown> | undefined)[] = []
  let stopping = false
  async function stop(): Promise<void> {
    stopping = true
    for (const stopPart of started.splice(0).reverse()) await stopPart()
  }

  try {
    const clock = given.clock ?? movableClock(config.clockStart)
    const metrics = createMetrics()
    const { store, leadership } = await openStore(config, {
      clock,
      log,
      onCommit: metrics.observeCommit,
      onFailed: onFatal,
    })
    started.push(() => store.close())

    const platform = await choosePlatform(config, {
      clock,
      store,
      log,
      startAfresh: given.startAfresh,
      pagePort: given.pagePort,
    })
    const { roster, sandbox } = platform
    started.push(() => sandbox?.close())
    const options = { ...platform, log }
    const feishu = createFeishu(options)
    const contacts = new Map<string, OpenId>()
    const ledger = createLedger(config.plan, config.units)
    let built: Vocabulary | undefined
    let publicUrl: string | undefined
    const vocabulary = () => {
      built ??= buildVocabulary(ledger, config.lexicon)
      return built
    }
    const { receive, reportHeld, tick, refresh } = createBot({
      store,
      ledger,
      vocabulary,
      roster,
      contacts,
      settings: config.settings,
      calendar: createCalendar(),
      emptyPhrases: config.emptyPhrases,
      pages: { url: () => publicUrl, newSecret: () => randomBytes(32).toString('base64url') },
    })
    started.push(watchNotices(store, { refresh, onFailed: onFatal }))
    const newSender = () =>
      createSender({
        store,
        messenger: createMessenger(feishu),
        clock,
        log,
        elapsed: stopwatch(),
        makeWorkbook: () =>
          workbookInWorker({
            ...{
              plan: config.plan,
              units: config.units,
              settings: config.settings,
              roster,
              contacts,
              now: clock.now(),
            },
            ...{ progress: store.state.progress, deadlines: store.state.deadlines, said: store.state.roster },
          }),
        onHeld: (held, why, detail) => void reportHeld(held, why, detail).catch(onFatal),
      })
    const sender = sendWhileLeading(leadership, newSender)
    metrics.watchOutbox(sender.depth)
    const offMoved = clock.onMoved(sender.wake)
    started.push(async () => offMoved())

    let ourselves: { readonly openId: string } | undefined
    let joined: Joined | undefined
    const door = { bot: () => ourselves, receive, metrics, log }
    const app = await buildApp({
      ...door,
      feishu: platform,
      board: {
        facts: () => ({
          ...{ state: store.state, ledger, settings: config.settings, now: clock.now() },
          people: peopleOf(roster, contacts, store.state.roster),
        }),
      },
      // Feishu signs by the real time, the sandbox by the demonstration's.
      clocks: () => [wallClock.now(), clock.now()],
      notReady: () => (stopping ? '正在停止' : joined ? joined.notReady() : '正在启动'),
    })
    started.push(
      () => joined?.stop(),
      () => app.close(),
    )
    await app.listen({ host: config.host, port: config.port })
    const url = urlOf(app.addresses()[0])
    publicUrl = config.publicUrl ?? url
    if (platform.connection === 'webhook') await sandbox?.connectBot(url)

    joined = joinFeishu({
      ...{ options, sender, roster, contacts, log, onFatal },
      directory: createDirectory(feishu),
      door: platform.connection === 'websocket' ? createDoor(door) : undefined,
      onKnown: (bot) => {
        ourselves = bot
      },
      onReady: () => {
        if (stopping) return
        const timer = startTimer(tick, {
          clock,
          // A bug in what is due must not take the answers along; the next minute tries again.
          onFailed: (err) => (err instanceof StoreError ? onFatal(err) : log.error({ err }, 'a tick failed')),
        })
        started.push(() => timer.stop())
        // Whoever asks sooner waits for it; nobody else has to.
        const warming = [
          setTimeout(vocabulary, warmAfter),
          setTimeout(() => nearestTasks('', vocabulary(), 1), 4 * warmAfter),
        ]
        started.push(async () => warming.forEach(clearTimeout))
        setImmediate(() => {
          const endDay = stopping ? undefined : platform.begin?.()
          if (endDay) started.push(endDay)
        })
      },
    })
    return { url, pageUrl: sandbox?.pageUrl, stop }
  } catch (error) {
    await stop()
    throw error
  }
}

/** Where this machine reaches the service; the address of all interfaces is none to be opened. */
function urlOf(listening: ReturnType<Awaited<ReturnType<typeof buildApp>>['addresses']>[number] | undefined): string {
  if (typeof listening !== 'object') return ''
  const { address, port } = listening
  const host = address === '0.0.0.0' || address === '::' ? '127.0.0.1' : address
  return `http://${host.includes(':') ? `[${host}]` : host}:${port}`
}
