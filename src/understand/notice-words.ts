import { daysNamed, tidyDays } from '../plan/day-words.ts'
import { type InstantWords, readInstants } from '../plan/read-day.ts'
import { readAudience } from './audience.ts'
import { normalize } from './normalize.ts'
import type { Vocabulary } from './vocabulary.ts'

/** A notice as somebody dictated it: 25号下午三点开调度会，各旗区和12项的单位，要回执，周三下班前. */
export interface NoticeWords {
  /** Empty where nothing names it. */
  readonly title: string
  /** What is left when everything else was understood, as typed. */
  readonly body: string
  /** Words of the audience, as typed; empty where there are none. */
  readonly audience: string
  readonly receipt: boolean
  readonly closes: InstantWords | undefined
  readonly sendAt: InstantWords | undefined
  /** When what it announces takes place. */
  readonly when: InstantWords | undefined
}

const label =
  /^(?:(标题|题目)|(对象|发给|发到|发往|范围|通知对象|通知范围)|(正文|内容|通知内容)|(回执)|(发送时间|定时|发出时间))[::：] ?/
const wanted =
  /^(?:请|均|都)?(?:各单位)?(?:需要?|要求?|要|请|带|收|请予|并)?(?:回执|回复确认|确认收到|收到请?(?:回复|回执|确认))$|^(?:要|是|需要)$/
const unwanted = /^(?:不要|不用|不需要?|无需|无须|免)(?:回执|回复|确认)?$|^否$/
/** What may stand beside a closing moment. */
const closing =
  /回执|回复|反馈|确认|截止|最晚|最迟|不晚于|请于|请在|务必|时间|之?前|以前|以内|之内|收齐|[于在至到内:前请]/g
const sending = /^(?:定时|定于|请于|请在|在|于)?(.+?)(?:再|准时|统一)?(?:发|发出|发送|群发|推送|发布)(?:出去)?$/

/** One clause with the mark that follows it. */
interface Clause {
  readonly words: string
  readonly mark: string
}

const clausesOf = (text: string): Clause[] =>
  [...text.matchAll(/([^，,。；;\n]*)([，,。；;\n]*)/g)]
    .map(([, words = '', mark = '']) => ({ words: words.trim(), mark }))
    .filter(({ words, mark }) => words !== '' || mark !== '')

type Part = 'title' | 'audience' | 'body' | 'verbatim' | 'receipt' | 'no-receipt' | 'closes' | 'sendAt'

const labelled: readonly Part[] = ['title', 'audience', 'verbatim', 'closes', 'sendAt']

/** What a clause is for: by its label, else by what it consists of. */
function partOf(words: string, byLabel: Part | undefined, receipt: boolean, place: Place): Part {
  const said = normalize(words)
  const ofReceipt = byLabel === 'closes' || /回执|回复|确认/.test(said)
  if (ofReceipt && unwanted.test(said)) return 'no-receipt'
  if (ofReceipt && wanted.test(said)) return 'receipt'
  if (byLabel) return byLabel
  if (isSending(said, place.today)) return 'sendAt'
  if (isAudience(words, place.vocabulary)) return 'audience'
  return momentsIn(words, place.today).length > 0 && isClosing(said, place.today, receipt) ? 'closes' : 'body'
}

interface Place {
  readonly today: string
  readonly vocabulary: Vocabulary
}

/** `text` is what was typed after 发通知; `today` a calendar day. */
export function readNoticeWords(text: string, today: string, vocabulary: Vocabulary): NoticeWords {
  const audience: string[] = []
  const body: Clause[] = []
  let title = ''
  let receipt = false
  let closes: InstantWords | undefined
  let sendAt: InstantWords | undefined
  let verbatim = false
  for (const clause of clausesOf(text)) {
    const labels = label.exec(clause.words)
    const words = clause.words.slice(labels?.[0].length ?? 0).trim()
    const byLabel = labelled[labels?.slice(1).findIndex((each) => each !== undefined) ?? -1]
    const part: Part = !byLabel && verbatim ? 'body' : partOf(words, byLabel, receipt, { today, vocabulary })
    if (byLabel) verbatim = part === 'verbatim'
    const [moment] = momentsIn(words, today)
    if (part === 'title') title = words
    else if (part === 'audience') audience.push(words)
    else if (part === 'sendAt') sendAt = moment
    else if (part === 'closes') [closes, receipt] = [moment ?? closes, true]
    else if (part === 'receipt' || part === 'no-receipt') receipt = part === 'receipt'
    else body.push({ ...clause, words })
  }
  return {
    ...titleAndBody(title, joined(body)),
    audience: audience.join('，'),
    receipt,
    closes,
    sendAt,
    when: body.map(({ words }) => eventIn(words, today)).find((found) => found !== undefined),
  }
}

/** 9月25日（周五）: the weekday beside a date names no second day. */
const momentsIn = (words: string, today: string) =>
  readInstants(words.replace(/[（(](?:周|星期|礼拜)[一二三四五六日天][）)]/g, ''), today)

const joined = (clauses: readonly Clause[]): string =>
  clauses
    .map(({ words, mark }) => words + mark)
    .join('')
    .replace(/[，,；;\s]+$/, '')
    .trim()

function isSending(said: string, today: string): boolean {
  const [, moment] = sending.exec(said) ?? []
  return moment !== undefined && readInstants(moment, today).length > 0 && besideMoments(moment, today) === ''
}

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

/** A moment with a time of day that is no limit: when the meeting begins. */
function eventIn(words: string, today: string): InstantWords | undefined {
  return momentsIn(words, today).find(
    (instant) =>
      instant.time !== undefined && !/前$|截止|之前|以前/.test(instant.words) && !/前|截止/.test(instant.words),
  )
}

const longestTitle = 40

/** A short first line is the title; else what the meeting is called, else how it begins. */
function titleAndBody(given: string, body: string): { title: string; body: string } {
  if (given !== '') return { title: given, body }
  const [first = '', ...rest] = body.split('\n')
  const remaining = rest.join('\n').trim()
  if (remaining !== '' && first.length <= longestTitle) return { title: first.trim(), body: remaining }
  const meeting = /(?:召开|举行|举办|开)(?:一个|一次|个|次)?(\p{Script=Han}{1,14}会)(?!议室|场|上|后|前)/u.exec(
    body,
  )?.[1]
  if (meeting) return { title: `${meeting}通知`, body }
  const [beginning = ''] = body.split(/[，,。；;！!？?\n]/)
  const characters = [...beginning]
  return { title: characters.length > 30 ? `${characters.slice(0, 29).join('')}…` : beginning, body }
}
