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

const seeing = '(?:看|查看|打开)?(?:一下)?'
const board = new RegExp(`^${seeing}(?:督办)?(?:台账|总表)(?: (.{1,40})|(.{1,16}))?$`)
/** 红灯台账, 农牧局的台账, 五（三）台账, 按单位看台账: no other word before it names a part of the board. */
const partOfBoard = new RegExp(
  `^${seeing}([红黄绿灰]灯?|按?单位|按?任务|[一二三四五六七]\\([一二三四五六七八九十]\\)|.{1,10}[局办委旗区院])的?${seeing}(?:督办)?台账$`,
)
/** 台账里有几个红灯 asks about it. */
const asking = /[谁哪几吗么?里中]|多少|怎/

export function readBoardCommand(text: string): BoardIntent | undefined {
  if (/^(?:导出|下载)(?:台账|excel|表格|工作簿|电子表格)?$|^台账导出$/.test(text)) return { kind: 'export-workbook' }
  const whole = board.exec(text)
  const words = whole ? (whole[1] ?? whole[2] ?? '') : partOfBoard.exec(text)?.[1]
  if (words === undefined || (whole?.[1] === undefined && asking.test(words))) return undefined
  return { kind: 'show-board', view: { by: 'task', page: 0 }, words, picked: undefined }
}
