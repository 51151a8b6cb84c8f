import { button, buttonRow, sure } from '../../card/button.ts'
import { type Card, card, type Element } from '../../card/card.ts'
import { shaded } from '../../card/layout.ts'
import { faultsOf } from '../../card/limits.ts'
import { escaped, grey, markdown, strong } from '../../card/text.ts'
import type { NoticeTarget } from '../../plan/notice.ts'
import { momentWords, wholeMoment } from '../../plan/time-zone.ts'
import type { Notice } from '../../state/notices.ts'
import type { Circumstances } from '../scene.ts'
import { deskWording as wording } from './desk-wording.ts'
import { textElements } from './group-card.ts'
import { reachMark } from './reach.ts'
import { audienceWords, someOf } from './unit-words.ts'

const mostInline = 60
const mostShared = 12

/** Everything that will happen when it is sent; nothing has happened yet. */
export function previewCard(notice: Notice, facts: Circumstances, doubts: readonly string[] = []): Card {
  const whole = previewNaming(mostInline, notice, facts, doubts)
  // Beside a long text there is less room for names; a button shows them all.
  return faultsOf(whole).length === 0 ? whole : previewNaming(8, notice, facts, doubts)
}

function previewNaming(most: number, notice: Notice, facts: Circumstances, doubts: readonly string[]): Card {
  const { stage, text } = notice
  const open = stage === 'draft' || stage === 'held-back'
  return card(
    {
      title: wording.stages[stage],
      color: stage === 'scheduled' ? 'wathet' : open ? 'violet' : 'grey',
      summary: wording.previewSummary(text.title),
    },
    [
      ...(doubts.length > 0
        ? [markdown([`**${escaped(wording.check)}**`, ...doubts.map((words) => `• ${escaped(words)}`)].join('\n'))]
        : []),
      ...endLines(notice, facts),
      markdown(grey(wording.shown)),
      shaded([markdown(strong(text.title)), ...textElements(text, facts)]),
      markdown(factLines(most, notice, facts).join('\n')),
      ...reachElements(most, notice, facts),
      ...buttons(notice),
    ],
  )
}

function endLines({ stage, heldBack, number, endedBy, endedAt }: Notice, { people, settings, now }: Circumstances) {
  if (stage === 'held-back' && heldBack) return [markdown(`⚠ ${escaped(wording.heldBack[heldBack])}`)]
  if (stage !== 'cancelled') return []
  const who = (endedBy && people.nameOf(endedBy)) ?? ''
  const words =
    number === 0 || endedAt === undefined
      ? wording.replaced
      : wording.wasCancelled(who, momentWords(endedAt, settings.timeZone, now))
  return [markdown(grey(words))]
}

function factLines(most: number, notice: Notice, { ledger, settings, now }: Circumstances): string[] {
  const { facts } = wording
  const moment = (iso: string) => escaped(wholeMoment(iso, settings.timeZone, now))
  const { text, units, receipt, closes, sendAt, atAll, attachment, stage } = notice
  return [
    facts.audience(escaped(audienceWords(units, ledger, most))),
    ...(text.when === undefined ? [] : [facts.when(moment(text.when))]),
    receipt ? facts.receipt(closes && moment(closes)) : facts.noReceipt,
    sendAt === undefined ? facts.now : facts.at(moment(sendAt)),
    ...(atAll ? [facts.atAll] : []),
    ...(attachment ? [facts.attachment(escaped(attachment.name || wording.picture))] : []),
    ...(!attachment && stage === 'draft' ? [grey(facts.noAttachment)] : []),
  ]
}

function reachElements(most: number, notice: Notice, facts: Circumstances): Element[] {
  const groups = notice.targets.filter(({ to }) => to.kind === 'chat')
  const persons = notice.targets.filter(({ to }) => to.kind === 'person')
  const names = (targets: readonly NoticeTarget[]) =>
    escaped(
      someOf(
        targets.map((target) => targetWords(target, facts)),
        most,
      ),
    )
  const shared = groups.some(({ units }) => units.length > 1)
  const lines = [
    ...(groups.length > 0 ? [`${wording.groups(groups.length)}：${names(groups)}`] : []),
    ...(shared ? [grey(wording.shared)] : []),
    ...(persons.length > 0 ? [`${wording.privately(persons.length)}：${names(persons)}`] : []),
    ...(notice.unreachable.length > 0
      ? [`${wording.unreachable(notice.unreachable.length)}：${escaped(someOf(notice.unreachable, most))}`]
      : []),
  ]
  const hidden = [groups, persons, notice.unreachable].some(({ length }) => length > most)
  return [
    markdown(lines.join('\n')),
    ...(hidden ? [buttonRow([button(wording.allTargets, { action: 'notice.reached', notice: notice.id })])] : []),
  ]
}

/** 准格尔旗（准格尔旗工作群）, or the liaison of a unit without a group. */
export function targetWords({ to, units }: NoticeTarget, { state, people }: Pick<Circumstances, 'state' | 'people'>) {
  const named = someOf(units, mostShared)
  const beside = to.kind === 'chat' ? state.chats.joined[to.chat]?.name : people.nameOf(to.person)
  // 市水利局工作群 says whose group it is.
  if (to.kind === 'chat' && beside && units.every((unit) => beside.includes(unit))) return beside
  return beside ? `${named}（${beside}）` : named
}

function buttons(notice: Notice): Element[] {
  const { id, stage, sendAt, attachment } = notice
  const send = { action: 'notice.send', notice: id, mark: reachMark(notice) } as const
  if (stage === 'scheduled') {
    return [
      buttonRow([
        sure(button(wording.sendNow, { ...send, now: true }), wording.sendNow, wording.sendNow),
        button(wording.edit, { action: 'notice.open', from: id }),
        button(wording.cancel, { action: 'notice.cancel', notice: id }, 'danger'),
      ]),
    ]
  }
  if (stage !== 'draft' && stage !== 'held-back') return []
  const timed = stage === 'draft' && sendAt !== undefined
  return [
    buttonRow([
      ...(timed ? [button(wording.sendAtTime, send, 'primary_filled')] : []),
      timed
        ? button(wording.sendNow, { ...send, now: true })
        : button(wording.send, { ...send, ...(stage === 'held-back' && { now: true }) }, 'primary_filled'),
      button(wording.edit, { action: 'notice.open', from: id }),
      ...(attachment && stage === 'draft' ? [button(wording.detach, { action: 'notice.detach', notice: id })] : []),
      button(wording.drop, { action: 'notice.cancel', notice: id }),
    ]),
  ]
}
