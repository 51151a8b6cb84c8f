import type { UnitName } from '../plan/ids.ts'
import type { Locator, Segment } from './annotate.ts'

/**
 * A question with its names taken out: `住建局是不是第12项的责任单位` becomes `U是不是L责任单位`.
 * U unit · B banner · A all banners · N body the plan does not name · L numbered item · C chapter · Y year · T subject · O outside
 */
export interface Skeleton {
  readonly shape: string
  readonly units: readonly UnitName[]
  readonly banners: readonly UnitName[]
  readonly allBanners: boolean
  readonly unnamed: readonly string[]
  readonly outside: readonly string[]
  readonly years: readonly number[]
  readonly locators: readonly (Locator & { readonly text: string })[]
}

/** An everyday word may swallow what is asked: 挣多少, 包几个. */
const asksWithin = /多少|几[个家户亩条万成]|谁|什么时候|啥时候|何时/

/** A year inside a longer word is still a year: `2030年共富示范乡村`. */
const yearsIn = (segments: readonly Segment[]) =>
  segments
    .filter(({ kind }) => kind === 'term')
    .flatMap(({ text }) => [...text.matchAll(/20[0-9]{2}(?=年)/g)].map(([year]) => Number(year)))

const letters: Partial<Record<Segment['kind'], string>> = {
  unit: 'U',
  banner: 'B',
  'all-banners': 'A',
  unnamed: 'N',
  outside: 'O',
  year: 'Y',
  mark: ' ',
}

export function skeletonOf(segments: readonly Segment[]): Skeleton {
  let shape = ''
  for (const segment of segments) {
    if (segment.kind === 'cue') shape += segment.text
    else if (segment.kind === 'locator') shape += segment.locator?.kind === 'chapter' ? 'C' : 'L'
    else if (segment.kind === 'term' || segment.kind === 'unknown' || segment.kind === 'number') {
      if (!shape.endsWith('T')) shape += 'T'
      if (segment.kind === 'term') shape += asksWithin.exec(segment.text)?.[0] ?? ''
    } else shape += letters[segment.kind] ?? ''
  }
  const of = (kind: Segment['kind']) => segments.filter((segment) => segment.kind === kind)
  const unitsOf = (kind: Segment['kind']) => [
    ...new Set(of(kind).flatMap((segment) => (segment.unit ? [segment.unit] : []))),
  ]
  return {
    shape,
    units: unitsOf('unit'),
    banners: unitsOf('banner'),
    allBanners: of('all-banners').length > 0,
    unnamed: of('unnamed').map((segment) => segment.name ?? segment.text),
    outside: of('outside').map((segment) => segment.name ?? segment.text),
    years: [...new Set([...of('year').map((segment) => segment.number ?? 0), ...yearsIn(segments)])],
    locators: of('locator').flatMap((segment) => (segment.locator ? [{ ...segment.locator, text: segment.text }] : [])),
  }
}
