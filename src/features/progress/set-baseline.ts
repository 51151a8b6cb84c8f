import { asTargetId } from '../../plan/ids.ts'
import { readDay } from '../../plan/read-day.ts'
import { readValue } from '../../plan/read-value.ts'
import { metricWords } from '../../plan/target-wording.ts'
import { dayIn } from '../../plan/time-zone.ts'
import type { Outcome } from '../outcome.ts'
import { refuse } from '../refuse.ts'
import { isCoordinator, type Scene, say } from '../scene.ts'
import { progressWording as wording } from './wording.ts'

/** 基线 12.2 40% 2020年底: where the straight line starts that a light is computed from. */
export function setBaseline(written: string, text: string, scene: Scene): Outcome {
  if (!isCoordinator(scene)) return refuse(wording.coordinatorsOnly, scene, { typed: `${written} ${text}` })
  const { ledger, now, settings, origin } = scene
  const id = asTargetId(/^[0-9]/.test(written) ? `zd-${written}` : written)
  const target = ledger.target(id)
  const task = ledger.taskOfTarget(id)
  if (target?.kind !== 'quantitative' || !task) return say(wording.noSuchTarget(written), scene)
  const [figure = '', ...rest] = text.trim().split(/\s+/)
  const value = readValue(figure, target.unit)
  const today = dayIn(now, settings.timeZone)
  const day = readDay(rest.join(''), today)
  const start = day.kind === 'day' ? day.day : day.day
  if (value.kind !== 'value' || start === undefined || start > today) return say(wording.baselineHow, scene)
  return say(
    wording.baselineSet(metricWords(target), wording.amount(value.value, target.unit), start),
    scene,
    {
      changes: [
        { kind: 'baseline-set', task: task.id, target: id, day: start, value: value.value, person: origin.person },
      ],
    },
    'success',
  )
}
