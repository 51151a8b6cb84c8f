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
  const { units, rest } = unitsIn(normalize(words).replaceAll(' ', ''), scene)
  const [unit, ...others] = units
  if (unit === undefined) return say(wording.noSuchUnit(words), scene)
  // 杭锦旗王主任: what follows the unit is who said so.
  const who = (name || rest).replace(/^[的,，:：]/, '').slice(0, longestName)
  const notices = scene.state.notices.notices
  const about = named === undefined ? undefined : findNotice(named, notices)
  const waiting = (about ? [about] : Object.values(notices)).filter(awaitsReceipts).reverse()
  if (others.length > 0) return noteSeveral(units, waiting, scene)
  const all = waiting.filter((notice) => notice.units.includes(unit))
  const open = all.filter(({ receipts }) => receipts[unit] === undefined)
  const [notice, ...more] = open
  if (notice) return more.length > 0 ? ask(open, unit, who, scene) : note(notice, [unit], who, scene)
  const [newest] = all
  return say(newest ? wording.notedAlready(unit, newest.text.title) : wording.notAsked(unit), scene, {}, 'info')
}

/** 杭锦旗和乌审旗: the units, and what is said behind them. */
function unitsIn(said: string, { ledger }: Scene): { readonly units: readonly UnitName[]; readonly rest: string } {
  const units: UnitName[] = []
  let end = 0
  for (let at = 0; ; ) {
    const found = unitNameAt(said, at, ledger)
    if (!found) return { units: [...new Set(units)], rest: said.slice(end) }
    units.push(...found.units)
    end = found.end
    at = end + (/^(?:还有|[和与及跟、,])/.exec(said.slice(end))?.[0].length ?? 0)
  }
}

/** Of the newest notice that waits for any of them. */
function noteSeveral(units: readonly UnitName[], waiting: readonly Notice[], scene: Scene): Outcome {
  const openOf = (notice: Notice) =>
    units.filter((unit) => notice.units.includes(unit) && notice.receipts[unit] === undefined)
  const notice = waiting.find((each) => openOf(each).length > 0)
  return notice ? note(notice, openOf(notice), '', scene) : say(wording.notAsked(units.join('、')), scene, {}, 'info')
}

function note({ id, text }: Notice, units: readonly UnitName[], name: string, scene: Scene): Outcome {
  const receipt = { how: 'phone', person: scene.origin.person, ...(name !== '' && { name }) } as const
  const words = wording.noted(units.join('、'), text.title, name)
  return say(
    name === '' ? `${words}${wording.nameHint}` : words,
    scene,
    { changes: units.map((unit) => ({ kind: 'notice-receipted', notice: id, unit, receipt })) },
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
