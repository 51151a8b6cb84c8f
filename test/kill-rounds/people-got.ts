import { setTimeout as wait } from 'node:timers/promises'
import type { CountingFeishu } from './counting-feishu.ts'
import { journalOf, type Past } from './round.ts'
import { isSubmission, messageOf } from './service-subject.ts'
import type { Subject } from './subject.ts'

/** Milliseconds: what waits in the outbox goes out at Feishu's pace. */
const longest = 180_000

/**
 * The service once more, in peace, until every acknowledged question has its answer; then what people got is counted: one
 * answer a question, one report a form.
 */
export async function faultsAtTheEnd(
  subject: Subject,
  { replies }: CountingFeishu,
  folder: string,
  { acknowledged }: Past,
): Promise<readonly string[]> {
  const submissions = [...acknowledged].filter(isSubmission)
  const questions = [...acknowledged].filter((event) => !isSubmission(event))
  const unanswered = () => questions.filter((event) => !replies.has(messageOf(event)))
  const running = subject.start(folder)
  await running.ready
  for (let waited = 0; unanswered().length > 0 && waited < longest; waited += 200) await wait(200)
  await running.kill()

  const entries = await journalOf(folder)
  const submitted = new Map<string, number>()
  for (const { eventId, changes } of entries) {
    const reports = changes.filter(({ kind }) => kind === 'report-submitted').length
    if (eventId !== undefined && reports > 0) submitted.set(eventId, (submitted.get(eventId) ?? 0) + reports)
  }
  return [
    ...unanswered().map((event) => `没有答复：${event}`),
    ...questions
      .filter((event) => (replies.get(messageOf(event)) ?? 0) > 1)
      .map((event) => `答复了 ${replies.get(messageOf(event))} 次：${event}`),
    ...submissions
      .filter((event) => submitted.get(event) !== 1)
      .map((event) => `填报记了 ${submitted.get(event) ?? 0} 次：${event}`),
  ]
}
