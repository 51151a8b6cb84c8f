import { type Card, card, type Element } from '../../card/card.ts'
import {
  checker,
  dateTimePicker,
  fieldChecked,
  fieldList,
  fieldText,
  form,
  input,
  multiSelect,
  submitButton,
} from '../../card/form.ts'
import { escaped, markdown } from '../../card/text.ts'
import type { Ledger } from '../../plan/ledger.ts'
import { wallTimeIn } from '../../plan/time-zone.ts'
import type { Notice } from '../../state/notices.ts'
import type { FormFields } from '../../understand/intents/fields.ts'
import { deskWording as wording } from './desk-wording.ts'

/** A notice as somebody typed it, before anybody judged it. */
export interface TypedNotice {
  readonly title: string
  readonly body: string
  /** Chosen from the list. */
  readonly audience: readonly string[]
  /** Written beside it. */
  readonly audienceMore: string
  readonly receipt: boolean
  readonly closes: string
  readonly sendAt: string
  readonly atAll: boolean
}

export interface NoticeFault {
  readonly field: string
  readonly words: string
}

export const emptyNotice: TypedNotice = {
  ...{ title: '', body: '', audience: [], audienceMore: '', receipt: false, closes: '', sendAt: '', atAll: false },
}

/** Feishu's limit for an input: a longer text was dictated, and stays as it is unless it is replaced. */
export const longestInForm = 1000
export const longestTitle = 60
/** A longer list to choose from would neither be readable nor fit a card. */
const mostOptions = 120

export function readNoticeForm(fields: FormFields, former: Notice | undefined): TypedNotice {
  const body = fieldText(fields, 'body')
  const kept = former && former.text.body.length > longestInForm ? former.text.body : ''
  return {
    title: fieldText(fields, 'title'),
    body: body === '' ? kept : body,
    audience: fieldList(fields, 'audience'),
    audienceMore: fieldText(fields, 'audienceMore'),
    receipt: fieldChecked(fields, 'receipt'),
    closes: fieldText(fields, 'closes'),
    sendAt: fieldText(fields, 'sendAt'),
    atAll: fieldChecked(fields, 'atAll'),
  }
}

/** What a preview says, to be changed. */
export function typedOf({ text, units, receipt, closes, sendAt, atAll }: Notice, timeZone: string): TypedNotice {
  const moment = (iso: string | undefined) => (iso === undefined ? '' : wallTimeIn(new Date(iso), timeZone))
  return {
    ...{ title: text.title, body: text.body, audience: units, audienceMore: '', receipt, atAll },
    ...{ closes: moment(closes), sendAt: moment(sendAt) },
  }
}

interface FormFacts {
  readonly typed: TypedNotice
  readonly ledger: Ledger
  /** The preview that it replaces. */
  readonly from?: string | undefined
  readonly faults?: readonly NoticeFault[]
}

/** Goes to a private chat only. */
export function noticeForm({ typed, ledger, from, faults = [] }: FormFacts): Card {
  const units = ledger.units.units.filter(({ kind }) => kind !== 'catch-all').map(({ name }) => name)
  const isLong = typed.body.length > longestInForm
  const options = [
    { value: 'all', text: wording.all },
    ...[wording.banners, wording.departments, ...units].map((name) => ({ value: name, text: name })),
  ]
  const listed = options.length <= mostOptions
  const chosen = units.every((unit) => typed.audience.includes(unit)) ? ['all'] : typed.audience
  const again = faults.map(({ field, words }) => `${field} ${words}`).join(' ')
  const elements: Element[] = [
    input({ name: 'title', label: wording.title, value: typed.title, most: longestTitle }),
    input({
      name: 'body',
      label: isLong ? wording.bodyKept(typed.body.length) : wording.body,
      value: isLong ? '' : typed.body,
      long: true,
    }),
    ...(listed ? [multiSelect('audience', wording.audience, options, { chosen: known(chosen, options) })] : []),
    input({
      name: 'audienceMore',
      label: wording.audienceMore,
      placeholder: wording.audienceHint,
      value: listed ? typed.audienceMore : [...chosen, typed.audienceMore].filter(Boolean).join('、'),
      most: 500,
    }),
    checker('receipt', wording.receipt, typed.receipt),
    dateTimePicker('closes', wording.closes, moment(typed.closes)),
    dateTimePicker('sendAt', wording.sendAt, moment(typed.sendAt)),
    checker('atAll', wording.atAll, typed.atAll),
    submitButton('preview', wording.preview, {
      action: 'notice.preview',
      ...(from !== undefined && { from }),
      ...(again !== '' && { again: again.slice(0, 200) }),
    }),
  ]
  const title = from === undefined ? wording.formTitle : wording.formAgain
  return card({ title, color: faults.length > 0 ? 'orange' : 'blue', summary: title }, [
    ...(faults.length > 0
      ? [markdown([`**${escaped(wording.check)}**`, ...faults.map(({ words }) => `• ${escaped(words)}`)].join('\n'))]
      : []),
    form('notice', elements),
  ])
}

const known = (chosen: readonly string[], options: readonly { readonly value: string }[]) =>
  chosen.filter((each) => options.some(({ value }) => value === each))

/** What a picker can show: `2026-09-24 09:00`. */
const moment = (typed: string) => /^\d{4}-\d\d-\d\d \d\d:\d\d/.exec(typed)?.[0]
