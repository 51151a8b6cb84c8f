import { Misuse } from './control/misuse.ts'
import * as act from './control/people-act.ts'
import { chatView, deliveryView, messageView, peopleView } from './control/view.ts'
import type { Sender } from './events/sender.ts'
import type { Transport } from './events/transport.ts'
import type { Faults } from './faults.ts'
import { cardSurroundings } from './platform/content.ts'
import type { createPlatform } from './platform/platform.ts'
import type { createCallbackTokens } from './press/callback-tokens.ts'
import { press } from './press/press.ts'
import type { Sandbox, SandboxOptions } from './sandbox.ts'
import type { SandboxClock, SceneSet } from './world/types.ts'
import { until } from './world/until.ts'
import type { World } from './world/world.ts'

export interface OperateParts {
  readonly world: World
  readonly clock: SandboxClock
  readonly faults: Faults
  readonly sender: Sender
  readonly transport: Transport
  readonly platform: ReturnType<typeof createPlatform>
  readonly callbackTokens: ReturnType<typeof createCallbackTokens>
  readonly inspect: SandboxOptions['inspect']
  readonly startAfresh: SandboxOptions['startAfresh']
}

type Operated = Omit<Sandbox, 'url' | 'pageUrl' | 'connectBot' | 'dropConnections' | 'close'>

/** Everything that people, scripts and tests can do to the sandbox, apart from starting and stopping it. */
export function operate(parts: OperateParts): Operated {
  const { world, clock, faults, sender, platform, callbackTokens } = parts
  const acting = { world, sender, scopes: platform.scopes }
  const pressing = {
    world,
    sender,
    tokens: callbackTokens,
    surroundings: ({ chatId }: { chatId: string }) => cardSurroundings(world, chatId),
  }
  const tellFaults = () => world.tell({ type: 'faults', data: faults.list() })
  let moved = false
  let scene: SceneSet | undefined

  function clockMoved() {
    moved = true
    world.tell({ type: 'clock', data: { now: world.now().toISOString() } })
    sender.runDue()
  }

  return {
    now: world.now,
    state: () => ({
      world: world.id(),
      startsAfresh: parts.startAfresh !== undefined,
      now: world.now().toISOString(),
      clockMoved: moved,
      bot: world.bot,
      menu: world.menu,
      people: peopleView(world),
      chats: [...world.chats.values()].map((chat) => chatView(world, chat)),
      faults: faults.list(),
      scene: scene ?? null,
      connection: parts.transport.state(),
    }),
    people: () => [...world.people.values()],
    chats: () => [...world.chats.values()],
    privateChatOf: (openId) => world.privateChatOf(openId)?.chatId ?? '',
    messagesIn: (chatId) => world.messagesIn(chatId).map(messageView),
    resource: (key) => world.resources.get(key),

    sendAs: (chatId, saying) => messageView(act.say(acting, chatId, saying).message),
    press: (messageId, given) => press(pressing, messageId, given),
    recallAs: (messageId, openId) => messageView(act.recall(acting, messageId, openId)),
    openAs: (chatId, openId) => act.open(acting, chatId, openId),
    chooseMenu: (key, openId) => act.chooseMenu(acting, key, openId),
    setBotIn: (chatId, openId, inside) => chatView(world, act.setBotIn(acting, chatId, openId, inside)),
    createGroup: (name, members, as) => chatView(world, act.createGroup(acting, name, members, as)),
    dissolve: (chatId, as) => chatView(world, act.dissolve(acting, chatId, as)),

    setPerson(openId, change) {
      const person = world.people.get(openId)
      if (!person) throw new Misuse(404, 'no such person')
      Object.assign(person, change)
    },
    setScopes: (scopes) => platform.scopes.set(scopes),
    moveClock(to) {
      if (!clock.move) throw new Misuse(409, 'this clock cannot be moved')
      clock.move(to)
      clockMoved()
      return world.now()
    },
    clockMoved,
    setScene(next) {
      scene = { ...next, at: world.now().toISOString() }
      moved = false
      world.tell({ type: 'scene' })
    },
    addFaults(...given) {
      faults.add(given)
      tellFaults()
    },
    clearFaults(id) {
      faults.clear(id)
      sender.releaseHeldBack()
      tellFaults()
    },
    faults: () => faults.list(),

    requests: () => platform.requests.all(),
    deliveries: () => sender.deliveries(),
    trace(messageId) {
      const message = world.messages.get(messageId)
      const about = sender.deliveries().filter((delivery) => delivery.about.messageId === messageId)
      return {
        message: message ? messageView(message) : null,
        requests: platform.requests.about(messageId),
        deliveries: about.map(deliveryView),
        ...(parts.inspect && { bot: parts.inspect(messageId) }),
      }
    },
    limits: () => ({
      broken: platform.limits.broken(),
      busiest: platform.limits.busiest(),
      uuidRepeats: platform.uuids.repeats(),
    }),
    settled: () => sender.settled(),
    until: (find, withinMs) => until(world, find, withinMs),
    reset() {
      scene = undefined
      sender.forget()
      faults.clear()
      platform.reset()
      callbackTokens.reset()
      world.reset()
    },
  }
}
