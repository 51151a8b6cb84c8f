import { button } from '../../card/button.ts'
import { card, type Element } from '../../card/card.ts'
import { columns } from '../../card/layout.ts'
import { escaped, grey, markdown, strong } from '../../card/text.ts'
import type { TaskId } from '../../plan/ids.ts'
import { type Task, titleOf } from '../../plan/task.ts'
import { nearestTasks } from '../../understand/nearest-tasks.ts'
import { normalize } from '../../understand/normalize.ts'
import { readMessage } from '../../understand/read-message.ts'
import { withTaught } from '../../understand/vocabulary.ts'
import type { Outcome } from '../outcome.ts'
import { isCoordinator, replyWith, type Scene, say } from '../scene.ts'
import { teachingWording as wording } from './wording.ts'

const mostListed = 20

/** 未答: what could not be answered, most asked first; what has been taught since is left out. */
export function listUnanswered(scene: Scene): Outcome {
  if (!isCoordinator(scene)) return say(wording.coordinatorsOnly, scene)
  const { unanswered, remarks } = scene.state.conversations
  const open = Object.entries(unanswered)
    .filter(([question]) =>
      readMessage(question, scene.vocabulary).parts.some(({ question: read }) => read.kind === 'refused'),
    )
    .sort((a, b) => b[1].count - a[1].count || (a[1].last < b[1].last ? 1 : -1))
    .slice(0, mostListed)
  const rows = open.map(
    ([question, { count }]): Element =>
      row(
        question,
        wording.asked(count),
        button(wording.teach, { action: 'word.choose', word: question.slice(0, 200) }),
      ),
  )
  const said = remarks
    .slice(-10)
    .reverse()
    .map(({ text, meant }) => `${escaped(text)}${meant ? grey(` → ${meant}`) : ''}`)
  const elements: Element[] = rows.length > 0 ? rows : [markdown(wording.nothingUnanswered)]
  if (said.length > 0) elements.push(markdown(`${strong(wording.remarksTitle)}\n${said.join('\n')}`))
  return replyWith(
    card({ title: wording.unansweredTitle, color: 'orange', summary: wording.unansweredTitle }, elements),
    scene,
  )
}

const row = (text: string, detail: string, action: Element): Element =>
  columns([
    { weight: 4, elements: [markdown(`${escaped(text)}\n${grey(detail)}`)] },
    { weight: 1, elements: [action] },
  ])

/** 教给…: the clauses nearest to the word, as buttons. */
export function chooseTaskForWord(word: string, scene: Scene): Outcome {
  if (!isCoordinator(scene)) return say(wording.coordinatorsOnly, scene)
  const short = word.length <= 40 ? word : word.slice(0, 40)
  const choices = nearestTasks(word, scene.vocabulary, 6).flatMap((id) => scene.ledger.task(id) ?? [])
  const elements: Element[] = [
    markdown(escaped(wording.choose(short))),
    ...choices.map((task) => button(titleOf(task), { action: 'word.teach', word: short, task: task.id })),
    markdown(grey(wording.wordHint), 'notation'),
  ]
  return replyWith(
    card({ title: wording.chooseTitle, color: 'orange', summary: wording.chooseTitle }, elements),
    scene,
    { reply: { toast: { type: 'info', content: wording.chooseTitle } } },
  )
}

/** 教 种树=zd-1: effective at once, never over the plan's own words. */
export function teachWord(typed: string, taskId: string, scene: Scene): Outcome {
  if (!isCoordinator(scene)) return say(wording.coordinatorsOnly, scene)
  const { ledger, origin } = scene
  const task = ledger.task(taskId as TaskId)
  if (!task) return say(wording.noSuchTask(taskId), scene)
  const word = normalize(typed)
  const conflict = conflictOf(word, task, scene)
  if (conflict !== undefined) return say(conflict, scene)
  return say(
    wording.learned(word, titleOf(task)),
    scene,
    { changes: [{ kind: 'word-taught', word, task: task.id, by: origin.person }] },
    'success',
  )
}

/** What the plan's own words, a unit's name or a question word already say about it. */
function conflictOf(word: string, task: Task, { vocabulary, ledger }: Scene): string | undefined {
  const senses = vocabulary.words.get(word) ?? []
  if (senses.some(({ kind }) => kind === 'unit' || kind === 'banner' || kind === 'unnamed')) return wording.isUnit(word)
  if (senses.some(({ kind }) => kind === 'cue')) return wording.isQuestion(word)
  const read = readMessage(word, withTaught(vocabulary, {})).parts[0]?.question
  if (read?.kind !== 'task' || read.tasks.length !== 1) return undefined
  const [meant] = read.tasks
  if (meant === undefined) return undefined
  const known = ledger.task(meant)
  if (meant === task.id) return wording.already(word, titleOf(task))
  return known && wording.conflict(word, titleOf(known))
}

export function listTaught(scene: Scene): Outcome {
  if (!isCoordinator(scene)) return say(wording.coordinatorsOnly, scene)
  const words = Object.entries(scene.state.teaching.words)
  const rows = words.slice(-50).map(([word, { task, at }]) => {
    const known = scene.ledger.task(task)
    return row(
      word,
      `${known ? titleOf(known) : task} · ${at.slice(0, 10)}`,
      button(wording.forget, { action: 'word.forget', word }),
    )
  })
  const elements = rows.length > 0 ? rows : [markdown(wording.nothingTaught)]
  return replyWith(card({ title: wording.taughtTitle, color: 'orange', summary: wording.taughtTitle }, elements), scene)
}

export function forgetWord(typed: string, scene: Scene): Outcome {
  if (!isCoordinator(scene)) return say(wording.coordinatorsOnly, scene)
  const word = normalize(typed)
  if (scene.state.teaching.words[word] === undefined) return say(wording.notTaught(word), scene)
  return say(
    wording.forgotten(word),
    scene,
    { changes: [{ kind: 'word-forgotten', word, by: scene.origin.person }] },
    'success',
  )
}

/** 意见 …: anyone may say what is wrong; coordinators read it in the list of unanswered questions. */
export function giveFeedback(text: string, scene: Scene): Outcome {
  return say(
    wording.thanks,
    scene,
    { changes: [{ kind: 'feedback-given', text, person: scene.origin.person }] },
    'success',
  )
}
