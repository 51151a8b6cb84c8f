import type { Clock, FeishuError, Messenger, Store } from '../ports.ts'
import type { HeldReason, OutboxChange } from '../state/change.ts'
import { isLate, type PendingMessage } from '../state/outbox.ts'
import { createBreaker } from './breaker.ts'
import { lookUp } from './look-up.ts'
import type { MakeWorkbook } from './make-sendable.ts'
import { type Attempt, laneOf, waitBefore, workOf } from './outbox.ts'
import { type Answered, createPacer } from './pacer.ts'
import { apiOf, asFeishuError, givenUp, perform } from './perform.ts'
import { recallPace } from './recall-pace.ts'
import { createRecorder } from './recorder.ts'

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
  /** The clock was moved: what waits for its time is looked at anew. */
  wake(): void
  depth(): { readonly waiting: number; readonly held: number; readonly oldestSeconds: number }
}

/** As many calls at once; with the platform's 50/s and usual answer times there are never so many. */
const mostAtOnce = 100
/** Journaled as tried in one entry, so that a thousand groups do not cost a thousand entries. */
const triedAtOnce = 200
/** What is done about a message. */
type Step = 'send' | 'look-up'

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
  const breaker = createBreaker(random)
  const { record, settled } = createRecorder(store, inFlight, (err) =>
    log.error({ err }, 'a result could not be recorded'),
  )
  /** Calls of the platform that are not over. */
  let underWay = 0
  let callOff: (() => void) | undefined
  let wakesAt = 0
  let running = false
  let marking = false
  /** The platform wants no more calls before. */
  let limitedUntil = 0
  let unsubscribe: (() => void) | undefined
  const idle: (() => void)[] = []

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
    const { send, lookUp, superseded, late, hold, wakeAt } = workOf(store.state.outbox, { attempts, inFlight }, now)
    for (const key of superseded) record({ kind: 'message-dropped', key })
    for (const key of late) giveUpLate(key)
    for (const held of hold) setAside(held.key, held.why, held.detail)
    if (wakeAt !== undefined) wakeIn(wakeAt - now.getTime())
    const opensAt = Math.max(limitedUntil, breaker.opensAt())
    if (elapsed() < opensAt) {
      wakeIn(opensAt - elapsed())
      return
    }
    const begun = [...lookUp, ...send.filter((pending) => !isFresh(pending))]
    const fresh = send.filter(isFresh)
    if (!breaker.probing()) markTried(fresh.slice(0, triedAtOnce))
    else if (underWay > 0) return
    // What is uncertain anyway is the best to probe with; one that waits for its turn is not hurried by another.
    else if (begun.length === 0 && wakeAt === undefined) markTried(fresh.slice(0, 1))
    for (const pending of begun) {
      if (underWay >= (breaker.probing() ? 1 : mostAtOnce)) return
      const time = elapsed()
      const step = lookUp.includes(pending) ? 'look-up' : 'send'
      const lane = laneOf(pending.message, store.state.outbox)
      const api = step === 'send' ? apiOf(pending.message) : step
      const earliest = pacer.earliest(api, lane, time)
      if (earliest > time) {
        wakeIn(earliest - time)
        if (earliest - time > 1000) return
        continue
      }
      const answered = pacer.record(api, lane, time)
      inFlight.add(pending.message.key)
      underWay += 1
      void attempt(pending, step, answered)
    }
  }

  /** Durable before the first try: a restart has to know that a message may have arrived. */
  function markTried(fresh: readonly PendingMessage[]): void {
    if (marking || fresh.length === 0) return
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

  async function attempt(pending: PendingMessage, step: Step, answered: Answered): Promise<void> {
    const { key } = pending.message
    const began = elapsed()
    try {
      const change = step === 'send' ? await perform(pending.message, parts) : await lookUpOf(pending)
      answered(elapsed(), false)
      platformAnswered()
      attempts.delete(key)
      if (change === 'unclear') setAside(key, 'uncertain', 'uuid-expired')
      else record(change)
    } catch (cause) {
      const error = asFeishuError(cause)
      answered(elapsed(), error.code === 'rate-limited')
      failed(pending, step, error, began)
    } finally {
      underWay -= 1
      await settled()
      inFlight.delete(key)
      if (inFlight.size === 0) for (const done of idle.splice(0)) done()
      pump()
    }
  }

  /** Once it is back nothing waits for its own next try any more. */
  function platformAnswered(): void {
    if (breaker.answered()) for (const [key, attempt] of attempts) attempts.set(key, { ...attempt, notBefore: 0 })
  }

  const lookUpOf = (pending: PendingMessage) => lookUp(pending, store.state.outbox, parts.messenger)

  function failed(pending: PendingMessage, step: Step, error: FeishuError, began: number): void {
    const { key } = pending.message
    const { code, fate, platformCode, retryAfter } = error
    const count = (attempts.get(key)?.count ?? 0) + 1
    const unknown = (attempts.get(key)?.unknown ?? pending.triedAt !== undefined) || fate === 'unknown'
    if (fate === 'never' || code === 'rate-limited') platformAnswered()
    else breaker.failed({ began, ended: elapsed(), grave: fate === 'stop' })
    if (fate === 'never') {
      attempts.delete(key)
      if (pending.message.act.kind === 'send') log.warn({ key, code, platformCode }, 'a message was set aside')
      if (step === 'send') setAside(key, 'parked', code)
      else setAside(key, 'uncertain', 'uuid-expired')
      return
    }
    const own = retryAfter ?? waitBefore(count, random())
    const wait = breaker.probing() ? Math.min(own, Math.max(1000, breaker.opensAt() - elapsed())) : own
    attempts.set(key, { count, unknown, notBefore: clock.now().getTime() + wait })
    log.warn({ key, code, platformCode, count, wait: Math.round(wait) }, 'a message will be tried again')
    if (code === 'rate-limited' && retryAfter !== undefined)
      limitedUntil = Math.max(limitedUntil, elapsed() + retryAfter)
  }

  function giveUpLate(key: string): void {
    log.warn({ key }, 'a message could not be sent in its time and is dropped')
    attempts.delete(key)
    record({ kind: 'message-dropped', key, late: true })
  }

  function setAside(key: string, why: 'uncertain' | 'parked', detail: string): void {
    const pending = store.state.outbox.pending[key]
    if (!pending || pending.held) return
    if (isLate(pending.message, clock.now())) {
      giveUpLate(key)
      return
    }
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
      await settled()
    },
    wake: pump,
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

/** Not yet noted as tried: a restart would take it for never sent. */
const isFresh = ({ message, triedAt }: PendingMessage) => message.act.kind === 'send' && triedAt === undefined
