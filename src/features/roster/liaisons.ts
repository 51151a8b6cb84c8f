import { button, buttonRow } from '../../card/button.ts'
import { card } from '../../card/card.ts'
import { personWords } from '../../card/person.ts'
import { sentenceCard } from '../../card/sentence-card.ts'
import { escaped, grey, markdown } from '../../card/text.ts'
import type { OpenId, UnitName } from '../../plan/ids.ts'
import type { OutgoingMessage } from '../../state/change.ts'
import { findUnit } from '../../understand/find-unit.ts'
import type { Outcome } from '../outcome.ts'
import { refuse } from '../refuse.ts'
import { isCoordinator, replyWith, type Scene, say, toCoordinators } from '../scene.ts'
import { rosterWording as wording } from './wording.ts'

const toPerson = (key: string, person: OpenId, words: string): OutgoingMessage => ({
  key,
  act: {
    kind: 'send',
    to: { kind: 'person', person },
    content: { kind: 'card', card: sentenceCard(words) },
  },
})

/** The coordinators read what changed hands without them. */
const noteCard = (words: string, people: Scene['people']) => (key: string) =>
  toCoordinators(people).map(
    (to, place): OutgoingMessage => ({
      key: `${key}:note:${place}`,
      act: {
        kind: 'send',
        to,
        content: {
          kind: 'card',
          card: card({ title: wording.rosterTitle, color: 'blue', summary: words }, [markdown(escaped(words))]),
        },
      },
    }),
  )

/** 我是统筹人员: nobody makes themselves one, whoever they are. */
export const refuseCoordinator = (typed: string, scene: Scene): Outcome =>
  refuse(isCoordinator(scene) ? wording.coordinatorAlready : wording.notByYourself, scene, { typed })

/** 我是市农牧局联络员: a coordinator confirms. Coordinators themselves come from the configuration alone. */
export function askToBeLiaison(unitWords: string, scene: Scene): Outcome {
  const { people, origin, vocabulary } = scene
  const unit = findUnit(unitWords, vocabulary)
  if (!unit) return refuse(wording.noSuchUnit(unitWords), scene, { typed: unitWords })
  if (people.unitsOf(origin.person).includes(unit)) return say(wording.already(unit), scene, {}, 'info')
  const person = personWords(origin.person, people.nameOf(origin.person))
  const content = card({ title: wording.askedTitle, subtitle: unit, color: 'violet', summary: wording.askedTitle }, [
    markdown(`${person} ${escaped(wording.askedLine(unit))}`),
    buttonRow([
      button(wording.confirm, { action: 'liaison.confirm', person: origin.person, unit }, 'primary'),
      button(wording.decline, { action: 'liaison.decline', person: origin.person, unit }),
    ]),
  ])
  return say(
    wording.asked(unit),
    scene,
    {
      changes: [{ kind: 'liaison-asked', person: origin.person, unit, chat: origin.chat }],
      messages: toCoordinators(people).map((to, place) => ({
        key: `${origin.eventId}:liaison:${place}`,
        act: { kind: 'send', to, content: { kind: 'card', card: content } },
      })),
    },
    'info',
  )
}

export function settleLiaison(person: OpenId, unit: UnitName, verdict: 'confirm' | 'decline', scene: Scene): Outcome {
  const { state, origin, people } = scene
  if (!isCoordinator(scene)) return refuse(wording.coordinatorsOnly, scene, { typed: `${person} ${unit} ${verdict}` })
  if (state.roster.asked[`${person} ${unit}`] === undefined) return say(wording.requestGone, scene, {}, 'info')
  const name = people.nameOf(person) ?? ''
  const confirmed = verdict === 'confirm'
  const words = confirmed ? wording.confirmed(unit) : wording.declined(unit)
  const done = confirmed ? wording.confirmedToast : wording.declinedToast
  const decided = card({ title: `${done}${unit}`, color: confirmed ? 'green' : 'grey', summary: done }, [
    markdown(`${personWords(person, name || undefined)} ${escaped(wording.askedLine(unit))}`),
  ])
  return {
    changes: [
      confirmed
        ? { kind: 'liaison-confirmed', person, unit, name, confirmedBy: origin.person }
        : { kind: 'liaison-declined', person, unit, declinedBy: origin.person },
    ],
    messages: [toPerson(`${origin.eventId}:settled`, person, words)],
    reply: { toast: { type: 'success', content: done }, card: decided },
  }
}

/** 交接给 @李四: the unit's liaison passes the duty on, in one message. */
export function handOver(scene: Scene): Outcome {
  const { people, origin } = scene
  const [next] = origin.mentions
  if (!next) return say(wording.handOverHow, scene)
  const units = people.unitsOf(origin.person)
  if (units.length === 0) return refuse(wording.notLiaison, scene, { typed: next.name })
  if (next.person === origin.person) return say(wording.toYourself, scene)
  const from = people.nameOf(origin.person) ?? ''
  const names = units.join('、')
  const note = noteCard(wording.handedOverNote(from, names, next.name), people)
  return say(
    wording.handedOver(names, next.name),
    scene,
    {
      changes: units.flatMap((unit) => [
        { kind: 'liaison-confirmed' as const, person: next.person, unit, name: next.name, confirmedBy: origin.person },
        { kind: 'liaison-removed' as const, person: origin.person, unit, removedBy: origin.person },
      ]),
      messages: [
        toPerson(`${origin.eventId}:over`, next.person, wording.youTakeOver(names, from)),
        ...note(`${origin.eventId}:over`),
      ],
    },
    'success',
  )
}

export function removeLiaison(unitWords: string | undefined, scene: Scene): Outcome {
  const { people, origin, vocabulary } = scene
  if (!isCoordinator(scene)) return refuse(wording.coordinatorsOnly, scene, { typed: unitWords ?? '' })
  const [gone] = origin.mentions
  if (!gone) return say(wording.removeHow, scene)
  const only = unitWords === undefined ? undefined : findUnit(unitWords, vocabulary)
  const units = people.unitsOf(gone.person).filter((unit) => only === undefined || unit === only)
  if (units.length === 0) return say(wording.nobody, scene)
  const names = units.join('、')
  const changes = units.map((unit) => ({
    kind: 'liaison-removed' as const,
    person: gone.person,
    unit,
    removedBy: origin.person,
  }))
  const messages = [toPerson(`${origin.eventId}:removed`, gone.person, wording.youAreRemoved(names))]
  return say(wording.removed(gone.name, names), scene, { changes, messages }, 'success')
}

/** 名册: each unit's liaisons and groups, for coordinators. */
export function showRoster(scene: Scene): Outcome {
  const { people, ledger } = scene
  if (!isCoordinator(scene)) return say(wording.coordinatorsOnly, scene)
  const names = ledger.units.units.filter(({ kind }) => kind !== 'catch-all').map(({ name }) => name)
  const reached = names.filter((name) => people.liaisonsOf(name).length + people.chatsOf(name).length > 0)
  const unreached = names.filter((name) => !reached.includes(name))
  const lines = reached.map((name) => {
    const liaisons = people.liaisonsOf(name).map((each) => each.name)
    return wording.rosterLine(name, liaisons.join('、'), people.chatsOf(name).length)
  })
  return replyWith(
    card({ title: wording.rosterTitle, color: 'blue', summary: wording.rosterTitle }, [
      ...(lines.length > 0 ? [markdown(lines.map(escaped).join('\n'))] : []),
      ...(unreached.length > 0
        ? [
            markdown(`**${wording.unreached(unreached.length)}**\n${escaped(unreached.join('、'))}`),
            markdown(grey(wording.howToReach)),
          ]
        : []),
    ]),
    scene,
  )
}
