import { becomePerson, followRoute, moveClock, say, toast } from '../actions.js'
import { routeTo } from '../route.js'
import { chatName, clockNow, getState } from '../state.js'
import { instantOf, local } from '../time.js'
import { nextWorkingDay } from '../working-days.js'

/** Tenths of a second. */
const patience = 30

/** Becomes the person of the step and opens its chat. */
export function goTo({ who, where }) {
  const state = getState()
  const person = state.people.find(({ name }) => name === who)
  if (!person) return
  const seenBy = { ...state, me: person.openId }
  const chat = state.chats.find(
    (one) => one.members.includes(person.openId) && (where ? chatName(one, seenBy) === where : one.kind === 'private'),
  )
  if (chat) location.hash = routeTo({ chatId: chat.chatId, as: person.openId })
  else becomePerson(person.openId)
  followRoute()
}

/** Does what the step offers, by the page's own means; false when it cannot be done yet. */
export async function perform({ say: words, fill, press, clock }) {
  if (words) {
    return say(mentioning(words)).then(
      () => true,
      () => false,
    )
  }
  if (clock) return moveClock({ to: momentOf(clock) }).then(() => true)
  if (fill && !(await fillIn(fill))) return false
  return press ? pressButton(press) : true
}

/** Types into the newest form, as a person would. */
async function fillIn(values) {
  const form = await waitFor(() => [...document.querySelectorAll('.messages .card [role=form]')].at(-1))
  if (!form) toast({ type: 'info', content: '还没有表单可填，先做上一步' })
  for (const [label, text] of Object.entries(values)) {
    const field = [...(form?.querySelectorAll('input, textarea') ?? [])].find((one) => labelOf(one).startsWith(label))
    if (!field) return false
    field.value = text
    field.dispatchEvent(new Event('input', { bubbles: true }))
    field.scrollIntoView({ block: 'nearest' })
  }
  return Boolean(form)
}

const labelOf = (field) => field.getAttribute('aria-label') ?? field.labels?.[0]?.textContent ?? ''

async function pressButton(label) {
  const button = await waitFor(() => buttonCalled(label))
  if (!button) toast({ type: 'info', content: `还没有“${label}”可按，稍等一下` })
  button?.scrollIntoView({ block: 'nearest' })
  button?.click()
  return Boolean(button)
}

/** The newest of that name. */
function buttonCalled(label) {
  const buttons = [...document.querySelectorAll('.messages .card .button:not(:disabled)')]
  return buttons.findLast(({ textContent }) => textContent.trim() === label)
}

/** Once the chat and its cards are there. */
async function waitFor(find) {
  for (let tries = 0; tries < patience; tries += 1) {
    const found = find()
    if (found) return found
    await new Promise((resolve) => setTimeout(resolve, 100))
  }
  return undefined
}

function mentioning(text) {
  const { bot } = getState()
  return text.includes(`@${bot.name}`) ? { text, mentionBot: true } : { text }
}

function momentOf(clock) {
  if (clock === 'next-working-day') return instantOf(nextWorkingDay(local(clockNow()).date), '09:00')
  const [date, time] = clock.split('T')
  return instantOf(date, time)
}
