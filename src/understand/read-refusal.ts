import { normalize } from './normalize.ts'
import type { Question, Refusal } from './question.ts'
import type { Scene } from './read-question.ts'
import { type Subject, tasksOf } from './reader.ts'
import type { Vocabulary } from './vocabulary.ts'
import { refusalPatterns } from './words/refusals.ts'

const refused = (why: Refusal): Question => ({ kind: 'refused', why })

/** What no plan can answer, whatever else was said: each in its own words. */
export function refuseOutright({ parsed, subject, vocabulary }: Scene): Question | undefined {
  const { text } = parsed
  for (const [kind, pattern] of [
    ['injection', refusalPatterns.injection],
    ['small-talk', refusalPatterns.smallTalk],
    ['person', refusalPatterns.person],
    ['opinion', refusalPatterns.opinion],
  ] as const) {
    if (pattern.test(text)) return refused({ kind })
  }
  const names = refusalPatterns.names.exec(text)
  if (names && subject.kind !== 'none' && parsed.skeleton.units.length === 0)
    return refused({ kind: 'no-names', words: '名单', near: nearOf(subject, vocabulary) })
  const document = /[\p{Script=Han}]{2,10}[〔([]?20[0-9]{2}[〕)\]]?第?[0-9]{1,4}号/u.exec(text)
  if (document && !sameDocument(document[0], vocabulary.ledger.plan.documentNumber))
    return refused({ kind: 'other-plan', words: document[0] })
  const past = parsed.skeleton.years.find((year) => isPast(year, text, vocabulary))
  if (past !== undefined && parsed.asked.owner)
    return refused({
      kind: 'no-such-year',
      year: past,
      years: vocabulary.ledger.plan.horizons,
      near: nearOf(subject, vocabulary),
    })
  const other = refusalPatterns.otherPlan.exec(text)
  if (other && !vocabulary.index.clauses.some(({ phrases }) => phrases.some((phrase) => phrase.includes(other[0]))))
    return refused({ kind: 'other-plan', words: other[0] })
  if (parsed.skeleton.outside.length > 0) {
    return refused({ kind: 'not-in-plan', words: parsed.skeleton.outside, near: [] })
  }
  return undefined
}

/** 1998年发大水: long before the plan, and no year that something is compared with. */
const isPast = (year: number, text: string, { ledger: { plan } }: Vocabulary): boolean =>
  year < Number(plan.issuedOn.slice(0, 4)) &&
  !new RegExp(`(比|较|对比|相比|相较)于?${year}|${year}年?(相?比|以来|起)`).test(text)

const bare = (document: string) => normalize(document).replace(/[^\p{Script=Han}0-9]|第/gu, '')
const sameDocument = (asked: string, own: string) => bare(asked).endsWith(bare(own)) || bare(own).endsWith(bare(asked))

const nearOf = (subject: Subject, vocabulary: Vocabulary) =>
  subject.kind === 'clauses' ? tasksOf(subject.best, vocabulary).slice(0, 3) : []
