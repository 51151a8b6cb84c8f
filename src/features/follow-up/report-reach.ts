import { button, buttonRow } from '../../card/button.ts'
import { type Card, card, type Element } from '../../card/card.ts'
import { heldWords } from '../../card/held-wording.ts'
import { escaped, grey, markdown, strong } from '../../card/text.ts'
import { addDays, weekdayOf } from '../../plan/day.ts'
import type { UnitName } from '../../plan/ids.ts'
import { isReminderTime, isSendingDay } from '../../plan/reminder-stage.ts'
import { momentWords, wallTimeIn } from '../../plan/time-zone.ts'
import type { PendingMessage } from '../../state/outbox.ts'
import { receiverWords } from '../../state/receiver-words.ts'
import { nothing, type Outcome } from '../outcome.ts'
import { type Circumstances, isCoordinator, replyWith, type Scene, say, toCoordinators } from '../scene.ts'
import { reachWording as wording } from './reach-wording.ts'
import { reachability } from './reachability.ts'

/** Once a week, on its first day that is worked, or as soon as the service is up again; not a word where all is well. */
export function reportReach(facts: Circumstances): Outcome {
  const { state, settings, calendar, now, people } = facts
  const wall = wallTimeIn(now, settings.timeZone)
  const day = wall.slice(0, 10)
  if (!isReminderTime(wall.slice(11), settings) || !isSendingDay(day, settings, calendar)) return nothing
  const week = mondayOf(day)
  const { reachReported } = state.reminders
  if (reachReported === week || (reachReported === undefined && !isFirstOfWeek(day, facts))) return nothing
  const content = reachCard(wording.weekly, facts)
  return {
    changes: [{ kind: 'reach-reported', week }],
    messages: content.isWell
      ? []
      : toCoordinators(people).map((to, place) => ({
          key: `reach:${week}:${place}`,
          act: { kind: 'send', to, content: { kind: 'card', card: content.card } },
        })),
  }
}

const mondayOf = (day: string) => addDays(day, 1 - weekdayOf(day))

function isFirstOfWeek(day: string, { settings, calendar }: Circumstances): boolean {
  for (let each = mondayOf(day); each < day; each = addDays(each, 1))
    if (isSendingDay(each, settings, calendar)) return false
  return true
}

/** 谁联系不上: the same, whenever a coordinator asks. */
export const showReach = (scene: Scene): Outcome =>
  isCoordinator(scene) ? replyWith(reachCard(wording.title, scene).card, scene) : say(wording.coordinatorsOnly, scene)

const mostNames = 60
const mostHeld = 5

function reachCard(title: string, facts: Circumstances): { readonly card: Card; readonly isWell: boolean } {
  const found = reachability(facts)
  const { asked, nobody, removed, withoutGroup, withoutLiaison, silent } = found
  const held = Object.entries(facts.state.outbox.pending).filter(([, pending]) => pending.held)
  const lists = [nobody, removed, withoutGroup, withoutLiaison, silent]
  const isWell = held.length === 0 && lists.every((units) => units.length === 0)
  const reached = asked - nobody.length - removed.length
  const missing = new Set(lists.flat()).size
  const sections = [
    ...list(wording.nobody, nobody),
    ...list(wording.removed, removed),
    ...list(wording.withoutGroup, withoutGroup),
    ...list(wording.withoutLiaison, withoutLiaison),
    ...list(wording.silent, silent),
    ...heldElements(held, facts),
  ]
  const lead = isWell ? wording.allWell(asked) : wording.lead(reached, asked)
  return {
    isWell,
    card: card({ title, color: isWell ? 'green' : 'orange', summary: wording.summary(missing) }, [
      markdown(escaped(lead)),
      ...sections,
      ...(isWell ? [] : [markdown(grey(wording.how), 'notation')]),
    ]),
  }
}

function list(what: string, units: readonly UnitName[]): Element[] {
  if (units.length === 0) return []
  const more = units.length > mostNames ? wording.more(units.length) : ''
  const names = escaped(`${units.slice(0, mostNames).join('、')}${more}`)
  return [markdown(`${strong(wording.section(what, units.length))}\n${names}`)]
}

/** With buttons of their own: after 14 days the alert's cannot be pressed any more. */
function heldElements(held: readonly (readonly [string, PendingMessage])[], facts: Circumstances): Element[] {
  if (held.length === 0) return []
  const { settings, now } = facts
  const shown = held.slice(0, mostHeld)
  const lines = shown.map(([, { message, held: why, queuedAt }], at) => {
    const when = momentWords(why?.at ?? queuedAt, settings.timeZone, now)
    return escaped(`${at + 1}. ${wording.heldLine(receiverWords(message, facts), heldWords(why?.detail ?? ''), when)}`)
  })
  const rest = held.length > shown.length ? [grey(wording.heldMore(held.length - shown.length))] : []
  return [
    markdown([strong(wording.section(wording.held, held.length)), ...lines, ...rest].join('\n')),
    buttonRow(
      shown.flatMap(([key], at) => [
        button(wording.again(at + 1), { action: 'message.release', key }),
        button(wording.drop(at + 1), { action: 'message.drop', key }),
      ]),
    ),
  ]
}
