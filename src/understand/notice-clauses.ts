import { daysNamed, tidyDays } from '../plan/day-words.ts'
import { readInstants } from '../plan/read-day.ts'
import { readAudience } from './audience.ts'
import { normalize } from './normalize.ts'
import type { Vocabulary } from './vocabulary.ts'

/** One clause with the mark that follows it. */
export interface Clause {
  readonly words: string
  readonly mark: string
}

export interface Place {
  /** A calendar day. */
  readonly today: string
  readonly vocabulary: Vocabulary
}

export type Part =
  | 'title'
  | 'audience'
  /** Reads like an audience, but names nobody of the directory. */
  | 'unclear'
  | 'body'
  | 'verbatim'
  | 'receipt'
  | 'no-receipt'
  | 'closes'
  | 'sendAt'

/** By punctuation; by blanks where nothing else parts the text. 各旗区：25号开会 and 明天九点发：… are parted at the colon. */
export function clausesOf(text: string, place: Place): Clause[] {
  const [whole = '', head = '', rest = ''] = /^\s*([^：:，,。；;\n]{2,40})[：:](.+)$/s.exec(text) ?? []
  const isHead = whole !== '' && (isAudience(head, place.vocabulary) || isSending(normalize(head), place.today))
  if (isHead) return [{ words: head.trim(), mark: '，' }, ...clausesOf(rest, place)]
  const clause = /[，,。；;\n]/.test(text) ? /([^，,。；;\n]*)([，,。；;\n]*)/g : /(\S*)([^\S\n]*)/g
  return [...text.matchAll(clause)]
    .map(([, words = '', mark = '']) => ({ words: words.trim(), mark }))
    .filter(({ words, mark }) => words !== '' || mark !== '')
}

const wanted =
  /^(?:请|均|都)?(?:各单位)?(?:都|均)?(?:必须|务必|需要?|要求?|要|请|带|收|请予|并)?(?:有|点|点击|按)?(?:回执|回复确认|确认收到|收到(?:后|的)?(?:都|均)?(?:要|请|务必)?(?:给个)?(?:回复|回执|确认|点(?:击|一下)?收到|回个?话|回一?下|回一声)?)$|^(?:要|是|需要)$/
const unwanted = /^(?:不要|不用|不需要?|无需|无须|免)(?:回执|回复|确认)?$|^否$/

/** What a clause is for: by its label, else by what it consists of. */
export function partOf(words: string, byLabel: Part | undefined, receipt: boolean, place: Place): Part {
  const said = normalize(words)
  const ofReceipt = byLabel === 'closes' || /回执|回复|确认|收到/.test(said)
  if (ofReceipt && unwanted.test(said)) return 'no-receipt'
  if (ofReceipt && wanted.test(said)) return 'receipt'
  if (byLabel) return byLabel
  if (isSending(said, place.today)) return 'sendAt'
  if (isAudience(words, place.vocabulary)) return 'audience'
  if (momentsIn(words, place.today).length > 0) return isClosing(said, place.today, receipt) ? 'closes' : 'body'
  return likeAudience.test(said) && !aboutElse.test(said) ? 'unclear' : 'body'
}

const likeAudience =
  /^(?:发给|发到|发往|面向)|^.{0,14}(?:单位|部门|机关|企业|银行|旗区|旗县|街道|苏木|[\p{Script=Han}][局办委旗区])$/u
/** 地点市政府办, 由市农牧局主办: a clause about something else. */
const aboutElse = /^(?:地点|地址|会场|在|到|去|来|报|送|交|请|由|联系|联络|参[会加]|出席|主[持办]|承办|协办|落款|抄)/

/** 9月25日（周五）: the weekday beside a date names no second day. */
export const momentsIn = (words: string, today: string) =>
  readInstants(words.replace(/[（(](?:周|星期|礼拜)[一二三四五六日天][）)]/g, ''), today)

const sending = /^(?:定时|定于|请于|请在|在|于)?(.+?)(?:再|准时|统一)?(?:发|发出|发送|群发|推送|发布)(?:出去)?$/

function isSending(said: string, today: string): boolean {
  const [, moment] = sending.exec(said) ?? []
  return moment !== undefined && readInstants(moment, today).length > 0 && besideMoments(moment, today) === ''
}

/** What may stand beside a closing moment. */
const closing =
  /回执|回复|反馈|确认|截止|最晚|最迟|不晚于|请于|请在|务必|时间|之?前|以前|以内|之内|收齐|[于在至到内:前请]/g

/** 周三下班前 after a receipt was asked for; 回执周三下班前 by itself. */
function isClosing(said: string, today: string, receipt: boolean): boolean {
  if (!receipt && !/回执|确认收到/.test(said)) return false
  return besideMoments(said, today).replace(closing, '') === ''
}

const timeOfDay =
  /(?:凌晨|早上|清早|早|上午|中午|下午|傍晚|晚上|晚|夜里)?(?:\d{1,2}(?:[点时](?:半|[123]刻|\d{1,2}分?|整)?|:\d{2}))钟?|下班|上午|中午|下午|晚上/g

/** What remains of the words when days and times are taken away. */
function besideMoments(said: string, today: string): string {
  let rest = tidyDays(said)
  for (const { words } of [...daysNamed(rest, today)]) rest = rest.replace(words, '')
  return rest.replace(timeOfDay, '').replace(/[,。;:()]/g, '')
}

function isAudience(words: string, vocabulary: Vocabulary): boolean {
  const { units, excepted, unknown } = readAudience(words, vocabulary)
  return unknown.length === 0 && units.length + excepted.length > 0
}
