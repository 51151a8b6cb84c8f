import fc from 'fast-check'
import { asChatId, asOpenId, asUnitName } from '../../src/plan/ids.ts'
import type { ReminderChange } from '../../src/state/reminders.ts'

const day = fc.constantFrom('2025-12-01', '2025-12-24', '2026-01-07')
const place = fc.constantFrom(asChatId('oc_1'), asOpenId('ou_1'), asChatId('__proto__'))
const unit = fc.constantFrom('市农牧局', '准格尔旗').map(asUnitName)
const line = fc.record({
  unit,
  subject: fc.constantFrom('zd-12.2', 'cycle', 'constructor'),
  due: fc.constantFrom('2025-12-31', '2025-12'),
  stage: fc.constantFrom(-30, 0, 7),
})
const lines = fc.array(line, { maxLength: 3 })

export const anyReminderChange: fc.Arbitrary<ReminderChange> = fc.oneof(
  fc.record({
    ...{ kind: fc.constant('digest-sent' as const), day, place, lines },
    units: fc.array(unit, { maxLength: 2 }),
  }),
  fc.record({ kind: fc.constant('digests-finished' as const), day, unreached: fc.array(unit, { maxLength: 2 }) }),
  fc.record({
    ...{ kind: fc.constant('digest-snoozed' as const), until: day, place, lines },
    person: fc.constant(asOpenId('ou_1')),
  }),
  fc.record({
    ...{ kind: fc.constant('reminder-escalated' as const), day, lines },
    to: fc.constantFrom('leader' as const, 'coordinators' as const),
  }),
  fc.record({ kind: fc.constant('reach-reported' as const), week: day }),
  fc.record({ kind: fc.constant('calendar-warned' as const), year: fc.constant(2027) }),
)
