import { periodWords } from '../../plan/period.ts'
import { bulletinId } from '../../state/bulletins.ts'
import { asDrafted } from '../../state/notices.ts'
import type { Outcome } from '../outcome.ts'
import { isCoordinator, type Scene, say } from '../scene.ts'
import { bulletinOf } from './bulletin.ts'
import { bulletinText } from './bulletin-text.ts'
import { periodAsked } from './draft-bulletin.ts'
import { bulletinWording as wording } from './wording.ts'

/** Opens the form of the notice that it names. */
export type OpenNotice = (notice: string, scene: Scene) => Outcome

/** The bulletin becomes the draft of a notice, and its form opens filled in: edited, addressed and sent as any notice. */
export function composeBulletin(id: string, scene: Scene, openNotice: OpenNotice): Outcome {
  if (!isCoordinator(scene)) return say(wording.coordinatorsOnly, scene)
  const period = periodAsked(id, scene)
  if ('fault' in period) return say(period.fault, scene)
  const { state, origin, now } = scene
  const draft = {
    ...{ id: bulletinId(period.id, origin.eventId).slice(0, 80), person: origin.person },
    text: { title: wording.title(periodWords(period)), body: bulletinText(bulletinOf(period, scene), scene) },
    ...{ units: [], receipt: false, atAll: false, targets: [], unreachable: [] },
  }
  const notices = { ...state.notices.notices, [draft.id]: asDrafted(draft, now.toISOString()) }
  const drafted: Scene = { ...scene, state: { ...state, notices: { ...state.notices, notices } } }
  const opened = openNotice(draft.id, drafted)
  return { ...opened, changes: [{ kind: 'notice-drafted', notice: draft }, ...opened.changes] }
}
