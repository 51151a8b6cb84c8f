import type { OutgoingMessage } from '../../state/change.ts'
import type { Outcome } from '../outcome.ts'
import { isCoordinator, privatelyTo, type Scene, say } from '../scene.ts'
import { openExtension } from './ask-extension.ts'
import { extensionCard } from './extension-card.ts'
import { deadlineWording as wording } from './wording.ts'

/** The oldest first; more than these at once is a flood. */
const mostListed = 10

/** 延期申请 by a coordinator: what waits, a fresh card each. By others it opens the form. */
export function listExtensions(scene: Scene): Outcome {
  if (!isCoordinator(scene)) return openExtension(undefined, undefined, scene)
  const { state, origin } = scene
  const waiting = Object.values(state.deadlines.extensions).filter((each) => each.state === 'waiting')
  if (waiting.length === 0) return say(wording.noneWaiting, scene, {}, 'info')
  const messages = waiting.slice(0, mostListed).map(
    (extension, place): OutgoingMessage => ({
      key: `extension:${extension.asked.id}:${origin.eventId}:${place}`,
      act: {
        kind: 'send',
        to: privatelyTo(origin),
        content: { kind: 'card', card: extensionCard(extension, 'coordinators', scene) },
      },
      about: { tasks: [extension.asked.task], extension: extension.asked.id },
    }),
  )
  return say(wording.listed(waiting.length), scene, { messages }, 'info')
}
