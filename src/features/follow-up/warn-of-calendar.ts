import { card } from '../../card/card.ts'
import { escaped, grey, markdown } from '../../card/text.ts'
import { monthOf, yearOf } from '../../plan/day.ts'
import { isReminderTime, isSendingDay } from '../../plan/reminder-stage.ts'
import { wallTimeIn } from '../../plan/time-zone.ts'
import { nothing, type Outcome } from '../outcome.ts'
import { type Circumstances, toCoordinators } from '../scene.ts'
import { calendarWording as wording } from './wording.ts'

/** In December, where next year's days off are not known yet: only weekends would count. Once a year. */
export function warnOfCalendar({ state, settings, calendar, now, people }: Circumstances): Outcome {
  const wall = wallTimeIn(now, settings.timeZone)
  const day = wall.slice(0, 10)
  if (!isReminderTime(wall.slice(11), settings) || !isSendingDay(day, settings, calendar)) return nothing
  const year = monthOf(day) === 12 ? yearOf(day) + 1 : yearOf(day)
  if (year <= calendar.lastKnownYear || state.reminders.calendarWarned === year) return nothing
  const title = wording.title(year)
  const content = card({ title, color: 'orange', summary: title }, [
    markdown(escaped(wording.means(year))),
    markdown(grey(wording.how)),
  ])
  return {
    changes: [{ kind: 'calendar-warned', year }],
    messages: toCoordinators(people).map((to, place) => ({
      key: `calendar:${year}:${day}:${place}`,
      act: { kind: 'send', to, content: { kind: 'card', card: content } },
    })),
  }
}
