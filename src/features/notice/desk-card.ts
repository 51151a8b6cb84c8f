import { button, buttonRow, sure } from '../../card/button.ts'
import { type Card, card, type Element, type HeaderColor } from '../../card/card.ts'
import { heldWords } from '../../card/held-wording.ts'
import { escaped, grey, markdown } from '../../card/text.ts'
import { momentWords } from '../../plan/time-zone.ts'
import type { Notice } from '../../state/notices.ts'
import type { Circumstances } from '../scene.ts'
import { previewCard } from './preview-card.ts'
import { progressWording as wording } from './progress-wording.ts'
import { type HeldTarget, missingUnits, receiptCount, type Standing, standingOf } from './standing.ts'
import { someOf } from './unit-words.ts'

const mostNamed = 40

/** A notice as coordinators see it, whatever has become of it: preview, progress, result. */
export function deskCard(
  notice: Notice,
  facts: Circumstances,
  standing: Standing = standingOf(notice, facts.state.outbox),
  lead: readonly string[] = [],
): Card {
  if (notice.stage !== 'sent' && notice.stage !== 'recalled') return previewCard(notice, facts, lead)
  const isUnderWay = notice.stage === 'sent' && standing.waiting > 0
  const title = isUnderWay ? wording.sending : notice.stage === 'sent' ? wording.sent : wording.recalled
  return card(
    {
      title: title(notice.number),
      subtitle: notice.text.title,
      color: colorOf(notice, standing, isUnderWay),
      summary: `${title(notice.number)}：${notice.text.title}`,
    },
    [
      ...lead.map((words) => markdown(escaped(words))),
      markdown(sendingLines(notice, standing, facts).join('\n')),
      ...(notice.stage === 'recalled' ? [markdown(recallLines(notice).join('\n'))] : []),
      ...(notice.receipt && notice.stage === 'sent' ? [markdown(receiptLines(notice, facts).join('\n'))] : []),
      ...buttons(notice, standing),
    ],
  )
}

function colorOf({ stage }: Notice, { held }: Standing, isUnderWay: boolean): HeaderColor {
  if (stage === 'recalled') return 'grey'
  if (held.length > 0) return 'orange'
  return isUnderWay ? 'wathet' : 'green'
}

function sendingLines(
  notice: Notice,
  { total, sent, waiting, held, dropped }: Standing,
  facts: Circumstances,
): string[] {
  const { settings, now } = facts
  const cards = held.filter(({ what }) => what === 'card')
  const counts = [
    ...(cards.length > 0 ? [wording.held(cards.length)] : []),
    ...(waiting > 0 ? [wording.waiting(waiting)] : []),
    ...(dropped > 0 ? [wording.dropped(dropped)] : []),
  ]
  const at = notice.sentAt === undefined ? '' : grey(` ${momentWords(notice.sentAt, settings.timeZone, now)}`)
  return [
    `${[wording.progress(sent, total), ...counts].join('，')}${at}`,
    ...heldLines(held, 'card'),
    ...heldLines(held, 'file'),
    ...(notice.unreachable.length > 0 ? [escaped(wording.unreachable(someOf(notice.unreachable, mostNamed)))] : []),
  ]
}

/** One line a reason, with the units that it keeps from the notice. */
function heldLines(held: readonly HeldTarget[], what: HeldTarget['what']): string[] {
  const byReason = Map.groupBy(
    held.filter((each) => each.what === what),
    ({ detail }) => heldWords(detail),
  )
  return [...byReason].map(([reason, targets]) => {
    const units = someOf(
      targets.flatMap(({ target }) => target.units),
      mostNamed,
    )
    return escaped(what === 'card' ? wording.heldLine(reason, units) : wording.fileLine(reason, units))
  })
}

function recallLines({ deliveries }: Notice): string[] {
  const all = Object.values(deliveries)
  const done = all.filter(({ recall }) => recall === 'done').length
  const refused = all.filter(({ recall }) => recall !== undefined && recall !== 'done').length
  return [
    wording.recallLine(done, all.length),
    ...(refused > 0 ? [escaped(wording.recallRefused(refused))] : []),
    ...(done + refused < all.length ? [grey(wording.recallWaits)] : []),
  ]
}

function receiptLines(notice: Notice, { settings, now }: Circumstances): string[] {
  const moment = (iso: string) => momentWords(iso, settings.timeZone, now)
  const missing = missingUnits(notice)
  const closing =
    notice.closes === undefined
      ? []
      : [new Date(notice.closes) <= now ? wording.closed(moment(notice.closes)) : wording.until(moment(notice.closes))]
  return [
    [wording.receipts(receiptCount(notice), notice.units.length), ...closing.map(escaped)].join('，'),
    missing.length === 0 ? wording.everybody : escaped(wording.missing(someOf(missing, mostNamed))),
    ...(notice.urges > 0 && notice.urgedAt !== undefined
      ? [grey(wording.urged(notice.urges, moment(notice.urgedAt)))]
      : []),
  ]
}

function buttons(notice: Notice, { held }: Standing): Element[] {
  const { id, stage, receipt } = notice
  if (stage !== 'sent') return []
  const count = (why: HeldTarget['why']) => held.filter((each) => each.why === why).length
  const [parked, uncertain] = [count('parked'), count('uncertain')]
  const waits = receipt && missingUnits(notice).length > 0
  return [
    buttonRow([
      ...(parked > 0
        ? [button(wording.retry(parked), { action: 'notice.retry', notice: id, what: 'parked' }, 'primary')]
        : []),
      ...(uncertain > 0
        ? [button(wording.retryUncertain(uncertain), { action: 'notice.retry', notice: id, what: 'uncertain' })]
        : []),
      ...(waits ? [button(wording.who, { action: 'notice.missing', notice: id })] : []),
      ...(waits ? [button(wording.urge, { action: 'notice.urge', notice: id })] : []),
      button(wording.correct, { action: 'notice.correct', notice: id }),
      sure(
        button(wording.recall, { action: 'notice.recall', notice: id }, 'danger'),
        wording.recallSure,
        wording.recallSureText,
      ),
    ]),
  ]
}
