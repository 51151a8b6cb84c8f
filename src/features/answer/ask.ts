import type { TaskId } from '../../plan/ids.ts'
import { dayIn } from '../../plan/time-zone.ts'
import type { OutgoingMessage } from '../../state/change.ts'
import { conversationKey } from '../../state/conversations.ts'
import { mayReport } from '../../state/who-may.ts'
import { contextAfter } from '../../understand/follow-up.ts'
import type { Question } from '../../understand/question.ts'
import { type Context, noContext } from '../../understand/read-question.ts'
import { readRemembered } from '../../understand/remembered.ts'
import type { Outcome } from '../outcome.ts'
import { replyTo, type Scene } from '../scene.ts'
import type { Answer } from './answer.ts'
import { answerCards } from './answer-card.ts'
import { answersTo } from './answer-message.ts'
import { answerQuestion } from './answer-question.ts'
import type { Reported } from './reported.ts'
import { answerWording as wording } from './wording.ts'

/** A follow-up refers to what was said at most this long ago, in the same chat by the same person. */
const followUpWithin = 10 * 60 * 1000

/** What a follow-up refers to: the card replied to, or what the person asked here a moment ago. */
export function contextOf({ state, origin, now, vocabulary }: Scene): Context {
  const about = origin.repliesTo && state.outbox.sent[origin.repliesTo]?.about
  if (about && about.tasks.length > 0)
    return contextAfter(readRemembered(about.question ?? '', vocabulary), about.tasks)
  const last = state.conversations.last[conversationKey(origin.chat, origin.person)]
  if (!last || now.getTime() - Date.parse(last.at) > followUpWithin) return noContext
  return contextAfter(readRemembered(last.question, vocabulary), last.tasks)
}

function reportedIn({ state, ledger, now, settings }: Scene): Reported {
  const { progress, deadlines } = state
  return { progress, deadlines, ledger, today: dayIn(now, settings.timeZone) }
}

function send(scene: Scene, question: string, answers: readonly Answer[]): OutgoingMessage[] {
  const tasks = [...new Set(answers.flatMap((answer) => answer.tasks))].slice(0, 8)
  return answerCards(question, answers, reportsOf(tasks, scene)).map((card, page) => ({
    key: `${scene.origin.eventId}:${page}`,
    act: { kind: 'send', to: replyTo(scene.origin), content: { kind: 'card', card } },
    about: { tasks, question, person: scene.origin.person },
  }))
}

/** What the person reports on as a unit's own, not for others. */
const reportsOf = (tasks: readonly TaskId[], scene: Scene): ReadonlySet<TaskId> =>
  new Set(
    tasks.filter((id) => {
      const task = scene.ledger.task(id)
      const may = task && mayReport(scene.origin.person, task, scene)
      return may?.kind === 'may' && !may.onBehalf
    }),
  )

export function ask(text: string, scene: Scene): Outcome {
  const { origin } = scene
  const reading = readRemembered(text, scene.vocabulary, contextOf(scene))
  const answers = answersTo(reading, scene.ledger, reportedIn(scene))
  const outcome = answers.some((answer) => answer.outcome === 'answered')
    ? 'answered'
    : (answers[0]?.outcome ?? 'refused')
  const tasks = [...new Set(answers.flatMap((answer) => (answer.outcome === 'answered' ? answer.tasks : [])))]
  const question = text.trim().slice(0, 200)
  return {
    changes: [
      {
        kind: 'question-answered',
        chat: origin.chat,
        person: origin.person,
        message: origin.message,
        question,
        outcome,
        unanswered: answers.some((answer) => answer.unanswered),
        tasks: tasks.length <= 3 ? tasks : [],
      },
    ],
    messages: send(scene, question, answers),
    ...(origin.kind === 'pressed' && { reply: { toast: { type: 'info' as const, content: wording.sent } } }),
  }
}

/** A button under an answer: the same answer that typing would give. */
export function showTask(task: TaskId, what: 'task' | 'owners' | 'targets', scene: Scene): Outcome {
  const known = scene.ledger.task(task)
  if (!known) return { changes: [], messages: [], reply: { toast: { type: 'warning', content: wording.noSuchTask } } }
  if (what === 'targets' && known.targets.length === 0) {
    return { changes: [], messages: [], reply: { toast: { type: 'info', content: wording.noTargets } } }
  }
  const question: Question =
    what === 'owners'
      ? { kind: 'owners', tasks: [task], asksLead: false, besides: [] }
      : what === 'targets'
        ? { kind: 'targets', targets: known.targets.map(({ id }) => id), asks: 'value', year: undefined }
        : { kind: 'task', tasks: [task] }
  return {
    changes: [],
    messages: send(scene, '', [answerQuestion(question, scene.ledger, reportedIn(scene))]),
    reply: { toast: { type: 'info', content: wording.sent } },
  }
}
