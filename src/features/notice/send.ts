import { isDeepStrictEqual } from 'node:util'
import { momentWords, wholeMoment } from '../../plan/time-zone.ts'
import type { Notice } from '../../state/notices.ts'
import { reachOf } from '../../state/reach.ts'
import type { Outcome } from '../outcome.ts'
import { isCoordinator, type Scene, say } from '../scene.ts'
import { deskCard } from './desk-card.ts'
import { deskWording as wording } from './desk-wording.ts'
import { previewCard } from './preview-card.ts'
import { reachMark } from './reach.ts'
import { sendOut } from './sending.ts'
import { atStart } from './standing.ts'
import { noticeWording } from './wording.ts'

interface Pressed {
  readonly now: boolean
  /** Whom the preview showed on which it was pressed. */
  readonly mark: string | undefined
}

/** Only what was previewed is sent, and once: whoever presses second is told who was first. */
export function sendNotice(id: string, { now, mark }: Pressed, scene: Scene): Outcome {
  if (!isCoordinator(scene)) return say(noticeWording.coordinatorsOnly, scene)
  const notice = scene.state.notices.notices[id]
  if (!notice) return say(noticeWording.gone, scene)
  switch (notice.stage) {
    case 'sent':
      return showing(wording.alreadySent(senderOf(notice, scene), moment(notice.sentAt, scene)), notice, scene)
    case 'recalled':
    case 'cancelled':
      return showing(wording.alreadyOver, notice, scene)
    case 'scheduled':
      if (!now) return showing(wording.alreadyScheduled(moment(notice.sendAt, scene)), notice, scene)
      return go(notice, { now, mark }, scene)
    case 'draft':
    case 'held-back':
      return go(notice, { now, mark }, scene)
    default:
      return notice.stage satisfies never
  }
}

function go(notice: Notice, { now: atOnce, mark }: Pressed, scene: Scene): Outcome {
  const { state, origin, now } = scene
  const reach = reachOf(notice.units, scene)
  const { targets, unreachable } = notice
  if (!isDeepStrictEqual(reach, { targets, unreachable }) || (mark !== undefined && mark !== reachMark(reach))) {
    const changed: Notice = { ...notice, ...reach }
    return {
      changes: [{ kind: 'notice-retargeted', notice: notice.id, reach }],
      messages: [],
      reply: {
        toast: { type: 'warning', content: wording.changedReach },
        card: previewCard(changed, scene, [wording.changedReach]),
      },
    }
  }
  if (targets.length === 0) return say(wording.nobodyReached(notice.units.join('、')), scene)
  if (notice.closes !== undefined && new Date(notice.closes) <= now)
    return say(wording.pastClosing(whole(notice.closes, scene)), scene)
  if (!atOnce && notice.sendAt !== undefined) return schedule(notice, notice.sendAt, scene)
  const { sent, outcome } = sendOut(notice, reach, origin.person, scene)
  return {
    ...outcome,
    reply: {
      toast: { type: 'success', content: wording.sending(targets.length) },
      card: deskCard(sent, { ...scene, state }, atStart(sent)),
    },
  }
}

function schedule(notice: Notice, sendAt: string, scene: Scene): Outcome {
  if (new Date(sendAt) <= scene.now) return say(wording.pastTime(wording.sendAtName, whole(sendAt, scene)), scene)
  const number = notice.number || scene.state.notices.count + 1
  const scheduled: Notice = { ...notice, stage: 'scheduled', number }
  return {
    changes: [{ kind: 'notice-scheduled', notice: notice.id, person: scene.origin.person }],
    messages: [],
    reply: {
      toast: { type: 'success', content: wording.scheduled(whole(sendAt, scene)) },
      card: previewCard(scheduled, scene),
    },
  }
}

/** 不发了, or 取消定时. */
export function cancelNotice(id: string, scene: Scene): Outcome {
  if (!isCoordinator(scene)) return say(noticeWording.coordinatorsOnly, scene)
  const notice = scene.state.notices.notices[id]
  if (!notice) return say(noticeWording.gone, scene)
  if (notice.stage === 'sent') return showing(wording.inGroupsAlready, notice, scene)
  if (notice.stage === 'recalled' || notice.stage === 'cancelled') return showing(wording.alreadyOver, notice, scene)
  const { person } = scene.origin
  const cancelled: Notice = { ...notice, stage: 'cancelled', endedBy: person, endedAt: scene.now.toISOString() }
  return {
    changes: [{ kind: 'notice-cancelled', notice: id, person }],
    messages: [],
    reply: {
      toast: { type: 'success', content: notice.stage === 'draft' ? wording.dropped : wording.cancelled },
      card: previewCard(cancelled, scene),
    },
  }
}

/** A press that came too late: it is said why, and the card shows how things stand. */
const showing = (words: string, notice: Notice, scene: Scene): Outcome =>
  say(words, scene, scene.origin.kind === 'pressed' ? { reply: { card: deskCard(notice, scene) } } : {}, 'info')

export const senderOf = ({ sentBy, person }: Notice, { people }: Pick<Scene, 'people'>): string => {
  const who = people.nameOf(person) ?? noticeWording.anonymous
  if (sentBy === 'timer') return `${who}（${wording.timer}）`
  return sentBy === undefined || sentBy === 'sender' || sentBy === 'import'
    ? who
    : (people.nameOf(sentBy) ?? noticeWording.anonymous)
}

const moment = (iso: string | undefined, { settings, now }: Scene) =>
  iso === undefined ? '' : momentWords(iso, settings.timeZone, now)
const whole = (iso: string, { settings, now }: Scene) => wholeMoment(iso, settings.timeZone, now)
