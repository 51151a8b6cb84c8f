import type { TargetId, TaskId, UnitName } from '../../plan/ids.ts'
import type { Question } from '../../understand/question.ts'

/** A piece of an answer; the card draws it, the terminal prints it. */
export type Block =
  | { readonly kind: 'line'; readonly text: string; readonly strong?: boolean }
  | { readonly kind: 'note'; readonly text: string }
  | { readonly kind: 'units'; readonly units: readonly UnitName[] }
  | {
      readonly kind: 'rows'
      readonly rows: readonly { readonly label: string; readonly value: string; readonly detail?: string }[]
    }
  | {
      readonly kind: 'tasks'
      readonly tasks: readonly { readonly id: TaskId; readonly label: string; readonly detail?: string }[]
    }

/** One question answered: what is asserted, as ids for machines and as blocks for people. */
export interface Answer {
  readonly intent: Question['kind']
  readonly outcome: 'answered' | 'refused' | 'choices'
  readonly title: string
  /** `五（三）12`: the clause it rests on. */
  readonly source: readonly string[]
  readonly tasks: readonly TaskId[]
  readonly units: readonly UnitName[]
  readonly targets: readonly TargetId[]
  readonly count: number | null
  readonly verdict: 'yes' | 'no' | null
  readonly choices: readonly TaskId[]
  readonly blocks: readonly Block[]
  /** Teaching a word could make it answerable. */
  readonly unanswered: boolean
}

export function answerOf(
  intent: Question['kind'],
  title: string,
  blocks: readonly Block[],
  more: Partial<Omit<Answer, 'intent' | 'title' | 'blocks'>> = {},
): Answer {
  return {
    intent,
    outcome: 'answered',
    title,
    source: [],
    tasks: [],
    units: [],
    targets: [],
    count: null,
    verdict: null,
    choices: [],
    blocks,
    unanswered: false,
    ...more,
  }
}

/** What the chat shows, without markup. */
export function plainText(answer: Answer): string {
  const lines = answer.blocks.map((block) => {
    switch (block.kind) {
      case 'line':
      case 'note':
        return block.text
      case 'units':
        return block.units.join('、')
      case 'rows':
        return block.rows
          .map(({ label, value, detail }) => `${label}：${value}${detail === undefined ? '' : `（${detail}）`}`)
          .join('\n')
      case 'tasks':
        return block.tasks
          .map(({ label, detail }) => (detail === undefined ? label : `${label}（${detail}）`))
          .join('\n')
      default:
        return block satisfies never
    }
  })
  return [answer.title, ...lines].filter((line) => line !== '').join('\n')
}
