import { addDays } from './day.ts'
import type { Settings } from './settings.ts'

/** A reporting period. Days are `YYYY-MM-DD`; a report after `graceUntil` is late. */
export interface Period {
  /** `2025-11`, `2025-Q4`, or the year where no cycle is on. */
  readonly id: string
  readonly opens: string
  readonly closes: string
  readonly graceUntil: string
}

type Cycle = Settings['cycle']

const two = (number: number) => String(number).padStart(2, '0')

/** The period that a calendar day belongs to. */
export function periodOf(day: string, cycle: Cycle): Period {
  const year = Number(day.slice(0, 4))
  const month = Number(day.slice(5, 7))
  if (cycle.every === 'none') {
    const end = `${year}-12-31`
    return { id: String(year), opens: `${year}-01-01`, closes: end, graceUntil: end }
  }
  const last = cycle.every === 'monthly' ? month : Math.ceil(month / 3) * 3
  const closes = `${year}-${two(last)}-${two(cycle.closesOn)}`
  return {
    id: cycle.every === 'monthly' ? `${year}-${two(month)}` : `${year}-Q${last / 3}`,
    opens: `${year}-${two(last)}-${two(cycle.opensOn)}`,
    closes,
    graceUntil: addDays(closes, cycle.graceDays),
  }
}

export function periodBefore(day: string, cycle: Cycle): Period {
  const year = Number(day.slice(0, 4))
  const month = Number(day.slice(5, 7))
  const first = cycle.every === 'none' ? 1 : cycle.every === 'monthly' ? month : Math.ceil(month / 3) * 3 - 2
  return periodOf(addDays(`${year}-${two(first)}-01`, -1), cycle)
}

/** The months of a period, `2025-11`. */
export function monthsOf({ id }: Pick<Period, 'id'>): readonly string[] {
  const [year = '', part] = id.split('-')
  const first = part === undefined ? 1 : part.startsWith('Q') ? Number(part[1]) * 3 - 2 : Number(part)
  const count = part === undefined ? 12 : part.startsWith('Q') ? 3 : 1
  return Array.from({ length: count }, (_, at) => `${year}-${two(first + at)}`)
}

/** `2025年11月`, `2025年四季度`: as people say it. */
export function periodWords({ id }: Pick<Period, 'id'>): string {
  const [year, part] = id.split('-')
  if (part === undefined) return `${year}年`
  if (part.startsWith('Q')) return `${year}年${'一二三四'[Number(part[1]) - 1]}季度`
  return `${year}年${Number(part)}月`
}
