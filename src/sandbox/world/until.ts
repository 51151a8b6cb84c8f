import type { World } from './world.ts'

/** Resolves with what `find` gives as soon as it gives anything; looks again at every happening, never polls. */
export function until<Found>(world: World, find: () => Found | undefined, withinMs = 60_000): Promise<Found> {
  return new Promise((resolve, reject) => {
    const found = find()
    if (found !== undefined) return resolve(found)
    const timer = setTimeout(() => {
      stop()
      reject(new Error(`the sandbox waited ${withinMs} ms in vain`))
    }, withinMs)
    const stop = world.listen(() => {
      const now = find()
      if (now === undefined) return
      clearTimeout(timer)
      stop()
      resolve(now)
    })
  })
}
