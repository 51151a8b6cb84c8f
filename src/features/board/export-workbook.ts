import { dayIn } from '../../plan/time-zone.ts'
import type { Outcome } from '../outcome.ts'
import { isCoordinator, replyTo, type Scene, say } from '../scene.ts'
import { boardWording as wording } from './wording.ts'

/** 导出: the workbook as a file; it is made when it is sent. */
export function exportWorkbook(scene: Scene): Outcome {
  if (!isCoordinator(scene)) return say(wording.coordinatorsOnly, scene)
  const { origin, now, settings } = scene
  const name = wording.fileName(dayIn(now, settings.timeZone))
  return {
    changes: [],
    messages: [
      { key: `${origin.eventId}:0`, act: { kind: 'send', to: replyTo(origin), content: { kind: 'workbook', name } } },
    ],
    ...(origin.kind === 'pressed' && { reply: { toast: { type: 'info', content: wording.exporting } } }),
  }
}
