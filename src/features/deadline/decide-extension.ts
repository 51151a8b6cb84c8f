import { type Card, card } from '../../card/card.ts'
import { fieldText, form, input, submitButton } from '../../card/form.ts'
import { markdown } from '../../card/text.ts'
import { titleOf } from '../../plan/task.ts'
import type { OutgoingMessage } from '../../state/change.ts'
import type { AskedExtension } from '../../state/deadlines.ts'
import { closingOf } from '../../state/standing.ts'
import type { FormFields } from '../../understand/intents/fields.ts'
import { nothing, type Outcome } from '../outcome.ts'
import { isCoordinator, type Scene, say } from '../scene.ts'
import { todayOf } from './extendable.ts'
import { extensionCard, factLines, redrawsOf } from './extension-card.ts'
import { longestReason } from './extension-form.ts'
import { deadlineWording as wording } from './wording.ts'

/** 同意 / 不同意: once; the second press is told who was first. */
export function decideExtension(id: string, verdict: 'approve' | 'decline', fields: FormFields, scene: Scene): Outcome {
  const { state, people, origin, now } = scene
  if (!isCoordinator(scene)) return say(wording.coordinatorsOnly, scene)
  const known = state.deadlines.extensions[id]
  if (!known) return say(wording.gone, scene)
  const { asked } = known
  if (known.state !== 'waiting') {
    const who = known.decision ? (people.nameOf(known.decision.person) ?? '') : ''
    const reply = { card: extensionCard(known, 'coordinators', scene) }
    return say(wording.alreadyDecided(wording.states[known.state], who), scene, { reply }, 'info')
  }
  const cannot = verdict === 'approve' ? cannotBe(known, scene) : undefined
  if (cannot) return say(cannot, scene)
  const reason = (fieldText(fields, 'reason') || fieldText(fields, 'comment')).slice(0, longestReason)
  if (verdict === 'decline' && reason === '') return askWhy(known, fields, scene)
  const decision = { person: origin.person, at: now.toISOString(), reason }
  const decided: AskedExtension = { asked, state: verdict === 'approve' ? 'approved' : 'declined', decision }
  return {
    changes: [{ kind: 'extension-decided', task: asked.task, extension: id, verdict, person: origin.person, reason }],
    messages: [...redrawsOf(decided, scene), told(decided, scene)],
    reply: {
      card: extensionCard(decided, 'coordinators', scene),
      toast: {
        type: 'success',
        content: verdict === 'approve' ? wording.approvedToast(asked.until) : wording.declinedToast,
      },
    },
  }
}

/** A card of weeks ago may ask for what is no longer possible. */
function cannotBe({ asked }: AskedExtension, scene: Scene): string | undefined {
  if (asked.until < todayOf(scene)) return wording.dayGone(asked.until)
  const task = scene.ledger.task(asked.task)
  const closing = closingOf(scene.state.progress, asked.task)
  return task && closing ? wording.closed(titleOf(task), wording.statuses[closing.report.status]) : undefined
}

/** Asked privately, for a form in a group would be everybody's. */
function askWhy(extension: AskedExtension, fields: FormFields, scene: Scene): Outcome {
  if ('reason' in fields) return say(wording.reasonNeeded, scene)
  const { origin } = scene
  return {
    ...nothing,
    messages: [
      {
        key: `${origin.eventId}:form`,
        act: {
          kind: 'send',
          to: { kind: 'person', person: origin.person },
          content: { kind: 'card', card: declineForm(extension, scene) },
        },
        about: { tasks: [extension.asked.task], person: origin.person },
      },
    ],
    reply: { toast: { type: 'info', content: wording.reasonNeeded } },
  }
}

const declineForm = ({ asked }: AskedExtension, scene: Scene): Card => {
  const task = scene.ledger.task(asked.task)
  const frame = { title: wording.declineTitle, color: 'orange', summary: wording.declineTitle } as const
  return card({ ...frame, subtitle: task ? titleOf(task) : asked.task }, [
    markdown(factLines(asked, scene).join('\n')),
    form('decline', [
      input({ name: 'reason', label: wording.declineReason, long: true, most: longestReason, required: true }),
      submitButton('send', wording.disagree, { action: 'extension.decline', extension: asked.id }),
    ]),
  ])
}

/** The asker is told, besides the card that is redrawn: a redrawn card rings no bell. */
const told = (extension: AskedExtension, scene: Scene): OutgoingMessage => ({
  key: `extension-told:${extension.asked.id}`,
  act: {
    kind: 'send',
    to: { kind: 'person', person: extension.asked.person },
    content: { kind: 'card', card: extensionCard(extension, 'asker', scene) },
  },
  about: { tasks: [extension.asked.task], person: extension.asked.person, extension: extension.asked.id },
})
