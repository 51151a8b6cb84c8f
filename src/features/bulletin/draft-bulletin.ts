import { type Period, periodBefore, periodOf } from '../../plan/period.ts'
import { readPeriod } from '../../plan/read-period.ts'
import { dayIn } from '../../plan/time-zone.ts'
import type { Outcome } from '../outcome.ts'
import { isCoordinator, replyWith, type Scene, say } from '../scene.ts'
import { bulletinOf } from './bulletin.ts'
import { bulletinCard } from './bulletin-card.ts'
import { bulletinWording as wording } from './wording.ts'

/** Back so many periods every report is still in the ledger, even where nine banners report each month. */
const periodsBack = 3

/** 通报: the draft of a period's bulletin, for coordinators. */
export function draftBulletin(words: string, scene: Scene): Outcome {
  if (!isCoordinator(scene)) return say(wording.coordinatorsOnly, scene)
  const period = periodAsked(words, scene)
  if ('fault' in period) return say(period.fault, scene)
  const card = bulletinCard(bulletinOf(period, scene), scene)
  if (scene.origin.kind === 'pressed') return { changes: [], messages: [], reply: { card } }
  return replyWith(card, scene)
}

export function periodAsked(words: string, { now, settings }: Scene): Period | { readonly fault: string } {
  const today = dayIn(now, settings.timeZone)
  const period = readPeriod(words, today, settings.cycle)
  if (!period) return { fault: wording.whichPeriod }
  let oldest = periodOf(today, settings.cycle)
  for (let back = 0; back < periodsBack; back += 1) oldest = periodBefore(oldest.closes, settings.cycle)
  return period.id < oldest.id ? { fault: wording.tooOld } : period
}
