import { z } from 'zod'

/** What many components share, as the component pages describe it. Every object is strict: 2.0 refuses what it does not know. */

export const oneOf = (words: string) => z.enum(words.split(' '))

const hues =
  'neutral|grey|gray|blue|wathet|turquoise|green|lime|yellow|orange|red|carmine|violet|purple|indigo|sunflower'

export const colour = z.string().regex(new RegExp(`^(default|white|bg-white|(${hues})(-\\d{2,3})?)$`), 'unknown colour')
export const headerColour = oneOf(
  'blue wathet turquoise green yellow orange red carmine violet purple indigo grey default',
)

const px = /^\d{1,4}px$/
export const spacing = z
  .string()
  .regex(/^(small|medium|large|extra_large|\d{1,2}px)$/, 'spacing is a word or 0 to 99 px')
export const padding = z.string().regex(/^\d{1,2}px( \d{1,2}px){0,3}$/, 'padding is 0 to 99 px')
export const margin = z.string().regex(/^-?\d{1,2}px( -?\d{1,2}px){0,3}$/, 'margin is -99 to 99 px')
export const pixels = z.string().regex(px, 'a length in px')
export const elementId = z.string().regex(/^[A-Za-z][A-Za-z0-9_]{0,19}$/, 'element_id starts with a letter, at most 20')
export const partName = z.string().min(1).max(100)

export const common = { element_id: elementId.optional(), margin: margin.optional() }

export const horizontal = z.enum(['left', 'center', 'right'])
export const vertical = z.enum(['top', 'center', 'bottom'])
export const direction = z.enum(['vertical', 'horizontal'])

/** How a container lays out what it holds. */
export const layout = {
  direction: direction.optional(),
  padding: padding.optional(),
  horizontal_spacing: spacing.optional(),
  horizontal_align: horizontal.optional(),
  vertical_spacing: spacing.optional(),
  vertical_align: vertical.optional(),
  elements: z.array(z.unknown()).default([]),
}

const i18nContent = z.record(z.string(), z.string())
export const textSize = z.string().min(1).max(40)

export const icon = z.discriminatedUnion('tag', [
  z.strictObject({
    tag: z.literal('standard_icon'),
    token: z.string().min(1),
    color: colour.optional(),
    size: z.string().optional(),
  }),
  z.strictObject({ tag: z.literal('custom_icon'), img_key: z.string().min(1), size: z.string().optional() }),
])

const textProperties = {
  content: z.string(),
  i18n_content: i18nContent.optional(),
  text_size: textSize.optional(),
  text_color: colour.optional(),
  text_align: horizontal.optional(),
  lines: z.int().min(1).optional(),
}
export const plainText = z.strictObject({ tag: z.literal('plain_text'), ...textProperties })
export const anyText = z.discriminatedUnion('tag', [
  plainText,
  z.strictObject({ tag: z.literal('lark_md'), ...textProperties }),
])
export const titleText = z.discriminatedUnion('tag', [
  plainText,
  z.strictObject({ tag: z.literal('lark_md'), ...textProperties }),
  z.strictObject({ tag: z.literal('markdown'), ...textProperties }),
])

const url = z.string().regex(/^[a-z][a-z0-9+.-]*:/i, 'a link needs its scheme')
export const links = z.strictObject({
  url: url.optional(),
  default_url: url.optional(),
  pc_url: z.string().optional(),
  ios_url: z.string().optional(),
  android_url: z.string().optional(),
})

export const behaviour = z.discriminatedUnion('type', [
  z.strictObject({
    type: z.literal('open_url'),
    default_url: url.optional(),
    pc_url: z.string().optional(),
    ios_url: z.string().optional(),
    android_url: z.string().optional(),
  }),
  // A string here is accepted by no callback (200671); an object is what comes back.
  z.strictObject({ type: z.literal('callback'), value: z.record(z.string(), z.unknown()) }),
])
export const behaviours = z.array(behaviour).min(1)

export const confirm = z.strictObject({ title: plainText, text: plainText.optional() })

export const widthWord = z.union([z.enum(['default', 'fill', 'auto']), pixels])
