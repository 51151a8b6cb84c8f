import { button, buttonRow } from '../../card/button.ts'
import { type Card, card, type Element } from '../../card/card.ts'
import { form, input, submitButton } from '../../card/form.ts'
import { lightWords } from '../../card/light.ts'
import { personWords } from '../../card/person.ts'
import { escaped, grey, markdown, strong } from '../../card/text.ts'
import type { ReportVersion } from '../../plan/progress.ts'
import { metricWords } from '../../plan/target-wording.ts'
import { titleOf } from '../../plan/task.ts'
import { dayIn, momentWords } from '../../plan/time-zone.ts'
import type { OutgoingMessage } from '../../state/change.ts'
import { targetLight } from '../../state/lights.ts'
import { currentValue, versionById } from '../../state/standing.ts'
import { type Circumstances, toCoordinators } from '../scene.ts'
import { reportLines, sayings, statusLine } from './receipt-card.ts'
import { progressWording as wording } from './wording.ts'

/** Old and new value with the light that the new one would have, one line a value. */
function comparison({ report }: ReportVersion, scene: Circumstances): string[] {
  const { state, ledger, now, settings } = scene
  const facts = { progress: state.progress, ledger, today: dayIn(now, settings.timeZone) }
  const corrected = report.corrects === undefined ? undefined : versionById(state.progress, report.corrects)
  return report.values.flatMap(({ target: id, value, banner }) => {
    const target = ledger.target(id)
    if (target?.kind !== 'quantitative') return []
    const { whole, byBanner } = currentValue(target, state.progress, ledger)
    const before = corrected?.report.values.find((each) => each.target === id && each.banner === banner)?.value
    const old = before ?? (banner ? byBanner.get(banner) : whole)?.value
    const from = old === undefined ? wording.neverReported : wording.amount(old, target.unit)
    const light = lightWords(targetLight(target, facts, value, report.status).color)
    return [
      `${escaped(`${banner ? `${banner} ` : ''}${metricWords(target)}`)}：${escaped(from)} → ${strong(wording.amount(value, target.unit))} ${light}`,
    ]
  })
}

function outcomeLine({ state, review }: ReportVersion, scene: Circumstances): Element[] {
  if (!review) return state === 'pending' ? [] : [markdown(grey(wording.states[state]))]
  const who = personWords(review.person, scene.people.nameOf(review.person))
  const verb = state === 'returned' ? wording.gaveBack : wording.approved
  const comment = review.comment ? `：${escaped(review.comment)}` : ''
  return [
    markdown(
      `${wording.reviewed(verb, who)}${comment} ${grey(momentWords(review.at, scene.settings.timeZone, scene.now))}`,
    ),
  ]
}

/** What coordinators decide from; redrawn with the decision, so that it carries no open form. */
export function reviewCard(version: ReportVersion, scene: Circumstances): Card {
  const { report, state } = version
  const task = scene.ledger.task(report.task)
  const title = task ? titleOf(task) : report.task
  const kind = wording.receiptTitle(report.late, report.how).replace('回执', '')
  const person = personWords(report.person, scene.people.nameOf(report.person))
  const open = state === 'pending'
  return card(
    {
      title: open ? wording.reviewTitle(kind) : `${kind} · ${wording.states[state]}`,
      subtitle: title,
      color: open ? 'violet' : state === 'counted' ? 'green' : state === 'returned' ? 'orange' : 'grey',
      summary: `${wording.reviewTitle(kind)}：${report.unit} ${title}`,
    },
    [
      markdown(`${strong(report.unit)} ${person} ${grey(momentWords(report.at, scene.settings.timeZone, scene.now))}`),
      ...(report.values.length > 0 ? [markdown(comparison(version, scene).join('\n'))] : []),
      markdown([statusLine(version, 'period'), ...sayings(version, scene)].join('\n')),
      ...outcomeLine(version, scene),
      ...(open
        ? [
            buttonRow([
              button(wording.approve, { action: 'review.approve', report: report.id }, 'primary'),
              button(wording.giveBack, { action: 'review.return', report: report.id }),
              button(wording.history, { action: 'progress.history', task: report.task }),
            ]),
          ]
        : []),
    ],
  )
}

/** Why it goes back: asked privately, for a form in a group would be everybody's. */
export const returnForm = (version: ReportVersion, scene: Circumstances): Card =>
  card(
    {
      title: wording.returnTitle,
      subtitle: scene.ledger.task(version.report.task)?.title ?? version.report.task,
      color: 'orange',
      summary: wording.returnTitle,
    },
    [
      markdown(reportLines(version, scene).join('\n')),
      form('review', [
        input({ name: 'comment', label: wording.comment, long: true, most: 500, required: true }),
        submitButton('return', wording.giveBack, { action: 'review.return', report: version.report.id }),
      ]),
    ],
  )

export const reviewMessages = (version: ReportVersion, scene: Circumstances): OutgoingMessage[] =>
  toCoordinators(scene.people).map((to, place) => ({
    key: `review:${version.report.id}:${place}`,
    act: { kind: 'send', to, content: { kind: 'card', card: reviewCard(version, scene) } },
    about: { tasks: [version.report.task], report: version.report.id },
  }))
