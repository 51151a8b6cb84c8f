import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { type Answered, type Api, createPacer } from '../../src/outbox/pacer.ts'

/** Sends as fast as the pacer allows and returns when each call went out. */
function paced(calls: readonly { api: Api; chat: string }[]): { api: Api; chat: string; at: number }[] {
  const pacer = createPacer()
  let now = 0
  return calls.map(({ api, chat }) => {
    now = pacer.earliest(api, chat, now)
    pacer.record(api, chat, now)
    return { api, chat, at: now }
  })
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
    const delay = fc.integer({ min: 0, max: 200 })
    fc.assert(
      fc.property(fc.array(delay, { minLength: 200, maxLength: 300 }), (delays) => {
        const pacer = createPacer()
        const answers: { at: number; tell: Answered }[] = []
        const arrivals: number[] = []
        let now = 0
        for (const [index, late] of [0, ...delays].entries()) {
          const chat = `c${index}`
          // What was answered meanwhile is known.
          for (let next = pacer.earliest('send', chat, now); next > now; next = pacer.earliest('send', chat, now)) {
            now = next
            for (const answer of answers.splice(0))
              if (answer.at <= now) answer.tell(answer.at, false)
              else answers.push(answer)
          }
          arrivals.push(now + late)
          answers.push({ at: now + late + 5, tell: pacer.record('send', chat, now) })
        }

        expect(
          busiest(
            arrivals.sort((a, b) => a - b),
            1000,
          ),
        ).toBeLessThanOrEqual(50)
      }),
      { numRuns: 50 },
    )
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
