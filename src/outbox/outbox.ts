import type { OutgoingMessage } from '../state/change.ts'
import { isLate, type OutboxState, type PendingMessage } from '../state/outbox.ts'
import { chatOf } from './look-up.ts'

/** What this process knows of a message besides the journal: nothing of it has to survive a restart. */
export interface Attempt {
  readonly count: number
  /** Not to be tried before this moment (milliseconds of the clock). */
  readonly notBefore: number
  /** The last try may have arrived. */
  readonly unknown: boolean
}

/** Feishu remembers a uuid for an hour; after that a repeat could arrive twice. Minutes are left for the way. */
const uuidProtects = 55 * 60 * 1000
/** What surely did not happen is tried again for so long. */
const triesFor = 24 * 60 * 60 * 1000

export interface Work {
  readonly send: readonly PendingMessage[]
  /** May have arrived, and is not protected from arriving twice any more: to be looked for in its chat. */
  readonly lookUp: readonly PendingMessage[]
  /** Redraws that a newer one of the same card makes pointless. */
  readonly superseded: readonly string[]
  /** Their time is over, and they have surely not arrived. */
  readonly late: readonly string[]
  readonly hold: readonly { readonly key: string; readonly why: 'uncertain' | 'parked'; readonly detail: string }[]
  /** When to look again if nothing new happens. */
  readonly wakeAt: number | undefined
}

/** Messages of one lane go out one after another: a chat, or a person until their private chat is known. */
export const laneOf = (message: OutgoingMessage, { privateChats }: Pick<OutboxState, 'privateChats'>): string =>
  chatOf(message, privateChats) ?? personOf(message)

const personOf = ({ act }: OutgoingMessage) => (act.kind === 'send' && act.to.kind === 'person' ? act.to.person : '')

export interface OutboxMemory {
  readonly attempts: ReadonlyMap<string, Attempt>
  readonly inFlight: ReadonlySet<string>
}

/** What to send now, in order within a chat, chats beside each other; what to give up, and when to look again. */
export function workOf(outbox: OutboxState, { attempts, inFlight }: OutboxMemory, now: Date): Work {
  const time = now.getTime()
  const newest = newestRedraws(outbox)
  const busy = new Set<string>()
  const send: PendingMessage[] = []
  const lookUp: PendingMessage[] = []
  const superseded: string[] = []
  const late: string[] = []
  const hold: { key: string; why: 'uncertain' | 'parked'; detail: string }[] = []
  let wakeAt: number | undefined
  for (const pending of Object.values(outbox.pending)) {
    const { key, act } = pending.message
    if (pending.held) continue
    const lane = laneOf(pending.message, outbox)
    if (inFlight.has(key)) {
      busy.add(lane)
      continue
    }
    if (act.kind === 'redraw' && newest.get(act.message) !== key) {
      superseded.push(key)
      continue
    }
    const attempt = attempts.get(key)
    if (isLate(pending.message, now) && !mayHaveArrived(pending, attempt)) {
      late.push(key)
      continue
    }
    if (busy.has(lane)) continue
    const next = nextStep(pending, outbox, attempt, now)
    if (typeof next === 'object') {
      hold.push({ key, ...next })
      continue
    }
    busy.add(lane)
    const notBefore = attempt?.notBefore ?? 0
    if (notBefore > time) wakeAt = Math.min(wakeAt ?? notBefore, notBefore)
    else if (next === 'look-up') lookUp.push(pending)
    else send.push(pending)
  }
  return { send, lookUp, superseded, late, hold, wakeAt }
}

function newestRedraws({ pending }: OutboxState): Map<string, string> {
  const newest = new Map<string, string>()
  for (const { message } of Object.values(pending)) {
    if (message.act.kind === 'redraw') newest.set(message.act.message, message.key)
  }
  return newest
}

/** Tried by an earlier process and never recorded, or without an answer by this one. */
const mayHaveArrived = ({ triedAt }: PendingMessage, attempt: Attempt | undefined): boolean =>
  attempt?.unknown ?? triedAt !== undefined

/** A redraw is repeated harmlessly, a message is not. */
function nextStep(
  pending: PendingMessage,
  { privateChats }: OutboxState,
  attempt: Attempt | undefined,
  now: Date,
): 'send' | 'look-up' | { why: 'uncertain' | 'parked'; detail: string } {
  const { message, triedAt, queuedAt } = pending
  const time = now.getTime()
  const tried = triedAt === undefined ? undefined : time - Date.parse(triedAt)
  const tooLate = time - Date.parse(queuedAt) > triesFor
  const isProtected = tried === undefined || tried <= uuidProtects
  if (message.act.kind === 'send' && mayHaveArrived(pending, attempt) && (!isProtected || isLate(message, now))) {
    const findable = !tooLate && chatOf(message, privateChats) !== undefined
    return findable ? 'look-up' : { why: 'uncertain', detail: 'uuid-expired' }
  }
  return tooLate ? { why: 'parked', detail: 'too-late' } : 'send'
}

const firstWait = 1000
const longestWait = 5 * 60 * 1000

/** Milliseconds before the next try: doubling, with up to a fifth more so that many do not come at once. */
export function waitBefore(count: number, random: number): number {
  return Math.min(longestWait, firstWait * 2 ** Math.max(0, count - 1)) * (1 + random / 5)
}
