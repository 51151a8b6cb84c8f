import Fastify from 'fastify'
import { guard } from './control/guard.ts'
import { Misuse } from './control/misuse.ts'
import * as act from './control/people-act.ts'
import { control } from './control/routes.ts'
import { page } from './control/static.ts'
import { stream } from './control/stream.ts'
import { chatView, deliveryView, messageView, peopleView } from './control/view.ts'
import { createSender } from './events/sender.ts'
import { createWebhook } from './events/webhook.ts'
import { createFaults } from './faults.ts'
import { readAppInfo } from './platform/app-info.ts'
import { changeMessages } from './platform/change-message.ts'
import { readChats } from './platform/chats.ts'
import { cardSurroundings } from './platform/content.ts'
import { createLimits } from './platform/limits.ts'
import { readPeople } from './platform/people.ts'
import { readMessages } from './platform/read-message.ts'
import { createRequestLog } from './platform/request-log.ts'
import { createScopes } from './platform/scopes.ts'
import { sendMessages } from './platform/send-message.ts'
import { createTokens } from './platform/tokens.ts'
import { createUuids } from './platform/uuids.ts'
import { createCallbackTokens } from './press/callback-tokens.ts'
import { press } from './press/press.ts'
import type { Sandbox, SandboxOptions } from './sandbox.ts'
import { scenario } from './world/seed.ts'
import { until } from './world/until.ts'
import { createWorld } from './world/world.ts'

// A file of 30 MB, the most that Feishu takes, travels to the page as base64.
const bodyLimit = 48 * 1024 * 1024

export async function startSandbox(options: SandboxOptions): Promise<Sandbox> {
  const { appId, clock, verificationToken, stopwatch = () => performance.now(), answerWithinMs = 3_000 } = options
  const world = createWorld(options.seed ?? scenario, clock)
  const now = () => clock.now()
  const tokens = createTokens(options, stopwatch)
  const faults = createFaults(() => tokens.expireAll())
  const gateway = {
    faults,
    limits: createLimits(stopwatch),
    scopes: createScopes(),
    tokens,
    requests: createRequestLog(),
    now,
    stopwatch,
  }
  const uuids = createUuids(now)
  const callbackTokens = createCallbackTokens(now)
  const webhook = createWebhook({ encryptKey: options.encryptKey, verificationToken, now, stopwatch, answerWithinMs })
  const sender = createSender({
    world,
    appId,
    verificationToken,
    transport: webhook,
    mischief: () => faults.forEvent(),
  })
  const acting = { world, sender, scopes: gateway.scopes }
  let moved = false

  const app = Fastify({ bodyLimit, forceCloseConnections: true })
  const platform = { world, gateway, uuids, appId }
  readAppInfo(app, platform)
  sendMessages(app, platform)
  changeMessages(app, platform)
  readMessages(app, platform)
  readChats(app, platform)
  readPeople(app, platform)
  const url = { value: '' }

  const sandbox: Sandbox = {
    get url() {
      return url.value
    },
    get pageUrl() {
      return `${url.value}/`
    },
    now,
    state: () => ({
      now: now().toISOString(),
      clockMoved: moved,
      bot: world.bot,
      people: peopleView(world),
      chats: [...world.chats.values()].map((chat) => chatView(world, chat)),
      faults: faults.list(),
      connection: webhook.state(),
    }),
    people: () => [...world.people.values()],
    chats: () => [...world.chats.values()],
    privateChatOf: (openId) => world.privateChatOf(openId)?.chatId ?? '',
    messagesIn: (chatId) => world.messagesIn(chatId).map(messageView),
    resource: (key) => world.resources.get(key),
    sendAs: (chatId, saying) => messageView(act.say(acting, chatId, saying).message),
    press: (messageId, given) =>
      press(
        { world, sender, tokens: callbackTokens, surroundings: (message) => cardSurroundings(world, message.chatId) },
        messageId,
        given,
      ),
    recallAs: (messageId, openId) => messageView(act.recall(acting, messageId, openId)),
    openAs: (chatId, openId) => act.open(acting, chatId, openId),
    setBotIn: (chatId, openId, inside) => chatView(world, act.setBotIn(acting, chatId, openId, inside)),
    createGroup: (name, members, as) => chatView(world, act.createGroup(acting, name, members, as)),
    dissolve: (chatId, as) => chatView(world, act.dissolve(acting, chatId, as)),
    setPerson(openId, change) {
      const person = world.people.get(openId)
      if (person) Object.assign(person, change)
    },
    setScopes: (scopes) => gateway.scopes.set(scopes),
    moveClock(to) {
      if (!clock.move) throw new Misuse(409, 'this clock cannot be moved')
      clock.move(to)
      sandbox.clockMoved()
      return now()
    },
    clockMoved() {
      moved = true
      world.tell({ type: 'clock', data: { now: now().toISOString() } })
      sender.runDue()
    },
    addFaults(...given) {
      faults.add(given)
      world.tell({ type: 'faults', data: faults.list() })
    },
    clearFaults(id) {
      faults.clear(id)
      sender.releaseHeldBack()
      world.tell({ type: 'faults', data: faults.list() })
    },
    faults: () => faults.list(),
    requests: () => gateway.requests.all(),
    deliveries: () => sender.deliveries(),
    trace(messageId) {
      const message = world.messages.get(messageId)
      const about = sender.deliveries().filter((delivery) => delivery.about.messageId === messageId)
      return {
        message: message ? messageView(message) : null,
        requests: gateway.requests.about(messageId),
        deliveries: about.map(deliveryView),
      }
    },
    limits: () => ({
      broken: gateway.limits.broken(),
      busiest: gateway.limits.busiest(),
      uuidRepeats: uuids.repeats(),
    }),
    connectBot: (botUrl) => webhook.connect(botUrl),
    settled: () => sender.settled(),
    until: (find, withinMs) => until(world, find, withinMs),
    reset() {
      sender.forget()
      faults.clear()
      for (const part of [gateway.limits, gateway.scopes, gateway.requests, uuids, callbackTokens]) part.reset()
      world.reset()
    },
    async close() {
      sender.close()
      await app.close()
    },
  }

  app.register(async (own) => {
    guard(own)
    control(own, sandbox)
    stream(own, world)
    page(own)
  })
  await app.listen({ host: options.host ?? '127.0.0.1', port: options.port ?? 0 })
  const address = app.server.address()
  const port = typeof address === 'object' && address ? address.port : options.port
  url.value = `http://127.0.0.1:${port}`
  if (options.botUrl) await sandbox.connectBot(options.botUrl)
  return sandbox
}
