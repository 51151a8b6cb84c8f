import type { TaskId } from '../plan/ids.ts'
import type { Task } from '../plan/task.ts'
import { normalize } from './normalize.ts'
import type { Question } from './question.ts'
import type { Scene } from './read-question.ts'
import { targetPhrases } from './vocabulary.ts'

const mention =
  /(有没有|有无|是否|是不是|有)(提到|写到?|讲到?|说到?|涉及|包含|包括|列出?)|(提到|写到?|讲到?|涉及|包含|包括)(了)?(没有|没|吗)/
/** 不搞强迫命令: what the plan is against. */
const against = /^(不|严禁|禁止|杜绝|防止|反对|遏制)/

/** Whether the plan says so: `旗区委书记是不是要当一线总指挥`. Only its own words decide; anything less is shown, not judged. */
export function readStated({ parsed, subject, vocabulary }: Scene, id: TaskId): Question | undefined {
  const { asked, skeleton, text, segments } = parsed
  if (!asked.yesNo || asked.owner || asked.value || skeleton.years.length > 0 || subject.kind !== 'clauses')
    return undefined
  const task = vocabulary.ledger.task(id)
  if (!task) return undefined
  if (mention.test(text)) return { kind: 'is-stated', task: id, words: [], verdict: 'yes' }
  const content = segments.filter(({ kind }) => kind === 'term' || kind === 'unknown' || kind === 'number')
  const phrases = phrasesOf(task)
  const holding = content.map((segment) => phrases.filter((phrase) => normalize(phrase).includes(segment.text)))
  const stated = [...new Set(phrases)].filter(
    (phrase) => holding.filter((some) => some.includes(phrase)).length >= Math.min(2, content.length),
  )
  const [first] = stated
  if (first === undefined || holding.some((some) => some.length === 0)) return undefined
  const said = content.some(({ text: words }) => against.test(words))
  return {
    kind: 'is-stated',
    task: id,
    words: stated.slice(0, 3),
    verdict: against.test(first) && !said ? 'no' : 'yes',
  }
}

const phrasesOf = ({ title, measures, mentioned, targets }: Task): string[] => [
  title,
  ...measures,
  ...mentioned.map(({ duty }) => duty),
  ...targets.flatMap(targetPhrases),
]
