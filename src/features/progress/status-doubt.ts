import { lightWord } from '../../card/light.ts'
import { type Light, worseThan } from '../../plan/light.ts'
import type { Task } from '../../plan/task.ts'
import { dayIn } from '../../plan/time-zone.ts'
import { targetLight } from '../../state/lights.ts'
import type { Scene } from '../scene.ts'
import type { Doubt, Judged } from './judge-report.ts'
import { progressWording as wording } from './wording.ts'

/** What the reporter says and what the figures say differ: the card asks why, once; a note answers it. */
export function statusDoubt(task: Task, judged: Judged, scene: Scene): Doubt[] {
  const { status, note } = judged
  if (note.trim().length >= 4 || judged.values.length === 0) return []
  const worst = worstLight(task, judged, scene)
  const tooGood = status === 'on_track' && (worst?.color === 'red' || worst?.color === 'yellow')
  const tooBad = (status === 'at_risk' || status === 'delayed') && worst?.color === 'green' && knows(worst)
  if (!worst || !(tooGood || tooBad)) return []
  return [
    {
      about: `light ${worst.color} ${status}`,
      words: wording.lightDiffers(lightWord(worst.color), wording.statuses[status]),
    },
  ]
}

/** Green by figure, path and calendar, not by anybody's word. */
const knows = ({ why }: Light) => why === 'met' || why === 'on-path'

/** Of what is being reported, row by row; the status is left out where it would decide by itself. */
function worstLight(task: Task, { values, status }: Judged, scene: Scene): Light | undefined {
  const { state, ledger, now, settings } = scene
  const facts = { progress: state.progress, ledger, today: dayIn(now, settings.timeZone) }
  const lights = values.flatMap(({ target: id, value }) => {
    const target = task.targets.find((each) => each.id === id)
    return target ? [targetLight(target, facts, value, status)] : []
  })
  return lights.reduce<Light | undefined>((a, b) => (a && !worseThan(b.color, a.color) ? a : b), undefined)
}
