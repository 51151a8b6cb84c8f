import { Counter, Gauge, Histogram, Registry } from '@prometheus-io/client'

/** What stands in the outbox at the moment of asking. */
export interface OutboxDepth {
  readonly waiting: number
  readonly held: number
  readonly oldestSeconds: number
}

export type EventOutcome =
  | 'done'
  | 'ignored'
  | 'challenge'
  | 'forged'
  | 'stale'
  | 'malformed'
  | 'busy'
  | 'late'
  | 'failed'

export type Metrics = ReturnType<typeof createMetrics>

export function createMetrics() {
  const registry = new Registry()
  const registers = [registry]
  const events = new Counter({
    name: 'duban_events_total',
    help: 'Requests of Feishu by what they were and what became of them',
    labelNames: ['type', 'outcome'],
    registers,
  })
  const answers = new Histogram({
    name: 'duban_answer_seconds',
    help: 'From an event read to its answer, which waits for the disk',
    buckets: [0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5],
    registers,
  })
  const commits = new Histogram({
    name: 'duban_commit_seconds',
    help: 'From a decision asked for to its entry being durable',
    buckets: [0.0005, 0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5],
    registers,
  })

  // Looking labels up costs as much as counting; there are only some dozens of pairs.
  const counters = new Map<string, { inc(): void }>()

  return {
    registry,
    countEvent(type: string, outcome: EventOutcome): void {
      const pair = `${type} ${outcome}`
      let counter = counters.get(pair)
      if (!counter) {
        counter = events.labels(type, outcome)
        counters.set(pair, counter)
      }
      counter.inc()
    },
    /** Starts a watch; calling what it returns stops it. */
    timeAnswer: () => answers.startTimer(),
    observeCommit: (milliseconds: number) => commits.observe(milliseconds / 1000),
    /** `read` is asked each time somebody reads the metrics. */
    watchOutbox(read: () => OutboxDepth): void {
      const messages = new Gauge({
        name: 'duban_outbox_messages',
        help: 'Messages to be sent (waiting) and those that only a person can release (held)',
        labelNames: ['state'],
        registers,
        collect() {
          const depth = read()
          this.set({ state: 'waiting' }, depth.waiting)
          this.set({ state: 'held' }, depth.held)
          oldest.set(depth.oldestSeconds)
        },
      })
      const oldest = new Gauge({
        name: 'duban_outbox_oldest_seconds',
        help: 'Age of the oldest message waiting to be sent',
        registers,
      })
      void messages
    },
  }
}
