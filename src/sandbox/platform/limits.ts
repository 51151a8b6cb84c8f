import { Refusal } from './refusal.ts'

/** How often each of Feishu's limits was run into, counted here and not by the client. */
export interface BrokenLimits {
  perSecond: number
  perMinute: number
  perChat: number
  perMessage: number
}

const perSecond = 50
const perMinute = 1_000
const perTarget = 5

export type Limits = ReturnType<typeof createLimits>

/** Sliding windows over real time; what was let through counts, what was refused does not. */
export function createLimits(stopwatch: () => number) {
  const windows = new Map<string, number[]>()
  let broken: BrokenLimits = { perSecond: 0, perMinute: 0, perChat: 0, perMessage: 0 }
  let busiest = new Map<string, number>()

  function windowOf(key: string, ms: number): number[] {
    const now = stopwatch()
    const times = windows.get(key) ?? []
    const firstKept = times.findIndex((at) => at > now - ms)
    const recent = firstKept === 0 ? times : firstKept < 0 ? [] : times.slice(firstKept)
    windows.set(key, recent)
    return recent
  }

  function noteBusiest(key: string, count: number) {
    if (count > (busiest.get(key) ?? 0)) busiest.set(key, count)
  }

  function forTarget(kind: 'perChat' | 'perMessage', id: string) {
    const recent = windowOf(`${kind}:${id}`, 1_000)
    if (recent.length >= perTarget) {
      broken[kind] += 1
      throw new Refusal(230020)
    }
    recent.push(stopwatch())
    noteBusiest(kind, recent.length)
  }

  return {
    /** One request to an API of the 1000/min and 50/s tier. */
    forApi(api: string) {
      const now = stopwatch()
      const minute = windowOf(api, 60_000)
      const second = minute.filter((at) => at > now - 1_000)
      const tooFast = second.length >= perSecond
      if (tooFast || minute.length >= perMinute) {
        broken[tooFast ? 'perSecond' : 'perMinute'] += 1
        const oldest = (tooFast ? second[0] : minute[0]) ?? now
        const wait = Math.ceil((oldest + (tooFast ? 1_000 : 60_000) - now) / 1000)
        throw rateLimited(Math.max(1, wait), tooFast ? perSecond : perMinute)
      }
      minute.push(now)
      noteBusiest('perSecond', second.length + 1)
      noteBusiest('perMinute', minute.length)
    },
    forChat: (chatId: string) => forTarget('perChat', chatId),
    forMessage: (messageId: string) => forTarget('perMessage', messageId),
    broken: (): Readonly<BrokenLimits> => ({ ...broken }),
    /** The most that was let through in one window, by limit. */
    busiest: () => Object.fromEntries(busiest),
    reset() {
      windows.clear()
      busiest = new Map()
      broken = { perSecond: 0, perMinute: 0, perChat: 0, perMessage: 0 }
    },
  }
}

export function rateLimited(resetSeconds: number, limit = perSecond): Refusal {
  return new Refusal(99991400, undefined, {
    status: 429,
    headers: { 'x-ogw-ratelimit-limit': String(limit), 'x-ogw-ratelimit-reset': String(resetSeconds) },
  })
}
