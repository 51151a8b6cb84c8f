import { z } from 'zod'
import type { UnitName } from '../../plan/ids.ts'
import { type FormFields, recordId, unitName } from './fields.ts'

/** Notices: written, looked at, sent, received, followed up. A notice is named by its id, or by its number for people. */
export type NoticeIntent =
  /** 发通知; `from` is the preview that is written anew. */
  | { readonly kind: 'open-notice'; readonly from: string | undefined }
  /** 发通知 and everything about it in the same breath, as typed. */
  | { readonly kind: 'dictate-notice'; readonly text: string }
  | { readonly kind: 'preview-notice'; readonly form: FormFields; readonly from: string | undefined }
  | {
      readonly kind: 'send-notice'
      readonly notice: string
      readonly now: boolean
      readonly mark: string | undefined
    }
  /** A draft is dropped, a scheduled notice does not go out. */
  | { readonly kind: 'cancel-notice'; readonly notice: string }
  /** `page` where a list of it is turned. */
  | { readonly kind: 'list-reached'; readonly notice: string; readonly page: number | undefined }
  | { readonly kind: 'attach-file'; readonly notice: string; readonly file: SentFile }
  | { readonly kind: 'detach-file'; readonly notice: string }
  /** A file without words: it may belong to a notice that follows. */
  | { readonly kind: 'offer-file'; readonly file: SentFile }
  | { readonly kind: 'confirm-receipt'; readonly notice: string; readonly unit: UnitName | undefined }
  /** 杭锦旗电话里说了. */
  | {
      readonly kind: 'note-receipt'
      readonly unit: string
      readonly name: string
      readonly notice: string | undefined
    }
  | { readonly kind: 'who-is-missing'; readonly notice: string | undefined }
  | { readonly kind: 'urge-missing'; readonly notice: string | undefined }
  | { readonly kind: 'correct-notice'; readonly notice: string; readonly form: FormFields }
  | { readonly kind: 'recall-notice'; readonly notice: string }
  | { readonly kind: 'retry-notice'; readonly notice: string; readonly what: 'parked' | 'uncertain' }
  | { readonly kind: 'show-notice'; readonly notice: string }
  | { readonly kind: 'list-notices'; readonly page: number }

export interface SentFile {
  readonly file: 'file' | 'picture'
  readonly key: string
  readonly name: string
}

const page = z.int().min(0).max(1000).optional()

export const noticeButtons = [
  z.object({ action: z.literal('notice.open'), from: recordId.optional() }),
  z.object({
    action: z.literal('notice.preview'),
    from: recordId.optional(),
    /** Tells the button of a form that came back from the one before, so that pressing it at once is no double press. */
    again: z.string().max(200).optional(),
  }),
  z.object({
    action: z.literal('notice.send'),
    notice: recordId,
    now: z.literal(true).optional(),
    /** Whom the preview showed. */
    mark: z.string().max(20).optional(),
  }),
  z.object({ action: z.literal('notice.cancel'), notice: recordId }),
  z.object({ action: z.literal('notice.reached'), notice: recordId, page }),
  z.object({ action: z.literal('notice.detach'), notice: recordId }),
  z.object({ action: z.literal('notice.receipt'), notice: recordId, unit: unitName.optional() }),
  z.object({
    action: z.literal('notice.phone'),
    notice: recordId,
    unit: unitName,
    name: z.string().max(40).optional(),
  }),
  z.object({ action: z.literal('notice.missing'), notice: recordId }),
  z.object({ action: z.literal('notice.urge'), notice: recordId }),
  z.object({ action: z.literal('notice.correct'), notice: recordId, again: z.string().max(200).optional() }),
  z.object({ action: z.literal('notice.recall'), notice: recordId }),
  z.object({ action: z.literal('notice.retry'), notice: recordId, what: z.enum(['parked', 'uncertain']) }),
  z.object({ action: z.literal('notice.show'), notice: recordId }),
  z.object({ action: z.literal('notice.list'), page }),
] as const

type Pressed = z.output<(typeof noticeButtons)[number]>

export function readNoticePress(pressed: Pressed, form: FormFields): NoticeIntent {
  switch (pressed.action) {
    case 'notice.open':
      return { kind: 'open-notice', from: pressed.from }
    case 'notice.preview':
      return { kind: 'preview-notice', form, from: pressed.from }
    case 'notice.send':
      return { kind: 'send-notice', notice: pressed.notice, now: pressed.now ?? false, mark: pressed.mark }
    case 'notice.cancel':
      return { kind: 'cancel-notice', notice: pressed.notice }
    case 'notice.reached':
      return { kind: 'list-reached', notice: pressed.notice, page: pressed.page }
    case 'notice.detach':
      return { kind: 'detach-file', notice: pressed.notice }
    case 'notice.receipt':
      return { kind: 'confirm-receipt', notice: pressed.notice, unit: pressed.unit }
    case 'notice.phone':
      return { kind: 'note-receipt', unit: pressed.unit, name: pressed.name ?? '', notice: pressed.notice }
    case 'notice.missing':
      return { kind: 'who-is-missing', notice: pressed.notice }
    case 'notice.urge':
      return { kind: 'urge-missing', notice: pressed.notice }
    case 'notice.correct':
      return { kind: 'correct-notice', notice: pressed.notice, form }
    case 'notice.recall':
      return { kind: 'recall-notice', notice: pressed.notice }
    case 'notice.retry':
      return { kind: 'retry-notice', notice: pressed.notice, what: pressed.what }
    case 'notice.show':
      return { kind: 'show-notice', notice: pressed.notice }
    case 'notice.list':
      return { kind: 'list-notices', page: pressed.page ?? 0 }
    default:
      return pressed satisfies never
  }
}

/** 发通知的事归谁管 asks about notices and sends none. 群发：… is one by its sign. */
const dictated =
  /^\s*(?:请|帮我|麻烦)?(?:(?:群发|发|拟|起草|下发|下)(?:一?[个条份则])?通知(?![的是归由谁吗么怎没在])|群发(?=\s*[:：]))[\s:：,，。]*(.*)$/s
/** 明天上午九点给各旗区发通知：…; the sign after it tells it from a question. */
const dictatedTo =
  /^\s*(?:请|帮我|麻烦)?(?:((?:[今明后下本周]|星期|[0-9一二三四五六七八九十]).{1,14}?)[,，]?)?[给向]([^谁哪:：\n]{2,60}?)(?:(?:群发|下发|发|下)(?:一?[个条份则])?通知|群发)\s*[:：,，]\s*(.+)$/s
/** 通知各旗区：25号开会. */
const toldTo =
  /^\s*(?:请|帮我|麻烦)?通知(?:一下|下)?(?=[^:：]*(?:[旗区局办委部院项]|单位|企业|全体|所有))([^谁哪:：,，。？?\n]{2,40})[:：]\s*(.+)$/s
const number = '(?:第? ?([0-9]{1,6}) ?(?:号|条)?)?'
const whoever = '(?:还有)?(?:谁|哪些单位|哪些|哪家|哪几家|哪几个单位)'
const missing = new RegExp(`^(?:通知)? ?${number} ?${whoever}(?:还|都)?没(?:有)?(?:回执|回复|回|确认)的?[?]?$`)
const missingAfter = new RegExp(`^${whoever}(?:还|都)?没(?:有)?(?:回执|回复|回|确认) ?(?:通知)? ?${number}[?]?$`)
const howMany = new RegExp(
  `^(?:通知)? ?${number} ?(?:的)?(?:回执(?:情况|进度|怎么样了?|到哪了|呢)|(?:现在|目前)?(?:有|已经?)?(?:几家|多少家|几个单位|多少单位)(?:回执|回复|回|确认)了?)[?]?$`,
)
const urging = new RegExp(
  `^(?:再|请)?(?:催|提醒)(?:一?催|一下|下|一遍)? ?(?:那些|还)*(?:没有?|未)(?:回执|回复|回|确认)(?:的)?(?:单位|人)? ?(?:通知)? ?${number}$`,
)
const phoned =
  /^(?!.*[吗么?没不])(?:(?:电话确认|电话回执|代记回执)[ :,]*([\p{Script=Han}、]{2,40}?)(?:[ ,:]+(.{1,20}))?|([\p{Script=Han}、]{2,40}?)(?:的人?)? ?(?:都|也)?(?:在?电话|来电话?|打电话|微信|短信|口头|当面)(?:里|中|上)?(?:都|也|已经?)*(?:说|告诉|答复|回复|确认|回|通知)(?:过|了|到)*(?:收到)?了?[ ,:。]*(.{0,20}))$/u

/** `text` is normalized, `typed` as it came: a notice keeps its own words. */
export function readNoticeCommand(text: string, typed: string): NoticeIntent | undefined {
  const dictation = dictated.exec(typed)
  if (dictation) {
    const words = (dictation[1] ?? '').trim()
    return words === '' ? { kind: 'open-notice', from: undefined } : { kind: 'dictate-notice', text: words }
  }
  const [, at, whom, what] = dictatedTo.exec(typed) ?? []
  if (whom && what) {
    return { kind: 'dictate-notice', text: [what, `对象：${whom}`, ...(at ? [`定时：${at}发`] : [])].join('\n') }
  }
  const [, toldWhom, said] = toldTo.exec(typed) ?? []
  if (toldWhom && said) return { kind: 'dictate-notice', text: `${said}\n对象：${toldWhom}` }
  if (/^(?:看|查看)?(?:通知记录|(?:都)?发过(?:的|哪些|什么)通知|通知列表|已发通知)[?]?$/.test(text))
    return { kind: 'list-notices', page: 0 }
  const shown = /^(?:看|查看|撤回|更正|修改|取消)?通知 ?第? ?([0-9]{1,6}) ?(?:号|条)?(?:撤回|更正|修改|取消)?$/.exec(
    text,
  )?.[1]
  if (shown) return { kind: 'show-notice', notice: shown }
  const asked = missingAfter.exec(text) ?? missing.exec(text) ?? howMany.exec(text)
  if (asked) return { kind: 'who-is-missing', notice: asked[1] }
  const urged = urging.exec(text)
  if (urged) return { kind: 'urge-missing', notice: urged[1] }
  const told = phoned.exec(text)
  if (told) {
    const [unit = '', name = ''] = told[1] ? [told[1], told[2]] : [told[3], told[4]]
    return { kind: 'note-receipt', unit, name: name.trim(), notice: undefined }
  }
  return undefined
}
