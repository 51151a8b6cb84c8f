import { button, buttonRow } from '../../card/button.ts'
import { type Card, card, type Element } from '../../card/card.ts'
import { rowOf } from '../../card/layout.ts'
import { grey, markdown, strong } from '../../card/text.ts'
import type { ReportVersion } from '../../plan/progress.ts'
import { titleOf } from '../../plan/task.ts'
import { momentWords } from '../../plan/time-zone.ts'
import { versionById } from '../../state/standing.ts'
import type { Outcome } from '../outcome.ts'
import { refuse } from '../refuse.ts'
import { type Circumstances, isCoordinator, replyWith, type Scene, toCoordinators } from '../scene.ts'
import { reviewCard } from './review-card.ts'
import { progressWording as wording } from './wording.ts'

const perPage = 8

/** Oldest first: who has waited longest comes first. */
const waiting = ({ state }: Pick<Scene, 'state'>): readonly ReportVersion[] =>
  Object.values(state.progress.tasks)
    .flatMap(({ versions }) => versions.filter(({ state: stage }) => stage === 'pending'))
    .sort((a, b) => (a.report.at < b.report.at ? -1 : 1))

/** 待审核: what waits for a coordinator's word, however old its card has become. */
export function toReview(page: number, scene: Scene): Outcome {
  if (!isCoordinator(scene)) return refuse(wording.coordinatorsOnly, scene)
  const content = reviewList(page, scene)
  if (scene.origin.kind === 'pressed') return { changes: [], messages: [], reply: { card: content } }
  return replyWith(content, scene)
}

function reviewList(page: number, scene: Scene): Card {
  const { ledger, settings, now } = scene
  const all = waiting(scene)
  const rows = all.slice(page * perPage, (page + 1) * perPage).map(({ report }): Element => {
    const task = ledger.task(report.task)
    const line = `${report.unit} · ${momentWords(report.at, settings.timeZone, now)}`
    return rowOf(
      [markdown(`${strong(task ? titleOf(task) : report.task)}\n${grey(line)}`)],
      [button(wording.toDecide, { action: 'review.show', report: report.id }, 'primary')],
    )
  })
  const steps = [
    ...(page > 0 ? [button(wording.back, { action: 'review.list', page: page - 1 })] : []),
    ...((page + 1) * perPage < all.length ? [button(wording.more, { action: 'review.list', page: page + 1 })] : []),
  ]
  return card(
    {
      title: wording.toReviewTitle,
      subtitle: wording.countOf(all.length),
      color: 'violet',
      summary: wording.toReviewTitle,
    },
    [
      ...(rows.length > 0 ? rows : [markdown(wording.nothingToReview)]),
      ...(steps.length > 0 ? [buttonRow(steps)] : []),
    ],
  )
}

/** The review once more, as a card that can be pressed. */
export function showReview(id: string, scene: Scene): Outcome {
  if (!isCoordinator(scene)) return refuse(wording.coordinatorsOnly, scene, { typed: id })
  const version = versionById(scene.state.progress, id)
  if (!version) return refuse(wording.notReviewable, scene, { typed: id })
  const { task } = version.report
  const outcome = replyWith(reviewCard(version, scene), scene)
  return {
    ...outcome,
    messages: outcome.messages.map((message) => ({
      ...message,
      key: `review:${id}:${message.key}`,
      about: { tasks: [task], report: id },
    })),
    ...(scene.origin.kind === 'pressed' && { reply: { toast: { type: 'info', content: wording.reviewShown } } }),
  }
}

/** A day before Feishu takes the buttons from a card. */
const oldAfter = 13 * 24 * 60 * 60 * 1000

/** What still waits while its card is about to die goes out anew, once for each life of a card. */
export function dueReviews(circumstances: Circumstances): Outcome {
  const { now, people } = circumstances
  const messages = waiting(circumstances).flatMap((version) => {
    const { id, at, task } = version.report
    const life = Math.floor((now.getTime() - Date.parse(at)) / oldAfter)
    if (life < 1) return []
    return toCoordinators(people).map((to, place) => ({
      key: `review:${id}:again:${life}:${place}`,
      act: { kind: 'send' as const, to, content: { kind: 'card' as const, card: reviewCard(version, circumstances) } },
      about: { tasks: [task], report: id },
    }))
  })
  return { changes: [], messages: messages.filter(({ key }) => !isKnown(key, circumstances)) }
}

function isKnown(key: string, { state }: Circumstances): boolean {
  return state.outbox.pending[key] !== undefined || Object.values(state.outbox.sent).some((sent) => sent.key === key)
}
