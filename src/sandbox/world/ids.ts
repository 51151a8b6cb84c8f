import { createHash, randomBytes } from 'node:crypto'

/** A fresh id. Random, so that a bot whose store outlives the sandbox never meets an old id again. */
export function newId(prefix: string): string {
  return prefix + randomBytes(16).toString('hex')
}

/** The same id for the same name on every start, so that a roster may hold it. */
export function stableId(prefix: string, name: string): string {
  return prefix + createHash('sha256').update(`${prefix}${name}`).digest('hex').slice(0, 32)
}
