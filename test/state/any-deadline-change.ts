import fc from 'fast-check'
import { asOpenId, asTargetId, asTaskId, asUnitName } from '../../src/plan/ids.ts'
import type { DeadlineChange } from '../../src/state/deadlines.ts'

// Few ids, so that requests meet their decisions.
const id = fc.constantFrom('zd-13@1', 'zd-13@2', '__proto__')
const person = fc.constantFrom('ou_1', 'ou_2').map(asOpenId)
const task = fc.constant(asTaskId('zd-13'))
const target = fc.constantFrom('zd-13.1', 'zd-12.2', 'constructor').map(asTargetId)
const targets = fc.array(target, { maxLength: 2 })
const unit = fc.constantFrom('市住建局', '准格尔旗').map(asUnitName)
const day = fc.constantFrom('2026-06-30', '2025-12-31')
const at = fc.constant('2025-12-10T02:00:00.000Z')
const text = fc.constantFrom('招标流了', '')

const extension = fc.record({
  ...{ id, task, targets, unit, person, at, from: day, until: day, reason: text, standing: text },
  overdue: fc.boolean(),
})
const outcome = fc.record(
  { what: fc.constantFrom('met', 'not-met', 'extended'), until: day, basis: text, person, at },
  { requiredKeys: ['what', 'basis', 'person', 'at'] },
)

export const anyDeadlineChange: fc.Arbitrary<DeadlineChange> = fc.oneof(
  fc.record({ kind: fc.constant('plan-adopted' as const), plan: text, on: day, past: targets, dated: fc.constant([]) }),
  fc.record({ kind: fc.constant('outcome-sorted' as const), task, target, outcome }),
  fc.record(
    { kind: fc.constant('extension-asked' as const), task, extension, replaces: id },
    { requiredKeys: ['kind', 'task', 'extension'] },
  ),
  fc.record({
    ...{ kind: fc.constant('extension-decided' as const), task, extension: id, person, reason: text },
    verdict: fc.constantFrom('approve', 'decline'),
  }),
  fc.record({
    kind: fc.constant('inquiry-answered' as const),
    task,
    answer: fc.record(
      { id, task, unit, person, at, cause: text, remedy: text, until: day, extension: id },
      { requiredKeys: ['id', 'task', 'unit', 'person', 'at', 'cause', 'remedy'] },
    ),
  }),
  fc.record({
    kind: fc.constant('task-urged' as const),
    task,
    urge: fc.record({ id, task, unit, person, at, day, reason: text }),
  }),
  fc.record({
    kind: fc.constant('urge-answered' as const),
    task,
    unit,
    urge: id,
    answer: fc.record({ person, at, text, report: id }, { requiredKeys: ['person', 'at', 'text'] }),
  }),
)
