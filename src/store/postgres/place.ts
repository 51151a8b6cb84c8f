import { hash as digest } from 'node:crypto'

/** One bot's part of a database: every row, lock and channel carries the tenant, so that many bots share one. */
export interface Place {
  readonly url: string
  /** The Feishu app's id. */
  readonly tenant: string
}

/** The sandbox has another app id at each start. */
export const sandboxTenant = 'default'

/** Keys of advisory locks are 64-bit numbers that everyone on the database shares; the first bits of a hash keep them apart. */
export function lockKey(name: 'schema' | 'journal' | 'lead' | 'snapshot', tenant = ''): string {
  const bits = BigInt(`0x${digest('sha256', `duban ${name} ${tenant}`).slice(0, 16)}`)
  return BigInt.asIntN(64, bits).toString()
}

/** A channel's name has at most 63 bytes, a tenant any number. */
export const channelOf = (tenant: string) => `duban_${digest('sha256', tenant).slice(0, 32)}`
