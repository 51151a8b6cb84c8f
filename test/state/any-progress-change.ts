import fc from 'fast-check'
import { asChatId, asMessageId, asOpenId, asTargetId, asTaskId, asUnitName } from '../../src/plan/ids.ts'
import { statuses } from '../../src/plan/progress.ts'

const word = fc.constantFrom('种树', '', '__proto__', '😀\ud800')
const person = fc.constantFrom('ou_1', 'ou_2').map(asOpenId)
const unit = fc.constantFrom('市农牧局', '准格尔旗').map(asUnitName)
const task = fc.constantFrom('zd-12', '__proto__').map(asTaskId)
const target = fc.constant(asTargetId('zd-12.2'))
const id = fc.constantFrom('zd-12#1', 'zd-12#2', 'zd-12#3')
const period = fc.constantFrom('2025-10', '2025-11')
const at = fc.constantFrom('2025-11-05T02:00:00.000Z', '2025-11-06T02:00:00.000Z')
const fields = fc.dictionary(fc.constantFrom('status', 'note', 'value', '__proto__'), word)

const report = fc.record(
  {
    ...{ id, task, unit, person, at, period },
    how: fc.constantFrom('report', 'no-change', 'correction'),
    late: fc.boolean(),
    status: fc.constantFrom(...statuses),
    note: word,
    values: fc.array(
      fc.record(
        { target, value: fc.integer(), words: word, banner: unit },
        { requiredKeys: ['target', 'value', 'words'] },
      ),
      { maxLength: 2 },
    ),
    corrects: id,
    proposedBy: person,
  },
  { requiredKeys: ['id', 'task', 'unit', 'person', 'at', 'period', 'how', 'late', 'status', 'note', 'values'] },
)

/** Reports, what became of them, and who may report: of few tasks and people, so that they meet. */
export const anyProgressChange = fc.oneof(
  fc.record({ kind: fc.constant('report-submitted' as const), task, report, counts: fc.boolean() }),
  fc.record({
    kind: fc.constant('report-reviewed' as const),
    ...{ task, report: id, person, comment: word },
    verdict: fc.constantFrom('approve', 'return'),
  }),
  fc.record({ kind: fc.constant('report-withdrawn' as const), task, report: id, person }),
  fc.record({
    kind: fc.constant('evidence-added' as const),
    ...{ task, report: id },
    evidence: fc.record({
      kind: fc.constantFrom('picture', 'file'),
      ...{ key: word, name: word, person, at, message: fc.constant(asMessageId('om_1')) },
    }),
  }),
  fc.record({
    kind: fc.constant('draft-kept' as const),
    ...{ task, person },
    draft: fc.record({ unit, fields, questioned: fc.array(word, { maxLength: 2 }), at }),
  }),
  fc.record({
    kind: fc.constant('report-proposed' as const),
    task,
    proposal: fc.record({ id: word, task, unit, person, at, fields }),
  }),
  fc.record({
    kind: fc.constant('proposal-settled' as const),
    ...{ task, proposal: word, person },
    verdict: fc.constantFrom('confirm', 'decline'),
  }),
  fc.record(
    { kind: fc.constant('reporter-appointed' as const), task, target, unit, period, person },
    { requiredKeys: ['kind', 'task', 'unit', 'period', 'person'] },
  ),
  fc.record({
    kind: fc.constant('baseline-set' as const),
    ...{ task, target, person, value: fc.integer() },
    day: fc.constant('2020-12-31'),
  }),
  fc.record({ kind: fc.constant('report-refused' as const), task, person, why: word, typed: word }),
  fc.record({ kind: fc.constant('request-refused' as const), person, why: word, typed: word }),
)

/** Who is whose liaison, and which group is whose. */
export const anyRosterChange = fc.oneof(
  fc.record({
    kind: fc.constantFrom('chat-bound', 'chat-unbound'),
    ...{ chat: fc.constantFrom('oc_1', '__proto__').map(asChatId), unit, person },
  }),
  fc.record({ kind: fc.constant('liaison-asked' as const), person, unit, chat: fc.constant(asChatId('oc_1')) }),
  fc.record({ kind: fc.constant('liaison-confirmed' as const), person, unit, name: word, confirmedBy: person }),
  fc.record({ kind: fc.constant('liaison-declined' as const), person, unit, declinedBy: person }),
  fc.record({ kind: fc.constant('liaison-removed' as const), person, unit, removedBy: person }),
  fc.record({ kind: fc.constant('member-seen' as const), person, unit }),
)
