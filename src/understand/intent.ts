import { z } from 'zod'
import { type AnswerIntent, answerButtons } from './intents/answer.ts'
import { type AuditIntent, auditButtons } from './intents/audit.ts'
import { type BoardIntent, boardButtons } from './intents/board.ts'
import { type BulletinIntent, bulletinButtons } from './intents/bulletin.ts'
import { type DeadlineIntent, deadlineButtons } from './intents/deadline.ts'
import { type DeliveryIntent, deliveryButtons } from './intents/delivery.ts'
import { type NoticeIntent, noticeButtons } from './intents/notice.ts'
import { type OutcomeIntent, outcomeButtons } from './intents/outcome.ts'
import { type ProgressIntent, progressButtons } from './intents/progress.ts'
import { type ReminderIntent, reminderButtons } from './intents/reminder.ts'
import { type RosterIntent, rosterButtons } from './intents/roster.ts'
import { type TeachingIntent, teachingButtons } from './intents/teaching.ts'
import { type UrgeIntent, urgeButtons } from './intents/urge.ts'

/** What a button carries: which thing is meant, told apart by `action`. The same schemas write and read it. */
export const ButtonValue = z.discriminatedUnion('action', [
  ...answerButtons,
  ...teachingButtons,
  ...deliveryButtons,
  ...progressButtons,
  ...rosterButtons,
  ...noticeButtons,
  ...boardButtons,
  ...bulletinButtons,
  ...auditButtons,
  ...deadlineButtons,
  ...reminderButtons,
  ...outcomeButtons,
  ...urgeButtons,
])
export type ButtonValue = z.input<typeof ButtonValue>
export type Pressed = z.output<typeof ButtonValue>

/** What a person wants, wherever it came from: typed, or pressed. */
export type Intent =
  | AnswerIntent
  | TeachingIntent
  | DeliveryIntent
  | ProgressIntent
  | RosterIntent
  | NoticeIntent
  | BoardIntent
  | BulletinIntent
  | AuditIntent
  | DeadlineIntent
  | ReminderIntent
  | OutcomeIntent
  | UrgeIntent
