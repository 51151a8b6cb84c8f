import { Cron } from 'croner'
import type { MovableClock } from '../clock.ts'

export interface Timer {
  stop(): Promise<void>
}

/**
 * Ticks at every full minute, and at once when a demonstration's clock is moved. What is due by then is the tick's
 * matter: a minute missed in a sleep is caught up by the next, and a tick too many does nothing.
 */
export function startTimer(
  tick: () => Promise<void>,
  { clock, onFailed }: { clock: MovableClock; onFailed: (error: Error) => void },
): Timer {
  let ticking: Promise<void> = Promise.resolve()
  const run = () => {
    // One after another: a slow tick does not overlap the next.
    ticking = ticking.then(tick).catch(onFailed)
    return ticking
  }
  const job = new Cron('* * * * *', { protect: true }, run)
  const unsubscribe = clock.onMoved(() => void run())
  void run()
  return {
    async stop() {
      job.stop()
      unsubscribe()
      await ticking
    },
  }
}
