import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { type CheckReport, checkStore } from '../store/check.ts'

const usage = '用法：npm run check-store -- [--json]'

function readArguments(): { readonly json: boolean } | undefined {
  try {
    const { values } = parseArgs({ options: { json: { type: 'boolean', default: false } } })
    return values
  } catch (error) {
    process.stderr.write(`${error instanceof Error ? error.message : String(error)}。${usage}\n`)
    return undefined
  }
}

async function main(): Promise<number> {
  const options = readArguments()
  if (!options) return 2
  const folder = join(process.env.DATA_DIR || 'data', 'store')
  if (!existsSync(folder)) {
    process.stderr.write(`没有找到存储目录 ${folder}；请检查 DATA_DIR\n`)
    return 1
  }
  const report = await checkStore(folder)
  process.stdout.write(options.json ? `${JSON.stringify(report, (_key, value) => value ?? null)}\n` : inWords(report))
  if (!report.damage) return 0
  const { file, line, what } = report.damage
  process.stderr.write(`存储损坏：${file}${line === undefined ? '' : ` 第 ${line} 行`}：${what}\n`)
  return 1
}

function inWords(report: CheckReport): string {
  const { files, entries, events, changes, first, last, pending, held, snapshotSeq, notes, damage } = report
  const lines = [
    `${report.folder}：${damage ? '有损坏，以下只数到损坏之前' : '完好'}${report.inUse ? '（机器人正在使用）' : ''}`,
    `日志文件 ${files} 个，记录 ${entries} 条，其中来自飞书事件 ${events} 条`,
    ...(first && last ? [`时间自 ${first} 至 ${last}`] : []),
    ...Object.entries(changes).map(([kind, count]) => `  ${kind} ${count}`),
    `待发消息 ${pending} 条，其中搁置 ${held} 条`,
    snapshotSeq === undefined ? '没有可用的快照' : `快照记到第 ${snapshotSeq} 条`,
    ...notes,
  ]
  return `${lines.join('\n')}\n`
}

try {
  process.exitCode = await main()
} catch (error) {
  process.stderr.write(`检查未能完成：${error instanceof Error ? error.message : String(error)}\n`)
  process.exitCode = 1
}
