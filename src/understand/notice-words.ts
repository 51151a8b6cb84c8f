import type { InstantWords } from '../plan/read-day.ts'
import { audienceMentioned } from './audience.ts'
import { type Clause, clausesOf, momentsIn, type Part, partOf } from './notice-clauses.ts'
import type { Vocabulary } from './vocabulary.ts'

/** A notice as somebody dictated it: 25号下午三点开调度会，各旗区和12项的单位，要回执，周三下班前. */
export interface NoticeWords {
  /** Empty where nothing names it. */
  readonly title: string
  /** What is left when everything else was understood, as typed. */
  readonly body: string
  /** Words of the audience, as typed; empty where there are none. */
  readonly audience: string
  /** Who is spoken of in the course of a sentence (请各旗区…), where nothing else says for whom it is. */
  readonly mentioned: string
  /** A clause that reads like an audience, but names nobody of the directory; left in the body beside one that does. */
  readonly unclear: string
  readonly receipt: boolean
  readonly closes: InstantWords | undefined
  readonly sendAt: InstantWords | undefined
  /** When what it announces takes place. */
  readonly when: InstantWords | undefined
}

const label =
  /^(?:(标题|题目)|(对象|发给|发到|发往|范围|通知对象|通知范围)|(正文|内容|通知内容)|(回执)|(发送时间|定时|发出时间))[::：] ?/
const labelled: readonly Part[] = ['title', 'audience', 'verbatim', 'closes', 'sendAt']

/** `text` is what was typed after 发通知; `today` a calendar day. */
export function readNoticeWords(text: string, today: string, vocabulary: Vocabulary): NoticeWords {
  const place = { today, vocabulary }
  const audience: string[] = []
  const body: (Clause & { readonly unclear: boolean })[] = []
  let title = ''
  let receipt = false
  let closes: InstantWords | undefined
  let sendAt: InstantWords | undefined
  let verbatim = false
  for (const clause of clausesOf(text, place)) {
    const labels = label.exec(clause.words)
    const words = clause.words.slice(labels?.[0].length ?? 0).trim()
    const byLabel = labelled[labels?.slice(1).findIndex((each) => each !== undefined) ?? -1]
    const part: Part = !byLabel && verbatim ? 'body' : partOf(words, byLabel, receipt, place)
    if (byLabel) verbatim = part === 'verbatim'
    const [moment] = momentsIn(words, today)
    if (part === 'title') title = words
    else if (part === 'audience') audience.push(words)
    else if (part === 'sendAt') sendAt = withTime(moment, starts)
    else if (part === 'closes') [closes, receipt] = [withTime(moment, ends) ?? closes, true]
    else if (part === 'receipt' || part === 'no-receipt') receipt = part === 'receipt'
    else body.push({ ...clause, words, unclear: part === 'unclear' })
  }
  const unclear = body.filter((clause) => clause.unclear).map(({ words }) => words)
  // With nobody else named it is meant as the audience, and is asked about; beside one it stays what was typed.
  const isAll = audience.length === 0 && unclear.length > 0
  const said = joined(isAll ? body.filter((clause) => !clause.unclear) : body)
  return {
    ...titleAndBody(title, said),
    audience: (isAll ? unclear : audience).join('，'),
    mentioned: audience.length === 0 && !isAll ? audienceMentioned(said, vocabulary) : '',
    unclear: isAll ? '' : unclear.join('，'),
    receipt,
    closes,
    sendAt,
    when: body.map(({ words }) => eventIn(words, today)).find((found) => found !== undefined),
  }
}

const joined = (clauses: readonly Clause[]): string =>
  clauses
    .map(({ words, mark }) => words + mark)
    .join('')
    .replace(/[，,；;\s]+$/, '')
    .trim()

/** Where only a part of the day was named: when it begins, and when it ends. */
const starts = { 早: '08:30', 上午: '09:00', 中午: '12:00', 下午: '14:30', 晚: '19:00' }
const ends = { 早: '09:00', 上午: '12:00', 中午: '12:00', 下午: '18:00', 晚: '22:00' }

function withTime(moment: InstantWords | undefined, times: typeof starts): InstantWords | undefined {
  if (!moment || moment.time !== undefined) return moment
  const part = (['上午', '下午', '中午', '晚', '早'] as const).find((each) => moment.words.includes(each))
  return part ? { ...moment, time: times[part] } : moment
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
  if (characters.length > 30) return { title: `${characters.slice(0, 29).join('')}…`, body }
  // A title that only repeats the text would be read twice.
  const isRepeated = beginning === body && body !== '' && !/^请|通知|[0-9]|前|把/.test(body)
  return { title: isRepeated ? `关于${body}的通知` : beginning, body }
}
