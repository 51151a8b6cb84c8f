import { z } from 'zod'
import { anyText, headerColour, icon, layout, links, oneOf, padding, plainText } from './parts.ts'

const config = z.strictObject({
  update_multi: z.literal(true, '2.0 knows only shared cards').optional(),
  enable_forward: z.boolean().optional(),
  enable_forward_interaction: z.boolean().optional(),
  width_mode: z.enum(['default', 'compact', 'fill']).optional(),
  summary: z
    .strictObject({ content: z.string(), i18n_content: z.record(z.string(), z.string()).optional() })
    .optional(),
  style: z
    .strictObject({
      text_size: z.record(z.string(), z.unknown()).optional(),
      color: z.record(z.string(), z.unknown()).optional(),
    })
    .optional(),
  locales: z.array(z.string()).optional(),
  streaming_mode: z.boolean().optional(),
  streaming_config: z.record(z.string(), z.unknown()).optional(),
  use_custom_translation: z.boolean().optional(),
})

const textTag = z.strictObject({
  tag: z.literal('text_tag'),
  element_id: z.string().optional(),
  text: plainText,
  color: oneOf('neutral blue turquoise lime orange violet indigo wathet green yellow red purple carmine').optional(),
})

const header = z.strictObject({
  title: anyText,
  subtitle: anyText.optional(),
  text_tag_list: z.array(textTag).max(3).optional(),
  template: headerColour.optional(),
  icon: icon.optional(),
  padding: padding.optional(),
})

/** The card around its elements; these are walked one by one. */
export const frame = z.strictObject({
  schema: z.literal('2.0', 'schema must be "2.0"'),
  config: config.optional(),
  card_link: links.optional(),
  header: header.optional(),
  body: z.strictObject(layout),
})
