import type { Reply } from '../features/outcome.ts'
import type { Incoming } from '../understand/incoming.ts'

/** Resolves once everything the event changed is durable; only a press has a reply. */
export type Receive = (incoming: Incoming) => Promise<Reply | undefined>
