import type { TargetId } from '../../plan/ids.ts'
import type { Ledger } from '../../plan/ledger.ts'
import type { MessageReading } from '../../understand/question.ts'
import { readMessage } from '../../understand/read-message.ts'
import { type Context, noContext } from '../../understand/read-question.ts'
import type { Vocabulary } from '../../understand/vocabulary.ts'
import { type Answer, plainText } from './answer.ts'
import { answerQuestion } from './answer-question.ts'
import type { Reported } from './reported.ts'

export interface AnsweredMessage {
  readonly reading: MessageReading
  readonly answers: readonly Answer[]
}

/** Reads and answers one message; several questions give several answers, in order. */
export function answerMessage(
  text: string,
  vocabulary: Vocabulary,
  context: Context = noContext,
  reported?: Reported,
): AnsweredMessage {
  const reading = readMessage(text, vocabulary, context)
  return { reading, answers: answersTo(reading, vocabulary.ledger, reported) }
}

export const answersTo = ({ parts }: MessageReading, ledger: Ledger, reported?: Reported): readonly Answer[] =>
  parts.map(({ question }) => answerQuestion(question, ledger, reported))

export interface AskJson {
  readonly q: string
  readonly intent: string
  readonly tasks: readonly { readonly id: string; readonly title: string }[]
  readonly units: readonly string[]
  readonly targets: readonly {
    readonly id: string
    readonly metric: string
    readonly comparator: string
    readonly value: number | string | null
    readonly unit: string
    readonly deadline: string | null
  }[]
  readonly count: number | null
  readonly verdict: 'yes' | 'no' | null
  readonly refused: boolean
  readonly choices: readonly { readonly id: string; readonly title: string }[]
  readonly source: readonly string[]
  readonly text: string
  readonly parts?: readonly AskJson[]
}

const unique = <Item>(items: readonly Item[]) => [...new Set(items)]

function targetJson(id: TargetId, ledger: Ledger): AskJson['targets'] {
  const target = ledger.target(id)
  if (!target) return []
  const { metric, deadline } = target
  const day = deadline === undefined ? null : deadline.kind === 'by' ? deadline.day : deadline.words
  const common = { id, metric, deadline: day }
  if (target.kind === 'qualitative') return [{ ...common, comparator: 'qualitative', value: target.aim, unit: '' }]
  const value = typeof target.value === 'number' ? target.value : target.value.join('-')
  return [{ ...common, comparator: target.comparator, value, unit: target.unit }]
}

/** The contract's JSON (section 5) of one answer. */
function jsonOf(q: string, answer: Answer, ledger: Ledger): AskJson {
  const titled = (ids: readonly Answer['tasks'][number][]) =>
    ids.map((id) => ({ id, title: ledger.task(id)?.title ?? '' }))
  const refused = answer.outcome === 'refused'
  return {
    q,
    intent: answer.intent,
    tasks: refused ? [] : titled(unique(answer.tasks)),
    units: refused ? [] : answer.units,
    targets: refused ? [] : answer.targets.flatMap((id) => targetJson(id, ledger)),
    count: answer.count,
    verdict: answer.verdict,
    refused,
    choices: titled(answer.choices),
    source: unique(answer.source),
    text: plainText(answer),
  }
}

/** One line of `ask --json`; several questions add `parts`, and the outer fields are their union. */
export function askJson(q: string, { reading, answers }: AnsweredMessage, ledger: Ledger): AskJson {
  const parts = answers.map((answer, index) => jsonOf(reading.parts[index]?.text ?? q, answer, ledger))
  const [first] = parts
  if (!first) throw new Error('a message has at least one part')
  if (parts.length === 1) return { ...first, q }
  const byId = <Item extends { readonly id: string }>(lists: readonly (readonly Item[])[]) => [
    ...new Map(lists.flat().map((item) => [item.id, item])).values(),
  ]
  return {
    q,
    intent: 'several',
    tasks: byId(parts.map((part) => part.tasks)),
    units: unique(parts.flatMap((part) => part.units)),
    targets: byId(parts.map((part) => part.targets)),
    count: parts.find((part) => part.count !== null)?.count ?? null,
    verdict: parts.find((part) => part.verdict !== null)?.verdict ?? null,
    refused: parts.every((part) => part.refused),
    choices: byId(parts.map((part) => part.choices)),
    source: unique(parts.flatMap((part) => part.source)),
    text: parts.map((part, index) => `${index + 1}. ${part.text}`).join('\n'),
    parts,
  }
}
