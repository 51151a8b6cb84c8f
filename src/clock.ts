import type { Clock } from './ports.ts'

export const wallClock: Clock = { now: () => new Date() }

/** A clock of a demonstration: starts where it is told, runs at real speed, and can be moved, also backwards. */
export interface MovableClock extends Clock {
  move(to: Date): void
}

export function movableClock(start: Date = wallClock.now()): MovableClock {
  let ahead = start.getTime() - Date.now()
  return {
    now: () => new Date(Date.now() + ahead),
    move(to) {
      ahead = to.getTime() - Date.now()
    },
  }
}

/** Starts measuring; what it returns tells the milliseconds since then, whatever becomes of the wall clock. */
export function stopwatch(): () => number {
  const start = performance.now()
  return () => performance.now() - start
}
