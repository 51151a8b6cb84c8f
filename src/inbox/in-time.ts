export const late = Symbol('late')

const tick = 250

/**
 * Gives a promise up when it takes too long. One interval serves all: at full load a timer for each would cost as much
 * as what it waits for.
 */
export function createPatience(milliseconds: number) {
  const waiting = new Set<{ ticksLeft: number; giveUp: () => void }>()
  const timer = setInterval(() => {
    for (const each of waiting) {
      each.ticksLeft -= 1
      if (each.ticksLeft === 0) each.giveUp()
    }
  }, tick).unref()

  return {
    /** Begun and not yet settled, those given up included. */
    get waiting() {
      return waiting.size
    },
    /** Settles as `deciding` does, or resolves with `late` before `milliseconds` have passed. */
    inTime<Result>(deciding: Promise<Result>, onSettled: () => void): Promise<Result | typeof late> {
      return new Promise((resolve, reject) => {
        const entry = { ticksLeft: Math.floor(milliseconds / tick), giveUp: () => resolve(late) }
        waiting.add(entry)
        const settled = () => {
          waiting.delete(entry)
          onSettled()
        }
        deciding.then(settled, settled)
        deciding.then(resolve, reject)
      })
    },
    stop: () => clearInterval(timer),
  }
}
