import { z } from 'zod'
import { anyText, behaviours, common, confirm, icon, links, oneOf, padding, plainText, widthWord } from './parts.ts'

/** What a person can work. Names inside forms are judged apart: a missing one has a code of its own. */

const shortText = (most: number) =>
  plainText.refine(({ content }) => [...content].length <= most, `at most ${most} characters`)

const field = {
  ...common,
  name: z.string().optional(),
  required: z.boolean().optional(),
  disabled: z.boolean().optional(),
  placeholder: shortText(100).optional(),
  width: widthWord.optional(),
  behaviors: behaviours.optional(),
  confirm: confirm.optional(),
}

const selectLook = { ...field, type: z.enum(['default', 'text']).optional() }

const option = z.strictObject({ text: plainText, value: z.string().min(1), icon: icon.optional() })
const distinct = (options: readonly { value: string }[]) =>
  new Set(options.map(({ value }) => value)).size === options.length
const options = z.array(option).min(1).refine(distinct, 'option values must be unique')
const people = z.array(z.strictObject({ value: z.string().min(1) }))

const date = z.iso.date()
const time = z.string().regex(/^([01]\d|2[0-3]):[0-5]\d$/, 'HH:mm')
const dateTime = z.string().regex(/^\d{4}-\d\d-\d\d ([01]\d|2[0-3]):[0-5]\d$/, 'yyyy-MM-dd HH:mm')

export const button = z.strictObject({
  tag: z.literal('button'),
  ...common,
  type: oneOf('default primary danger text primary_text danger_text primary_filled danger_filled laser').optional(),
  size: z.enum(['tiny', 'small', 'medium', 'large']).optional(),
  width: widthWord.optional(),
  text: z.union([shortText(100), anyText]).optional(),
  icon: icon.optional(),
  hover_tips: plainText.optional(),
  disabled: z.boolean().optional(),
  disabled_tips: plainText.optional(),
  confirm: confirm.optional(),
  behaviors: behaviours.optional(),
  name: z.string().optional(),
  required: z.boolean().optional(),
  form_action_type: z.enum(['submit', 'reset']).optional(),
  action_type: z.enum(['form_submit', 'form_reset']).optional(),
})

export const interactiveComponents = {
  button: button.refine(
    ({ text }) => text === undefined || [...text.content].length <= 100,
    'a button says at most 100 characters',
  ),
  input: z.strictObject({
    tag: z.literal('input'),
    ...field,
    label: plainText.optional(),
    label_position: z.enum(['top', 'left']).optional(),
    input_type: z.enum(['text', 'multiline_text', 'password']).optional(),
    show_icon: z.boolean().optional(),
    rows: z.int().min(1).optional(),
    auto_resize: z.boolean().optional(),
    max_rows: z.int().min(1).optional(),
    max_length: z.int().min(1).max(1000).optional(),
    default_value: z.string().optional(),
  }),
  select_static: z.strictObject({
    tag: z.literal('select_static'),
    ...selectLook,
    options,
    initial_option: z.string().optional(),
    initial_index: z.int().min(0).optional(),
  }),
  multi_select_static: z.strictObject({
    tag: z.literal('multi_select_static'),
    ...selectLook,
    options,
    selected_values: z.array(z.string()).optional(),
  }),
  select_person: z.strictObject({
    tag: z.literal('select_person'),
    ...selectLook,
    options: people.optional(),
    initial_option: z.string().optional(),
  }),
  multi_select_person: z.strictObject({
    tag: z.literal('multi_select_person'),
    ...selectLook,
    options: people.optional(),
    selected_values: z.array(z.string()).optional(),
  }),
  date_picker: z.strictObject({ tag: z.literal('date_picker'), ...field, initial_date: date.optional() }),
  picker_time: z.strictObject({ tag: z.literal('picker_time'), ...field, initial_time: time.optional() }),
  picker_datetime: z.strictObject({
    tag: z.literal('picker_datetime'),
    ...field,
    initial_datetime: dateTime.optional(),
  }),
  checker: z.strictObject({
    tag: z.literal('checker'),
    ...common,
    name: z.string().optional(),
    checked: z.boolean().optional(),
    disabled: z.boolean().optional(),
    text: anyText.optional(),
    overall_checkable: z.boolean().optional(),
    button_area: z
      .strictObject({ pc_display_rule: z.enum(['always', 'on_hover']).optional(), buttons: z.array(button).max(3) })
      .optional(),
    checked_style: z
      .strictObject({ show_strikethrough: z.boolean().optional(), opacity: z.number().min(0).max(1).optional() })
      .optional(),
    padding: padding.optional(),
    confirm: confirm.optional(),
    behaviors: behaviours.optional(),
    hover_tips: plainText.optional(),
    disabled_tips: plainText.optional(),
  }),
  overflow: z.strictObject({
    tag: z.literal('overflow'),
    ...common,
    options: z
      .array(z.strictObject({ text: plainText, value: z.string().optional(), multi_url: links.optional() }))
      .min(1),
    width: widthWord.optional(),
    confirm: confirm.optional(),
    behaviors: behaviours.optional(),
  }),
} as const
