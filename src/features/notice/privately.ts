import type { Card } from '../../card/card.ts'
import type { MessageSubject, OutgoingMessage } from '../../state/change.ts'
import type { Outcome } from '../outcome.ts'
import { privatelyTo, type Scene, say } from '../scene.ts'
import { noticeWording as wording } from './wording.ts'

/** What coordinators write and look at goes to them alone; where they asked in a group, the group is told so. */
export function privately(
  content: Card,
  about: MessageSubject,
  scene: Scene,
  changes: Outcome['changes'] = [],
): Outcome {
  const { origin } = scene
  const message: OutgoingMessage = {
    key: `${origin.eventId}:desk`,
    act: { kind: 'send', to: privatelyTo(origin), content: { kind: 'card', card: content } },
    about,
  }
  const outcome: Outcome = { changes, messages: [message] }
  if (origin.kind === 'pressed')
    return { ...outcome, reply: { toast: { type: 'info', content: wording.sentPrivately } } }
  return origin.chatKind === 'private' ? outcome : say(wording.sentPrivatelyHow, scene, outcome, 'info')
}
