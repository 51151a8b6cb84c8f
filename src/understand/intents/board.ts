import { z } from 'zod'
import { type FormFields, unitName } from './fields.ts'

/** Which part of the board is looked at. Untrusted: what names nothing shows nothing. */
const boardView = {
  by: z.enum(['task', 'unit']).default('task'),
  chapter: z.string().min(1).max(60).optional(),
  unit: unitName.optional(),
  light: z.enum(['green', 'yellow', 'red', 'grey']).optional(),
  due: z.string().max(10).optional(),
  page: z.int().min(0).max(1000).default(0),
}
export type BoardView = z.output<z.ZodObject<typeof boardView>>

/** The whole at a glance. */
export type BoardIntent =
  /** 台账: `words` as typed after 台账; `pick` says which part of the view a select has set to `option`. */
  | {
      readonly kind: 'show-board'
      readonly view: BoardView
      readonly words: string
      readonly picked: { readonly part: 'chapter' | 'unit' | 'light' | 'due'; readonly option: string } | undefined
    }
  /** 导出: the ledger as a workbook. */
  | { readonly kind: 'export-workbook' }

export const boardButtons = [
  z.object({
    action: z.literal('board.show'),
    ...boardView,
    pick: z.enum(['chapter', 'unit', 'light', 'due']).optional(),
  }),
  z.object({ action: z.literal('board.export') }),
] as const

type Pressed = z.output<(typeof boardButtons)[number]>

export function readBoardPress(pressed: Pressed, form: FormFields): BoardIntent {
  switch (pressed.action) {
    case 'board.show': {
      const { action: _, pick: part, ...view } = pressed
      const option = typeof form.option === 'string' ? form.option.slice(0, 100) : ''
      return { kind: 'show-board', view, words: '', picked: part && { part, option } }
    }
    case 'board.export':
      return { kind: 'export-workbook' }
    default:
      return pressed satisfies never
  }
}

export function readBoardCommand(text: string): BoardIntent | undefined {
  if (/^(?:导出|导出台账|导出excel|导出表格|下载台账|台账导出)$/.test(text)) return { kind: 'export-workbook' }
  const board = /^(?:看|查看|打开)?(?:督办)?(?:台账|总表)(?: (.{1,40})|([红黄绿灰]灯?))?$/.exec(text)
  if (board) {
    return { kind: 'show-board', view: { by: 'task', page: 0 }, words: board[1] ?? board[2] ?? '', picked: undefined }
  }
  return undefined
}
