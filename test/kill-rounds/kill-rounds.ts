import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { type Past, playRound, type RoundPlan } from './round.ts'
import { storeSubject } from './store-subject.ts'

const usage = '用法：npm run kill-rounds -- [--rounds 200]'
const eventsARound = 600
/** A folder is looked through from its beginning after each round: a new one every so often keeps that short. */
const roundsAFolder = 10
const subject = storeSubject

function aPlan(round: number): RoundPlan {
  const killsAtStart = Math.random() < 0.15
  return {
    events: Array.from({ length: eventsARound }, (_, index) => `r${round}-${index}`),
    writers: 1 + Math.floor(Math.random() * 50),
    killAfter: killsAtStart ? 0 : 1 + Math.floor(Math.random() * eventsARound * 0.9),
    delay: Math.random() * (killsAtStart ? 200 : 8),
  }
}

function readRounds(): number | undefined {
  try {
    const { values } = parseArgs({ options: { rounds: { type: 'string', default: '200' } } })
    return /^[1-9]\d*$/.test(values.rounds) ? Number(values.rounds) : undefined
  } catch {
    return undefined
  }
}

async function playAll(rounds: number): Promise<number> {
  const sum = { acknowledged: 0, deliveredAgain: 0, faults: 0 }
  for (let done = 0; done < rounds; ) {
    const folder = await mkdtemp(join(tmpdir(), 'duban-kill-'))
    const past: Past = { acknowledged: new Set(), open: new Set() }
    for (let inFolder = 0; inFolder < roundsAFolder && done < rounds; inFolder += 1, done += 1) {
      const report = await playRound(subject, folder, past, aPlan(done))
      sum.acknowledged += report.acknowledged
      sum.deliveredAgain += report.deliveredAgain
      sum.faults += report.faults.length
      for (const fault of report.faults.slice(0, 5)) process.stderr.write(`第 ${done + 1} 轮：${fault}（${folder}）\n`)
    }
    if (sum.faults > 0) return 1
    await rm(folder, { recursive: true })
    process.stdout.write(`${done} 轮，确认 ${sum.acknowledged} 件，重投 ${sum.deliveredAgain} 件\n`)
  }
  process.stdout.write(`${subject.name}：${rounds} 轮 kill -9，没有丢失，没有重复，检查完好\n`)
  return 0
}

const rounds = readRounds()
if (rounds === undefined) {
  process.stderr.write(`${usage}\n`)
  process.exitCode = 2
} else process.exitCode = await playAll(rounds)
