import { z } from 'zod'
import {
  behaviours,
  colour,
  common,
  confirm,
  horizontal,
  icon,
  layout,
  links,
  padding,
  partName,
  pixels,
  plainText,
  spacing,
  titleText,
  vertical,
} from './parts.ts'

/** What holds other components. `column` stands only in a column set. */
export const containers = {
  column: z.strictObject({
    tag: z.literal('column'),
    ...common,
    ...layout,
    width: z.union([z.enum(['auto', 'weighted']), z.string().refine(isColumnPixels, '16 to 600 px')]).optional(),
    weight: z.int().min(1).max(5).optional(),
    background_style: colour.optional(),
    action: z.strictObject({ multi_url: links }).optional(),
  }),
  form: z.strictObject({
    tag: z.literal('form'),
    ...common,
    ...layout,
    name: z.string().optional(),
    confirm: confirm.optional(),
  }),
  collapsible_panel: z.strictObject({
    tag: z.literal('collapsible_panel'),
    ...common,
    ...layout,
    expanded: z.boolean().optional(),
    background_color: colour.optional(),
    header: z.strictObject({
      title: titleText,
      background_color: colour.optional(),
      vertical_align: vertical.optional(),
      padding: padding.optional(),
      position: z.enum(['top', 'bottom']).optional(),
      width: z.union([z.enum(['fill', 'auto', 'auto_when_fold']), pixels]).optional(),
      icon: icon.optional(),
      icon_position: z.enum(['left', 'right', 'follow_text']).optional(),
      icon_expanded_angle: z.union([z.literal(-180), z.literal(-90), z.literal(90), z.literal(180)]).optional(),
    }),
    border: z
      .strictObject({
        color: colour.optional(),
        corner_radius: z
          .string()
          .regex(/^\d+(px|%)$/)
          .optional(),
      })
      .optional(),
  }),
  interactive_container: z.strictObject({
    tag: z.literal('interactive_container'),
    ...common,
    ...layout,
    name: partName.optional(),
    width: z.union([z.enum(['fill', 'auto']), pixels]).optional(),
    height: z.union([z.literal('auto'), pixels]).optional(),
    background_style: z.union([colour, z.literal('laser')]).optional(),
    has_border: z.boolean().optional(),
    border_color: colour.optional(),
    corner_radius: z
      .string()
      .regex(/^\d+(px|%)$/)
      .optional(),
    behaviors: behaviours,
    hover_tips: plainText.optional(),
    disabled: z.boolean().optional(),
    disabled_tips: plainText.optional(),
    confirm: confirm.optional(),
  }),
  column_set: z.strictObject({
    tag: z.literal('column_set'),
    ...common,
    flex_mode: z.enum(['none', 'stretch', 'flow', 'bisect', 'trisect']).optional(),
    horizontal_spacing: spacing.optional(),
    horizontal_align: horizontal.optional(),
    background_style: colour.optional(),
    columns: z.array(z.unknown()),
    action: z.strictObject({ multi_url: links }).optional(),
  }),
} as const

function isColumnPixels(value: string): boolean {
  const width = Number(/^(\d+)px$/.exec(value)?.[1])
  return width >= 16 && width <= 600
}
