import { button, buttonRow } from '../../card/button.ts'
import { type Card, card } from '../../card/card.ts'
import { personWords } from '../../card/person.ts'
import { escaped, markdown } from '../../card/text.ts'
import { titleOf } from '../../plan/task.ts'
import type { Proposal } from '../../state/progress.ts'
import type { Scene } from '../scene.ts'
import { progressWording as wording } from './wording.ts'

/** What somebody of another unit typed, for the owner to confirm with one tap. `figures`: markdown, one line a value. */
export function proposalCard(proposal: Proposal, figures: readonly string[], scene: Scene): Card {
  return card(
    {
      title: wording.proposalTitle,
      subtitle: taskWords(proposal, scene),
      color: 'violet',
      summary: wording.proposalTitle,
    },
    [
      markdown(linesOf(proposal, figures, scene)),
      buttonRow([
        button(wording.confirm, { action: 'proposal.confirm', proposal: proposal.id }, 'primary'),
        button(wording.decline, { action: 'proposal.decline', proposal: proposal.id }),
      ]),
    ],
  )
}

/** The same once it is decided, for everybody who has it and for whoever proposed it. */
export const settledCard = (proposal: Proposal, figures: readonly string[], words: string, scene: Scene): Card =>
  card({ title: words, subtitle: taskWords(proposal, scene), color: 'grey', summary: words }, [
    markdown(linesOf(proposal, figures, scene)),
  ])

const taskWords = ({ task: id }: Proposal, { ledger }: Scene): string => {
  const task = ledger.task(id)
  return task ? titleOf(task) : id
}

function linesOf({ person, unit, fields }: Proposal, figures: readonly string[], { people }: Scene): string {
  const who = personWords(person, people.nameOf(person))
  const head = `${who} ${escaped(wording.proposalFor(unit))}`
  return [head, ...figures, ...(fields.note ? [escaped(fields.note)] : [])].join('\n')
}
