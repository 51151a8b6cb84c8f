const hues = new Set([
  'blue',
  'wathet',
  'turquoise',
  'green',
  'lime',
  'yellow',
  'orange',
  'red',
  'carmine',
  'violet',
  'purple',
  'indigo',
])
const spacings = { small: '4px', medium: '8px', large: '12px', extra_large: '16px' }
const sizes = {
  'heading-0': 30,
  'heading-1': 24,
  'heading-2': 20,
  'heading-3': 18,
  'heading-4': 16,
  heading: 16,
  normal: 14,
  notation: 12,
  normal_v2: 14,
  'xxxx-large': 30,
  'xxx-large': 24,
  'xx-large': 20,
  'x-large': 18,
  large: 16,
  medium: 14,
  small: 12,
  'x-small': 10,
}

export const spacing = (word, otherwise = '8px') => spacings[word] ?? (word || otherwise)

export const fontSize = (word) => (sizes[word] ? `${sizes[word]}px` : undefined)

const aliases = { gray: 'grey', sunflower: 'yellow' }

export function hueOf(name = 'neutral') {
  const [hue] = name.split('-')
  return aliases[hue] ?? hue
}

/** `red`, `red-500`, `grey`, `neutral`; anything else keeps the text's own colour. */
export function textColor(name) {
  if (!name || name === 'default') return undefined
  const hue = hueOf(name)
  if (hue === 'grey' || hue === 'neutral') return 'var(--text-3)'
  if (hue === 'white') return '#fff'
  return hues.has(hue) ? `var(--${hue}-text)` : undefined
}

/** Backgrounds of columns, panels and boxes: `grey`, `blue-50`, `red-100`, … */
export function background(name) {
  if (!name || name === 'default') return undefined
  if (name === 'laser')
    return 'linear-gradient(90deg, color-mix(in srgb, var(--blue) 14%, var(--surface)), color-mix(in srgb, var(--violet) 14%, var(--surface)))'
  if (name === 'white' || name === 'bg-white') return 'var(--surface)'
  const shade = name.split('-')[1] ?? '50'
  const hue = hueOf(name)
  if (hue === 'grey' || hue === 'neutral') return 'var(--fill)'
  if (!hues.has(hue)) return undefined
  const part = Math.min(90, 6 + Number(shade) / 10)
  return `color-mix(in srgb, var(--${hue}) ${part}%, var(--surface))`
}

export function borderColor(name) {
  return textColor(name) && name !== 'grey'
    ? `color-mix(in srgb, ${textColor(name)} 45%, var(--surface))`
    : 'var(--line)'
}

const aligns = { left: 'flex-start', top: 'flex-start', center: 'center', right: 'flex-end', bottom: 'flex-end' }
export const align = (word) => aligns[word]

export const pixels = (size) => (/^\d+px$/.test(size ?? '') ? size : undefined)
