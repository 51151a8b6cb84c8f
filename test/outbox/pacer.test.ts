import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { type Answered, type Api, createPacer } from '../../src/outbox/pacer.ts'

/** Sends as fast as the pacer allows, answered at once, and returns when each call went out. */
function paced(calls: readonly { api: Api; chat: string }[]): { api: Api; chat: string; at: number }[] {
  const pacer = createPacer()
  let now = 0
  return calls.map(({ api, chat }) => {
    now = pacer.earliest(api, chat, now)
    pacer.record(api, chat, now)(now, false)
    return { api, chat, at: now }
  })
}

/** When the platform counts each call, over ways of so many milliseconds there and back; for a while it may count nothing. */
function arrivalsOver(ways: readonly { out: number; back: number }[], stall = { from: 0, until: 0 }): number[] {
  const pacer = createPacer()
  const answers: { at: number; tell: Answered }[] = []
  const arrivals: number[] = []
  let now = 0
  for (const [index, { out, back }] of ways.entries()) {
    const chat = `c${index}`
    for (let next = pacer.earliest('send', chat, now); next > now; next = pacer.earliest('send', chat, now)) {
      // What is answered meanwhile is known at once.
      const [soonest] = answers.sort((a, b) => a.at - b.at)
      if (soonest && soonest.at <= next) answers.shift()?.tell(soonest.at, false)
      now = Math.max(now, Math.min(next, soonest?.at ?? next))
    }
    const reached = now + out
    const counted = reached >= stall.from ? Math.max(reached, stall.until) : reached
    arrivals.push(counted)
    answers.push({ at: counted + back, tell: pacer.record('send', chat, now) })
  }
  return arrivals.sort((a, b) => a - b)
}

/** The most calls that fall into any window of this length. */
function busiest(moments: readonly number[], length: number): number {
  let most = 0
  for (let end = 0, start = 0; end < moments.length; end += 1) {
    while ((moments[end] ?? 0) - (moments[start] ?? 0) > length) start += 1
    most = Math.max(most, end - start + 1)
  }
  return most
}

describe("keeping to the platform's pace", () => {
  it('never exceeds a limit, whatever is sent where', () => {
    const call = fc.record({
      api: fc.constantFrom<Api>('send', 'reply', 'redraw'),
      chat: fc.constantFrom('a', 'b', 'c', 'd'),
    })
    fc.assert(
      fc.property(fc.array(call, { maxLength: 400 }), (calls) => {
        const sent = paced(calls)
        for (const api of ['send', 'reply', 'redraw']) {
          const moments = sent.filter((one) => one.api === api).map(({ at }) => at)
          expect(busiest(moments, 1000)).toBeLessThanOrEqual(50)
        }
        for (const chat of ['a', 'b', 'c', 'd']) {
          expect(
            busiest(
              sent.filter((one) => one.chat === chat).map(({ at }) => at),
              1000,
            ),
          ).toBeLessThanOrEqual(5)
        }
      }),
    )
  })

  it('keeps the limit where a burst arrives late, as on a cold connection', () => {
    const late = fc.record({ out: fc.integer({ min: 0, max: 200 }), back: fc.constant(5) })
    fc.assert(
      fc.property(fc.array(late, { minLength: 200, maxLength: 300 }), (ways) => {
        expect(busiest(arrivalsOver(ways), 1000)).toBeLessThanOrEqual(50)
      }),
      { numRuns: 50 },
    )
  })

  it('keeps the limit over a way of any length that is now faster, now slower', () => {
    const jitter = fc.integer({ min: 0, max: 40 })
    const distance = fc.record({ there: fc.integer({ min: 0, max: 150 }), home: fc.integer({ min: 0, max: 150 }) })
    const jitters = fc.array(fc.record({ out: jitter, back: jitter }), { minLength: 200, maxLength: 300 })
    fc.assert(
      fc.property(distance, jitters, ({ there, home }, trips) => {
        const ways = trips.map(({ out, back }) => ({ out: there + out, back: home + back }))
        expect(busiest(arrivalsOver(ways), 1000)).toBeLessThanOrEqual(50)
      }),
      { numRuns: 50 },
    )
  })

  it('keeps the limit though all that went out for seconds is counted at once', () => {
    const way = fc.record({ out: fc.integer({ min: 0, max: 60 }), back: fc.integer({ min: 0, max: 60 }) })
    const stall = fc.record({ from: fc.integer({ min: 0, max: 6000 }), length: fc.integer({ min: 0, max: 9000 }) })
    fc.assert(
      fc.property(fc.array(way, { minLength: 300, maxLength: 400 }), stall, (ways, { from, length }) => {
        expect(busiest(arrivalsOver(ways, { from, until: from + length }), 1000)).toBeLessThanOrEqual(50)
      }),
      { numRuns: 100 },
    )
  })

  it('needs no more than the answers of a near platform to go at its full pace', () => {
    const arrivals = arrivalsOver(Array.from({ length: 1000 }, () => ({ out: 3, back: 3 })))

    expect(busiest(arrivals, 1000)).toBeLessThanOrEqual(50)
    expect((arrivals.at(-1) ?? 0) / 19_000).toBeLessThanOrEqual(1.015)
  })

  it.each([
    // 50/s until the minute is full, then the next minute: 1,000 groups need 19 s and a bit, 3,000 two minutes and as much.
    [1000, 19_000 + 1000],
    [3000, 120_000 + 20_000],
  ])('tells %d groups within 1.05 times the ideal', (groups, ideal) => {
    const sent = paced(Array.from({ length: groups }, (_, index) => ({ api: 'send', chat: `c${index}` })))
    const moments = sent.map(({ at }) => at)

    expect(busiest(moments, 1000)).toBeLessThanOrEqual(50)
    expect(busiest(moments, 60_000)).toBeLessThanOrEqual(1000)
    expect((moments.at(-1) ?? 0) / ideal).toBeLessThanOrEqual(1.05)
  })
})
