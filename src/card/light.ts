import type { LightColor } from '../plan/light.ts'

const emoji: Readonly<Record<LightColor, string>> = { green: '🟢', yellow: '🟡', red: '🔴', grey: '⚪' }
const words: Readonly<Record<LightColor, string>> = { green: '绿', yellow: '黄', red: '红', grey: '灰' }

export const lightWord = (color: LightColor) => words[color]
/** A colour is always also a word. */
export const lightWords = (color: LightColor) => `${emoji[color]} ${words[color]}`
