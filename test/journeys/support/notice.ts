import { openIdOf, type SeedPerson } from '../../../src/sandbox/world/seed.ts'
import type { FormInput, Journey } from './journey.ts'
import type { ReadCard } from './read-card.ts'

/** A new group, bound to the units that a coordinator names in it. */
export async function aGroup(
  journey: Journey,
  name: string,
  units: readonly string[],
  member: SeedPerson = 'official',
) {
  const { sandbox } = journey
  const { chatId } = sandbox.createGroup(name, [openIdOf(member)], openIdOf('coordinator'))
  sandbox.setBotIn(chatId, openIdOf('coordinator'), true)
  for (const unit of units) {
    const said = sandbox.sendAs(chatId, { as: openIdOf('coordinator'), text: `绑定 ${unit}`, mentionBot: true })
    await journey.answerTo(said)
  }
  return chatId
}

/** Fills in the form and gives the preview. */
export async function aPreview(journey: Journey, form: FormInput, by: SeedPerson = 'coordinator'): Promise<ReadCard> {
  const opened = await journey.ask(by, '发通知')
  await journey.submit(by, opened, { title: '调度会通知', body: '25号下午三点开会', audience: ['市农牧局'], ...form })
  return journey.asItStands(opened)
}

/** Sends it, and waits until every group has it. */
export async function aNotice(journey: Journey, form: FormInput = {}) {
  const preview = await aPreview(journey, form)
  await journey.press('coordinator', preview, '发送')
  await journey.sandbox.until(() => journey.asItStands(preview).title.endsWith('已发出') || undefined)
  return preview
}

/** The notice as it stands in a group now. */
export const inGroup = (journey: Journey, chatId: string, title = '调度会通知') =>
  journey.cardIn(chatId, (card) => card.title.includes(title))

/** Waits until the card says so. */
export const says = (journey: Journey, card: ReadCard, words: string | RegExp) =>
  journey.sandbox.until(() => {
    const { words: now } = journey.asItStands(card)
    return (typeof words === 'string' ? now.includes(words) : words.test(now)) || undefined
  })
