import { randomUUID } from 'node:crypto'
import { parseArgs } from 'node:util'
import { playReplicas } from './play-replicas.ts'

const usage = '用法：npm run kill-replicas -- [--kills 100] [--events 20000]，用 DATABASE_URL 指明测试库'

function readOptions() {
  try {
    const options = { kills: { type: 'string', default: '100' }, events: { type: 'string', default: '20000' } } as const
    const { kills, events } = parseArgs({ options }).values
    return /^\d+$/.test(kills) && /^\d+$/.test(events) ? { kills: Number(kills), events: Number(events) } : undefined
  } catch {
    return undefined
  }
}

const options = readOptions()
if (!options) {
  process.stderr.write(`${usage}\n`)
  process.exitCode = 2
} else {
  const { kills, events } = options
  const tenant = `kill ${randomUUID()}`
  const report = await playReplicas({ tenant, replicas: 3, events, writers: 60, kills, cuts: kills, longestPeace: 400 })
  const { lost, doubled, stale, damage, milliseconds } = report
  process.stdout.write(
    `三个副本，kill -9 ${report.kills} 次，断开连接 ${report.cuts} 次，确认 ${report.acknowledged} 件，` +
      `每秒 ${Math.round((report.acknowledged / milliseconds) * 1000)} 件；` +
      `丢失 ${lost}，重复 ${doubled}，判断依据过时 ${stale}，检查${damage ?? '完好'}\n`,
  )
  process.exitCode = lost + doubled + stale > 0 || damage ? 1 : 0
}
