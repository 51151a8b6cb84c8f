import { type Card, card } from '../../card/card.ts'
import { datePicker, form, input, submitButton } from '../../card/form.ts'
import { escaped, grey, markdown, strong } from '../../card/text.ts'
import { deadlineWords, metricWords, valueWords } from '../../plan/target-wording.ts'
import { titleOf } from '../../plan/task.ts'
import type { PastTarget } from './past-targets.ts'
import { coldStartWording as wording } from './wording.ts'

export const longestBasis = 200

export interface ExtendForm {
  readonly target: PastTarget
  readonly until?: string | undefined
  readonly basis?: string
  readonly fault?: string | undefined
}

const factLines = ({ target }: PastTarget): string[] => [
  escaped(wording.target(metricWords(target), valueWords(target))),
  grey(deadlineWords(target)),
]

/** Which day it is put off to, asked privately: a form in a group would be everybody's. */
export function extendForm({ target, until, basis = '', fault }: ExtendForm): Card {
  const [id = target.target.id] = target.ids
  const subtitle = titleOf(target.task)
  return card(
    { title: wording.formTitle, subtitle, color: fault === undefined ? 'blue' : 'orange', summary: wording.formTitle },
    [
      ...(fault === undefined ? [] : [markdown(`${strong(wording.checkThis)}\n• ${escaped(fault)}`)]),
      markdown([...factLines(target), grey(wording.formHint)].join('\n')),
      form('outcome', [
        markdown(wording.until),
        datePicker('until', wording.until, { day: until, required: true }),
        input({
          name: 'basis',
          label: wording.basisLabel,
          value: basis,
          placeholder: wording.basisHint,
          most: longestBasis,
        }),
        submitButton('send', wording.send, {
          action: 'outcome.extend',
          target: id,
          ...(fault !== undefined && { again: `${fault} ${until ?? ''}`.slice(0, 100) }),
        }),
      ]),
    ],
  )
}

/** What the form turns into. */
export const extendedCard = (target: PastTarget, until: string, basis: string): Card =>
  card({ title: wording.done(until), subtitle: titleOf(target.task), color: 'green', summary: wording.done(until) }, [
    markdown(
      [
        ...factLines(target),
        `**${escaped(wording.extendedTo(until))}**`,
        ...(basis === '' ? [] : [grey(wording.basis(basis))]),
      ].join('\n'),
    ),
    markdown(grey(wording.rule), 'notation'),
  ])
