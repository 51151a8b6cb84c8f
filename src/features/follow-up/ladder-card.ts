import { button, buttonRow, sure } from '../../card/button.ts'
import { type Card, card, shorten } from '../../card/card.ts'
import { table } from '../../card/table.ts'
import { divider, escaped, grey, markdown } from '../../card/text.ts'
import type { UnitName } from '../../plan/ids.ts'
import { locatorOf, type Task, titleOf } from '../../plan/task.ts'
import { remindedOf } from '../../state/reminders.ts'
import type { DueFacts } from './answered.ts'
import { rowElements } from './digest-card.ts'
import { rowsOf } from './digest-rows.ts'
import type { DueLine } from './due.ts'
import { ladderWording as wording } from './ladder-wording.ts'

const mostRows = 8
/** With these a table stays below what a card may weigh. */
const mostTableRows = 60
const mostUrges = 6
const longestTitle = 40

const unitsIn = (lines: readonly DueLine[]): readonly UnitName[] => [...new Set(lines.map(({ unit }) => unit))]

/** To a unit's leader, privately: what the group has let pass. */
export function leaderCard(lines: readonly DueLine[], day: string, facts: DueFacts): Card {
  const units = unitsIn(lines)
  const rows = rowsOf(lines, facts, day)
  const { leaderAfter, coordinatorsAfter } = facts.settings.escalation
  const summary = wording.leaderSummary(units, rows.length)
  return card({ title: wording.leaderTitle, subtitle: units.join('、'), color: 'red', summary }, [
    markdown(escaped(wording.leaderLead(units, rows.length))),
    ...rows
      .slice(0, mostRows)
      .flatMap((row, at) => [...(at > 0 ? [divider] : []), ...rowElements(row, units.length > 1, false, facts)]),
    ...(rows.length > mostRows ? [markdown(grey(wording.leaderMore(rows.length - mostRows)))] : []),
    markdown(grey(wording.leaderFooter(coordinatorsAfter - leaderAfter)), 'notation'),
  ])
}

interface Late {
  readonly unit: UnitName
  readonly task: Task
  readonly days: number
  readonly told: string
}

/** One summary for the coordinators, a line a unit and task, the longest overdue first. */
export function summaryCard(lines: readonly DueLine[], facts: DueFacts): Card {
  const late = lateOf(lines, facts)
  const units = unitsIn(lines).length
  const title = wording.coordinatorsTitle(units)
  const tasks = [...new Map(late.map(({ task }) => [task.id, task])).values()].slice(0, mostUrges)
  const columns = (['unit', 'task', 'days', 'told'] as const).map((name) => ({ name, title: wording.columns[name] }))
  const rows = late.slice(0, mostTableRows).map(({ unit, task, days, told }) => ({
    ...{ unit, told },
    task: shorten(titleOf(task), longestTitle),
    days: wording.days(days),
  }))
  return card({ title, color: 'red', summary: title }, [
    markdown(escaped(wording.coordinatorsLead(units, late.length, facts.settings.escalation.coordinatorsAfter))),
    table(columns, rows),
    ...(late.length > rows.length ? [markdown(grey(wording.more(late.length - rows.length)))] : []),
    buttonRow(
      tasks.map((task) => {
        const label = wording.urge(locatorOf(task))
        return sure(button(label, { action: 'task.urge', task: task.id }), label, wording.urgeSure(titleOf(task)))
      }),
    ),
    markdown(grey(wording.urgeHow), 'notation'),
  ])
}

function lateOf(lines: readonly DueLine[], facts: DueFacts): readonly Late[] {
  const late = new Map<string, Late>()
  for (const line of lines) {
    const { unit, task, daysLeft } = line
    const key = `${unit} ${task.id}`
    const known = late.get(key)
    if (!known || known.days < -daysLeft) late.set(key, { unit, task, days: -daysLeft, told: toldOf(line, facts) })
  }
  return [...late.values()].sort((a, b) => b.days - a.days)
}

function toldOf({ unit, subject, due }: DueLine, { state, people }: DueFacts): string {
  const day = remindedOf(state.reminders, unit, subject, due)?.leader
  return day === undefined ? wording.noLeader : wording.told(people.leaderOf(unit)?.name ?? '', day)
}
