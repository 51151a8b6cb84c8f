import { button, buttonRow } from '../../card/button.ts'
import { type Card, card, type Element, type HeaderColor } from '../../card/card.ts'
import { columns, folded } from '../../card/layout.ts'
import { faultsOf } from '../../card/limits.ts'
import { divider, escaped, grey, markdown, strong } from '../../card/text.ts'
import type { TaskId } from '../../plan/ids.ts'
import { type Answer, type Block, plainText } from './answer.ts'
import { answerWording as wording } from './wording.ts'

const colors: Record<Answer['outcome'], HeaderColor> = { answered: 'blue', refused: 'grey', choices: 'turquoise' }

/** Longer lists of tasks are folded, so that the card stays short on a phone. */
const listedOpenly = 8
/** Rows are drawn as two columns up to this many; more become lines, which cost fewer elements. */
const rowsInColumns = 10

const chip = (text: string) => `<text_tag color='blue'>${escaped(text)}</text_tag>`

function drawRows(block: Extract<Block, { kind: 'rows' }>): Element[] {
  if (block.rows.length > rowsInColumns) {
    const lines = block.rows.map(
      ({ label, value, detail }) =>
        `${escaped(label)}：${strong(value)}${detail === undefined ? '' : ` ${grey(detail)}`}`,
    )
    return [markdown(lines.join('\n'))]
  }
  return block.rows.map(({ label, value, detail }) =>
    columns([
      { weight: 3, elements: [markdown(escaped(label))] },
      { weight: 2, elements: [markdown(`${strong(value)}${detail === undefined ? '' : `\n${grey(detail)}`}`)] },
    ]),
  )
}

function drawTasks(block: Extract<Block, { kind: 'tasks' }>, asButtons: boolean): Element[] {
  if (asButtons)
    return [buttonRow(block.tasks.map(({ id, label }) => button(label, { action: 'task.show', task: id })))]
  const lines = block.tasks.map(
    ({ label, detail }) => `${escaped(label)}${detail === undefined ? '' : `\n${grey(detail)}`}`,
  )
  const list = markdown(lines.join('\n'))
  return block.tasks.length > listedOpenly ? [folded(wording.allTasks(block.tasks.length), [list])] : [list]
}

function drawBlock(block: Block, answer: Answer): Element[] {
  switch (block.kind) {
    case 'line':
      return [markdown(block.strong ? strong(block.text) : escaped(block.text))]
    case 'note':
      return [markdown(grey(block.text), 'notation')]
    case 'units':
      return [markdown(block.units.map(chip).join(' '))]
    case 'rows':
      return drawRows(block)
    case 'tasks':
      return drawTasks(block, answer.outcome !== 'answered')
    default:
      return block satisfies never
  }
}

/** Tasks that the person who asked reports on. */
export type Reports = ReadonlySet<TaskId>

/** Related steps: what a reader of this answer asks next, and the form for whoever reports on it. */
function nextSteps(answer: Answer, reports: Reports): Element[] {
  const [task] = answer.tasks
  if (answer.outcome !== 'answered' || task === undefined || answer.tasks.length > 1) return []
  const steps = {
    owners: button(wording.showOwners, { action: 'task.owners', task }),
    targets: button(wording.showTargets, { action: 'task.targets', task }),
    whole: button(wording.showTask, { action: 'task.show', task }),
    progress: button(wording.showProgress, { action: 'progress.show', task }),
  }
  const report = reports.has(task) ? [button(wording.report, { action: 'progress.open', task })] : []
  if (answer.intent === 'task' || answer.intent === 'progress') return [buttonRow([steps.progress, ...report])]
  if (answer.intent === 'owners') return [buttonRow([steps.targets, steps.whole, steps.progress, ...report])]
  if (answer.intent === 'targets') return [buttonRow([steps.owners, steps.whole, steps.progress, ...report])]
  return [buttonRow([steps.whole, ...report])]
}

const titleOf = (answer: Answer) => (answer.title === '' ? wording.titles[answer.outcome] : answer.title)

function frameOf(question: string, answers: readonly Answer[]): Parameters<typeof card>[0] {
  const [first] = answers
  const summary = answers.map((answer) => plainText(answer).replaceAll('\n', ' ')).join('；')
  const source = [...new Set(answers.flatMap((answer) => answer.source))]
  const outcome = first && answers.every((answer) => answer.outcome === first.outcome) ? first.outcome : 'answered'
  return {
    title: first && answers.length === 1 ? titleOf(first) : wording.several(answers.length),
    ...(question !== '' && { subtitle: question }),
    color: colors[outcome],
    ...(source.length > 0 && source.length <= 3 && { tags: source.map((text) => ({ text, color: 'neutral' })) }),
    summary,
  }
}

function draw(answer: Answer, number: number | undefined, reports: Reports): Element[] {
  const head = number === undefined ? [] : [markdown(strong(`${number}. ${titleOf(answer)}`))]
  return [...head, ...answer.blocks.flatMap((block) => drawBlock(block, answer)), ...nextSteps(answer, reports)]
}

/**
 * The cards of one message's answers: one where it fits, more where the platform's limits ask for it.
 * A single answer that is too long for any card is cut by blocks, never inside a sentence.
 */
export function answerCards(question: string, answers: readonly Answer[], reports: Reports = new Set()): Card[] {
  const numbered = answers.length > 1
  const sections = answers.map((answer, index) => draw(answer, numbered ? index + 1 : undefined, reports))
  const frame = frameOf(question, answers)
  const whole = card(
    frame,
    sections.flatMap((section, index) => (index > 0 ? [divider, ...section] : section)),
  )
  if (faultsOf(whole).length === 0) return [whole]
  const cards: Card[] = []
  let page: Element[] = []
  for (const [index, section] of sections.entries()) {
    const separated = index > 0 && page.length > 0 ? [divider, ...section] : section
    if (faultsOf(card(frame, [...page, ...separated])).length === 0) {
      page.push(...separated)
      continue
    }
    for (const element of section) {
      if (page.length > 0 && faultsOf(card(frame, [...page, element])).length > 0) {
        cards.push(card(frame, page))
        page = []
      }
      page.push(element)
    }
  }
  if (page.length > 0) cards.push(card(frame, page))
  return cards
}
