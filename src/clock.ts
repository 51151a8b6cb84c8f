import type { Clock } from './ports.ts'

export const wallClock: Clock = { now: () => new Date() }

/** A clock of a demonstration: starts where it is told, runs at real speed, and can be moved, also backwards. */
export interface MovableClock extends Clock {
  move(to: Date): void
  /** Calls back after every move, so that what is due by then happens at once; returns the way to stop. */
  onMoved(listener: () => void): () => void
}

export function movableClock(start: Date = wallClock.now()): MovableClock {
  let ahead = start.getTime() - Date.now()
  const listeners = new Set<() => void>()
  return {
    now: () => new Date(Date.now() + ahead),
    move(to) {
      ahead = to.getTime() - Date.now()
      for (const listener of [...listeners]) listener()
    },
    onMoved(listener) {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
  }
}

/** Starts measuring; what it returns tells the milliseconds since then, whatever becomes of the wall clock. */
export function stopwatch(): () => number {
  const start = performance.now()
  return () => performance.now() - start
}
