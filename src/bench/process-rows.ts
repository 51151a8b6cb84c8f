import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { setTimeout as pause } from 'node:timers/promises'
import { wallClock } from '../clock.ts'
import type { Ledger } from '../plan/ledger.ts'
import { runLoad } from './load.ts'
import { startPlatformStub } from './platform-stub.ts'
import { atMost, median, mega, milli, type Row } from './row.ts'
import { residentBytes, root, type ServiceProcess, startServiceProcess } from './service-process.ts'
import { question, requestBytes } from './signed-events.ts'

/** Every package that the service loads before it is ready, and nothing of ours. */
const packages = `import { enableCompileCache, createRequire } from 'node:module'
enableCompileCache()
await Promise.all(['fastify', '@fastify/under-pressure', 'fastify-metrics', '@prometheus-io/client', 'pino', 'zod', 'js-yaml', 'lowdb', 'opencc-js/t2cn', 'pinyin-pro', 'chinese-days', 'croner', 'fflate'].map((name) => import(name)))
createRequire(process.cwd() + '/')('@larksuiteoapi/node-sdk')`

/** Our own files with the packages they need, and nothing done: the least that a start without a build step can take. */
const ourFiles = `import { enableCompileCache, createRequire } from 'node:module'
enableCompileCache()
const { takeOwnImportsAsWritten } = await import('./src/main/own-imports.ts')
takeOwnImportsAsWritten()
await import('./src/main/run.ts')
createRequire(process.cwd() + '/')('@larksuiteoapi/node-sdk')`

async function timeImports(script: string): Promise<number> {
  const before = performance.now()
  const child = spawn(process.execPath, ['--input-type=module', '-e', script], { cwd: root, stdio: 'ignore' })
  const [code] = await once(child, 'exit')
  if (code !== 0) throw new Error('the files could not be imported')
  return performance.now() - before
}

const starts = 7

/** Row 7: from `npm start`'s process on an empty folder to ready, against `node` importing the same packages. */
export async function startRows(): Promise<Row[]> {
  const stub = await startPlatformStub()
  const figures = { imports: [] as number[], ours: [] as number[], ready: [] as number[] }
  try {
    for (let round = 0; round <= starts; round += 1) {
      const imports = await timeImports(packages)
      const ours = await timeImports(ourFiles)
      const service = await startServiceProcess(stub.url)
      await service.stop()
      // The first round fills the compile cache.
      if (round === 0) continue
      figures.imports.push(imports)
      figures.ours.push(ours)
      figures.ready.push(service.untilReady)
    }
  } finally {
    await stub.close()
  }
  const [imports, ours, ready] = [median(figures.imports), median(figures.ours), median(figures.ready)]
  return [
    {
      name: 'start to ready, empty store',
      floor: `${milli(imports)} importing the same packages`,
      figure: milli(ready),
      ...atMost(ready / imports, 1.5),
      note: `importing our own files, and doing nothing, ${(ours / imports).toFixed(2)}`,
    },
  ]
}

/** As many as the platform's pace lets out in a good minute, so that the outbox is empty when memory is read. */
const questionsAsked = 1200

/** Row 8: memory at rest after a load of questions, against the same process right after its start. */
export async function memoryRows(ledger: Ledger): Promise<Row[]> {
  const stub = await startPlatformStub()
  const service = await startServiceProcess(stub.url)
  try {
    const asked = ledger.plan.tasks.flatMap((task) => task.measures.map((measure) => `${measure}归谁管`))
    // A start is over once what the first questions need is built, a moment after being ready.
    const before = await settledBytes(service)
    const now = wallClock.now()
    const requests = Array.from({ length: questionsAsked }, (_, index) =>
      requestBytes(question(`m${index}`, asked[index % asked.length] ?? ''), now),
    )
    await runLoad({ port: service.port, requests, connections: 50 })
    await drained(service.port)
    const after = await settledBytes(service)
    return [
      {
        name: `memory at rest after ${questionsAsked} questions`,
        floor: mega(before),
        figure: mega(after),
        ...atMost(after / before, 1.3),
      },
    ]
  } finally {
    await service.stop()
    await stub.close()
  }
}

async function drained(port: number): Promise<void> {
  for (let second = 0; second < 180; second += 1) {
    const metrics = await (await fetch(`http://127.0.0.1:${port}/metrics`)).text()
    if (/duban_outbox_messages\{state="waiting"\} 0/.test(metrics)) return
    await pause(1000)
  }
  throw new Error('the outbox did not empty')
}

/** Waits until garbage is collected: the lowest of what is seen over some seconds of rest. */
async function settledBytes(service: ServiceProcess): Promise<number> {
  let lowest = Number.POSITIVE_INFINITY
  for (let second = 0; second < 20; second += 1) {
    await pause(1000)
    lowest = Math.min(lowest, await residentBytes(service))
  }
  return lowest
}
