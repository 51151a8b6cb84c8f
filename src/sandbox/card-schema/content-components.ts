import { z } from 'zod'
import { anyText, common, horizontal, icon, pixels, plainText, textSize, vertical } from './parts.ts'

/** Text, pictures, people and rules: what only shows something. */
export const contentComponents = {
  div: z.strictObject({
    tag: z.literal('div'),
    ...common,
    text: anyText.optional(),
    icon: icon.optional(),
    width: z.union([z.enum(['fill', 'auto']), pixels]).optional(),
  }),
  markdown: z.strictObject({
    tag: z.literal('markdown'),
    ...common,
    content: z.string(),
    i18n_content: z.record(z.string(), z.string()).optional(),
    text_size: textSize.optional(),
    text_align: horizontal.optional(),
    icon: icon.optional(),
  }),
  hr: z.strictObject({ tag: z.literal('hr'), ...common }),
  img: z.strictObject({
    tag: z.literal('img'),
    ...common,
    img_key: z.string().min(1),
    alt: plainText,
    title: anyText.optional(),
    scale_type: z.enum(['crop_center', 'fit_horizontal', 'crop_top']).optional(),
    size: z.string().optional(),
    corner_radius: z.string().optional(),
    transparent: z.boolean().optional(),
    preview: z.boolean().optional(),
  }),
  person: z.strictObject({
    tag: z.literal('person'),
    ...common,
    user_id: z.string().min(1),
    size: z.enum(['extra_small', 'small', 'medium', 'large']).optional(),
    show_avatar: z.boolean().optional(),
    show_name: z.boolean().optional(),
    style: z.enum(['normal', 'capsule']).optional(),
  }),
  person_list: z.strictObject({
    tag: z.literal('person_list'),
    ...common,
    persons: z.array(z.strictObject({ id: z.string().min(1) })),
    drop_invalid_user_id: z.boolean().optional(),
    lines: z.int().min(1).optional(),
    size: z.enum(['extra_small', 'small', 'medium', 'large']).optional(),
    show_avatar: z.boolean().optional(),
    show_name: z.boolean().optional(),
    icon: icon.optional(),
  }),
  chart: z.strictObject({
    tag: z.literal('chart'),
    ...common,
    aspect_ratio: z.enum(['1:1', '2:1', '4:3', '16:9']).optional(),
    color_theme: z.enum(['brand', 'rainbow', 'complementary', 'converse', 'primary']).optional(),
    // Judged apart: its faults have a code of their own.
    chart_spec: z.unknown(),
    preview: z.boolean().optional(),
    height: z.union([z.literal('auto'), z.string().regex(/^[1-9]\d{0,2}px$/)]).optional(),
  }),
  table: z.strictObject({
    tag: z.literal('table'),
    ...common,
    page_size: z.int().min(1).max(10).optional(),
    row_height: z
      .union([z.enum(['low', 'middle', 'high', 'auto']), z.string().refine(isRowHeight, '32 to 124 px')])
      .optional(),
    row_max_height: z.string().refine(isRowHeight, '32 to 124 px').optional(),
    freeze_first_column: z.boolean().optional(),
    header_style: z
      .strictObject({
        text_align: horizontal.optional(),
        text_size: z.enum(['normal', 'heading']).optional(),
        background_style: z.enum(['none', 'grey']).optional(),
        text_color: z.enum(['default', 'grey']).optional(),
        bold: z.boolean().optional(),
        lines: z.int().min(1).optional(),
      })
      .optional(),
    columns: z
      .array(
        z.strictObject({
          name: z.string().min(1),
          display_name: z.string().optional(),
          data_type: z.enum(['text', 'lark_md', 'markdown', 'options', 'number', 'persons', 'date']),
          width: z.string().refine(isColumnWidth, 'auto, 80 to 600 px, or 1 to 100 %').optional(),
          horizontal_align: horizontal.optional(),
          vertical_align: vertical.optional(),
          format: z
            .strictObject({
              precision: z.int().min(0).max(10).optional(),
              symbol: z.string().optional(),
              separator: z.boolean().optional(),
            })
            .optional(),
          date_format: z.string().optional(),
        }),
      )
      .min(1)
      .max(50),
    rows: z.array(z.record(z.string(), z.unknown())),
  }),
} as const

function isRowHeight(value: string): boolean {
  const height = Number(/^(\d+)px$/.exec(value)?.[1])
  return height >= 32 && height <= 124
}

function isColumnWidth(value: string): boolean {
  if (value === 'auto') return true
  const [, amount, unit] = /^(\d+)(px|%)$/.exec(value) ?? []
  const width = Number(amount)
  return unit === 'px' ? width >= 80 && width <= 600 : unit === '%' && width >= 1 && width <= 100
}
