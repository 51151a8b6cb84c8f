import { lightWord } from '../../card/light.ts'
import { worseThan } from '../../plan/light.ts'
import type { Task } from '../../plan/task.ts'
import { dayIn } from '../../plan/time-zone.ts'
import { targetLight } from '../../state/lights.ts'
import type { Scene } from '../scene.ts'
import type { Doubt, Judged } from './judge-report.ts'
import { progressWording as wording } from './wording.ts'

/** The computed light is worse than what the reporter says: the card asks why, once; a note answers it. */
export function statusDoubt(task: Task, judged: Judged, scene: Scene): Doubt[] {
  const { state, ledger, now, settings } = scene
  if (judged.status !== 'on_track' || judged.note.trim().length >= 4) return []
  const today = dayIn(now, settings.timeZone)
  const lights = task.targets.flatMap((target) => {
    const said = judged.values.find((value) => value.target === target.id)
    return said
      ? [targetLight(target, { progress: state.progress, ledger, today }, said.value, judged.status).color]
      : []
  })
  const worst = lights.reduce((a, b) => (worseThan(b, a) ? b : a), 'green' as const)
  if (worst !== 'red' && worst !== 'yellow') return []
  return [{ about: `light ${worst}`, words: wording.lightDiffers(lightWord(worst), wording.statuses[judged.status]) }]
}
