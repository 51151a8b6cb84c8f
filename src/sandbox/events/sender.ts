import { newId } from '../world/ids.ts'
import type { World } from '../world/world.ts'
import { type Delivery, noteAttempt } from './delivery.ts'
import type { Transport } from './transport.ts'

export interface SenderOptions {
  readonly world: World
  readonly appId: string
  readonly verificationToken: string
  readonly transport: Transport
  /** How the faults of the moment change this event's way: more copies, or held back behind the next one. */
  readonly mischief: () => { readonly copies: number; readonly holdBack: boolean }
}

export type Sender = ReturnType<typeof createSender>

// The bot's store of seen ids forgets after a day; a history longer than this helps nobody.
const kept = 2_000

/** Sends events to the bot, again and again as Feishu would, and remembers every attempt. */
export function createSender(options: SenderOptions) {
  const { world, transport } = options
  let deliveries: Delivery[] = []
  let heldBack: Delivery[] = []
  let timer: NodeJS.Timeout | undefined
  let closed = false
  const underWay = new Set<Promise<void>>()

  function envelope(type: string, event: unknown) {
    return {
      schema: '2.0',
      header: {
        event_id: newId('ev-'),
        event_type: type,
        create_time: String(world.now().getTime()),
        token: options.verificationToken,
        app_id: options.appId,
        tenant_key: 'tk-sandbox',
      },
      event,
    }
  }

  function record(type: string, event: unknown, about: Delivery['about'], callback: boolean): Delivery {
    const enveloped = envelope(type, event)
    const delivery: Delivery = {
      id: newId('dl-'),
      eventId: enveloped.header.event_id,
      type,
      about,
      envelope: enveloped,
      callback,
      createdAt: world.now(),
      attempts: [],
      state: 'pending',
      nextAt: undefined,
    }
    deliveries.push(delivery)
    if (deliveries.length > kept) deliveries = deliveries.slice(-kept)
    return delivery
  }

  async function attempt(delivery: Delivery): Promise<void> {
    delivery.nextAt = undefined
    const at = world.now()
    const outcome = await transport.send(delivery)
    noteAttempt(delivery, { at, ...outcome }, world.now())
    world.tell({
      type: 'delivery',
      ...delivery.about,
      data: { id: delivery.id, type: delivery.type, state: delivery.state },
    })
    schedule()
  }

  function start(delivery: Delivery): Promise<void> {
    const work = attempt(delivery).finally(() => underWay.delete(work))
    underWay.add(work)
    return work
  }

  function runDue() {
    const now = world.now().getTime()
    for (const delivery of deliveries) if (delivery.nextAt && delivery.nextAt.getTime() <= now) start(delivery)
    schedule()
  }

  function schedule() {
    clearTimeout(timer)
    if (closed) return
    const next = Math.min(...deliveries.map((delivery) => delivery.nextAt?.getTime() ?? Number.POSITIVE_INFINITY))
    if (next === Number.POSITIVE_INFINITY) return
    // Looks again at least once a minute: the clock may be moved under us.
    timer = setTimeout(runDue, Math.min(Math.max(next - world.now().getTime(), 50), 60_000))
    timer.unref()
  }

  return {
    /** Sends an event; the way back is only recorded, as Feishu does. */
    emit(type: string, event: unknown, about: Delivery['about'] = {}): Delivery {
      const delivery = record(type, event, about, false)
      const { copies, holdBack } = options.mischief()
      if (holdBack) {
        heldBack.push(delivery)
        return delivery
      }
      for (let copy = 0; copy < copies; copy++) start(delivery)
      const later = heldBack
      heldBack = []
      // What was held back goes out once this one has arrived.
      if (later.length) Promise.allSettled([...underWay]).then(() => later.forEach(start))
      return delivery
    },

    /** Sends a card callback, once, and waits for the answer. */
    async call(type: string, event: unknown, about: Delivery['about']): Promise<Delivery> {
      const delivery = record(type, event, about, true)
      await start(delivery)
      return delivery
    },

    deliveries: (): readonly Delivery[] => deliveries,
    /** To be called after the clock was moved: what became due goes out. */
    runDue,
    releaseHeldBack() {
      const later = heldBack
      heldBack = []
      later.forEach(start)
    },
    /** Resolves when no attempt is under way. */
    async settled(): Promise<void> {
      while (underWay.size > 0) await Promise.allSettled([...underWay])
    },
    forget() {
      deliveries = []
      heldBack = []
      clearTimeout(timer)
    },
    close() {
      closed = true
      clearTimeout(timer)
    },
  }
}
