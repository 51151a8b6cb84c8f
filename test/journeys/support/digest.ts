import type { Journey } from './journey.ts'

/** The digests in a chat, the oldest first. */
export const digestsIn = (journey: Journey, chat: string) =>
  journey.cardsIn(chat).filter(({ title }) => title.endsWith('督办提醒'))

/** The digest of a day, `12月1日`, as it comes. */
export const digestIn = (journey: Journey, chat: string, day: string) =>
  journey.cardIn(chat, ({ title }) => title === `${day}督办提醒`)

export const labelsOf = ({ buttons }: { readonly buttons: readonly { readonly label: string }[] }) =>
  buttons.map(({ label }) => label)
