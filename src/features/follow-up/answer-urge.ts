import { button, buttonRow } from '../../card/button.ts'
import { type Card, card } from '../../card/card.ts'
import { form, input, submitButton } from '../../card/form.ts'
import { personWords } from '../../card/person.ts'
import { escaped, grey, markdown, strong } from '../../card/text.ts'
import type { MessageId, TaskId, UnitName } from '../../plan/ids.ts'
import { titleOf } from '../../plan/task.ts'
import { momentWords } from '../../plan/time-zone.ts'
import type { Change, OutgoingMessage } from '../../state/change.ts'
import type { UrgeAnswer, UrgeKept } from '../../state/deadlines.ts'
import { openUrges, roundOf, urgesIn } from '../../state/urges.ts'
import { nothing, type Outcome } from '../outcome.ts'
import { refuse } from '../refuse.ts'
import { formAbout, type Scene, say, sendPrivately, toCoordinators } from '../scene.ts'
import { fromLine, urgeCard, urgeDeskCard } from './urge-card.ts'
import { urgeWording as wording } from './urge-wording.ts'

const longestAnswer = 300

/** 回复 on the card: the form goes to the person alone, for a form in a group would be everybody's. */
export function openUrgeAnswer(id: string, scene: Scene): Outcome {
  const urge = scene.state.deadlines.urges[id]
  if (!urge) return say(wording.gone, scene)
  if (!speaksFor(urge.unit, scene)) return refuse(wording.notYours(urge.unit), scene, { task: urge.task, typed: id })
  return sendPrivately(answerForm(urge, scene), formAbout(urge.task, scene), wording, scene)
}

function answerForm(urge: UrgeKept, scene: Scene, fault?: string, typed = ''): Card {
  const task = scene.ledger.task(urge.task)
  const title = wording.answerTitle(task ? titleOf(task) : urge.task)
  return card({ title, subtitle: urge.unit, color: 'orange', summary: title }, [
    ...(fault === undefined ? [] : [markdown(strong(fault))]),
    markdown(
      [...(urge.reason === '' ? [] : [escaped(wording.reason(urge.reason))]), grey(fromLine(urge, scene))].join('\n'),
    ),
    form('urge', [
      input({
        name: 'answer',
        label: wording.answerLabel,
        placeholder: wording.answerHint,
        value: typed,
        long: true,
        most: longestAnswer,
        required: true,
      }),
      submitButton('send', wording.send, {
        action: 'urge.answer',
        urge: urge.id,
        ...(fault !== undefined && { again: fault.slice(0, 100) }),
      }),
    ]),
  ])
}

/** Those who speak for the unit, and whoever was seen in its group: it is words, not a figure. */
function speaksFor(unit: UnitName, { people, origin }: Scene): boolean {
  const { person, chat } = origin
  const own = [...people.unitsOf(person), ...people.leads(person)]
  if (own.includes(unit)) return true
  return !people.isCoordinator(person) && [...people.memberOf(person), ...people.unitsOfChat(chat)].includes(unit)
}

/** A form, a reply to the card, or 回复催办 12 …: recorded, and shown to the coordinator who asked. */
export function answerUrge(
  said: { readonly urge: string | undefined; readonly task: TaskId | undefined; readonly text: string },
  scene: Scene,
): Outcome {
  const meant = urgeMeant(said, scene)
  const { text } = said
  if (typeof meant === 'string') return refuse(meant, scene, { task: said.task, typed: text })
  const { origin } = scene
  if (text === '' || text.length > longestAnswer) {
    const fault = text === '' ? wording.noAnswer : wording.answerTooLong(longestAnswer, text.length)
    const reply = { card: answerForm(meant, scene, fault, text), toast: { type: 'error', content: fault } } as const
    return origin.kind === 'pressed' ? { ...nothing, reply } : refuse(fault, scene, { task: meant.task, typed: text })
  }
  const answer: UrgeAnswer = { person: origin.person, at: scene.now.toISOString(), text }
  const outcome = answered([meant], answer, scene)
  if (origin.kind === 'typed') return say(wording.answerTaken, scene, outcome, 'success')
  const toast = { type: 'success', content: wording.answerTaken } as const
  return { ...outcome, reply: { card: toldCard({ ...meant, answer }, scene), toast } }
}

/** The one that a button, a replied card or a number names; else the only one that waits for the person's units. */
function urgeMeant(
  { urge, task }: { readonly urge: string | undefined; readonly task: TaskId | undefined },
  scene: Scene,
): UrgeKept | string {
  const { people, origin, state } = scene
  if (urge !== undefined) {
    const named = state.deadlines.urges[urge]
    const round = named ? [named] : urgesIn(state.deadlines, roundOf(urge))
    const [first] = round
    if (!first) return wording.gone
    return round.find(({ unit }) => speaksFor(unit, scene)) ?? wording.notYours(first.unit)
  }
  const units = [...people.unitsOf(origin.person), ...people.leads(origin.person), ...people.unitsOfChat(origin.chat)]
  const open = openUrges(state.deadlines, units, task)
  const [newest] = open
  if (!newest) return wording.nothingOpen
  const tasks = [...new Set(open.map((each) => each.task))]
  return tasks.length > 1 ? wording.severalOpen(tasks.map((id) => id.replace(/^zd-/, ''))) : newest
}

/** Recorded, told to who asked, and redrawn wherever it stands. */
function answered(urges: readonly UrgeKept[], answer: UrgeAnswer, scene: Scene): Outcome {
  const given = urges.map((urge): UrgeKept => ({ ...urge, answer }))
  const changes = given.map(({ id, task, unit }): Change => ({ kind: 'urge-answered', task, unit, urge: id, answer }))
  return { changes, messages: given.flatMap((urge) => [...redrawsOf(urge, scene), ...told(urge, scene)]) }
}

const isOpen = ({ answer }: UrgeKept) => !answer

/** A report on the task is the answer to what its unit was urged about. */
export function withUrgesAnswered(outcome: Outcome, scene: Scene): Outcome {
  const reports = outcome.changes.flatMap((change) => (change.kind === 'report-submitted' ? [change.report] : []))
  const more = reports.map(({ id, task, unit, person, at, note }) => {
    const open = openUrges(scene.state.deadlines, [unit], task).filter(isOpen)
    return answered(open, { person, at, text: note.slice(0, longestAnswer), report: id }, scene)
  })
  if (more.every(({ changes }) => changes.length === 0)) return outcome
  return {
    ...outcome,
    changes: [...outcome.changes, ...more.flatMap(({ changes }) => changes)],
    messages: [...outcome.messages, ...more.flatMap(({ messages }) => messages)],
  }
}

function redrawsOf(urge: UrgeKept, scene: Scene): OutgoingMessage[] {
  const { state, people, ledger, origin } = scene
  const task = ledger.task(urge.task)
  const round = roundOf(urge.id)
  const urges = urgesIn(state.deadlines, round).map((each) => (each.id === urge.id ? urge : each))
  if (!task) return []
  return Object.entries(state.outbox.sent).flatMap(([message, { key, chat, about }]): OutgoingMessage[] => {
    const isDesk = key === `urge-desk:${round}`
    if (!isDesk && about?.urge !== round) return []
    const served = about?.person ? people.unitsOf(about.person) : people.unitsOfChat(chat)
    const own = urges.filter(({ unit }) => served.includes(unit))
    if (!isDesk && !own.some(({ id }) => id === urge.id)) return []
    const drawn = isDesk
      ? urgeDeskCard(task, urges, scene)
      : urgeCard(task, own, { isNew: false, inGroup: about?.person === undefined }, scene)
    return [
      {
        key: `${origin.eventId}:urge:${message}`,
        act: { kind: 'redraw', message: message as MessageId, chat, content: { kind: 'card', card: drawn } },
      },
    ]
  })
}

/** A redrawn card rings no bell. Who has left the office is replaced by the others. */
function told(urge: UrgeKept, scene: Scene): OutgoingMessage[] {
  const { people, origin } = scene
  if (urge.answer?.person === urge.person) return []
  const receivers = people.isCoordinator(urge.person)
    ? [{ kind: 'person', person: urge.person } as const]
    : toCoordinators(people)
  return receivers.map((to, place) => ({
    key: `urge-told:${urge.id}:${origin.eventId}:${place}`,
    act: { kind: 'send', to, content: { kind: 'card', card: toldCard(urge, scene) } },
    about: { tasks: [urge.task] },
  }))
}

function toldCard(urge: UrgeKept, { ledger, people, settings, now }: Scene): Card {
  const { answer, unit, task: id } = urge
  const task = ledger.task(id)
  const title = wording.toldTitle(unit)
  const words = answer?.report === undefined ? (answer?.text ?? '') : wording.reported(answer.report)
  const who = answer ? personWords(answer.person, people.nameOf(answer.person)) : ''
  const when = answer ? grey(momentWords(answer.at, settings.timeZone, now)) : ''
  const subtitle = task ? titleOf(task) : id
  return card({ title, subtitle, color: 'green', summary: `${title}：${subtitle}` }, [
    markdown(escaped(words)),
    markdown([...(urge.reason === '' ? [] : [grey(wording.reason(urge.reason))]), `${who} ${when}`].join('\n')),
    buttonRow([button(wording.progress, { action: 'progress.show', task: id })]),
  ])
}
