import type { OutboxState } from '../state/outbox.ts'
import { laneOf } from './outbox.ts'
import type { Pacer } from './pacer.ts'

/** The widest of the platform's windows, milliseconds. */
const minute = 60_000

/**
 * What an earlier process sent in the last minute, or may have, counts against the platform's limits like our own:
 * a restart in the middle of a notice must not begin at full speed. `elapsed` is now on the pacer's clock.
 */
export function recallPace(outbox: OutboxState, pacer: Pacer, now: Date, elapsed: number): void {
  const { sent, pending } = outbox
  const since = new Date(now.getTime() - minute).toISOString()
  const until = now.toISOString()
  const left = Object.values(sent).flatMap(({ chat, at }) =>
    at > since && at <= until ? [{ chat: chat as string, at }] : [],
  )
  const mayHaveLeft = Object.values(pending).flatMap(({ message, triedAt, held }) =>
    triedAt !== undefined && triedAt > since && !held ? [{ chat: laneOf(message, outbox), at: until }] : [],
  )
  const all = [...left.sort((a, b) => (a.at < b.at ? -1 : 1)), ...mayHaveLeft]
  for (const { chat, at } of all) pacer.recordEarlier(chat, elapsed - (now.getTime() - Date.parse(at)))
}
