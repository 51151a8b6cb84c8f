import type { NoticeChange } from './notices.ts'
import { emptyRecord } from './record.ts'

export interface SentBulletin {
  readonly period: string
  /** An instant. */
  readonly at: string
}

/** A bulletin is drafted as a notice and goes out as one; here it stays known what the notice was. */
export interface BulletinState {
  /** The period by the notice's id. */
  drafts: Record<string, string>
  /** Oldest first. */
  sent: SentBulletin[]
}

export const emptyBulletinState = (): BulletinState => ({ drafts: emptyRecord(), sent: [] })

const prefix = 'bulletin'
const mostDrafts = 60
/** Two years of monthly ones, with some sent twice. */
const mostSent = 36

/** The id of the notice that a period's bulletin is drafted as; `event` makes it unique. */
export const bulletinId = (period: string, event: string) => `${prefix}:${period}:${event}`

/** Written anew it is another notice, but still the same bulletin. */
export function followBulletins(state: BulletinState, change: NoticeChange, at: string): void {
  if (change.kind === 'notice-drafted') {
    const { id } = change.notice
    const [kind, named] = id.split(':')
    const period = kind === prefix ? named : state.drafts[change.replaces ?? '']
    if (period === undefined) return
    state.drafts[id] = period
    const [oldest, ...others] = Object.keys(state.drafts)
    if (oldest !== undefined && others.length >= mostDrafts) delete state.drafts[oldest]
  }
  if (change.kind === 'notice-sent') {
    const period = state.drafts[change.notice]
    if (period === undefined) return
    delete state.drafts[change.notice]
    state.sent = [...state.sent, { period, at }].slice(-mostSent)
  }
}
