import MiniSearch from 'minisearch'
import { answerMessage } from '../features/answer/answer-message.ts'
import type { TargetId, TaskId } from '../plan/ids.ts'
import { createLedger, type Ledger } from '../plan/ledger.ts'
import type { Plan } from '../plan/plan.ts'
import type { Task } from '../plan/task.ts'
import type { UnitsFile } from '../plan/unit.ts'
import type { Lexicon } from '../understand/lexicon.ts'
import { normalize } from '../understand/normalize.ts'
import { readMessage } from '../understand/read-message.ts'
import { buildVocabulary, type Vocabulary } from '../understand/vocabulary.ts'
import { atMost, median, mega, micro, milli, type Row } from './row.ts'

interface Knowledge {
  readonly plan: Plan
  readonly units: UnitsFile
  readonly lexicon: Lexicon
}

/** A larger plan in the same language: each task takes its phrases from two shipped ones and a number of its own. */
function enlarge(plan: Plan, size: number): Plan {
  if (size <= plan.tasks.length) return plan
  const keys = plan.tasks.filter(({ kind }) => kind === 'key')
  const tasks = Array.from({ length: size }, (_, index): Task => {
    const one = keys[index % keys.length] as Task
    const other = keys[(index * 7 + 3) % keys.length] as Task
    const id = `zd-${index + 1}`
    const place = `第${index + 1}片区`
    const mixed = one.measures.map((measure, at) =>
      at % 3 === 0 ? `${place}${measure}` : (other.measures[at] ?? measure),
    )
    const targets = one.targets.map((target, at) => {
      const { repeats: _, ...rest } = target
      return { ...rest, id: `${id}.${at + 1}` as TargetId }
    })
    return { ...one, id: id as TaskId, number: index + 1, title: `${place}${one.title}`, measures: mixed, targets }
  })
  return { ...plan, tasks, bannerRule: { ...plan.bannerRule, statedIn: 'zd-1' as TaskId } }
}

/** Questions of every shape, one for each of many measures and metrics, so that no cache can help. */
function questionsFor(ledger: Ledger): string[] {
  const step = Math.max(1, Math.floor(ledger.plan.tasks.length / 60))
  return ledger.plan.tasks
    .filter((_, index) => index % step === 0)
    .flatMap((task) => [
      ...task.measures.slice(0, 4).map((measure) => `${measure}归谁管`),
      ...task.targets.slice(0, 2).map(({ metric }) => `2025年${metric}要达到多少`),
      `${task.units[0] ?? '市农牧局'}是不是${task.title}的责任单位`,
    ])
}

const stretches = (text: string) => {
  const grams: string[] = []
  for (const phrase of normalize(text).split(/[^\p{L}\p{N}]+/u)) {
    for (let at = 0; at + 2 <= phrase.length; at += 1) grams.push(phrase.slice(at, at + 2))
  }
  return grams
}

function searchIndex({ plan }: Ledger): MiniSearch {
  const index = new MiniSearch({ fields: ['text'], tokenize: stretches, processTerm: (term) => term })
  index.addAll(
    plan.tasks.map((task) => ({
      id: task.id,
      text: [task.title, ...task.measures, ...task.targets.map(({ metric }) => metric)].join('，'),
    })),
  )
  return index
}

function timed(run: () => void): number {
  const before = performance.now()
  run()
  return performance.now() - before
}

interface Sample {
  readonly search: number
  readonly understand: number
  readonly answer: number
  readonly built: number
  readonly bytes: number
}

function heapUsed(): number {
  globalThis.gc?.()
  return process.memoryUsage().heapUsed
}

function sample({ plan, units, lexicon }: Knowledge, size: number): Sample {
  const ledger = createLedger(enlarge(plan, size), units)
  const before = heapUsed()
  let vocabulary: Vocabulary | undefined
  const built = timed(() => {
    vocabulary = buildVocabulary(ledger, lexicon)
  })
  if (!vocabulary) throw new Error('nothing was built')
  const known = vocabulary
  const bytes = heapUsed() - before
  const index = searchIndex(ledger)
  const questions = questionsFor(ledger)
  const rounds = { search: [] as number[], understand: [] as number[], answer: [] as number[] }
  for (let round = 0; round < 4; round += 1) {
    for (const question of questions) {
      const search = timed(() => index.search(question))
      const understand = timed(() => readMessage(question, known))
      const answer = timed(() => answerMessage(question, known))
      if (round === 0) continue
      rounds.search.push(search)
      rounds.understand.push(understand)
      rounds.answer.push(answer)
    }
  }
  return {
    search: median(rounds.search),
    understand: median(rounds.understand),
    answer: median(rounds.answer),
    built,
    bytes,
  }
}

const sizes = [35, 1000, 10_000]

/** Row 3: answering against the bare query of an index of the same texts, at three sizes. */
export function answerRows(knowledge: Knowledge): Row[] {
  const samples = sizes.map((size) => ({ size, ...sample(knowledge, size) }))
  const rows = samples.map(
    ({ size, search, answer, understand, built, bytes }): Row => ({
      name: `answer a question, ${size} tasks`,
      floor: `${micro(search)} MiniSearch query`,
      figure: `${micro(answer)}, of it understanding ${micro(understand)}`,
      ...atMost(answer / search, 3),
      note: `index built in ${milli(built)}, ${mega(bytes)}`,
    }),
  )
  const [small, , large] = samples
  if (!small || !large) return rows
  const growth = large.answer / small.answer / (large.search / small.search)
  rows.push({
    name: 'growth of answering, 35 → 10,000 tasks',
    floor: `× ${(large.search / small.search).toFixed(1)}`,
    figure: `× ${(large.answer / small.answer).toFixed(1)}`,
    ...atMost(growth, 1),
  })
  return rows
}
