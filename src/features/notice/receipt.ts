import type { OpenId, UnitName } from '../../plan/ids.ts'
import { momentWords } from '../../plan/time-zone.ts'
import type { CardPlace } from '../../state/notice-deliveries.ts'
import type { Notice } from '../../state/notices.ts'
import type { Outcome } from '../outcome.ts'
import { type Scene, say } from '../scene.ts'
import { groupCard, urgeCard } from './group-card.ts'
import { noticeWording as wording } from './wording.ts'

/** 收到: one tap by any of a unit's people. Whose people they are is decided from who presses, and where. */
export function confirmReceipt(id: string, named: UnitName | undefined, scene: Scene): Outcome {
  const { state, origin, now } = scene
  const notice = state.notices.notices[id]
  if (!notice) return say(wording.gone, scene)
  if (notice.stage === 'recalled') return say(wording.recalled, scene)
  if (notice.stage !== 'sent' || !notice.receipt) return say(wording.noReceiptWanted, scene)
  const mine = unitsFor(notice, scene)
  const meant = named === undefined ? mine : mine.filter((unit) => unit === named)
  if (meant.length === 0) return refuse(mine, scene)
  const open = meant.filter((unit) => notice.receipts[unit] === undefined)
  const [unit] = open
  if (unit === undefined) return given(notice, meant[0], scene)
  if (open.length > 1 && !speaksFor(open, scene)) return say(wording.whichUnit, scene)
  const receipt = { how: 'tap', person: origin.person } as const
  const answered: Notice = {
    ...notice,
    receipts: {
      ...notice.receipts,
      ...Object.fromEntries(open.map((each) => [each, { ...receipt, at: now.toISOString() }])),
    },
  }
  const late = notice.closes !== undefined && new Date(notice.closes) < now
  const units = open.join('、')
  return {
    changes: open.map((each) => ({ kind: 'notice-receipted', notice: id, unit: each, receipt })),
    messages: [],
    reply: {
      toast: { type: 'success', content: late ? wording.lateThanks(units) : wording.thanks(units) },
      ...redrawn(answered, scene),
    },
  }
}

/** Units of the notice for which the person may answer: as liaison or leader, or as a member in the unit's own group. */
function unitsFor(notice: Notice, scene: Scene): UnitName[] {
  const { people, origin } = scene
  const own = [...people.unitsOf(origin.person), ...people.leads(origin.person)]
  // Coordinators sit in every group; their tap is nobody's receipt.
  const here = people.isCoordinator(origin.person) ? [] : people.unitsOfChat(origin.chat)
  const asked = notice.units.filter((unit) => own.includes(unit) || here.includes(unit))
  const inThisGroup = asked.filter((unit) => people.unitsOfChat(origin.chat).includes(unit))
  return inThisGroup.length > 0 ? inThisGroup : asked
}

/** Liaison or leader of all of them: one tap answers for all. */
function speaksFor(units: readonly UnitName[], { people, origin }: Scene): boolean {
  const own = [...people.unitsOf(origin.person), ...people.leads(origin.person)]
  return units.every((unit) => own.includes(unit))
}

function refuse(mine: readonly UnitName[], scene: Scene): Outcome {
  if (mine.length > 0) return say(wording.whichUnit, scene)
  return say(scene.people.isCoordinator(scene.origin.person) ? wording.coordinatorTaps : wording.notForYou, scene)
}

function given(notice: Notice, unit: UnitName | undefined, scene: Scene): Outcome {
  const receipt = unit && notice.receipts[unit]
  if (!receipt || unit === undefined) return say(wording.notForYou, scene)
  const who = receipt.how === 'phone' ? wording.byPhone(receipt.name ?? '') : nameOf(receipt.person, scene)
  const at = momentWords(receipt.at, scene.settings.timeZone, scene.now)
  return say(wording.alreadyGiven(unit, who, at), scene, { reply: redrawn(notice, scene) }, 'info')
}

/** A toast knows no person element. */
const nameOf = (person: OpenId, { people }: Scene) => people.nameOf(person) ?? wording.colleague

/** The card that was pressed, at once; all others follow together. */
function redrawn(notice: Notice, scene: Scene) {
  const { message, chat } = scene.origin
  const at = (found: CardPlace) => found.message === message
  const pressed = Object.entries(notice.deliveries).find(([, delivery]) => at(delivery))
  const target = pressed && notice.targets[Number(pressed[0])]
  if (target) return { card: groupCard(notice, target, scene, 'redraw') }
  if (!notice.others.some(at)) return {}
  const [place] = Object.entries(notice.deliveries).find(([, delivery]) => delivery.chat === chat) ?? []
  const reminded = place === undefined ? undefined : notice.targets[Number(place)]
  return reminded ? { card: urgeCard(notice, reminded, scene) } : {}
}
