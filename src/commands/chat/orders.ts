import { addDays } from '../../plan/day.ts'
import { createCalendar } from '../../plan/working-days.ts'

/** What a line typed into the console asks for. */
export type Order =
  | { readonly kind: 'say'; readonly text: string }
  | { readonly kind: 'number'; readonly number: number; readonly text: string }
  | { readonly kind: 'become'; readonly name: string }
  | { readonly kind: 'enter'; readonly name: string }
  | { readonly kind: 'list' }
  | { readonly kind: 'move-clock'; readonly words: string }
  | { readonly kind: 'help' }
  | { readonly kind: 'quit' }
  | { readonly kind: 'unknown'; readonly text: string }

const names: Readonly<Record<string, Order['kind']>> = {
  我是: 'become',
  as: 'become',
  到: 'enter',
  in: 'enter',
  谁: 'list',
  ls: 'list',
  时钟: 'move-clock',
  clock: 'move-clock',
  帮助: 'help',
  help: 'help',
  退出: 'quit',
  quit: 'quit',
}

export function readOrder(line: string): Order {
  const text = line.trim()
  if (/^\d{1,3}$/.test(text)) return { kind: 'number', number: Number(text), text }
  const [, name, rest = ''] = /^[/／](\S+)\s*(.*)$/.exec(text) ?? []
  if (name === undefined) return { kind: 'say', text }
  switch (names[name.toLowerCase()]) {
    case 'become':
      return { kind: 'become', name: rest }
    case 'enter':
      return { kind: 'enter', name: rest }
    case 'list':
      return { kind: 'list' }
    case 'move-clock':
      return { kind: 'move-clock', words: rest }
    case 'help':
      return { kind: 'help' }
    case 'quit':
      return { kind: 'quit' }
    default:
      return { kind: 'unknown', text }
  }
}

const hour = 3_600_000
const ordosAhead = 8 * hour
const nineOn = (day: string) => new Date(`${day}T09:00:00+08:00`)

/** `下个工作日` `明天` `+3天` `+2小时` `2026-09-18` `2026-09-18 14:30`; a day without a time means nine o'clock in Ordos. */
export function readMoment(words: string, now: Date): Date | undefined {
  const text = words.trim()
  const today = new Date(now.getTime() + ordosAhead).toISOString().slice(0, 10)
  const [, ahead, unit] = /^\+(\d{1,4}) ?(天|小时|分钟)$/.exec(text) ?? []
  if (unit === '小时') return new Date(now.getTime() + Number(ahead) * hour)
  if (unit === '分钟') return new Date(now.getTime() + (Number(ahead) * hour) / 60)
  if (/^下(一)?个工作日$/.test(text)) return nineOn(createCalendar().nextWorkingDay(addDays(today, 1)))
  const days = unit === '天' ? Number(ahead) : text === '明天' ? 1 : undefined
  if (days !== undefined) return nineOn(addDays(today, days))
  const [, day, time = '09:00'] = /^(\d{4}-\d\d-\d\d)(?:[ T](\d\d:\d\d))?$/.exec(text) ?? []
  const moment = new Date(`${day}T${time}:00+08:00`)
  return Number.isNaN(moment.getTime()) ? undefined : moment
}
