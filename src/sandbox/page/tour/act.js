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
export function perform(act) {
  if (act.say) {
    return say(mentioning(act.say)).then(
      () => true,
      () => false,
    )
  }
  return act.clock ? moveClock({ to: momentOf(act.clock) }).then(() => true) : press(act.press)
}

async function press(label) {
  const button = await buttonCalled(label)
  if (!button) toast({ type: 'info', content: `还没有“${label}”可按，稍等一下` })
  button?.scrollIntoView({ block: 'nearest' })
  button?.click()
  return Boolean(button)
}

/** The newest of that name, once the chat and its cards are there. */
async function buttonCalled(label) {
  for (let tries = 0; tries < patience; tries += 1) {
    const buttons = [...document.querySelectorAll('.messages .card .button:not(:disabled)')]
    const found = buttons.findLast(({ textContent }) => textContent.trim() === label)
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
