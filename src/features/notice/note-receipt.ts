import { button, buttonRow } from '../../card/button.ts'
import { card } from '../../card/card.ts'
import { escaped, markdown } from '../../card/text.ts'
import type { UnitName } from '../../plan/ids.ts'
import type { Notice } from '../../state/notices.ts'
import { normalize } from '../../understand/normalize.ts'
import { unitNameAt } from '../../understand/unit-names.ts'
import type { Outcome } from '../outcome.ts'
import { isCoordinator, replyWith, type Scene, say } from '../scene.ts'
import { progressWording as wording } from './progress-wording.ts'
import { awaitsReceipts, findNotice } from './standing.ts'
import { noticeWording } from './wording.ts'

const mostChoices = 4
const longestName = 20

/** 杭锦旗电话里说了，王主任: a coordinator notes what a unit said elsewhere. */
export function noteReceipt(words: string, name: string, named: string | undefined, scene: Scene): Outcome {
  if (!isCoordinator(scene)) return say(noticeWording.coordinatorsOnly, scene)
  const said = normalize(words).replaceAll(' ', '')
  const found = unitNameAt(said, 0, scene.ledger)
  if (!found) return say(wording.noSuchUnit(words), scene)
  const [unit] = found.units
  // 杭锦旗王主任: what follows the unit is who said so.
  const who = (name || said.slice(found.end)).replace(/^[的,，:：]/, '').slice(0, longestName)
  const notices = scene.state.notices.notices
  const asked = (notice: Notice) => awaitsReceipts(notice) && notice.units.includes(unit)
  const about = named === undefined ? undefined : findNotice(named, notices)
  if (about && !asked(about)) return say(wording.notAsked(unit), scene)
  const all = (about ? [about] : Object.values(notices)).filter(asked)
  const open = all.filter(({ receipts }) => receipts[unit] === undefined).reverse()
  const [notice, ...others] = open
  if (!notice) {
    const newest = all.at(-1)
    return say(newest ? wording.notedAlready(unit, newest.text.title) : wording.notAsked(unit), scene, {}, 'info')
  }
  return others.length > 0 ? ask(open, unit, who, scene) : note(notice, unit, who, scene)
}

function note({ id, text }: Notice, unit: UnitName, name: string, scene: Scene): Outcome {
  const receipt = { how: 'phone', person: scene.origin.person, ...(name !== '' && { name }) } as const
  const words = wording.noted(unit, text.title, name)
  return say(
    name === '' ? `${words}${wording.nameHint}` : words,
    scene,
    { changes: [{ kind: 'notice-receipted', notice: id, unit, receipt }] },
    'success',
  )
}

function ask(open: readonly Notice[], unit: UnitName, name: string, scene: Scene): Outcome {
  const title = wording.whichNotice(unit)
  const choices = open
    .slice(0, mostChoices)
    .map(({ id, number, text }) =>
      button(`${number} ${text.title}`, { action: 'notice.phone', notice: id, unit, ...(name !== '' && { name }) }),
    )
  return replyWith(
    card({ title, color: 'blue', summary: title }, [markdown(escaped(title)), buttonRow(choices)]),
    scene,
  )
}
