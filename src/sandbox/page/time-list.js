import { moveFocus } from './popover.js'
import { html } from './view.js'

const two = (number) => String(number).padStart(2, '0')
const hours = Array.from({ length: 24 }, (_, hour) => two(hour))
const minutes = Array.from({ length: 60 }, (_, minute) => two(minute))

/** Hours and minutes side by side; a time is written `HH:mm`. */
export function TimeList({ value = '', onPick }) {
  const [hour = '09', minute = '00'] = value ? value.split(':') : []
  const list = (
    label,
    all,
    chosen,
    pick,
  ) => html`<div class="time-list" role="listbox" aria-label=${label} onKeyDown=${(event) => moveFocus(event, event.currentTarget)}>
    ${all.map((one) => html`<button key=${one} type="button" role="option" aria-selected=${one === chosen} tabindex=${one === chosen ? 0 : -1} ref=${(box) => one === chosen && box && keepInSight(box)} onClick=${() => pick(one)}>${one}</button>`)}
  </div>`
  return html`<div class="times">
    ${list('时', hours, hour, (next) => onPick(`${next}:${minute}`))}
    ${list('分', minutes, minute, (next) => onPick(`${hour}:${next}`))}
  </div>`
}

function keepInSight(box) {
  requestAnimationFrame(() => box.parentElement?.scrollTo({ top: box.offsetTop - box.parentElement.clientHeight / 2 }))
}
