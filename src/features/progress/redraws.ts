import type { MessageId } from '../../plan/ids.ts'
import type { ReportVersion } from '../../plan/progress.ts'
import type { OutgoingMessage } from '../../state/change.ts'
import type { Scene } from '../scene.ts'
import { receiptCard } from './receipt-card.ts'
import { reviewCard } from './review-card.ts'

/** Every card that shows the report: the reporter's receipt and the coordinators' reviews. */
export function redraws(version: ReportVersion, scene: Scene, except?: MessageId): OutgoingMessage[] {
  const { state, origin } = scene
  const cards = Object.entries(state.outbox.sent).filter(([, { about }]) => about?.report === version.report.id)
  return cards.flatMap(([message, { key, chat }]) => {
    if (message === except) return []
    const card = key.startsWith('review:') ? reviewCard(version, scene) : receiptCard(version, scene)
    return [
      {
        key: `${origin.eventId}:redraw:${message}`,
        act: { kind: 'redraw', message: message as MessageId, chat, content: { kind: 'card', card } },
      },
    ]
  })
}
