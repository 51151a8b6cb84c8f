import { button, buttonRow } from '../../card/button.ts'
import { type Card, card, type Element } from '../../card/card.ts'
import { personWords } from '../../card/person.ts'
import { richText } from '../../card/rich-text.ts'
import { escaped, grey, markdown } from '../../card/text.ts'
import type { UnitName } from '../../plan/ids.ts'
import type { NoticeTarget, NoticeText } from '../../plan/notice.ts'
import { momentWords, wholeMoment } from '../../plan/time-zone.ts'
import type { Notice } from '../../state/notices.ts'
import type { Circumstances } from '../scene.ts'
import { receiptCount } from './standing.ts'
import { noticeWording as wording } from './wording.ts'

export type CardFacts = Pick<Circumstances, 'state' | 'people' | 'settings' | 'now'>

/** A mention rings only when the card is new: a redraw shows names, so that nobody is called twice. */
type Occasion = 'new' | 'new-plain' | 'redraw'

export function textElements(
  text: NoticeText,
  { settings, now }: CardFacts,
  mention: string = wording.liaisonToken,
): Element[] {
  const body = richText(text.body).replaceAll(wording.liaisonToken, () => mention)
  const when = text.when === undefined ? [] : [markdown(wording.when(wholeMoment(text.when, settings.timeZone, now)))]
  return [markdown(body), ...when]
}

/** The notice as one group sees it, or one liaison privately. */
export function groupCard(notice: Notice, target: NoticeTarget, facts: CardFacts, occasion: Occasion): Card {
  const { text, version, attachment, atAll } = notice
  const callsAll = atAll && occasion === 'new' && target.to.kind === 'chat'
  return card(
    {
      title: text.title,
      color: version > 1 ? 'orange' : 'blue',
      summary: wording.summary(text.title),
      ...(version > 1 && { tags: [{ text: wording.correctedTag, color: 'orange' }] }),
    },
    [
      ...(callsAll ? [markdown('<at id=all></at>')] : []),
      ...textElements(text, facts, liaisonWords(target, facts, occasion !== 'redraw')),
      ...(attachment ? [markdown(grey(wording.attached[attachment.file]), 'notation')] : []),
      ...(notice.receipt ? receiptElements(notice, target.units, facts) : []),
      markdown(grey(footer(notice, facts)), 'notation'),
    ],
  )
}

/** A group of more units than these has one button, for their liaisons. */
const mostOwn = 12

/** The counter, who of this group's units has answered, and a button for those that have not. */
export function receiptElements(notice: Notice, units: readonly UnitName[], facts: CardFacts): Element[] {
  return [
    markdown([grey(counterWords(notice)), ...receiptLines(notice, units, facts)].join('\n')),
    ...receiptButtons(notice, units),
  ]
}

const counterWords = (notice: Notice) => wording.counter(receiptCount(notice), notice.units.length)

const openAmong = ({ receipts }: Notice, units: readonly UnitName[]) =>
  units.filter((unit) => receipts[unit] === undefined)

function receiptLines(notice: Notice, units: readonly UnitName[], facts: CardFacts): string[] {
  const open = openAmong(notice, units)
  const moment = (iso: string) => momentWords(iso, facts.settings.timeZone, facts.now)
  const given = units.flatMap((unit) => {
    const receipt = notice.receipts[unit]
    return receipt ? [wording.given(escaped(unit), receiptWho(receipt, facts), escaped(moment(receipt.at)))] : []
  })
  return [
    ...(notice.closes !== undefined && open.length > 0 ? [escaped(wording.until(moment(notice.closes)))] : []),
    ...given.slice(-mostOwn),
  ]
}

function receiptButtons(notice: Notice, units: readonly UnitName[]): Element[] {
  const open = openAmong(notice, units)
  const press = { action: 'notice.receipt', notice: notice.id } as const
  const buttons =
    units.length === 1 || open.length > mostOwn
      ? open.slice(0, 1).map(() => button(wording.receipted, press, 'primary'))
      : open.map((unit) => button(wording.receiptedFor(unit), { ...press, unit }, 'primary'))
  return buttons.length > 0 ? [buttonRow(buttons)] : []
}

/** Ready for markdown. */
export const receiptWho = ({ how, person, name = '' }: Notice['receipts'][UnitName], { people }: CardFacts): string =>
  how === 'phone' ? escaped(wording.byPhone(name)) : personWords(person, people.nameOf(person))

function liaisonWords({ units }: NoticeTarget, { people }: CardFacts, rings: boolean): string {
  const liaisons = units.flatMap((unit) => people.liaisonsOf(unit))
  if (liaisons.length === 0) return wording.liaison
  const known = liaisons.filter(({ person }) => /^[A-Za-z0-9_-]{1,80}$/.test(person))
  return rings
    ? known.map(({ person }) => `<at id=${person}></at>`).join(' ')
    : liaisons.map(({ name }) => escaped(`@${name}`)).join(' ')
}

function footer({ person, sentAt, draftedAt, correctedAt }: Notice, { people, settings, now }: CardFacts): string {
  const moment = (iso: string) => momentWords(iso, settings.timeZone, now)
  const from = wording.from(people.nameOf(person) ?? wording.anonymous, moment(sentAt ?? draftedAt))
  return correctedAt === undefined ? from : `${from} · ${wording.corrected(moment(correctedAt))}`
}

/** Where the platform no longer lets a card be withdrawn, it says itself that it counts no more. */
export const withdrawnCard = ({ text }: Notice): Card =>
  card({ title: wording.withdrawnTitle(text.title), color: 'grey', summary: wording.withdrawnTitle(text.title) }, [
    markdown(wording.withdrawn),
  ])

/** A reminder to those that have not answered, with the same button; it is not redrawn, and so counts nobody. */
export function urgeCard(notice: Notice, { units }: NoticeTarget, facts: CardFacts): Card {
  const open = openAmong(notice, units)
  const title = wording.urgeTitle(notice.text.title)
  const words = open.length > 0 ? wording.urgeBody(open.join('、')) : wording.urgeDone
  return card({ title, color: open.length > 0 ? 'orange' : 'grey', summary: title }, [
    markdown([escaped(words), ...receiptLines(notice, units, facts)].join('\n')),
    ...receiptButtons(notice, units),
  ])
}
