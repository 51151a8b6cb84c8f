import { existsSync, writeFileSync } from 'node:fs'
import { rm } from 'node:fs/promises'
import { join } from 'node:path'
import type { Config } from '../config.ts'
import { continued, openingBegins, playOpening, preparing } from '../sandbox/opening/play-opening.ts'
import type { Sandbox } from '../sandbox/sandbox.ts'
import type { DemoParts } from './start-demo.ts'

/**
 * An empty demonstration opens on a day when something happens; one with a history goes on where that ended. Where the
 * operator sets the clock, or a database that may serve others, nothing is done. Returns how the day begins.
 */
export function liveTheDay(
  sandbox: Sandbox,
  { clockStart, databaseUrl, dataDir }: Config,
  { clock, store, log, startAfresh }: DemoParts,
): (() => () => Promise<void>) | undefined {
  if (clockStart !== undefined || databaseUrl !== undefined) return undefined
  const { at } = store.state
  // As long as it lies there the story has not come to its end.
  const mark = join(dataDir, 'store', 'opening')
  if (at !== undefined) {
    clock.move(new Date(at))
    if (existsSync(mark) && startAfresh) return beginAfresh(startAfresh)
    sandbox.setScene(continued)
    return undefined
  }

  writeFileSync(mark, '')
  clock.move(openingBegins)
  sandbox.setScene(preparing)
  return () => {
    const stop = new AbortController()
    const onTrouble = (err: unknown) => log.warn({ err }, 'the opening is not as it should be')
    void playOpening(sandbox, { signal: stop.signal, onTrouble })
      .then((ended) => (ended ? rm(mark, { force: true }) : undefined))
      .catch(onTrouble)
    return async () => stop.abort()
  }
}

const beginAfresh = (startAfresh: () => void) => () => {
  startAfresh()
  return async () => {}
}
