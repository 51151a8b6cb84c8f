import { type ChildProcess, spawn } from 'node:child_process'
import { createInterface } from 'node:readline'
import { onTestFinished } from 'vitest'

const root = new URL('../..', import.meta.url).pathname

export interface Started {
  readonly child: ChildProcess
  readonly stdout: readonly string[]
  readonly stderr: readonly string[]
  /** Resolves with the first line on stderr that matches, as soon as it is there. */
  said(pattern: RegExp): Promise<string>
  readonly exited: Promise<number | null>
}

/** Starts the service as an operator does, with nothing but the given environment. */
export function startProcess(env: NodeJS.ProcessEnv, as?: { readonly uid: number; readonly gid: number }): Started {
  const child = spawn(process.execPath, ['--disable-warning=ExperimentalWarning', 'src/start.js'], {
    cwd: root,
    env: { PATH: process.env.PATH, NODE_COMPILE_CACHE: process.env.NODE_COMPILE_CACHE, PORT: '0', ...env },
    ...as,
  })
  onTestFinished(() => {
    child.kill('SIGKILL')
  })
  const stdout: string[] = []
  const stderr: string[] = []
  const heard: ((line: string) => void)[] = []
  createInterface({ input: child.stdout }).on('line', (line) => stdout.push(line))
  createInterface({ input: child.stderr }).on('line', (line) => {
    stderr.push(line)
    for (const listener of heard) listener(line)
  })
  const exited = new Promise<number | null>((resolve) => child.on('close', resolve))
  const said = (pattern: RegExp) =>
    new Promise<string>((resolve, reject) => {
      const before = stderr.find((line) => pattern.test(line))
      if (before !== undefined) resolve(before)
      heard.push((line) => pattern.test(line) && resolve(line))
      void exited.then((code) => reject(new Error(`ended with ${code} before it said so: ${stderr.join('\n')}`)))
    })
  return { child, stdout, stderr, said, exited }
}
