import { button, buttonRow } from '../../card/button.ts'
import { card } from '../../card/card.ts'
import { escaped, grey, markdown } from '../../card/text.ts'
import type { UnitName } from '../../plan/ids.ts'
import { momentWords } from '../../plan/time-zone.ts'
import type { By } from '../../ports.ts'
import type { OutgoingMessage } from '../../state/change.ts'
import type { Notice } from '../../state/notices.ts'
import { nothing, type Outcome } from '../outcome.ts'
import { type Circumstances, isCoordinator, replyWith, type Scene, say } from '../scene.ts'
import { urgeCard } from './group-card.ts'
import { progressWording as wording } from './progress-wording.ts'
import { awaitsReceipts, findNotice, missingUnits } from './standing.ts'
import { noticeWording } from './wording.ts'

/** The one that was named, else the newest that wants receipts. */
export function noticeMeant(named: string | undefined, { state }: Circumstances): Notice | string {
  const { notices } = state.notices
  if (named !== undefined) {
    const found = findNotice(named, notices)
    if (!found) return noticeWording.noNumber(named)
    if (found.stage === 'recalled') return noticeWording.recalled
    if (found.stage !== 'sent') return wording.notSent
    return found.receipt ? found : wording.thisNoReceipt
  }
  const newest = Object.values(notices)
    .filter(awaitsReceipts)
    .sort((a, b) => (a.sentAt ?? '').localeCompare(b.sentAt ?? ''))
    .at(-1)
  return newest ?? wording.noReceipts
}

/** More would not fit a card. */
const mostListed = 300

/** 谁还没回. */
export function whoIsMissing(named: string | undefined, scene: Scene): Outcome {
  if (!isCoordinator(scene)) return say(noticeWording.coordinatorsOnly, scene)
  const notice = noticeMeant(named, scene)
  if (typeof notice === 'string') return say(notice, scene)
  const missing = missingUnits(notice)
  const title = wording.whoTitle(notice.text.title)
  const unreached = new Set(notice.unreachable)
  const lines = missing
    .slice(0, mostListed)
    .map((unit) => `- ${escaped(unit)}${unreached.has(unit) ? grey(wording.notReached) : ''}`)
  const receipts = wording.receipts(notice.units.length - missing.length, notice.units.length)
  const content = card(
    { title, subtitle: wording.number(notice.number), color: missing.length > 0 ? 'orange' : 'green', summary: title },
    [
      markdown(receipts),
      markdown(
        missing.length === 0 ? wording.everybody : [escaped(wording.missingCount(missing.length)), ...lines].join('\n'),
      ),
      buttonRow([
        ...(missing.length > 0 ? [button(wording.urge, { action: 'notice.urge', notice: notice.id }, 'primary')] : []),
        button(wording.open, { action: 'notice.show', notice: notice.id }),
      ]),
    ],
  )
  return replyWith(content, scene)
}

/** Reminders by hand keep this distance, milliseconds. */
const betweenUrges = 2 * 60 * 60_000

/** 催未回: those that have not answered, and nobody else. */
export function urgeMissing(named: string | undefined, scene: Scene): Outcome {
  if (!isCoordinator(scene)) return say(noticeWording.coordinatorsOnly, scene)
  const notice = noticeMeant(named, scene)
  if (typeof notice === 'string') return say(notice, scene)
  const { now, settings, origin } = scene
  if (missingUnits(notice).length === 0) return say(wording.everybody, scene, {}, 'info')
  if (notice.urgedAt !== undefined && now.getTime() - Date.parse(notice.urgedAt) < betweenUrges)
    return say(wording.tooSoon(momentWords(notice.urgedAt, settings.timeZone, now)), scene)
  const { units, outcome } = urgeOut(notice, origin.person, scene)
  if (units.length === 0) return say(wording.nobodyToUrge, scene)
  return say(wording.urgedNow(units.length, outcome.messages.length), scene, outcome, 'success')
}

/** In reply to the notice itself where it arrived, so that nobody has to look for it. */
export function urgeOut(
  notice: Notice,
  by: By,
  facts: Circumstances,
): { units: readonly UnitName[]; outcome: Outcome } {
  const missing = new Set(missingUnits(notice))
  const open = notice.targets.map((target, place) => ({ target, place, delivery: notice.deliveries[place] }))
  const asked = open.filter(({ target, delivery }) => delivery && target.units.some((unit) => missing.has(unit)))
  const units = [...new Set(asked.flatMap(({ target }) => target.units.filter((unit) => missing.has(unit))))]
  if (units.length === 0) return { units, outcome: nothing }
  const messages = asked.flatMap(({ target, place, delivery }): OutgoingMessage[] => {
    if (!delivery) return []
    const { message, chat } = delivery
    return [
      {
        key: `notice:${notice.id}:urge:${notice.urges + 1}:${place}`,
        act: {
          kind: 'send',
          to: { kind: 'reply', message, chat, inThread: false },
          content: { kind: 'card', card: urgeCard(notice, target, facts) },
        },
        about: { tasks: [], notice: { id: notice.id, as: 'other', place } },
      },
    ]
  })
  return { units, outcome: { changes: [{ kind: 'notice-urged', notice: notice.id, units, by }], messages } }
}
