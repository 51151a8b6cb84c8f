import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { StoreError } from '../ports.ts'
import { type CheckReport, checkStore } from '../store/check.ts'
import { checkPostgres } from '../store/postgres/check.ts'
import { sandboxTenant } from '../store/postgres/place.ts'

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

/** The store that the bot would use in this environment. */
async function checkChosen(): Promise<CheckReport> {
  const { DATABASE_URL: url, FEISHU_APP_ID: appId } = process.env
  if (url) return checkPostgres({ url, tenant: appId || sandboxTenant })
  const folder = join(process.env.DATA_DIR || 'data', 'store')
  if (!existsSync(folder)) throw new StoreError('not-writable', `没有找到存储目录 ${folder}；请检查 DATA_DIR`)
  return checkStore(folder)
}

async function main(): Promise<number> {
  const options = readArguments()
  if (!options) return 2
  const report = await checkChosen()
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
    `${files === undefined ? '' : `日志文件 ${files} 个，`}记录 ${entries} 条，其中来自飞书事件 ${events} 条`,
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
  const reason = error instanceof Error ? error.message : String(error)
  process.stderr.write(error instanceof StoreError ? `${reason}\n` : `检查未能完成：${reason}\n`)
  process.exitCode = 1
}
