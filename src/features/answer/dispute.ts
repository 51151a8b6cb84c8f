import { button } from '../../card/button.ts'
import { card, type Element } from '../../card/card.ts'
import { sentenceCard } from '../../card/sentence-card.ts'
import { escaped, grey, markdown, strong } from '../../card/text.ts'
import type { TaskId } from '../../plan/ids.ts'
import { titleOf } from '../../plan/task.ts'
import { conversationKey } from '../../state/conversations.ts'
import { nearestTasks } from '../../understand/nearest-tasks.ts'
import type { Reading } from '../../understand/question.ts'
import { readMessage } from '../../understand/read-message.ts'
import type { Outcome } from '../outcome.ts'
import { replyWith, type Scene } from '../scene.ts'
import { showTask } from './ask.ts'
import { disputeWording as wording } from './wording.ts'

/** The question that 为什么 and 不对 speak of: the one behind the card replied to, or the person's last one here. */
function lastQuestion({ state, origin }: Scene): string | undefined {
  const about = origin.repliesTo && state.outbox.sent[origin.repliesTo]?.about
  return about?.question ?? state.conversations.last[conversationKey(origin.chat, origin.person)]?.question
}

function nothingToExplain(scene: Scene): Outcome {
  return replyWith(sentenceCard(wording.nothingToExplain), scene)
}

/** 为什么: what was recognised, by which word, which clause. */
export function explain(scene: Scene): Outcome {
  const question = lastQuestion(scene)
  if (question === undefined || question === '') return nothingToExplain(scene)
  const { parts } = readMessage(question, scene.vocabulary)
  const elements = [...parts.flatMap((part) => explainPart(part, scene)), ...broughtAlong(parts, scene)]
  const frame = {
    title: wording.explainTitle,
    subtitle: question,
    color: 'violet',
    summary: wording.explainTitle,
  } as const
  return replyWith(card(frame, elements), scene)
}

function explainPart(part: Reading & { readonly text: string }, { ledger }: Scene): Element[] {
  const { evidence, repaired, question, names } = part
  const lines = [
    ...repaired.map(({ typed, taken }) => escaped(wording.repaired(typed, taken))),
    ...names.map(({ typed, taken }) => `“${escaped(typed)}” → ${escaped(taken)}`),
    ...evidence.map(({ words, about, source }) => {
      const meant = about === words ? '' : ` → ${escaped(about)}`
      return `“${escaped(words)}”${meant} ${grey(wording.sources[source])}`
    }),
  ]
  const tasks = 'tasks' in question ? question.tasks : 'task' in question ? [question.task] : []
  const titles = tasks
    .slice(0, 4)
    .flatMap((id) => ledger.task(id) ?? [])
    .map(titleOf)
  return [
    markdown(`${strong(part.text)}\n${lines.length > 0 ? lines.join('\n') : wording.nothingRecognised}`),
    ...(titles.length > 0 ? [markdown(escaped(wording.pointsTo(titles.join('；'))))] : []),
  ]
}

/** 那目标呢: nothing in it names a task; what was spoken of before does. */
function broughtAlong(parts: readonly Reading[], { state, origin, ledger }: Scene): Element[] {
  const tasks = state.conversations.last[conversationKey(origin.chat, origin.person)]?.tasks ?? []
  if (tasks.length === 0 || parts.some(({ evidence, names }) => evidence.length > 0 || names.length > 0)) return []
  const titles = tasks.flatMap((id) => ledger.task(id) ?? []).map(titleOf)
  return [markdown(escaped(wording.broughtAlong(titles.join('；'))))]
}

/** 不对: a choice of what was meant; the coordinators see the dispute. */
export function dispute(scene: Scene): Outcome {
  const question = lastQuestion(scene)
  if (question === undefined || question === '') return nothingToExplain(scene)
  const choices = nearestTasks(question, scene.vocabulary, 4).flatMap((id) => scene.ledger.task(id) ?? [])
  const title = choices.length > 0 ? wording.disputeTitle : wording.noted
  const elements: Element[] = [
    markdown(escaped(choices.length > 0 ? wording.dispute(question) : wording.disputeNoted(question))),
    ...choices.map((task) =>
      button(titleOf(task), { action: 'answer.correct', question: question.slice(0, 200), task: task.id }),
    ),
    ...(choices.length > 0 ? [markdown(grey(wording.noneOfThese), 'notation')] : []),
  ]
  return replyWith(card({ title, color: 'turquoise', summary: title }, elements), scene, {
    changes: [{ kind: 'answer-disputed', question, person: scene.origin.person }],
  })
}

/** A choice under 不对: the right answer goes out, and the coordinators learn what was meant. */
export function correctAnswer(question: string, task: TaskId, scene: Scene): Outcome {
  const shown = showTask(task, 'task', scene)
  return {
    ...shown,
    changes: [...shown.changes, { kind: 'answer-disputed', question, person: scene.origin.person, meant: task }],
  }
}
