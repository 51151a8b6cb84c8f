/** One line of the table of `npm run bench`: a figure against its floor, measured side by side in the same run. */
export interface Row {
  readonly name: string
  readonly floor: string
  readonly figure: string
  /** The figure divided by its floor, in the sense of the bar. */
  readonly ratio: number
  /** What the ratio has to be, `≥ 0.8` or `≤ 3`. */
  readonly bar: string
  readonly holds: boolean
  readonly note?: string
}

export const atLeast = (ratio: number, bar: number) => ({ ratio, bar: `≥ ${bar}`, holds: ratio >= bar })
export const atMost = (ratio: number, bar: number) => ({ ratio, bar: `≤ ${bar}`, holds: ratio <= bar })

export function percentile(values: readonly number[], share: number): number {
  const sorted = values.toSorted((a, b) => a - b)
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? Number.NaN
}

export const median = (values: readonly number[]) => percentile(values, 0.5)

export const micro = (milliseconds: number) => `${(milliseconds * 1000).toFixed(0)} µs`
export const milli = (milliseconds: number) => `${milliseconds.toFixed(milliseconds < 10 ? 2 : 0)} ms`
export const mega = (bytes: number) => `${(bytes / 1024 / 1024).toFixed(0)} MB`
