import type { OpenId, UnitName } from '../plan/ids.ts'
import type { Attachment, NoticeDraft, NoticeStage, NoticeText, Reach, Receipt } from '../plan/notice.ts'
import type { By } from '../ports.ts'
import type { Entry } from './change.ts'
import type { CardPlace, Delivery } from './notice-deliveries.ts'
import { emptyRecord } from './record.ts'

export type NoticeChange =
  /** A preview was shown; `replaces` is the one that it takes the place of. */
  | { readonly kind: 'notice-drafted'; readonly notice: NoticeDraft; readonly replaces?: string }
  /** Who can be reached has changed since the preview. */
  | { readonly kind: 'notice-retargeted'; readonly notice: string; readonly reach: Reach }
  | { readonly kind: 'notice-attached'; readonly notice: string; readonly attachment: Attachment | null }
  | { readonly kind: 'notice-scheduled'; readonly notice: string; readonly person: OpenId }
  | { readonly kind: 'notice-held-back'; readonly notice: string; readonly why: HeldBack }
  | { readonly kind: 'notice-cancelled'; readonly notice: string; readonly person: OpenId }
  | { readonly kind: 'notice-sent'; readonly notice: string; readonly by: By; readonly reach: Reach }
  | {
      readonly kind: 'notice-receipted'
      readonly notice: string
      readonly unit: UnitName
      readonly receipt: Omit<Receipt, 'at'>
    }
  | { readonly kind: 'notice-urged'; readonly notice: string; readonly units: readonly UnitName[]; readonly by: By }
  | { readonly kind: 'notice-corrected'; readonly notice: string; readonly text: NoticeText; readonly person: OpenId }
  | { readonly kind: 'notice-recalled'; readonly notice: string; readonly person: OpenId }
  /** The closing date has passed, and the sender was told how it stands. */
  | { readonly kind: 'notice-closed'; readonly notice: string }
  /** Everything that could be sent has been. */
  | { readonly kind: 'notice-finished'; readonly notice: string }
  /** What the cards show from now on; redraws to that are queued. */
  | { readonly kind: 'notice-shown'; readonly notice: string; readonly desk?: string; readonly groups?: string }
  /** A file that a coordinator sent before the notice that it belongs to. */
  | { readonly kind: 'file-offered'; readonly person: OpenId; readonly attachment: Attachment }

/** `sender-gone` no coordinator any more · `late` too long after its time · `closed` its closing date has passed · `nobody` reaches no one */
export type HeldBack = 'sender-gone' | 'late' | 'closed' | 'nobody'

export interface Notice extends NoticeDraft {
  /** For people: 通知 3. Counted from the first that was sent or scheduled; 0 for a draft. */
  number: number
  readonly draftedAt: string
  stage: NoticeStage
  heldBack?: HeldBack
  text: NoticeText
  attachment?: Attachment
  targets: NoticeDraft['targets']
  unreachable: NoticeDraft['unreachable']
  /** Rises with each correction. */
  version: number
  sentAt?: string
  sentBy?: By
  /** By place among the targets. */
  deliveries: Record<string, Delivery>
  /** What went out besides the cards: files and reminders. */
  others: CardPlace[]
  receipts: Record<UnitName, Receipt>
  /** Coordinators' cards about it. */
  desks: CardPlace[]
  urges: number
  urgedAt?: string
  /** The one reminder before the closing date. */
  remindedAt?: string
  correctedAt?: string
  endedBy?: OpenId
  endedAt?: string
  closedAt?: string
  finishedAt?: string
  deskShown?: string
  groupsShownAt?: string
  /** Two weeks on: how many were reached; the messages themselves can no longer be touched. */
  reached?: number
}

export interface NoticeState {
  /** Sent or scheduled, ever. */
  count: number
  /** In the order drafted. */
  notices: Record<string, Notice>
  /** By coordinator. */
  offered: Record<OpenId, { readonly attachment: Attachment; readonly at: string }>
}

export const emptyNoticeState = (): NoticeState => ({ count: 0, notices: emptyRecord(), offered: emptyRecord() })

const mostNotices = 200
const mostDrafts = 40

export function applyNoticeChange(state: NoticeState, change: NoticeChange, { at }: Entry): void {
  if (change.kind === 'file-offered') {
    state.offered[change.person] = { attachment: change.attachment, at }
    return
  }
  if (change.kind === 'notice-drafted') {
    draft(state, change, at)
    return
  }
  const notice = state.notices[change.notice]
  if (notice) applyToNotice(state, notice, change, at)
}

function applyToNotice(
  state: NoticeState,
  notice: Notice,
  change: Exclude<NoticeChange, { kind: 'file-offered' | 'notice-drafted' }>,
  at: string,
): void {
  switch (change.kind) {
    case 'notice-retargeted':
      Object.assign(notice, change.reach)
      return
    case 'notice-attached':
      if (change.attachment) notice.attachment = change.attachment
      else delete notice.attachment
      return
    case 'notice-scheduled':
      notice.stage = 'scheduled'
      number(state, notice)
      return
    case 'notice-held-back':
      Object.assign(notice, { stage: 'held-back', heldBack: change.why })
      return
    case 'notice-cancelled':
    case 'notice-recalled':
      notice.stage = change.kind === 'notice-cancelled' ? 'cancelled' : 'recalled'
      Object.assign(notice, { endedBy: change.person, endedAt: at })
      return
    case 'notice-sent':
      Object.assign(notice, change.reach, { stage: 'sent', sentAt: at, sentBy: change.by })
      number(state, notice)
      return
    case 'notice-receipted':
      notice.receipts[change.unit] ??= { ...change.receipt, at }
      return
    case 'notice-urged':
      notice.urges += 1
      notice.urgedAt = at
      if (change.by === 'timer') notice.remindedAt = at
      return
    case 'notice-corrected':
      notice.text = change.text
      notice.version += 1
      notice.correctedAt = at
      return
    case 'notice-closed':
      notice.closedAt = at
      return
    case 'notice-finished':
      notice.finishedAt = at
      return
    case 'notice-shown':
      if (change.desk !== undefined) notice.deskShown = change.desk
      if (change.groups === undefined) return
      notice.groupsShownAt = at
      for (const delivery of Object.values(notice.deliveries)) delivery.shown = change.groups
      return
    default:
      change satisfies never
  }
}

function draft(
  state: NoticeState,
  { notice, replaces }: Extract<NoticeChange, { kind: 'notice-drafted' }>,
  at: string,
) {
  const former = replaces === undefined ? undefined : state.notices[replaces]
  if (former && (former.stage === 'draft' || former.stage === 'scheduled' || former.stage === 'held-back'))
    Object.assign(former, { stage: 'cancelled', endedBy: notice.person, endedAt: at })
  state.notices[notice.id] = asDrafted(notice, at)
  delete state.offered[notice.person]
  forgetDrafts(state)
}

export const asDrafted = (draft: NoticeDraft, at: string): Notice => ({
  ...draft,
  number: 0,
  draftedAt: at,
  stage: 'draft',
  version: 1,
  deliveries: {},
  others: [],
  receipts: {},
  desks: [],
  urges: 0,
})

function number(state: NoticeState, notice: Notice): void {
  if (notice.number > 0) return
  state.count += 1
  notice.number = state.count
  const numbered = Object.values(state.notices).filter((each) => each.number > 0)
  const excess = numbered.length - mostNotices
  if (excess <= 0) return
  // What is still to be sent is never forgotten; a rule keeps that few.
  for (const { id } of numbered.filter(({ stage }) => stage !== 'scheduled').slice(0, excess)) delete state.notices[id]
}

/** Previews that nobody sent. */
function forgetDrafts(state: NoticeState): void {
  const drafts = Object.values(state.notices).filter((each) => each.number === 0)
  for (const { id } of drafts.slice(0, Math.max(0, drafts.length - mostDrafts))) delete state.notices[id]
}
