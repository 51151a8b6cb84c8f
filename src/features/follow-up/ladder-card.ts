import { button, buttonRow, sure } from '../../card/button.ts'
import { type Card, card, shorten } from '../../card/card.ts'
import { divider, escaped, grey, markdown, strong } from '../../card/text.ts'
import type { TaskId, UnitName } from '../../plan/ids.ts'
import { locatorOf, type Task, titleOf } from '../../plan/task.ts'
import { remindedOf } from '../../state/reminders.ts'
import type { DueFacts } from './answered.ts'
import { rowElements } from './digest-card.ts'
import { rowsOf } from './digest-rows.ts'
import type { DueLine } from './due.ts'
import { ladderWording as wording } from './ladder-wording.ts'

/** A leader wants to see how bad it is, and the worst; the rest is one word away. */
const mostRows = 5
/** With these the card stays below what it may weigh. */
const mostUnits = 30
const mostTasks = 4
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

/** One summary for the coordinators, a part a unit, the longest overdue first. */
export function summaryCard(lines: readonly DueLine[], facts: DueFacts): Card {
  const late = lateOf(lines, facts)
  const count = late.reduce((all, { tasks }) => all + tasks.size, 0)
  const title = wording.coordinatorsTitle(late.length)
  const tasks = [...new Map(late.flatMap((unit) => [...unit.tasks])).values()].slice(0, mostUrges)
  return card({ title, color: 'red', summary: title }, [
    markdown(escaped(wording.coordinatorsLead(late.length, count, facts.settings.escalation.coordinatorsAfter))),
    ...late.slice(0, mostUnits).map((each) => markdown(lateLines(each).join('\n'))),
    ...(late.length > mostUnits ? [markdown(grey(wording.moreUnits(late.length - mostUnits)))] : []),
    divider,
    buttonRow(
      tasks.map((task) => {
        const label = wording.urge(locatorOf(task))
        return sure(button(label, { action: 'task.urge', task: task.id }), label, wording.urgeSure(titleOf(task)))
      }),
    ),
    markdown(grey(wording.urgeHow), 'notation'),
  ])
}

interface LateUnit {
  readonly unit: UnitName
  readonly tasks: Map<TaskId, Task>
  days: number
  readonly told: string
}

function lateLines({ unit, tasks, days, told }: LateUnit): string[] {
  const titles = [...tasks.values()].slice(0, mostTasks).map((task) => shorten(titleOf(task), longestTitle))
  return [
    `${strong(unit)} <font color='red'>${escaped(wording.late(tasks.size, days))}</font> ${grey(told)}`,
    ...titles.map((title) => `- ${escaped(title)}`),
    ...(tasks.size > mostTasks ? [`- ${grey(wording.moreTasks(tasks.size - mostTasks))}`] : []),
  ]
}

function lateOf(lines: readonly DueLine[], facts: DueFacts): readonly LateUnit[] {
  const late = new Map<UnitName, LateUnit>()
  for (const line of lines) {
    const { unit, task, daysLeft } = line
    const known = late.get(unit) ?? { unit, tasks: new Map(), days: 0, told: toldOf(line, facts) }
    late.set(unit, known)
    known.tasks.set(task.id, task)
    known.days = Math.max(known.days, -daysLeft)
  }
  return [...late.values()].sort((a, b) => b.days - a.days || b.tasks.size - a.tasks.size)
}

function toldOf({ unit, subject, due }: DueLine, { state, people }: DueFacts): string {
  const day = remindedOf(state.reminders, unit, subject, due)?.leader
  return day === undefined ? wording.noLeader : wording.told(people.leaderOf(unit)?.name ?? '', day)
}
