import { faultsOf, limits } from '../../card/limits.ts'
import { markingIn } from '../../plan/markings.ts'
import type { Attachment, NoticeDraft, NoticeText } from '../../plan/notice.ts'
import { readInstant } from '../../plan/read-day.ts'
import { titleOf } from '../../plan/task.ts'
import { dayIn, instantAt, wholeMoment } from '../../plan/time-zone.ts'
import { asDrafted } from '../../state/notices.ts'
import { reachOf } from '../../state/reach.ts'
import { type Audience, readAudience } from '../../understand/audience.ts'
import type { Scene } from '../scene.ts'
import { deskWording as wording } from './desk-wording.ts'
import { longestTitle, type NoticeFault, type TypedNotice } from './form.ts'
import { groupCard } from './group-card.ts'
import { noticeWording } from './wording.ts'

export type Drafted =
  | { readonly kind: 'draft'; readonly draft: NoticeDraft; readonly doubts: readonly string[] }
  /** `marked`: it bears a secrecy mark, and no word of it may be kept. */
  | { readonly kind: 'faulty'; readonly faults: readonly NoticeFault[]; readonly marked: boolean }

export interface DraftFacts {
  readonly id: string
  readonly typed: TypedNotice
  /** The moment that it announces, an instant. */
  readonly when?: string | undefined
  readonly attachment?: Attachment | undefined
}

export const mostScheduled = 50
const longestAhead = 366 * 86_400_000
/** Officials' working day ends then, where only a day was named. */
const endOfWork = '18:00'

/** Judges what was typed, and settles whom it reaches. */
export function draftNotice({ id, typed, when, attachment }: DraftFacts, scene: Scene): Drafted {
  const marks = markFaults(typed, attachment)
  if (marks.length > 0) return { kind: 'faulty', faults: marks, marked: true }
  const { settings, origin, vocabulary } = scene
  const audience = readAudience([...typed.audience, typed.audienceMore].filter(Boolean).join('，'), vocabulary)
  const reach = reachOf(audience.units, scene)
  const sendAt = readMoment(typed.sendAt, settings.reminderHour, scene)
  const closes = readMoment(typed.closes, endOfWork, scene)
  const text: NoticeText = {
    ...{ title: typed.title, body: typed.body },
    ...(when !== undefined && { when }),
  }
  const draft: NoticeDraft = {
    ...{ id, person: origin.person, text, units: audience.units, receipt: typed.receipt, atAll: typed.atAll },
    ...(typed.receipt && closes instanceof Date && { closes: closes.toISOString() }),
    ...(sendAt instanceof Date && { sendAt: sendAt.toISOString() }),
    ...(attachment && { attachment }),
    ...reach,
  }
  const faults = [
    ...textFaults(typed),
    ...sizeFaults(draft, scene),
    ...audienceFaults(typed, audience, draft),
    ...timeFaults(typed, { sendAt, closes }, scene),
  ]
  if (faults.length > 0) return { kind: 'faulty', faults, marked: false }
  return { kind: 'draft', draft, doubts: doubtsAbout(draft, typed, audience, scene) }
}

export function markFaults(
  { title, body }: Pick<TypedNotice, 'title' | 'body'>,
  attachment?: Attachment,
): NoticeFault[] {
  const parts = { title, body, attachment: attachment?.name ?? '' }
  return (['title', 'body', 'attachment'] as const).flatMap((field) => {
    const level = markingIn(parts[field])
    return level ? [{ field, words: noticeWording.marked(level, noticeWording.fields[field]) }] : []
  })
}

export function textFaults({ title, body }: Pick<TypedNotice, 'title' | 'body'>): NoticeFault[] {
  const isSaid = (text: string) => /[\p{L}\p{N}]/u.test(text)
  return [
    ...(isSaid(title) ? [] : [{ field: 'title', words: wording.noTitle }]),
    ...([...title].length > longestTitle ? [{ field: 'title', words: wording.titleTooLong(longestTitle) }] : []),
    ...(isSaid(body) ? [] : [{ field: 'body', words: wording.noBody }]),
  ]
}

/** What a card may weigh besides the text: receipts of a group bound to many units, and a preview's list of groups. */
const roomForRest = 10 * 1024

export function sizeFaults(draft: NoticeDraft, scene: Scene): NoticeFault[] {
  const [target = { to: { kind: 'person', person: draft.person } as const, units: [] }] = draft.targets
  const card = groupCard(asDrafted(draft, scene.now.toISOString()), target, scene, 'new')
  const over = Buffer.byteLength(JSON.stringify(card)) - (limits.bytes - roomForRest)
  // A character of Chinese is three bytes.
  if (over > 0) return [{ field: 'body', words: wording.tooLong(Math.ceil(over / 3)) }]
  return faultsOf(card).length > 0 ? [{ field: 'body', words: wording.tooLong(1) }] : []
}

function audienceFaults(
  typed: TypedNotice,
  { units, excepted, unknown }: Audience,
  { targets }: NoticeDraft,
): NoticeFault[] {
  const fault = (words: string) => [{ field: 'audience', words }]
  if (typed.audience.length === 0 && typed.audienceMore === '') return fault(wording.noAudience)
  if (unknown.length > 0) return fault(wording.unknownUnits(unknown.join('”“')))
  if (units.length === 0) return fault(excepted.length > 0 ? wording.nobodyLeft : wording.noAudience)
  return targets.length === 0 ? fault(wording.nobodyReached(units.join('、'))) : []
}

/** A picker's `2026-09-24 09:00 +0800`, or words; undefined where nothing was typed. */
export function readMoment(
  typed: string,
  usualTime: string,
  { settings, now }: Scene,
): Date | 'unreadable' | undefined {
  if (typed.trim() === '') return undefined
  const picked = /^(\d{4}-\d\d-\d\d) (\d\d:\d\d)/.exec(typed)
  if (picked) return instantAt(picked[1] ?? '', picked[2] ?? '', settings.timeZone)
  const named = readInstant(typed, dayIn(now, settings.timeZone))
  return named ? instantAt(named.day, named.time ?? usualTime, settings.timeZone) : 'unreadable'
}

type Moments = Readonly<Record<'sendAt' | 'closes', ReturnType<typeof readMoment>>>

function timeFaults(typed: TypedNotice, { sendAt, closes }: Moments, { now, settings, state }: Scene): NoticeFault[] {
  const words = (moment: Date) => wholeMoment(moment.toISOString(), settings.timeZone, now)
  const faults: NoticeFault[] = []
  const fault = (field: string, said: string) => faults.push({ field, words: said })
  if (sendAt === 'unreadable') fault('sendAt', wording.unreadableTime(wording.sendAtName, typed.sendAt))
  if (closes === 'unreadable') fault('closes', wording.unreadableTime(wording.closesName, typed.closes))
  if (sendAt instanceof Date) {
    if (sendAt <= now) fault('sendAt', wording.pastTime(wording.sendAtName, words(sendAt)))
    else if (sendAt.getTime() - now.getTime() > longestAhead) fault('sendAt', wording.tooFar)
    const waiting = Object.values(state.notices.notices).filter(({ stage }) => stage === 'scheduled')
    if (waiting.length >= mostScheduled) fault('sendAt', wording.tooManyScheduled(mostScheduled))
  }
  if (closes instanceof Date && typed.receipt) {
    if (closes <= now) fault('closes', wording.pastClosing(words(closes)))
    else if (sendAt instanceof Date && closes <= sendAt) fault('closes', wording.closesBeforeSending)
  }
  return faults
}

function doubtsAbout(
  { text, closes, atAll }: NoticeDraft,
  typed: TypedNotice,
  { alsoCatchAll }: Audience,
  scene: Scene,
): string[] {
  const { ledger, now, settings } = scene
  const moment = (iso: string) => wholeMoment(iso, settings.timeZone, now)
  const { when } = text
  return [
    ...alsoCatchAll.flatMap((id) => {
      const task = ledger.task(id)
      return task ? [wording.catchAll(titleOf(task))] : []
    }),
    ...(when !== undefined && new Date(when) < now ? [wording.pastEvent(moment(when))] : []),
    ...(when !== undefined && closes !== undefined && closes > when
      ? [wording.closesAfterEvent(moment(closes), moment(when))]
      : []),
    ...(!atAll && /@(?:所有人|全体|all)/i.test(text.body) ? [wording.allInText] : []),
    ...(typed.closes !== '' && !typed.receipt ? [wording.closesIgnored] : []),
  ]
}
