import type { ChatId, MessageId } from '../plan/ids.ts'
import type { NoticeState } from './notices.ts'

/** What a message of a notice is, by its subject. */
export interface NoticeMessage {
  readonly id: string
  readonly as: 'card' | 'plain-card' | 'other' | 'desk'
  readonly place?: number
}

export interface CardPlace {
  readonly message: MessageId
  readonly chat: ChatId
}

export interface Delivery extends CardPlace {
  readonly at: string
  /** What the card shows, as `groupsMark` names it. */
  shown: string
  /** Sent without @所有人, where the group does not allow it. */
  readonly plain?: true
  /** `done`, or why the platform refused. */
  recall?: string
}

const mostDesks = 6

/** A message of a notice arrived; noted where corrections and recalls find it. */
export function noteDelivered(state: NoticeState, about: NoticeMessage, sent: CardPlace, at: string): void {
  const notice = state.notices[about.id]
  if (!notice) return
  if (about.as === 'desk')
    notice.desks = [...notice.desks.filter(({ message }) => message !== sent.message), sent].slice(-mostDesks)
  else if (about.as === 'other') notice.others.push(sent)
  else if (about.place !== undefined) {
    const plain = about.as === 'plain-card' ? ({ plain: true } as const) : {}
    notice.deliveries[about.place] = { ...sent, at, shown: firstShown, ...plain }
  }
}

/** The first version without receipts, as every card is sent. */
export const firstShown = '1:0'

export function noteRecalled(state: NoticeState, about: NoticeMessage, message: MessageId, failed?: string): void {
  const deliveries = Object.values(state.notices[about.id]?.deliveries ?? {})
  for (const delivery of deliveries) if (delivery.message === message) delivery.recall = failed ?? 'done'
}

/** Cards older than two weeks can neither be pressed nor redrawn: only what people did is kept of them. */
export function forgetOldDeliveries({ notices }: NoticeState, limit: string): void {
  for (const notice of Object.values(notices)) {
    if (notice.sentAt === undefined || notice.sentAt > limit || notice.reached !== undefined) continue
    notice.reached = Object.keys(notice.deliveries).length
    Object.assign(notice, { deliveries: {}, others: [], desks: [] })
  }
}
