import { Cron } from 'croner'
import type { MovableClock } from '../clock.ts'

export interface Timer {
  stop(): Promise<void>
}

/** The minute that a clock shows. */
const minuteOf = (now: Date) => Math.floor(now.getTime() / 60_000)

/**
 * Ticks whenever the bot's clock shows another minute, also when it was put forward or back, and at once when a
 * demonstration's clock is moved. What is due by then is the tick's matter: a minute missed in a sleep is caught up by the next,
 * and a tick too many does nothing.
 */
export function startTimer(
  tick: () => Promise<void>,
  { clock, onFailed }: { clock: MovableClock; onFailed: (error: Error) => void },
): Timer {
  let ticking: Promise<void> = Promise.resolve()
  let minute: number | undefined
  let waiting = false
  function run(): void {
    minute = minuteOf(clock.now())
    // One after another; what is missed while one is slow is the next one's, and one is enough.
    if (waiting) return
    waiting = true
    ticking = ticking
      .then(() => {
        waiting = false
        return tick()
      })
      .catch(onFailed)
  }
  // A demonstration's clock does not show full minutes when this machine's does: it is looked at every second.
  const job = new Cron('* * * * * *', () => {
    if (minuteOf(clock.now()) !== minute) run()
  })
  const unsubscribe = clock.onMoved(run)
  run()
  return {
    async stop() {
      job.stop()
      unsubscribe()
      await ticking
    },
  }
}
