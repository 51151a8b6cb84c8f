import { createInterface } from 'node:readline'

/** Lines in, lines out. */
export interface Terminal {
  print(line: string): void
  /** The next line typed, asked for with these words; undefined once there are no more. */
  ask(words: string): Promise<string | undefined>
  readonly width: number
  /** Somebody sits there and sees late answers; a script waits for them instead. */
  readonly interactive: boolean
}

/** The process's own terminal. What is printed while a line is being typed goes above that line. */
export function openTerminal(input: NodeJS.ReadStream, output: NodeJS.WriteStream): Terminal & { close(): void } {
  const interactive = input.isTTY === true && output.isTTY === true
  const lines = createInterface({ input, output: interactive ? output : undefined, terminal: interactive })
  const typed: string[] = []
  let waiting: ((line: string | undefined) => void) | undefined
  let ended = false

  function give(line: string | undefined): void {
    const next = waiting
    waiting = undefined
    next?.(line)
  }
  lines.on('line', (line) => (waiting ? give(line) : typed.push(line)))
  lines.on('close', () => {
    ended = true
    give(undefined)
  })

  return {
    interactive,
    width: Math.max(40, Math.min(output.columns || 80, 100)),
    print(line) {
      if (!interactive || !waiting) return void output.write(`${line}\n`)
      output.write(`\r\u001b[J${line}\n`)
      lines.prompt(true)
    },
    ask(words) {
      const next = typed.shift()
      if (next !== undefined || ended) {
        if (next !== undefined) output.write(`${words}${next}\n`)
        return Promise.resolve(next)
      }
      if (interactive) {
        lines.setPrompt(words)
        lines.prompt()
      }
      return new Promise((resolve) => {
        waiting = (line) => {
          if (!interactive && line !== undefined) output.write(`${words}${line}\n`)
          resolve(line)
        }
      })
    },
    close: () => lines.close(),
  }
}
