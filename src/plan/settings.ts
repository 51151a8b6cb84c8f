import { z } from 'zod'

const days = z.int().min(1).max(365)
const timeOfDay = z.string().regex(/^([01]\d|2[0-3]):[0-5]\d$/, '应为 24 小时制的时刻，如 09:00')
/** Every month has it. */
const dayOfMonth = z.int().min(1).max(28)

const ReportingCycle = z
  .strictObject({
    every: z.enum(['monthly', 'quarterly', 'none']).default('monthly'),
    /** Days of the month, or of a quarter's last month. */
    opensOn: dayOfMonth.default(20),
    closesOn: dayOfMonth.default(25),
    /** Days after closing in which a report is not yet late. */
    graceDays: z.int().min(0).max(27).default(0),
  })
  .refine((cycle) => cycle.opensOn <= cycle.closesOn, { path: ['closesOn'], message: '截止日不能早于 opensOn' })

const Escalation = z
  .strictObject({
    /** Days overdue until the unit's leader, and then until the coordinators are told. */
    leaderAfter: days.default(7),
    coordinatorsAfter: days.default(14),
  })
  .refine((ladder) => ladder.leaderAfter < ladder.coordinatorsAfter, {
    path: ['coordinatorsAfter'],
    message: '应大于 leaderAfter，两级不能同时提醒',
  })

const AllSettings = z.strictObject({
  /** Id of the plan in use: the name of its file. */
  plan: z
    .string()
    .regex(/^[a-z0-9-]+$/, '应为方案文件名，不带 .yaml')
    .default('ordos-2023-7'),
  timeZone: z.string().refine(isTimeZone, '没有这个时区').default('Asia/Shanghai'),
  reminderHour: timeOfDay.default('09:00'),
  /** What was missed at that hour is caught up on the same day, but not from this time on. */
  reminderUntil: timeOfDay.default('18:00'),
  daysAhead: z.array(z.int().min(0).max(365)).default([30, 7, 3, 1, 0]),
  overdueEvery: days.default(7),
  workdaysOnly: z.boolean().default(true),
  cycle: ReportingCycle.prefault({}),
  /** Whether a report counts only after a coordinator has approved it. */
  review: z.boolean().default(true),
  /** Whether anybody seen in a unit's group may report for it, besides its liaisons. */
  membersMayReport: z.boolean().default(false),
  /** Whether a bulletin ranks the units by their results. Who uses the bot is never ranked. */
  ranking: z.boolean().default(false),
  escalation: Escalation.prefault({}),
})

/** `config/settings.yaml`: how the office that supervises the plan wants it done. */
export const Settings = AllSettings.refine(({ reminderHour, reminderUntil }) => reminderHour < reminderUntil, {
  path: ['reminderUntil'],
  message: '应晚于 reminderHour',
})
export type Settings = z.infer<typeof Settings>

function isTimeZone(name: string): boolean {
  try {
    return Intl.DateTimeFormat('en', { timeZone: name }) !== undefined
  } catch {
    return false
  }
}
