import { getState } from './state.js'

const system = matchMedia('(prefers-color-scheme: dark)')

export function isDark({ theme } = getState()) {
  return theme === 'dark' || (theme === 'auto' && system.matches)
}

/** Puts the chosen look on the page, and tells the charts, which draw their own colours. */
export function applyTheme(state) {
  const next = isDark(state) ? 'dark' : 'light'
  const root = document.documentElement
  if (root.dataset.theme === next) return
  root.dataset.theme = next
  dispatchEvent(new Event('duban:theme'))
}

export function followSystem(changed) {
  system.addEventListener('change', changed)
}
