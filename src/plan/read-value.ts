import { factorBetween, splitUnit } from './measure.ts'
import { numberChars, spokenNumber } from './spoken-number.ts'
import type { QuantitativeTarget } from './target.ts'
import { type Bound, boundIn, changeIn, isPlanned, isVague, withoutLeadIn } from './value-phrases.ts'
import { valueWording as wording } from './value-wording.ts'

/** Why a figure cannot be taken. `change`: how much it moved, where it was asked what it came to. */
export type UnreadableValue =
  | 'empty'
  | 'vague'
  | 'range'
  | 'several'
  | 'no-number'
  | 'wrong-unit'
  | 'out-of-range'
  | 'change'

export type ValueReading =
  | {
      readonly kind: 'value'
      /** In the target's own unit. */
      readonly value: number
      /** 超过60, 不到60, 约60: what was said about the number besides it. */
      readonly comparator?: Bound
      /** As typed. */
      readonly words: string
    }
  | Unreadable

interface Unreadable {
  readonly kind: 'unreadable'
  readonly why: UnreadableValue
  /** What to write instead. */
  readonly hint?: string
}

type Course = QuantitativeTarget['course']

const unreadable = (why: UnreadableValue, hint?: string): Unreadable => ({
  kind: 'unreadable',
  why,
  ...(hint !== undefined && { hint }),
})

const longestText = 60
/** In any unit; no figure of a city is larger, and beyond it a card shows noise. */
const largest = 1e10

const number = `[${numberChars}]+`
const range = new RegExp(`${number}[%成\\p{Script=Han}]{0,3}(?:-|—|–|~|至|到)${number}`, 'u')
const several = new RegExp(`${number}[^\\d]*?[、;和及/ ,]\\D*?${number}`)
const partsOf = new RegExp(`^([十百千])分之(${number}|百)$`)
const tenths = new RegExp(`^(${number})成([一二三四五六七八九1-9]|半)?$`)
const figure = new RegExp(`^(-?)(${number})(.*)$`)
const ratio = new RegExp(`^(${number})(?:[:比]1|比一|倍)?$`)

/**
 * A figure as people write it, in the target's own unit: 63 · 63% · ６３％ · 六十三% · 百分之六十三 · 六成三 · 3.2万 ·
 * 1,200. What is no single clear number is unreadable and changes nothing. By its `course` 下降12% is a figure only where
 * the target is itself a change.
 */
export function readValue(text: string, unit: string, course: Course = 'reach'): ValueReading {
  const words = text.trim()
  if (words === '') return unreadable('empty')
  if (words.length > longestText) return unreadable('no-number')
  const clean = tidy(words)
  if (isPlanned(clean)) return unreadable('vague', wording.actual)
  const start = withoutLeadIn(clean)
  const change = changeIn(start)
  if (change && course !== 'rise' && course !== 'fall') return unreadable('change', wording.total)
  const { rest, bound } = boundIn(change?.rest ?? start)
  const read = oneNumber(withoutLeadIn(rest), unit)
  if (typeof read !== 'number') return read
  const isAgainst = change?.down !== undefined && change.down !== (course === 'fall')
  // Six decimals are finer than any figure here; the sum turns -0 into 0.
  const value = Number((isAgainst ? -read : read).toFixed(6)) + 0
  if (Math.abs(value) > largest) return unreadable('out-of-range')
  return { kind: 'value', value, ...(bound && { comparator: bound }), words }
}

/** Half width, without spaces, a remark in brackets or what trails off; a space between two numbers stays. */
function tidy(words: string): string {
  return words
    .normalize('NFKC')
    .replace(/[−–]/g, '-')
    .replace(/∶/g, ':')
    .replace(/[壹贰叁肆伍陆柒捌玖拾佰仟萬億]/g, (formal) => plainly[formal] ?? formal)
    .replace(/(?<=\S)\((?:[^\d()]*|[同环较比][^()]*)\)$/, '')
    .replace(/(?<!\d)\s+|\s+(?!\d)/g, '')
    .replace(/(?:[了吧啊呢哈呀!。.,;]|的)+$/, '')
}
const plainly: Readonly<Record<string, string>> = Object.fromEntries(
  [...'壹贰叁肆伍陆柒捌玖拾佰仟萬億'].map((formal, index) => [formal, '一二三四五六七八九十百千万亿'[index] ?? '']),
)

function oneNumber(text: string, unit: string): number | Unreadable {
  if (/^[没无]有?$/.test(text)) return unreadable('no-number', wording.zero)
  if (isVague(text)) return unreadable('vague')
  if (/^\D+分之|^½|^\d+\/\d+$/.test(text) && !partsOf.test(text)) return unreadable('vague', wording.decimals)
  if (range.test(text)) return unreadable('range')
  const share = shareIn(text)
  if (share !== undefined) return unit === '%' ? share : unreadable('wrong-unit', wording.inUnit(unit))
  if (unit === '') return spokenNumber(ratio.exec(text)?.[1] ?? '') ?? otherwise(text)
  const [, sign, digits = '', typed = ''] = figure.exec(text) ?? []
  const size = spokenNumber(digits)
  if (size === undefined || /\d/.test(typed.replace('km2', ''))) return otherwise(text)
  return inUnit(sign === '-' ? -size : size, { digits, typed, unit })
}

const otherwise = (text: string) => unreadable(several.test(text) ? 'several' : 'no-number')

/** 百分之六十三, 六成三, 一半, 全覆盖: in hundredths. */
function shareIn(text: string): number | undefined {
  if (/^一半$/.test(text)) return 50
  if (/^(?:百分之?百|全(?:部|面)?覆盖)$/.test(text)) return 100
  const [, whole = '', part = ''] = partsOf.exec(text) ?? []
  if (whole !== '') return ((spokenNumber(part) ?? Number.NaN) * 100) / (spokenNumber(whole) ?? 100)
  const [, tens = '', ones] = tenths.exec(text) ?? []
  const count = spokenNumber(tens)
  if (count === undefined || count > 10) return undefined
  return count * 10 + (ones === '半' ? 5 : ones === undefined ? 0 : (spokenNumber(ones) ?? 0))
}

interface Figure {
  readonly digits: string
  readonly typed: string
  readonly unit: string
}

function inUnit(size: number, { digits, typed, unit }: Figure): number | Unreadable {
  if (unit === '%') {
    if (/[万亿]/.test(digits)) return unreadable('wrong-unit', wording.inUnit(unit))
    if (typed === '' && size > 0 && size < 1) return unreadable('out-of-range', wording.withSign(size))
  }
  if (typed !== '') {
    const factor = factorBetween(typed, unit)
    return factor === undefined ? unreadable('wrong-unit', wording.inUnit(unit)) : size * factor
  }
  // A bare number is in the target's unit; said with 万 it is a count of what the unit counts in 万.
  return /[万亿]/.test(digits) ? size / splitUnit(unit).scale : size
}
