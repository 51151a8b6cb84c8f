import { describe, expect, it } from 'vitest'
import { createBreaker } from '../../src/outbox/breaker.ts'

const aBreaker = () => createBreaker(() => 0)
const failure = (began: number, ended = began, grave = false) => ({ began, ended, grave })

describe('leaving the platform alone', () => {
  it('takes four failures in a row for accidents, the fifth for more', () => {
    const breaker = aBreaker()

    for (let at = 0; at < 4; at += 1) breaker.failed(failure(at))
    expect([breaker.probing(), breaker.opensAt()]).toEqual([false, 0])
    breaker.failed(failure(4))

    expect([breaker.probing(), breaker.opensAt()]).toEqual([true, 1004])
  })

  it('counts only failures that nothing succeeded between', () => {
    const breaker = aBreaker()

    for (let at = 0; at < 20; at += 1) {
      breaker.failed(failure(at))
      if (at % 4 === 3) breaker.answered()
    }

    expect(breaker.probing()).toBe(false)
  })

  it('does not wait the longer for a hundred calls that were under way together', () => {
    const breaker = aBreaker()

    for (let call = 0; call < 100; call += 1) breaker.failed(failure(0, 10))

    expect(breaker.opensAt()).toBe(10 + 1000)
  })

  it('waits twice as long after each probe that fails, though never more than a quarter of a minute', () => {
    const breaker = aBreaker()
    for (let call = 0; call < 5; call += 1) breaker.failed(failure(0))

    const waits = Array.from({ length: 6 }, () => {
      const probe = breaker.opensAt()
      breaker.failed(failure(probe))
      return breaker.opensAt() - probe
    })

    expect(waits).toEqual([2000, 4000, 8000, 15_000, 15_000, 15_000])
  })

  it('goes on at once when one is answered, and says that something was ended', () => {
    const breaker = aBreaker()
    breaker.failed(failure(0, 0, true))

    expect(breaker.probing()).toBe(true)
    expect(breaker.answered()).toBe(true)
    expect([breaker.probing(), breaker.opensAt()]).toEqual([false, 0])
    expect(breaker.answered()).toBe(false)
  })
})
