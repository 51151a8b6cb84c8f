import { performance } from 'node:perf_hooks'
import { getHeapStatistics, setFlagsFromString } from 'node:v8'
import { runInNewContext } from 'node:vm'

/** What the service holds of the machine's memory, in use or not. */
export interface Memory {
  held(): number
  handBack(): void
}

/** Nobody is being answered and nothing sent; scrapes and the minute's tick stay well below this share of the time. */
const quiet = 0.02
/** Handing back stops everything for some tenths of a second, so there has to be something to it. */
const worthwhile = 1.2
/** In bytes: to walk a larger heap would keep whoever asks just then waiting for seconds. */
const largest = 512 * 1024 * 1024

/**
 * The room that a start or a burst of questions took stays with V8 as long as nothing makes it collect: twice of what is
 * in use. It is handed back in a quiet time after it. What is returned wants to know how busy the time since then was.
 */
export function createRest({ held, handBack }: Memory): (busy: number) => void {
  let heldAtRest = 0
  return (busy) => {
    const now = held()
    if (busy > quiet || now < heldAtRest * worthwhile || now > largest) return
    handBack()
    heldAtRest = held()
  }
}

/** So long without work, in milliseconds, is quiet; who asks next may then still take his time typing. */
const restAfter = 5000

/** For as long as the process lives, and never a reason for it to live on. */
export function handBackAtRest(): void {
  const look = createRest(heap)
  let since = performance.eventLoopUtilization()
  setInterval(() => {
    look(performance.eventLoopUtilization(since).utilization)
    since = performance.eventLoopUtilization()
  }, restAfter).unref()
}

export const heap: Memory = {
  held: () => getHeapStatistics().total_physical_size,
  handBack() {
    // Only contexts made while the flag is up are given the function.
    setFlagsFromString('--expose-gc')
    const collect = runInNewContext('gc') as NodeJS.GCFunction
    setFlagsFromString('--no-expose-gc')
    // Any other flavor keeps the emptied pages for the next burst.
    collect({ type: 'major', execution: 'sync', flavor: 'last-resort' })
  },
}
