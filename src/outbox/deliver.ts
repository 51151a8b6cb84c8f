import { type Clock, FeishuError, type Messenger, type Store } from '../ports.ts'
import type { DeliveryChange, HeldReason, OutboxChange } from '../state/change.ts'
import type { PendingMessage } from '../state/outbox.ts'
import type { MakeWorkbook } from './make-sendable.ts'
import { type Attempt, laneOf, waitBefore, workOf } from './outbox.ts'
import { type Answered, createPacer } from './pacer.ts'
import { apiOf, givenUp, perform } from './perform.ts'
import { recallPace } from './recall-pace.ts'

export interface SenderLog {
  warn(fields: object, sentence: string): void
  error(fields: object, sentence: string): void
}

export interface SenderParts {
  readonly store: Store
  readonly messenger: Messenger
  readonly clock: Clock
  readonly log: SenderLog
  /** Monotonic milliseconds, for the platform's windows, which are real time whatever the clock shows. */
  readonly elapsed: () => number
  /** 0…1, for jitter. */
  readonly random?: () => number
  /** Calls back after so many milliseconds; returns how to call that off. */
  readonly later?: (milliseconds: number, run: () => void) => () => void
  readonly makeWorkbook?: MakeWorkbook
  /** A message was set aside and only a person can release it. */
  readonly onHeld?: (held: PendingMessage, why: HeldReason, detail: string) => void
}

export interface Sender {
  start(): void
  /** Stops sending; waits for what is under way. */
  stop(): Promise<void>
  depth(): { readonly waiting: number; readonly held: number; readonly oldestSeconds: number }
}

/** As many calls at once; with the platform's 50/s and usual answer times there are never so many. */
const mostAtOnce = 100
/** Journaled as tried in one entry, so that a thousand groups do not cost a thousand entries. */
const triedAtOnce = 200
const longestPause = 60_000

const realLater = (milliseconds: number, run: () => void) => {
  const timer = setTimeout(run, milliseconds)
  timer.unref()
  return () => clearTimeout(timer)
}

export function createSender(parts: SenderParts): Sender {
  const { store, clock, log, elapsed, random = Math.random, later = realLater, onHeld } = parts
  const pacer = createPacer()
  const attempts = new Map<string, Attempt>()
  const inFlight = new Set<string>()
  const results: DeliveryChange[] = []
  let recording: Promise<unknown> = Promise.resolve()
  let recordingScheduled = false
  let callOff: (() => void) | undefined
  let wakesAt = 0
  let running = false
  let marking = false
  let failuresInRow = 0
  let pausedUntil = 0
  let unsubscribe: (() => void) | undefined
  const idle: (() => void)[] = []

  /** Results that arrive together are one entry. */
  function record(change: DeliveryChange): void {
    results.push(change)
    // Until it is recorded nobody may take the message up again.
    inFlight.add(change.key)
    if (recordingScheduled) return
    recordingScheduled = true
    recording = Promise.resolve().then(async () => {
      recordingScheduled = false
      const changes = results.splice(0)
      await store.decide('sender', undefined, () => ({ changes, result: undefined }))
      for (const { key } of changes) inFlight.delete(key)
    })
    recording.catch((err) => log.error({ err }, 'a result could not be recorded'))
  }

  /** The soonest of all that was asked for wins. */
  function wakeIn(milliseconds: number): void {
    const at = elapsed() + Math.max(1, milliseconds)
    if (callOff && wakesAt <= at) return
    callOff?.()
    wakesAt = at
    callOff = later(at - elapsed(), pump)
  }

  function pump(): void {
    if (!running) return
    callOff?.()
    callOff = undefined
    const now = clock.now()
    const { send, superseded, hold, wakeAt } = workOf(store.state.outbox, { attempts, inFlight }, now)
    for (const key of superseded) record({ kind: 'message-dropped', key })
    for (const held of hold) setAside(held.key, held.why, held.detail)
    if (wakeAt !== undefined) wakeIn(wakeAt - now.getTime())
    if (elapsed() < pausedUntil) {
      wakeIn(pausedUntil - elapsed())
      return
    }
    markTried(send)
    for (const pending of send) {
      if (inFlight.size >= mostAtOnce) return
      if (pending.message.act.kind === 'send' && pending.triedAt === undefined) continue
      const time = elapsed()
      const lane = laneOf(pending.message)
      const api = apiOf(pending.message)
      const earliest = pacer.earliest(api, lane, time)
      if (earliest > time) {
        wakeIn(earliest - time)
        if (earliest - time > 1000) return
        continue
      }
      const answered = pacer.record(api, lane, time)
      inFlight.add(pending.message.key)
      void attempt(pending, answered)
    }
  }

  /** Durable before the first try: a restart has to know that a message may have arrived. */
  function markTried(send: readonly PendingMessage[]): void {
    if (marking) return
    const fresh = send
      .filter(({ message, triedAt }) => message.act.kind === 'send' && triedAt === undefined)
      .slice(0, triedAtOnce)
    if (fresh.length === 0) return
    marking = true
    store
      .decide('sender', undefined, () => ({
        changes: fresh.map(({ message }): OutboxChange => ({ kind: 'message-tried', key: message.key })),
        result: undefined,
      }))
      .catch((err) => log.error({ err }, 'the outbox could not be written'))
      .finally(() => {
        marking = false
        // Marked in this process and not yet sent: nothing has left, so nothing is unknown.
        for (const { message } of fresh) attempts.set(message.key, { count: 0, notBefore: 0, unknown: false })
        pump()
      })
  }

  async function attempt(pending: PendingMessage, answered: Answered): Promise<void> {
    const { key } = pending.message
    try {
      const change = await perform(pending.message, parts)
      answered(elapsed(), false)
      failuresInRow = 0
      attempts.delete(key)
      record(change)
    } catch (cause) {
      const error = asFeishuError(cause)
      answered(elapsed(), error.code === 'rate-limited')
      failed(pending, error)
    } finally {
      await recording
      inFlight.delete(key)
      if (inFlight.size === 0) for (const done of idle.splice(0)) done()
      pump()
    }
  }

  function failed(pending: PendingMessage, error: FeishuError): void {
    const { key } = pending.message
    const { code, fate, platformCode, retryAfter } = error
    const count = (attempts.get(key)?.count ?? 0) + 1
    const unknown = (attempts.get(key)?.unknown ?? false) || fate === 'unknown'
    if (fate === 'never') {
      attempts.delete(key)
      if (pending.message.act.kind === 'send') log.warn({ key, code, platformCode }, 'a message was set aside')
      setAside(key, 'parked', code)
      return
    }
    const wait = retryAfter ?? waitBefore(count, random())
    attempts.set(key, { count, unknown, notBefore: clock.now().getTime() + wait })
    log.warn({ key, code, platformCode, count, wait: Math.round(wait) }, 'a message will be tried again')
    failuresInRow += 1
    const wholePlatform = fate === 'stop' || (failuresInRow >= 5 && code !== 'rate-limited')
    if (wholePlatform) pausedUntil = elapsed() + Math.min(longestPause, waitBefore(failuresInRow - 3, random()))
    if (code === 'rate-limited' && retryAfter !== undefined) pausedUntil = Math.max(pausedUntil, elapsed() + retryAfter)
  }

  function setAside(key: string, why: 'uncertain' | 'parked', detail: string): void {
    const pending = store.state.outbox.pending[key]
    if (!pending || pending.held) return
    const over = givenUp(pending.message, detail)
    if (over) {
      record(over)
      return
    }
    record({ kind: 'message-held', key, why, detail })
    onHeld?.(pending, why, detail)
  }

  return {
    start() {
      running = true
      recallPace(store.state.outbox, pacer, clock.now(), elapsed())
      unsubscribe = store.onCommitted(() => pump())
      pump()
    },
    async stop() {
      running = false
      callOff?.()
      unsubscribe?.()
      if (inFlight.size > 0) await new Promise<void>((done) => idle.push(done))
      await recording
    },
    depth() {
      const all = Object.values(store.state.outbox.pending)
      const waiting = all.filter(({ held }) => !held)
      const oldest = waiting[0]?.queuedAt
      return {
        waiting: waiting.length,
        held: all.length - waiting.length,
        oldestSeconds: oldest === undefined ? 0 : Math.max(0, (clock.now().getTime() - Date.parse(oldest)) / 1000),
      }
    },
  }
}

function asFeishuError(cause: unknown): FeishuError {
  if (cause instanceof FeishuError) return cause
  return new FeishuError('server-error', 'unknown', 'an unexpected failure while sending', { cause })
}
