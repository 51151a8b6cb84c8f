import { describe, expect, it } from 'vitest'
import { createRest, heap } from '../../src/main/rest.ts'

const busy = 0.5
const quiet = 0.001

/** Memory that a burst fills and handing back brings down to what is in use. */
function aMemory({ inUse }: { inUse: number }) {
  let held = 3 * inUse
  let handedBack = 0
  const look = createRest({
    held: () => held,
    handBack() {
      handedBack += 1
      held = inUse
    },
  })
  return { look, fill: (bytes: number) => (held = bytes), times: () => handedBack }
}

describe('the machine gets its memory back', () => {
  it('in the first quiet time after a start', () => {
    const { look, times } = aMemory({ inUse: 100 })

    look(quiet)

    expect(times()).toBe(1)
  })

  it('never while somebody is being answered', () => {
    const { look, times } = aMemory({ inUse: 100 })

    look(busy)
    look(busy)

    expect(times()).toBe(0)
  })

  it('once for each burst, and not for the sake of a little', () => {
    const { look, fill, times } = aMemory({ inUse: 100 })
    look(quiet)

    look(quiet)
    fill(115)
    look(quiet)
    expect(times()).toBe(1)

    fill(250)
    look(busy)
    look(quiet)
    look(quiet)
    expect(times()).toBe(2)
  })

  it('never where that would keep people waiting: a large heap keeps its room', () => {
    const { look, fill, times } = aMemory({ inUse: 100 })

    fill(600 * 1024 * 1024)
    look(quiet)

    expect(times()).toBe(0)
  })

  it('when what was held is needed no more', () => {
    let burst: unknown[] | undefined = Array.from({ length: 1_000_000 }, (_, at) => ({ at }))
    const before = heap.held()
    expect(burst.length).toBeGreaterThan(0)

    burst = undefined
    heap.handBack()

    expect(heap.held()).toBeLessThan(before)
    expect(globalThis).not.toHaveProperty('gc')
  })
})
