import type { Leadership } from '../ports.ts'
import type { Sender } from './deliver.ts'

/** A sender for each term: what one knew of its tries is worth nothing after another replica has tried too. */
export function sendWhileLeading(leadership: Leadership, newSender: () => Sender): Sender {
  let sender = newSender()
  let before: Promise<void> = Promise.resolve()
  let leave: (() => Promise<void>) | undefined
  return {
    start() {
      leave = leadership.follow({
        begin() {
          sender = newSender()
          const { start } = sender
          before = before.catch(() => undefined).then(start)
        },
        end() {
          const { stop } = sender
          before = before.catch(() => undefined).then(stop)
          return before
        },
      })
    },
    async stop() {
      await leave?.()
    },
    wake: () => sender.wake(),
    depth: () => sender.depth(),
  }
}
