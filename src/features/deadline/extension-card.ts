import { button, buttonRow } from '../../card/button.ts'
import { type Card, card, type HeaderColor } from '../../card/card.ts'
import { personWords } from '../../card/person.ts'
import { escaped, grey, markdown, strong } from '../../card/text.ts'
import { daysBetween } from '../../plan/day.ts'
import type { MessageId } from '../../plan/ids.ts'
import { deadlineWords, metricWords, valueWords } from '../../plan/target-wording.ts'
import { titleOf } from '../../plan/task.ts'
import { momentWords } from '../../plan/time-zone.ts'
import type { OutgoingMessage } from '../../state/change.ts'
import type { AskedExtension } from '../../state/deadlines.ts'
import { type Scene, toCoordinators } from '../scene.ts'
import { deadlineWording as wording } from './wording.ts'

const colors: Readonly<Record<AskedExtension['state'], HeaderColor>> = {
  waiting: 'violet',
  approved: 'green',
  declined: 'orange',
  replaced: 'grey',
}

/** The request as it stands: for the coordinators with the decision while it waits, for its asker without. */
export function extensionCard(extension: AskedExtension, side: 'coordinators' | 'asker', scene: Scene): Card {
  const { asked, state } = extension
  const task = scene.ledger.task(asked.task)
  const title = `${asked.remedy === undefined ? wording.title : wording.inquiryTitle} · ${wording.states[state]}`
  const subtitle = task ? titleOf(task) : asked.task
  const person = personWords(asked.person, scene.people.nameOf(asked.person))
  const when = grey(momentWords(asked.at, scene.settings.timeZone, scene.now))
  const decides = state === 'waiting' && side === 'coordinators'
  return card({ title, subtitle, color: colors[state], summary: `${title}：${asked.unit} ${subtitle}` }, [
    markdown(`${strong(asked.unit)} ${person} ${when}`),
    markdown(factLines(asked, scene).join('\n')),
    markdown(outcomeLine(extension, scene)),
    buttonRow([
      ...(decides
        ? [
            button(wording.agree, { action: 'extension.approve', extension: asked.id }, 'primary'),
            button(wording.disagree, { action: 'extension.decline', extension: asked.id }),
          ]
        : []),
      button(wording.progress, { action: 'progress.show', task: asked.task }),
    ]),
  ])
}

export function factLines(asked: AskedExtension['asked'], { ledger }: Scene): string[] {
  const targets = asked.targets.flatMap((id) => ledger.target(id) ?? [])
  const planDays = [...new Set(targets.map(deadlineWords))]
  const planDay = targets
    .flatMap(({ deadline }) => (deadline?.kind === 'by' ? deadline.day : []))
    .sort()
    .at(-1)
  const before = planDay !== undefined && asked.from !== planDay ? [grey(wording.committedBefore(asked.from))] : []
  return [
    ...targets.map((target) => escaped(`${metricWords(target)}（目标 ${valueWords(target)}）`)),
    escaped(wording.planDay(planDays.join('、'))),
    ...before,
    `**${escaped(wording.committedAsked(asked.until, daysBetween(planDay ?? asked.from, asked.until)))}**`,
    escaped(wording.because(asked.reason)),
    ...(asked.remedy === undefined ? [] : [escaped(wording.remedy(asked.remedy))]),
    escaped(wording.standing(asked.standing)),
    ...(asked.said === undefined ? [] : [grey(wording.said(asked.said))]),
    ...(asked.overdue ? [escaped(wording.overdue)] : []),
  ]
}

function outcomeLine({ asked, state, decision }: AskedExtension, { people, settings, now }: Scene): string {
  if (!decision) return escaped(state === 'waiting' ? wording.waitingFor : wording.states[state])
  const verb = state === 'approved' ? wording.agree : wording.disagree
  const who = personWords(decision.person, people.nameOf(decision.person))
  const why = decision.reason === '' ? '' : `：${escaped(decision.reason)}`
  const then = state === 'approved' ? `\n${escaped(wording.takenAtOnce(asked.until))}` : ''
  return `${wording.decidedBy(who, verb)}${why} ${grey(momentWords(decision.at, settings.timeZone, now))}${then}`
}

export const toDecide = (extension: AskedExtension, scene: Scene): OutgoingMessage[] =>
  toCoordinators(scene.people).map((to, place) => ({
    key: `extension:${extension.asked.id}:${place}`,
    act: { kind: 'send', to, content: { kind: 'card', card: extensionCard(extension, 'coordinators', scene) } },
    about: { tasks: [extension.asked.task], extension: extension.asked.id },
  }))

/** Every card that shows the request: the asker's and the coordinators'. */
export function redrawsOf(extension: AskedExtension, scene: Scene): OutgoingMessage[] {
  const { state, origin } = scene
  return Object.entries(state.outbox.sent).flatMap(([message, { key, chat, about }]): OutgoingMessage[] => {
    if (about?.extension !== extension.asked.id || message === origin.message) return []
    const side = key.startsWith('extension:') ? 'coordinators' : 'asker'
    return [
      {
        key: `${origin.eventId}:redraw:${message}`,
        act: {
          kind: 'redraw',
          message: message as MessageId,
          chat,
          content: { kind: 'card', card: extensionCard(extension, side, scene) },
        },
      },
    ]
  })
}
