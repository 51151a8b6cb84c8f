export type VirtualTime = ReturnType<typeof virtualTime>

/** Time that stands still until the test lets it run; what is due happens in order. `quiet` resolves when nothing is under way. */
export function virtualTime(quiet: () => Promise<void> = async () => {}, at = '2026-01-05T01:00:00Z') {
  let now = Date.parse(at)
  const start = now
  let bells: { at: number; run: () => void }[] = []
  const settle = async () => {
    await turns()
    await quiet()
  }
  return {
    clock: { now: () => new Date(now) },
    elapsed: () => now - start,
    later: (milliseconds: number, run: () => void) => {
      const bell = { at: now + milliseconds, run }
      bells.push(bell)
      return () => {
        bells = bells.filter((one) => one !== bell)
      }
    },
    settle,
    async pass(milliseconds: number) {
      const end = now + milliseconds
      await settle()
      for (;;) {
        const [next] = bells.filter(({ at }) => at <= end).sort((a, b) => a.at - b.at)
        if (!next) break
        now = Math.max(now, next.at)
        bells = bells.filter((one) => one !== next)
        next.run()
        await settle()
      }
      now = end
    },
  }
}

/** The same calls; what they have under way can be waited for. */
export function watched<Calls extends object>(calls: Calls): { calls: Calls; quiet: () => Promise<void> } {
  const underWay = new Set<Promise<unknown>>()
  const watch =
    (call: (...given: unknown[]) => Promise<unknown>) =>
    (...given: unknown[]) => {
      const result = call(...given)
      underWay.add(result)
      const over = () => underWay.delete(result)
      result.then(over, over)
      return result
    }
  return {
    // As many functions under the same names.
    calls: Object.fromEntries(Object.entries(calls).map(([name, call]) => [name, watch(call)])) as Calls,
    async quiet() {
      while (underWay.size > 0) {
        await Promise.race(underWay).catch(() => undefined)
        await turns()
      }
    },
  }
}

/** Lets everything happen that waits for nothing outside. */
export async function turns(): Promise<void> {
  for (let turn = 0; turn < 50; turn += 1) await new Promise((done) => setImmediate(done))
}
