import { button, buttonRow } from '../../card/button.ts'
import { card } from '../../card/card.ts'
import { columns } from '../../card/layout.ts'
import { escaped, grey, markdown } from '../../card/text.ts'
import { momentWords } from '../../plan/time-zone.ts'
import type { Notice } from '../../state/notices.ts'
import type { Outcome } from '../outcome.ts'
import { isCoordinator, replyWith, type Scene, say } from '../scene.ts'
import { deskCard } from './desk-card.ts'
import { deskWording } from './desk-wording.ts'
import { targetWords } from './preview-card.ts'
import { privately } from './privately.ts'
import { progressWording as wording } from './progress-wording.ts'
import { findNotice, receiptCount, standingOf } from './standing.ts'
import { noticeWording } from './wording.ts'

const perPage = 8
const targetsPerPage = 100

/** 通知记录: the newest first. */
export function listNotices(page: number, scene: Scene): Outcome {
  if (!isCoordinator(scene)) return say(noticeWording.coordinatorsOnly, scene)
  const all = Object.values(scene.state.notices.notices)
    .filter(({ number }) => number > 0)
    .sort((a, b) => b.number - a.number)
  if (all.length === 0) return say(wording.emptyList, scene, {}, 'info')
  const shown = all.slice(page * perPage, (page + 1) * perPage)
  const steps = [
    ...(page > 0 ? [button(wording.newer, { action: 'notice.list', page: page - 1 })] : []),
    ...((page + 1) * perPage < all.length ? [button(wording.more, { action: 'notice.list', page: page + 1 })] : []),
  ]
  const content = card({ title: wording.listTitle, color: 'blue', summary: wording.listTitle }, [
    ...shown.map((notice) => {
      const lines = [wording.listLine(notice.number, escaped(notice.text.title)), grey(factsOf(notice, scene))]
      return columns([
        { weight: 4, elements: [markdown(lines.join('\n'))] },
        { weight: 1, elements: [button(wording.open, { action: 'notice.show', notice: notice.id })] },
      ])
    }),
    ...(steps.length > 0 ? [buttonRow(steps)] : []),
  ])
  return scene.origin.kind === 'pressed'
    ? { changes: [], messages: [], reply: { card: content } }
    : replyWith(content, scene)
}

function factsOf(notice: Notice, { state, settings, now }: Scene): string {
  const { sent, total, held } = standingOf(notice, state.outbox)
  const { stage, receipt, units } = notice
  const at = stage === 'scheduled' ? notice.sendAt : (notice.sentAt ?? notice.draftedAt)
  const word = stage === 'draft' ? '' : wording.stageWords[stage]
  return wording.listFacts([
    `${word} ${momentWords(at ?? notice.draftedAt, settings.timeZone, now)}`,
    ...(notice.sentAt === undefined ? [] : [`${sent}/${total}`]),
    ...(held.length > 0 ? [wording.held(held.length)] : []),
    receipt ? wording.receipts(receiptCount(notice), units.length).replaceAll('**', '') : wording.noReceipt,
  ])
}

/** The card of one notice, live from now on. */
export function showNotice(named: string, scene: Scene): Outcome {
  if (!isCoordinator(scene)) return say(noticeWording.coordinatorsOnly, scene)
  const notice = findNotice(named, scene.state.notices.notices)
  if (!notice) return say(noticeWording.gone, scene)
  const about = { tasks: [], person: scene.origin.person, notice: { id: notice.id, as: 'desk' } } as const
  return privately(deskCard(notice, scene), about, scene)
}

/** Every group and person of a notice, where the preview has no room for them; the list itself turns its pages. */
export function listReached(id: string, turned: number | undefined, scene: Scene): Outcome {
  if (!isCoordinator(scene)) return say(noticeWording.coordinatorsOnly, scene)
  const notice = scene.state.notices.notices[id]
  if (!notice) return say(noticeWording.gone, scene)
  const lines = [
    ...notice.targets.map((target) => escaped(targetWords(target, scene))),
    ...notice.unreachable.map((unit) => `${escaped(unit)}${grey(wording.notReached)}`),
  ]
  const page = Math.min(turned ?? 0, Math.max(0, Math.ceil(lines.length / targetsPerPage) - 1))
  const shown = lines.slice(page * targetsPerPage, (page + 1) * targetsPerPage)
  const turn = (text: string, to: number) => button(text, { action: 'notice.reached', notice: id, page: to })
  const steps = [
    ...(page > 0 ? [turn(wording.back, page - 1)] : []),
    ...((page + 1) * targetsPerPage < lines.length ? [turn(wording.next, page + 1)] : []),
  ]
  const content = card(
    {
      title: deskWording.targetsTitle,
      subtitle: notice.text.title,
      color: 'violet',
      summary: deskWording.targetsTitle,
    },
    [
      markdown(shown.map((line, index) => `${page * targetsPerPage + index + 1}. ${line}`).join('\n')),
      ...(steps.length > 0 ? [buttonRow(steps)] : []),
    ],
  )
  if (turned !== undefined) return { changes: [], messages: [], reply: { card: content } }
  return privately(content, { tasks: [], person: scene.origin.person }, scene)
}
