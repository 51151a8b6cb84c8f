import type { UnitName } from '../../plan/ids.ts'
import type { NoticeTarget } from '../../plan/notice.ts'
import type { HeldReason } from '../../state/change.ts'
import type { Notice } from '../../state/notices.ts'
import type { OutboxState } from '../../state/outbox.ts'

export const cardKey = (id: string, place: number) => `notice:${id}:${place}`
/** The same without @所有人, where the group refused that. */
export const plainKey = (id: string, place: number) => `${cardKey(id, place)}:plain`
export const fileKey = (id: string, place: number) => `${cardKey(id, place)}:file`

export interface HeldTarget {
  readonly key: string
  readonly target: NoticeTarget
  readonly place: number
  readonly what: 'card' | 'file'
  readonly why: HeldReason
  readonly detail: string
}

/** How far a notice has come. */
export interface Standing {
  readonly total: number
  readonly sent: number
  readonly waiting: number
  /** Set aside: only a person can send them on. */
  readonly held: readonly HeldTarget[]
  /** Given up by a person. */
  readonly dropped: number
}

export function standingOf({ id, targets, deliveries, reached }: Notice, { pending }: OutboxState): Standing {
  if (reached !== undefined)
    return { total: targets.length, sent: reached, waiting: 0, held: [], dropped: targets.length - reached }
  const held: HeldTarget[] = []
  let sent = 0
  let waiting = 0
  for (const [place, target] of targets.entries()) {
    const isCardHeld = note(cardKey(id, place), 'card') || note(plainKey(id, place), 'card')
    note(fileKey(id, place), 'file')
    if (deliveries[place]) sent += 1
    else if (!isCardHeld && (pending[cardKey(id, place)] || pending[plainKey(id, place)])) waiting += 1

    function note(key: string, what: 'card' | 'file'): boolean {
      const found = pending[key]?.held
      if (found) held.push({ key, target, place, what, why: found.why, detail: found.detail })
      return found !== undefined
    }
  }
  const heldCards = held.filter(({ what }) => what === 'card').length
  return { total: targets.length, sent, waiting, held, dropped: targets.length - sent - waiting - heldCards }
}

/** Nothing has left yet. */
export const atStart = ({ targets }: Pick<Notice, 'targets'>): Standing => ({
  ...{ total: targets.length, sent: 0, waiting: targets.length, held: [], dropped: 0 },
})

/** Units that were asked for a receipt and have given none, in the notice's order. */
export const missingUnits = ({ units, receipts }: Notice): UnitName[] =>
  units.filter((unit) => receipts[unit] === undefined)

export const receiptCount = ({ units, receipts }: Notice): number =>
  units.filter((unit) => receipts[unit] !== undefined).length

/** Asked for a receipt, and not withdrawn. */
export const awaitsReceipts = (notice: Notice): boolean => notice.stage === 'sent' && notice.receipt

/** What the groups' cards show; another mark means that they have to be redrawn. */
export const groupsMark = (notice: Notice): string => `${notice.version}:${notice.receipt ? receiptCount(notice) : 0}`

/** Likewise for the coordinators' cards. */
export function deskMark(notice: Notice, { sent, waiting, held, dropped }: Standing): string {
  const recalls = Object.values(notice.deliveries).flatMap(({ recall }) => recall ?? [])
  const { stage, version, urges, closedAt, attachment, targets } = notice
  return JSON.stringify([
    ...[stage, version, urges, closedAt, attachment?.key, targets.length, receiptCount(notice)],
    ...[sent, waiting, dropped, held.map(({ key, detail }) => [key, detail]), recalls],
  ])
}

/** By its id, or by the number that people see. */
export const findNotice = (named: string, notices: Readonly<Record<string, Notice>>): Notice | undefined =>
  notices[named] ?? Object.values(notices).find(({ number }) => number > 0 && String(number) === named)

/** Two weeks; milliseconds. After that Feishu neither redraws a card nor takes a press on it. */
const cardsLive = 14 * 24 * 60 * 60_000

export const isUntouchable = ({ sentAt }: Notice, now: Date): boolean =>
  sentAt !== undefined && now.getTime() - Date.parse(sentAt) > cardsLive
