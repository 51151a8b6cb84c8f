import type { Attempt, Delivery } from './delivery.ts'

export interface Transport {
  /** Delivers once and says what came of it; never throws. */
  send(delivery: Delivery): Promise<Omit<Attempt, 'at'>>
  state(): Readonly<Record<string, unknown>>
}
