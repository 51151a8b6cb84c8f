import type { Reply } from '../features/outcome.ts'
import type { Metrics } from '../metrics.ts'
import { toIncoming } from './envelope.ts'
import { createPatience, late } from './in-time.ts'
import type { Receive } from './receive.ts'
import { wording } from './wording.ts'

export interface DoorOptions {
  /** Unknown until Feishu was asked; until then events are turned away, to be delivered again. */
  readonly bot: () => { readonly openId: string } | undefined
  readonly receive: Receive
  readonly metrics: Metrics
  readonly log: {
    debug(fields: object, sentence: string): void
    warn(fields: object, sentence: string): void
    error(fields: object, sentence: string): void
  }
}

/** 200 only after everything the event changed is durable; after anything else Feishu delivers it again. */
export interface Answered {
  readonly status: 200 | 500 | 503
  readonly body: object
}

export interface Door {
  answer(payload: unknown): Promise<Answered>
  close(): void
}

/** Feishu waits three seconds, connecting included. */
const answerWithin = 2500
/** As many answers may wait for the disk at once; more of them could not be in time. */
const mostWaiting = 2000

const busy: Answered = { status: 503, body: { error: 'busy' } }
const ok = (body: object): Answered => ({ status: 200, body })

/** Takes in what was proven to come from Feishu, by whichever way, and always answers in time. */
export function createDoor({ bot, receive, metrics, log }: DoorOptions): Door {
  const patience = createPatience(answerWithin)

  async function answer(payload: unknown): Promise<Answered> {
    const ourselves = bot()
    if (!ourselves || patience.waiting >= mostWaiting) {
      metrics.countEvent('unread', 'busy')
      return busy
    }
    const incoming = toIncoming(payload, ourselves)
    if (incoming.kind === 'ignored') {
      metrics.countEvent('ignored', 'ignored')
      log.debug({ eventId: incoming.eventId, why: incoming.why }, 'ignored an event')
      return ok({})
    }

    const { kind, eventId } = incoming
    // A receive that throws before it returns a promise counts as one that rejects.
    const deciding = new Promise<Reply | undefined>((resolve) => resolve(receive(incoming)))
    try {
      const answered = await patience.inTime(deciding, metrics.timeAnswer())
      metrics.countEvent(kind, answered === late ? 'late' : 'done')
      if (answered !== late) return ok(bodyOf(answered))
      log.warn({ eventId, kind }, 'an event was not decided in time')
      deciding.catch((err) => log.error({ err, eventId, kind }, 'an event failed after its answer was due'))
      // Feishu repeats an event, but never a press: there the person has to know.
      return kind === 'press' ? ok({ toast: wording.notYetDone }) : busy
    } catch (err) {
      metrics.countEvent(kind, 'failed')
      log.error({ err, eventId, kind }, 'an event failed')
      return kind === 'press' ? ok({ toast: wording.failed }) : { status: 500, body: { error: 'internal error' } }
    }
  }

  return { answer, close: patience.stop }
}

function bodyOf(answered: Reply | undefined): object {
  if (!answered) return {}
  const { toast, card } = answered
  return { ...(toast && { toast }), ...(card && { card: { type: 'raw', data: card } }) }
}
