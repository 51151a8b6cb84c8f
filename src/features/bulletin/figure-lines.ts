import { lightWords } from '../../card/light.ts'
import { escaped, grey, strong } from '../../card/text.ts'
import type { TaskId, UnitName } from '../../plan/ids.ts'
import type { ReportVersion } from '../../plan/progress.ts'
import { stateWords } from '../../plan/report-wording.ts'
import { titleOf } from '../../plan/task.ts'
import { momentWords } from '../../plan/time-zone.ts'
import type { TaskStanding } from '../../state/overview.ts'
import type { Expected } from '../../state/period-standing.ts'
import type { BulletinFigure } from '../../understand/intents/bulletin.ts'
import type { Scene } from '../scene.ts'
import type { Bulletin, LightChange } from './bulletin.ts'
import { correctionWords, extensionWords, figuresOf, titleIn } from './bulletin-text.ts'
import { bulletinWording as wording } from './wording.ts'

/** A line of what a figure rests on; what it opens shows the reports themselves. */
export interface Line {
  readonly words: string
  readonly opens: { readonly task: TaskId } | { readonly unit: UnitName }
  /** The report that may be held up as an example. */
  readonly report?: string
}

/** What a figure of the bulletin counts, one line each. */
export function linesBehind(figure: BulletinFigure, bulletin: Bulletin, scene: Scene): readonly Line[] {
  switch (figure) {
    case 'on-time':
      return bulletin.onTime.map((each) => expectedLine(each, scene))
    case 'late':
      return bulletin.late.map((each) => expectedLine(each, scene))
    case 'missing':
      return bulletin.missing.map((each) => expectedLine(each, scene))
    case 'red':
    case 'yellow':
    case 'green':
    case 'grey':
      return bulletin.standings.filter(({ light }) => light.color === figure).map((each) => standingLine(each, scene))
    case 'before':
      return bulletin.before.map((each) => standingLine(each, scene))
    case 'worse':
      return bulletin.worse.map(changeLine)
    case 'better':
      return bulletin.better.map(changeLine)
    case 'corrections':
      return bulletin.corrections.map((each) => ({
        words: escaped(correctionWords(each, scene)),
        opens: each.now.report,
      }))
    case 'extensions':
      return bulletin.extensions.map(({ asked }) => ({ words: escaped(extensionWords(asked, scene)), opens: asked }))
    case 'practices':
      return bulletin.practices.map(({ task, unit, note, report }) => ({
        words: escaped(wording.practice(unit, titleIn(scene, task), note)),
        ...{ opens: { task }, report },
      }))
    case 'burden':
      return bulletin.burden.map(({ unit, messages, forms, repeats }) => ({
        words: `${strong(unit)}\n${grey(wording.burdenOf(messages, forms, repeats))}`,
        opens: { unit },
      }))
    case 'ranking':
      return bulletin.ranking.map(({ unit, green, of }) => ({
        words: `${strong(unit)}\n${grey(wording.rankedBy(green, of))}`,
        opens: { unit },
      }))
    default:
      return figure satisfies never
  }
}

function expectedLine({ task, units, version }: Expected, scene: Scene): Line {
  const title = strong(titleOf(task))
  if (!version) return { words: `${title}\n${grey(wording.asks(units))}`, opens: { task: task.id } }
  return {
    words: [title, ...reportLines(version, scene)].join('\n'),
    opens: { task: task.id },
    report: version.report.id,
  }
}

function standingLine({ task, light, newest }: TaskStanding, scene: Scene): Line {
  const title = `${lightWords(light.color)} ${strong(titleOf(task))}`
  const lines = newest ? reportLines(newest, scene) : [grey(wording.never)]
  return { words: [title, ...lines].join('\n'), opens: { task: task.id } }
}

function reportLines(version: ReportVersion, scene: Scene): readonly string[] {
  const { report, state } = version
  const when = momentWords(report.at, scene.settings.timeZone, scene.now)
  return [
    escaped(figuresOf(version, scene)),
    escaped(report.note),
    grey([report.unit, when, ...(state === 'counted' ? [] : [stateWords[state]])].join(' · ')),
  ].filter((line) => line !== '')
}

const changeLine = ({ standing, before }: LightChange): Line => ({
  words: `${strong(titleOf(standing.task))}\n${lightWords(before)} → ${lightWords(standing.light.color)}`,
  opens: { task: standing.task.id },
})
