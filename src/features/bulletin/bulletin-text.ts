import { periodWords } from '../../plan/period.ts'
import type { ReportVersion } from '../../plan/progress.ts'
import { amountWords, statusWords } from '../../plan/report-wording.ts'
import { metricWords } from '../../plan/target-wording.ts'
import { type Task, titleOf } from '../../plan/task.ts'
import type { AskedExtension } from '../../state/deadlines.ts'
import type { Expected } from '../../state/period-standing.ts'
import type { Scene } from '../scene.ts'
import type { Bulletin, Correction } from './bulletin.ts'
import { bulletinWording as wording } from './wording.ts'

/** As much as an input of Feishu takes: longer, it could not be edited before it goes out. */
const longestText = 1000
/** A list names at most so many; the rest is counted, and can be opened. */
const mostNamed = 12

/** The bulletin's text as it would go out, with lists as long as there is room for. */
export function bulletinText(bulletin: Bulletin, scene: Scene): string {
  for (let most = mostNamed; most > 0; most -= 1) {
    const text = textWith(most, bulletin, scene)
    if (text.length <= longestText) return text
  }
  return textWith(1, bulletin, scene).slice(0, longestText)
}

/** Plain lines; sections that have nothing to say are left out. */
function textWith(most: number, bulletin: Bulletin, scene: Scene): string {
  const listed = (items: readonly string[]): string =>
    items.length <= most ? items.join('；') : `${items.slice(0, most).join('；')}；${wording.more(items.length)}`
  const { worse, better, corrections, extensions, practices, ranking } = bulletin
  const changed = (changes: Bulletin['worse']) =>
    listed(changes.map(({ standing, before }) => wording.change(titleOf(standing.task), before, standing.light.color)))
  const sections: readonly (readonly [string, readonly string[]])[] = [
    [wording.sectionReports, reportLines(bulletin, listed)],
    [
      wording.sectionLights,
      [
        wording.lights(bulletin.lights) + wording.lightsBefore(bulletin.since, bulletin.lightsBefore),
        ...(worse.length > 0 ? [`${wording.worse}：${changed(worse)}`] : []),
        ...(better.length > 0 ? [`${wording.better}：${changed(better)}`] : []),
      ],
    ],
    [wording.corrections, corrections.map((each) => correctionWords(each, scene))],
    [wording.sectionExtensions, extensions.map(({ asked }) => extensionWords(asked, scene))],
    [wording.practices, practices.map(({ unit, task, note }) => wording.practice(unit, titleIn(scene, task), note))],
    [wording.sectionBurden, burdenLines(bulletin)],
    [wording.ranking, rankingLines(ranking, most)],
  ]
  return sections
    .filter(([, lines]) => lines.length > 0)
    .map(([title, lines], at) => [`${wording.sections[at]}、${title}`, ...lines.slice(0, most + 1)].join('\n'))
    .join('\n')
}

/** Both dates of each: the plan's is not touched. */
export function extensionWords({ task, targets, until }: AskedExtension['asked'], scene: Scene): string {
  const [planned] = targets.flatMap((id) => scene.ledger.target(id)?.deadline ?? [])
  return wording.extension(titleIn(scene, task), planned?.kind === 'by' ? planned.day : '', until)
}

function reportLines(
  { onTime, late, missing }: Bulletin,
  listed: (items: readonly string[]) => string,
): readonly string[] {
  const named = (expected: readonly Expected[]) => {
    const tasks = Map.groupBy(expected, ({ task }) => task)
    return listed(
      [...tasks].map(([task, each]) => `${titleOf(task)}（${shortUnits(each.flatMap(({ units }) => units))}）`),
    )
  }
  return [
    wording.reports(onTime.length + late.length + missing.length, onTime.length, late.length, missing.length),
    ...(late.length > 0 ? [`${wording.late}：${named(late)}`] : []),
    ...(missing.length > 0 ? [`${wording.missing}：${named(missing)}`] : []),
  ]
}

/** Totals only: the bulletin goes to the units, and who was asked how often is for coordinators. */
function burdenLines({ burden }: Bulletin): readonly string[] {
  if (burden.length === 0) return []
  const sum = (count: (each: Bulletin['burden'][number]) => number) =>
    burden.reduce((all, each) => all + count(each), 0)
  const messages = sum((each) => each.messages)
  const reached = burden.filter((each) => each.messages > 0).length
  const average = Number((messages / Math.max(1, reached)).toFixed(1))
  return [
    wording.burden(
      messages,
      average,
      sum(({ forms }) => forms),
      sum(({ repeats }) => repeats),
    ),
  ]
}

const shortUnits = (units: readonly string[]) =>
  units.length > 3 ? `${units.slice(0, 3).join('、')}等${units.length}家` : units.join('、')

/** Units without a result have no place among the results; naming some of those that share the last would be chance. */
function rankingLines(ranking: Bulletin['ranking'], most: number): readonly string[] {
  const lines = ranking
    .filter(({ green }) => green > 0)
    .map(({ unit, green, of }, at) => wording.ranked(placeOf(ranking, at), unit, green, of))
  if (lines.length > most) return [...lines.slice(0, most), wording.moreUnits(lines.length)]
  const others = ranking.length - lines.length
  return others > 0 ? [...lines, wording.othersWithout(others)] : lines
}

/** Equal results share a place. */
function placeOf(ranking: Bulletin['ranking'], at: number): number {
  const share = (each: Bulletin['ranking'][number] | undefined) => (each ? each.green / each.of : -1)
  return ranking.findIndex((each) => share(each) === share(ranking[at])) + 1
}

export const titleIn = ({ ledger }: Pick<Scene, 'ledger'>, id: Task['id']): string => {
  const task = ledger.task(id)
  return task ? titleOf(task) : id
}

export function correctionWords({ bulletin, old, now }: Correction, scene: Scene): string {
  return wording.correction(
    periodWords({ id: bulletin.period }),
    titleIn(scene, now.report.task),
    figuresOf(old, scene),
    figuresOf(now, scene),
    now.report.note,
  )
}

/** The figures of a report, or its status where it has none. */
export function figuresOf({ report }: ReportVersion, { ledger }: Pick<Scene, 'ledger'>): string {
  const words = report.values.flatMap(({ target: id, value, banner }) => {
    const target = ledger.target(id)
    if (!target) return []
    const unit = target.kind === 'quantitative' ? target.unit : '%'
    return [`${banner ?? ''}${metricWords(target)} ${amountWords(value, unit)}`]
  })
  return words.join('，') || statusWords[report.status]
}
