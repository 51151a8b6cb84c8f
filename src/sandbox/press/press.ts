import { isDeepStrictEqual } from 'node:util'
import type { CardSurroundings } from '../card-schema/fault.ts'
import { cardPressed, type PressAction } from '../events/payloads.ts'
import type { Sender } from '../events/sender.ts'
import type { Message } from '../world/types.ts'
import type { World } from '../world/world.ts'
import { type PressError, readAnswer } from './callback-answer.ts'
import type { createCallbackTokens } from './callback-tokens.ts'
import { type Component, componentsOf } from './components.ts'
import { type FormProblem, formValues } from './form-values.ts'

/** What a person does to a card: which component (by name, or by the value that it carries) and what they put in. */
export interface Press {
  readonly as: string
  readonly value?: unknown
  readonly tag?: string | undefined
  readonly name?: string | undefined
  readonly form?: Readonly<Record<string, unknown>> | undefined
  readonly input?: string | undefined
  readonly option?: string | undefined
  readonly checked?: boolean | undefined
}

/** What the person's client would show. `invalid` names the field that the client itself complains about. */
export interface PressResult {
  readonly ok: boolean
  readonly status: number | undefined
  readonly toast?: { readonly type: string; readonly content: string }
  readonly card?: Readonly<Record<string, unknown>>
  readonly error?: PressError
  readonly invalid?: FormProblem
}

export interface PressParts {
  readonly world: World
  readonly sender: Sender
  readonly tokens: ReturnType<typeof createCallbackTokens>
  readonly surroundings: (message: Message) => CardSurroundings
}

const liveMs = 14 * 86_400_000

export async function press(parts: PressParts, messageId: string, given: Press): Promise<PressResult> {
  const { world, sender, tokens } = parts
  const message = world.messages.get(messageId)
  const stop = (text: string): PressResult => ({ ok: false, status: undefined, error: { code: 0, text } })
  if (message?.type !== 'interactive') return stop('这不是卡片')
  if (message.recalledAt) return stop('消息已撤回')
  if (world.now().getTime() - message.createdAt.getTime() > liveMs) return stop('卡片已过期，无法操作')
  if (!world.chats.get(message.chatId)?.members.has(given.as)) return stop('不在会话中')
  const component = find(componentsOf(message.content), given)
  if (!component) return stop('卡片上没有这个组件')
  if (component.element.disabled === true) return stop('组件不可用')
  if (!component.calls) return stop('组件没有回调')
  const action = actionOf(component, given)
  if ('problem' in action) return { ok: false, status: undefined, invalid: action.problem }

  const token = tokens.issue(messageId)
  const event = cardPressed(world, message, given.as, token, action.action)
  const delivery = await sender.call('card.action.trigger', event, { chatId: message.chatId, messageId })
  const attempt = delivery.attempts.at(-1)
  if (attempt?.problem === undefined) tokens.answered(token)
  const { toast, card, error } = readAnswer(attempt, parts.surroundings(message))
  if (error) delivery.refused = error
  if (toast) world.tell({ type: 'toast', chatId: message.chatId, messageId, data: { as: given.as, toast } })
  if (card) world.changeMessage(message, card)
  return {
    ok: error === undefined,
    status: attempt?.status,
    ...(toast ? { toast } : {}),
    ...(card ? { card } : {}),
    ...(error ? { error } : {}),
  }
}

function find(components: readonly Component[], given: Press): Component | undefined {
  return components.find((component) => {
    if (given.tag !== undefined && component.tag !== given.tag) return false
    if (given.name !== undefined && component.name !== given.name) return false
    if (given.value !== undefined && !isDeepStrictEqual(component.value, given.value)) return false
    return given.name !== undefined || given.value !== undefined
  })
}

function actionOf(component: Component, given: Press): { action: PressAction } | { problem: FormProblem } {
  const { tag, name, value, form } = component
  const base = { tag, ...(name === undefined ? {} : { name }), ...(value === undefined ? {} : { value }) }
  if (form && component.submits) {
    const filled = formValues(form, given.form ?? {})
    return 'problem' in filled ? filled : { action: { ...base, form_value: filled.values } }
  }
  if (tag === 'input') return { action: { ...base, input_value: given.input ?? '' } }
  if (tag === 'checker') return { action: { ...base, checked: given.checked ?? true } }
  if (tag === 'button' || tag === 'interactive_container') return { action: base }
  const alone = formValues({ name: '', fields: [{ ...component, name: 'alone' }] }, { alone: given.option ?? '' })
  if ('problem' in alone) return alone
  return { action: { ...base, option: String(alone.values.alone) } }
}
