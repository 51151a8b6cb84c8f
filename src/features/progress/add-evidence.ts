import { versionById } from '../../state/standing.ts'
import type { Outcome } from '../outcome.ts'
import { refuse } from '../refuse.ts'
import { type Scene, say } from '../scene.ts'
import { reportable } from './open-form.ts'
import { redraws } from './redraws.ts'
import { progressWording as wording } from './wording.ts'

/** A picture or file in reply to a receipt: kept by its keys, never demanded. */
export function addEvidence(
  id: string,
  file: { readonly kind: 'picture' | 'file'; readonly key: string; readonly name: string },
  scene: Scene,
): Outcome {
  const { state, origin, now } = scene
  const version = versionById(state.progress, id)
  if (!version) return refuse(wording.notReviewable, scene, { typed: file.name })
  const { task, unit } = version.report
  const may = reportable(task, 'correction', scene, unit)
  if (may.kind !== 'yes' && version.report.person !== origin.person) {
    const words = may.kind === 'no' ? may.words : wording.notYours(may.task.title, may.owners)
    return refuse(words, scene, { task, typed: file.name })
  }
  const evidence = { ...file, message: origin.message, person: origin.person, at: now.toISOString() }
  const added = { ...version, evidence: [...(version.evidence ?? []), evidence] }
  return say(
    wording.evidenceKept,
    scene,
    { changes: [{ kind: 'evidence-added', task, report: id, evidence }], messages: redraws(added, scene) },
    'success',
  )
}
