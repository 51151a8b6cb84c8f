import type { ButtonValue } from '../understand/intent.ts'
import type { Element } from './card.ts'
import { plain, shorten } from './card.ts'

export type ButtonLook = 'default' | 'primary' | 'primary_filled' | 'danger' | 'text'

/** The value says which thing is meant; who may do it is decided from who presses. */
export const button = (text: string, value: ButtonValue, look: ButtonLook = 'default'): Element => ({
  tag: 'button',
  type: look,
  size: 'small',
  text: plain(shorten(text, 100)),
  behaviors: [{ type: 'callback', value }],
})

/** Opens an address in the browser; nothing comes back to the bot. */
export const linkButton = (text: string, url: string, look: ButtonLook = 'default'): Element => ({
  tag: 'button',
  type: look,
  size: 'small',
  text: plain(shorten(text, 100)),
  behaviors: [{ type: 'open_url', default_url: url }],
})

/** Buttons side by side that wrap on a phone. */
export const buttonRow = (buttons: readonly Element[]): Element => ({
  tag: 'column_set',
  flex_mode: 'flow',
  horizontal_spacing: '8px',
  columns: buttons.map((one) => ({ tag: 'column', width: 'auto', elements: [one] })),
})

/** Asks once more before it is pressed. */
export const sure = (pressed: Element, title: string, text: string): Element => ({
  ...pressed,
  confirm: { title: plain(title), text: plain(text) },
})
