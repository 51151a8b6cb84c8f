import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import type { Running, Starting, Subject } from './subject.ts'

/** The store alone, in a process of its own. */
export const storeSubject: Subject = { name: '存储', start: (folder) => startChild('store-child.ts', folder) }

/** One replica of a tenant, whose name stands for the folder. */
export const replicaSubject: Subject = { name: '副本', start: (tenant) => startChild('replica-child.ts', tenant) }

function startChild(script: string, where: string): Starting {
  const child = spawn(process.execPath, [join(import.meta.dirname, script), where], {
    stdio: ['pipe', 'pipe', 'inherit'],
  })
  // Writing to a process that was just killed fails; the events are then simply not acknowledged.
  child.stdin.on('error', () => undefined)
  const exit = once(child, 'exit')
  const waiting = new Map<string, PromiseWithResolvers<void>>()
  const ready = Promise.withResolvers<Running>()
  ready.promise.catch(() => undefined)

  createInterface({ input: child.stdout }).on('line', (line) => {
    if (line === 'ready') ready.resolve({ deliver })
    else {
      waiting.get(line)?.resolve()
      waiting.delete(line)
    }
  })
  let died: Error | undefined
  void exit.then(([code]) => {
    died = new Error(`the process ended with ${code}`)
    ready.reject(died)
    for (const { reject } of waiting.values()) reject(died)
  })

  function deliver(event: string): Promise<void> {
    if (died) return Promise.reject(died)
    const acknowledged = waiting.get(event) ?? Promise.withResolvers<void>()
    waiting.set(event, acknowledged)
    child.stdin.write(`${event}\n`)
    return acknowledged.promise
  }

  async function kill(): Promise<void> {
    child.kill('SIGKILL')
    await exit
  }

  return { ready: ready.promise, ended: exit, kill }
}
