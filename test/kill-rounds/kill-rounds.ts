import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { startCountingFeishu } from './counting-feishu.ts'
import { faultsAtTheEnd } from './people-got.ts'
import { type Past, playRound, type RoundPlan } from './round.ts'
import { serviceSubject } from './service-subject.ts'
import { storeSubject } from './store-subject.ts'
import type { Subject } from './subject.ts'

const usage = '用法：npm run kill-rounds -- [store|service] [--rounds 200]'
/** A folder is looked through from its beginning after each round: a new one every so often keeps that short. */
const roundsAFolder = 10

interface Play {
  readonly subject: Subject
  readonly eventsARound: number
  /** Milliseconds within which a kill at the start falls, and one under load. */
  readonly delays: { readonly start: number; readonly load: number }
  /** What people got, once all is quiet. */
  readonly look: (folder: string, past: Past) => Promise<readonly string[]>
  readonly end: () => Promise<void>
}

async function playOf(name: string): Promise<Play> {
  if (name === 'store') {
    const delays = { start: 200, load: 8 }
    return { subject: storeSubject, eventsARound: 600, delays, look: async () => [], end: async () => undefined }
  }
  const feishu = await startCountingFeishu()
  const subject = serviceSubject(feishu)
  return {
    subject,
    eventsARound: 60,
    delays: { start: 1200, load: 150 },
    look: (folder, past) => faultsAtTheEnd(subject, feishu, folder, past),
    end: feishu.close,
  }
}

function aPlan(round: number, { eventsARound, delays }: Play): RoundPlan {
  const killsAtStart = Math.random() < 0.15
  return {
    events: Array.from({ length: eventsARound }, (_, index) => `r${round}-${index}`),
    writers: 1 + Math.floor(Math.random() * 50),
    killAfter: killsAtStart ? 0 : 1 + Math.floor(Math.random() * eventsARound * 0.9),
    delay: Math.random() * (killsAtStart ? delays.start : delays.load),
  }
}

function readOptions() {
  try {
    const options = { rounds: { type: 'string', default: '200' } } as const
    const { values, positionals } = parseArgs({ options, allowPositionals: true })
    const [name = 'store', ...more] = positionals
    const known = (name === 'store' || name === 'service') && more.length === 0
    return known && /^[1-9]\d*$/.test(values.rounds) ? { name, rounds: Number(values.rounds) } : undefined
  } catch {
    return undefined
  }
}

async function playAll(play: Play, rounds: number): Promise<number> {
  const sum = { acknowledged: 0, deliveredAgain: 0, faults: 0 }
  const complain = (round: number, folder: string, faults: readonly string[]) => {
    sum.faults += faults.length
    for (const fault of faults.slice(0, 5)) process.stderr.write(`第 ${round} 轮：${fault}（${folder}）\n`)
  }
  for (let done = 0; done < rounds; ) {
    const root = await mkdtemp(join(tmpdir(), 'duban-kill-'))
    const folder = join(root, 'store')
    const past: Past = { acknowledged: new Set(), open: new Set() }
    for (let inFolder = 0; inFolder < roundsAFolder && done < rounds; inFolder += 1, done += 1) {
      const report = await playRound(play.subject, folder, past, aPlan(done, play))
      sum.acknowledged += report.acknowledged
      sum.deliveredAgain += report.deliveredAgain
      complain(done + 1, folder, report.faults)
    }
    complain(done, folder, await play.look(folder, past))
    if (sum.faults > 0) return 1
    await rm(root, { recursive: true })
    process.stdout.write(`${done} 轮，确认 ${sum.acknowledged} 件，重投 ${sum.deliveredAgain} 件\n`)
  }
  process.stdout.write(`${play.subject.name}：${rounds} 轮 kill -9，没有丢失，没有重复，检查完好\n`)
  return 0
}

const options = readOptions()
if (!options) {
  process.stderr.write(`${usage}\n`)
  process.exitCode = 2
} else {
  const play = await playOf(options.name)
  process.exitCode = await playAll(play, options.rounds).finally(play.end)
}
