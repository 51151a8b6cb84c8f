import type { TaskId } from '../plan/ids.ts'
import { eachOf } from './each-of.ts'
import { unitsAbout, withUnitNamed } from './follow-up.ts'
import { normalize } from './normalize.ts'
import type { MessageReading, Question, Reading } from './question.ts'
import { type Context, noContext, readQuestion } from './read-question.ts'
import { conjunctions, twoSubjects } from './two-subjects.ts'
import type { Vocabulary } from './vocabulary.ts'

/** Longer messages are refused whole: nobody asks a question of this length, and answering one would take long. */
export const longestQuestion = 600
const mostParts = 8

/** Cuts a message into its questions: sentences, numbered lines, clauses that each ask something. */
export function partsOf(text: string): string[] {
  const ordinals = /(?:第[一二三四五六]|其[一二三]|[一二三四]是)(?=[^项条个章部点号款])[,、:]?/g
  // 2025和2030年: both are years.
  const whole = normalize(text).replace(/(20[0-9]{2})(?=[和与、及,]20[0-9]{2}年)/g, '$1年')
  const numbered = (whole.match(ordinals) ?? []).length >= 2 ? whole.replace(ordinals, '\n') : whole
  return numbered
    .replace(/(^|[\n\s;?。])(?:\(?[0-9]{1,2}[.、)](?![0-9])|[①-⑳])/g, '$1\n')
    .split(/[?!。;\n]+/)
    .map((part) => part.replace(/^[\s,、.]+|[\s,、.]+$/g, ''))
    .filter((part) => /[\p{L}\p{N}]/u.test(part))
    .slice(0, mostParts)
}

const asksWho = /谁|哪(个|些|几个|家|几家)?(单位|部门|局|家)|责任单位|责任部门|牵头|由哪|归哪/
/** 几家坐到一起 counts those who act; 要建几家 asks. */
const asksMuch =
  /多少|几成|百分之几|目标|(?<!没|没有|没了|超|超了)指标|(?<=[有要是到建办造评持达成])几[个家户亩]|几[个家户亩](单位|部门)?$|比例要|什么时候|何时|期限|哪年/

/** `目标是多少、哪些单位负责`: two questions about one subject in one sentence. */
function clausesOf(part: string): string[] {
  const pieces = part
    .split(/[,、]|(?<=[多少标])和(?=[哪谁归由])/)
    .map((piece) => piece.trim())
    .filter(Boolean)
  if (pieces.length < 2) return [part]
  const asking = pieces.filter((piece) => asksWho.test(piece) || asksMuch.test(piece))
  if (asking.length < 2) return [part]
  const joined: string[] = []
  let held = ''
  for (const piece of pieces) {
    const whole = held === '' ? piece : `${held}、${piece}`
    if (asksWho.test(piece) || asksMuch.test(piece)) {
      joined.push(whole)
      held = ''
    } else held = whole
  }
  if (held !== '') joined[joined.length - 1] = `${joined.at(-1)}、${held}`
  return joined
}

const refusedAlone = (question: Question) => question.kind === 'refused' && question.why.kind === 'no-subject'

/** The tasks a question turned out to be about; the next part may speak of them as 它 or not at all. */
function tasksAbout(question: Question, { ledger }: Vocabulary): readonly TaskId[] {
  if (question.kind === 'targets')
    return [...new Set(question.targets.flatMap((id) => ledger.taskOfTarget(id)?.id ?? []))]
  if (question.kind === 'refused') return question.why.kind === 'no-such-value' ? question.why.near : []
  if ('task' in question) return [question.task]
  return 'tasks' in question ? question.tasks : []
}

/** Reads a whole message. A part that names no subject speaks of the one before it. */
export function readMessage(text: string, vocabulary: Vocabulary, context: Context = noContext): MessageReading {
  if (text.length > longestQuestion) {
    const question: Question = { kind: 'refused', why: { kind: 'too-long', limit: longestQuestion } }
    return { parts: [{ question, evidence: [], repaired: [], names: [], text: text.slice(0, 40) }] }
  }
  let before = context
  const parts: (Reading & { text: string })[] = []
  for (const piece of partsOf(text).flatMap(clausesOf)) {
    const part = withUnitNamed(piece, before)
    for (const reading of readPart(part, vocabulary, before)) {
      const tasks = tasksAbout(reading.question, vocabulary)
      const words = reading.evidence.map((evidence) => evidence.words).join('')
      const units = unitsAbout(reading.question)
      if (tasks.length > 0 || units.length > 0)
        before = { tasks: tasks.slice(0, 3), units, ...(words !== '' && { words }) }
      parts.push({ ...reading, text: piece })
    }
  }
  const telling = parts.filter(({ question }) => !refusedAlone(question))
  const kept = telling.length > 0 ? telling : parts.slice(0, 1)
  if (kept.length > 0) return { parts: kept }
  return {
    parts: [
      { question: { kind: 'refused', why: { kind: 'no-subject' } }, evidence: [], repaired: [], names: [], text },
    ],
  }
}

/** 那2030年呢: the same of another year. */
const anotherYear = /^(那么?)?(到|在)?((19|20)[0-9]{2}|[0-9]{2})年?(底|末)?(的)?呢?$/

/** `污水治理谁负责，覆盖率多少`: what the part leaves open is settled by the words of the part before. */
function closer(part: string, reading: Reading, vocabulary: Vocabulary, context: Context): Reading {
  const { question } = reading
  if (context.words !== undefined && anotherYear.test(part))
    return readQuestion(`${part.replace(/呢$/, '')}${context.words}目标多少`, vocabulary)
  if (context.words === undefined || question.kind !== 'targets' || question.targets.length < 2) return reading
  const fuller = readQuestion(`${context.words}${part}`, vocabulary)
  const meant = fuller.question.kind === 'targets' ? fuller.question.targets : []
  const targets = question.targets.filter((id) => meant.includes(id))
  return targets.length > 0 ? { ...reading, question: { ...question, targets } } : reading
}

const answers = ({ question }: Reading) => question.kind !== 'refused' && question.kind !== 'choices'

/** `妇联和科协分别管什么`: the same question of each. */
function readEach(part: string, vocabulary: Vocabulary, context: Context): Reading[] | undefined {
  const each = eachOf(part, vocabulary)
  if (!each) return undefined
  const readings = each.map((one) => readOne(one, vocabulary, context))
  const telling = new Set(readings.map(({ question }) => JSON.stringify(question)))
  return readings.every(answers) && telling.size === readings.length ? readings : undefined
}

/** Values and owners asked in one breath are one answer where several subjects are asked apart. */
function readOne(part: string, vocabulary: Vocabulary, context: Context): Reading {
  const reading = readQuestion(part, vocabulary, context)
  const { question } = reading
  return question.kind === 'targets' && asksWho.test(part)
    ? { ...reading, question: { ...question, withOwners: true } }
    : reading
}

/** One clause may still ask two things at once (`目标多少谁负责`) or name two years. */
function readPart(part: string, vocabulary: Vocabulary, context: Context): Reading[] {
  const reading = closer(part, readQuestion(part, vocabulary, context), vocabulary, context)
  const { question } = reading
  const doubtful = question.kind === 'choices' || (question.kind === 'refused' && question.why.kind === 'not-in-plan')
  const years = [...new Set([...part.matchAll(/20[0-9]{2}(?=年)/g)].map(([year]) => year))]
  if (question.kind === 'targets' && years.length > 1 && !/比|较/.test(part)) {
    return years.map((year) =>
      readQuestion(part.replace(/20[0-9]{2}年[和与、及]?/g, '').concat(`${year}年`), vocabulary, context),
    )
  }
  const each = readEach(part, vocabulary, context)
  if (each) return each
  const apart = /分别|各自|各是|各归/.test(part)
  if ((doubtful || apart) && asksWho.test(part)) {
    const pair = twoSubjects(part, vocabulary, apart ? undefined : conjunctions)
    if (pair)
      return pair.map((tasks) => ({
        ...reading,
        question: { kind: 'owners', tasks, asksLead: /牵头/.test(part), besides: [] },
      }))
  }
  if (question.kind === 'targets' && asksWho.test(part)) {
    const tasks = vocabulary.ledger.plan.tasks
      .filter((task) => task.targets.some(({ id }) => question.targets.includes(id)))
      .map(({ id }) => id)
    if (tasks.length > 0)
      return [reading, { ...reading, question: { kind: 'owners', tasks, asksLead: /牵头/.test(part), besides: [] } }]
  }
  return [reading]
}
