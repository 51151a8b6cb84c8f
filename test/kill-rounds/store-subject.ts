import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import type { Running, Subject } from './subject.ts'

/** The store alone, in a process of its own. */
export const storeSubject: Subject = {
  name: '存储',
  start(folder) {
    const child = spawn(process.execPath, [join(import.meta.dirname, 'store-child.ts'), folder], {
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
      else waiting.get(line)?.resolve()
    })
    void exit.then(([code]) => {
      const died = new Error(`the process ended with ${code}`)
      ready.reject(died)
      for (const { reject } of waiting.values()) reject(died)
    })

    function deliver(event: string): Promise<void> {
      const acknowledged = Promise.withResolvers<void>()
      waiting.set(event, acknowledged)
      child.stdin.write(`${event}\n`)
      return acknowledged.promise
    }

    async function kill(): Promise<void> {
      child.kill('SIGKILL')
      await exit
    }

    return { ready: ready.promise, kill }
  },
}
