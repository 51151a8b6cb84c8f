import { button, buttonRow } from '../../card/button.ts'
import { type Card, card } from '../../card/card.ts'
import { escaped, grey, markdown } from '../../card/text.ts'
import type { ChatId, UnitName } from '../../plan/ids.ts'
import type { Ledger } from '../../plan/ledger.ts'
import { findUnit } from '../../understand/find-unit.ts'
import { nothing, type Outcome } from '../outcome.ts'
import { refuse } from '../refuse.ts'
import { isCoordinator, replyWith, type Scene, say } from '../scene.ts'
import { rosterWording as wording } from './wording.ts'

/** 绑定 市农牧局 in the group itself, or a coordinator's press on the card about a new group. */
export function bindChat(named: ChatId | undefined, unitWords: string, scene: Scene): Outcome {
  const { people, origin, vocabulary } = scene
  if (!isCoordinator(scene)) return refuse(wording.coordinatorsOnly, scene, { typed: `${named ?? ''} ${unitWords}` })
  const chat = named ?? (origin.chatKind === 'group' ? origin.chat : undefined)
  if (chat === undefined) return say(wording.inGroupOnly, scene)
  const unit = findUnit(unitWords, vocabulary)
  if (!unit) return say(wording.noSuchUnit(unitWords), scene)
  if (people.chatsOf(unit).includes(chat)) return say(wording.boundAlready(unit), scene, {}, 'info')
  const changes = [{ kind: 'chat-bound' as const, chat, unit, person: origin.person }]
  const words = wording.bound(unit)
  const told = card({ title: words, color: 'green', summary: words }, [markdown(grey(wording.notNow))])
  const message = {
    key: `${origin.eventId}:bound`,
    act: { kind: 'send' as const, to: { kind: 'chat' as const, chat }, content: { kind: 'card' as const, card: told } },
  }
  if (origin.kind === 'pressed')
    return { changes, messages: [message], reply: { toast: { type: 'success', content: words }, card: told } }
  return say(words, scene, { changes }, 'success')
}

export function unbindChat(unitWords: string | undefined, scene: Scene): Outcome {
  const { people, origin, vocabulary } = scene
  if (!isCoordinator(scene)) return refuse(wording.coordinatorsOnly, scene, { typed: unitWords ?? '' })
  const bound = people.unitsOfChat(origin.chat)
  const unit = unitWords === undefined ? (bound.length === 1 ? bound[0] : undefined) : findUnit(unitWords, vocabulary)
  if (unit === undefined || !bound.includes(unit)) return say(wording.notBound, scene)
  return say(
    wording.unbound(unit),
    scene,
    { changes: [{ kind: 'chat-unbound', chat: origin.chat, unit, person: origin.person }] },
    'success',
  )
}

const perPage = 12

/** Units that the group's name points at come first. */
export function chooseUnitCard(chat: ChatId, name: string, page: number, ledger: Ledger): Card {
  const units = ledger.units.units.filter(({ kind }) => kind !== 'catch-all')
  const likely = units.filter((unit) =>
    [unit.name, ...unit.aliases, ...unit.shortAliases].some((each) => name.includes(each)),
  )
  const ordered: UnitName[] = [...new Set([...likely, ...units].map((unit) => unit.name))]
  const shown =
    likely.length > 0 && page === 0
      ? ordered.slice(0, likely.length)
      : ordered.slice(page * perPage, (page + 1) * perPage)
  const more = (page + 1) * perPage < ordered.length
  return card({ title: wording.joinedTitle, subtitle: name, color: 'violet', summary: wording.joinedAsk(name) }, [
    markdown(escaped(wording.joinedAsk(name))),
    buttonRow([
      ...shown.map((unit) => button(unit, { action: 'chat.bind', chat, unit })),
      ...(more
        ? [button(wording.more, { action: 'chat.choose', chat, page: likely.length > 0 && page === 0 ? 0 : page + 1 })]
        : []),
    ]),
    markdown(grey(wording.notNow), 'notation'),
  ])
}

export function chooseUnitForChat(chat: ChatId, page: number, scene: Scene): Outcome {
  if (!isCoordinator(scene)) return say(wording.coordinatorsOnly, scene)
  const content = chooseUnitCard(chat, '', page, scene.ledger)
  if (scene.origin.kind === 'pressed') return { ...nothing, reply: { card: content } }
  return replyWith(content, scene)
}
