import type { Store } from '../ports.ts'
import type { Change } from '../state/change.ts'

export interface WatchParts {
  /** Redraws what no longer shows the truth; resolves with the milliseconds until the next may be due. */
  readonly refresh: () => Promise<number | undefined>
  readonly onFailed: (error: Error) => void
}

/** Milliseconds: what happens to a notice within them is shown by one redraw. */
const gathered = 1000

/** Keeps the cards about notices live: after whatever happens to one, but never more often than the groups can bear. */
export function watchNotices(
  store: Pick<Store, 'onCommitted'>,
  { refresh, onFailed }: WatchParts,
): () => Promise<void> {
  let timer: NodeJS.Timeout | undefined
  let firesAt = Number.POSITIVE_INFINITY
  let refreshing: Promise<void> = Promise.resolve()
  let stopped = false

  function arm(milliseconds: number): void {
    if (stopped || milliseconds >= firesAt) return
    clearTimeout(timer)
    firesAt = milliseconds
    timer = setTimeout(fire, milliseconds).unref()
  }

  function fire(): void {
    firesAt = Number.POSITIVE_INFINITY
    refreshing = refreshing
      .then(refresh)
      .then((again) => (again === undefined ? undefined : arm(Math.max(again, gathered))))
      .catch(onFailed)
  }

  const unsubscribe = store.onCommitted((entries) => {
    if (entries.some(({ changes }) => changes.some(touchesNotice))) arm(gathered)
  })
  return async () => {
    stopped = true
    unsubscribe()
    clearTimeout(timer)
    await refreshing
  }
}

function touchesNotice(change: Change): boolean {
  switch (change.kind) {
    case 'message-sent':
    case 'message-held':
    case 'message-dropped':
    case 'message-recalled':
      return change.key.startsWith('notice:')
    case 'notice-shown':
      return false
    default:
      return change.kind.startsWith('notice-')
  }
}
