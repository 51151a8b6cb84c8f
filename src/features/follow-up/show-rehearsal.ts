import { button, buttonRow } from '../../card/button.ts'
import { type Card, card, type Element } from '../../card/card.ts'
import { columns, folded } from '../../card/layout.ts'
import { escaped, grey, markdown, strong } from '../../card/text.ts'
import { isDay } from '../../plan/day.ts'
import type { ChatId, OpenId } from '../../plan/ids.ts'
import { readDay } from '../../plan/read-day.ts'
import { isSendingDay, sendingDayAfter, sendingDayBefore } from '../../plan/reminder-stage.ts'
import { dayIn } from '../../plan/time-zone.ts'
import type { Outcome } from '../outcome.ts'
import { isCoordinator, replyWith, type Scene, say } from '../scene.ts'
import { placeOf } from './digest.ts'
import { digestCard } from './digest-card.ts'
import { rowsOf } from './digest-rows.ts'
import { nameOf, noteOf, summaryOf } from './rehearsal-report.ts'
import { type Rehearsal, rehearse } from './rehearse.ts'
import { countsOf } from './row-counts.ts'
import { rehearsalWording as wording } from './wording.ts'

const perPage = 10
const mostNobody = 60

/** 预演 2025-12-01: who would get what on that day, from the very function that sends it. */
export function showRehearsal(words: string, page: number, scene: Scene): Outcome {
  if (!isCoordinator(scene)) return say(wording.coordinatorsOnly, scene)
  const day = dayMeant(words, scene)
  if (typeof day !== 'string') return say(day.fault, scene)
  return shown(rehearsalCard(rehearse(scene, day), page, scene), scene)
}

/** One of its digests, without what could be pressed. */
export function showRehearsedDigest(
  { day, place, page }: { readonly day: string; readonly place: ChatId | OpenId; readonly page: number },
  scene: Scene,
): Outcome {
  if (!isCoordinator(scene)) return say(wording.coordinatorsOnly, scene)
  const digest = rehearse(scene, day).digests.find(({ to }) => placeOf(to) === place)
  if (!digest) return say(wording.gone, scene, {}, 'info')
  const turn = (text: string, to: number) => button(text, { action: 'rehearsal.digest', day, place, page: to })
  const rehearsal = (at: number, pages: number) => [
    button(wording.whole, { action: 'rehearsal.show', day, page: 0 }),
    ...(at > 0 ? [turn(wording.back, at - 1)] : []),
    ...(at < pages - 1 ? [turn(wording.more, at + 1)] : []),
  ]
  return shown(digestCard(digest, { day, page, rehearsal }, scene), scene)
}

/** Pressed, the card itself turns; typed, it comes in reply. */
const shown = (content: Card, scene: Scene): Outcome =>
  scene.origin.kind === 'pressed' ? { changes: [], messages: [], reply: { card: content } } : replyWith(content, scene)

/** Nothing said is the next day on which anything goes out. */
function dayMeant(words: string, { now, settings, calendar, state }: Scene): string | { readonly fault: string } {
  const today = dayIn(now, settings.timeZone)
  if (words === '') {
    const isOver = state.reminders.finished.includes(today) || !isSendingDay(today, settings, calendar)
    return isOver ? sendingDayAfter(today, settings, calendar) : today
  }
  const [, year, month = '', date = ''] = /^([0-9]{4})[-/.年]([0-9]{1,2})[-/.月]([0-9]{1,2})日?$/.exec(words) ?? []
  if (year !== undefined) {
    const day = `${year}-${month.padStart(2, '0')}-${date.padStart(2, '0')}`
    return isDay(day) ? day : { fault: wording.noSuchDay(words) }
  }
  const read = readDay(words, today)
  return read.day ?? { fault: wording.whichDay }
}

function rehearsalCard(rehearsal: Rehearsal, page: number, scene: Scene): Card {
  const { day, digests, unreached } = rehearsal
  const { settings, calendar } = scene
  const pages = Math.max(1, Math.ceil(digests.length / perPage))
  const at = Math.min(page, pages - 1)
  const go = (text: string, to: { day?: string; page?: number }) =>
    button(text, { action: 'rehearsal.show', day, page: 0, ...to })
  const note = noteOf(rehearsal, calendar.lastKnownYear)
  return card(
    { title: wording.title(day), color: digests.length > 0 ? 'blue' : 'grey', summary: summaryOf(rehearsal) },
    [
      markdown([escaped(summaryOf(rehearsal)), ...(note === undefined ? [] : [grey(note)])].join('\n')),
      ...digests.slice(at * perPage, (at + 1) * perPage).map((digest) => row(digest, day, scene)),
      ...(unreached.length > 0
        ? [
            folded(wording.unreached(unreached.length), [
              markdown(
                unreached
                  .slice(0, mostNobody)
                  .map(({ unit, lines }) => escaped(wording.nobody(unit, lines.length)))
                  .join('\n'),
              ),
            ]),
          ]
        : []),
      buttonRow([
        go(wording.dayBefore, { day: sendingDayBefore(day, settings, calendar) }),
        go(wording.dayAfter, { day: sendingDayAfter(day, settings, calendar) }),
        ...(at > 0 ? [go(wording.back, { page: at - 1 })] : []),
        ...(at < pages - 1 ? [go(wording.more, { page: at + 1 })] : []),
      ]),
      markdown(grey(wording.footer), 'notation'),
    ],
  )
}

function row({ to, units, lines }: Rehearsal['digests'][number], day: string, scene: Scene): Element {
  const place = placeOf(to)
  const name = nameOf(to, scene)
  const where = to.kind === 'chat' ? wording.toGroup(name) : wording.toPerson(name)
  const counts = countsOf(rowsOf(lines, scene, day)).map(({ text }) => text)
  return columns([
    {
      weight: 4,
      elements: [markdown(`${strong(wording.units(units))} ${grey(where)}\n${escaped(counts.join('，'))}`)],
    },
    { weight: 1, elements: [button(wording.open, { action: 'rehearsal.digest', day, place, page: 0 })] },
  ])
}
