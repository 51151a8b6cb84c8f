import { describe, expect, it, vi } from 'vitest'
import { watchNotices } from '../../src/main/watch-notices.ts'
import { asOpenId } from '../../src/plan/ids.ts'
import type { Change, Entry } from '../../src/state/change.ts'

const receipt: Change = {
  kind: 'notice-receipted',
  notice: 'n1',
  unit: '市农牧局' as never,
  receipt: { how: 'tap', person: asOpenId('ou_1') },
}

function aWatch(answers: readonly (number | undefined)[]) {
  vi.useFakeTimers()
  let told: ((entries: readonly Entry[]) => void) | undefined
  const refreshes: number[] = []
  const start = Date.now()
  const onCommitted = (listener: NonNullable<typeof told>) => {
    told = listener
    return () => {
      told = undefined
    }
  }
  const stop = watchNotices(
    { onCommitted },
    {
      refresh: async () => answers[refreshes.push(Date.now() - start) - 1],
      onFailed: (error) => {
        throw error
      },
    },
  )
  const happens = (...changes: Change[]) => told?.([{ seq: 1, at: '', by: 'sender', changes }])
  return { happens, refreshes, stop }
}

describe('what happens to notices', () => {
  it('within a second is shown by one redraw, and what had to wait by another', async () => {
    const { happens, refreshes, stop } = aWatch([5000, undefined])

    happens(receipt)
    await vi.advanceTimersByTimeAsync(500)
    happens(receipt, { kind: 'message-dropped', key: 'notice:n1:0' })
    await vi.advanceTimersByTimeAsync(60_000)
    await stop()

    expect(refreshes).toEqual([1000, 6000])
    vi.useRealTimers()
  })

  it('is told from everything else, its own redraws among it', async () => {
    const { happens, refreshes, stop } = aWatch([])

    happens({ kind: 'message-dropped', key: 'notice-redraw:om_1:7' }, { kind: 'notice-shown', notice: 'n1', desk: 'x' })
    happens({ kind: 'message-dropped', key: 'e1:0' })
    await vi.advanceTimersByTimeAsync(60_000)
    await stop()
    happens(receipt)
    await vi.advanceTimersByTimeAsync(60_000)

    expect(refreshes).toEqual([])
    vi.useRealTimers()
  })
})
